"""Every form that has a template: sample documents come out whole, and places to sign equal the signing plan."""

import io
import re
import zipfile
from typing import Any

import pytest

from documents.check import absent
from documents.errors import FormHasNoTemplate, FormUnknown
from documents.forms import DESIGNS, FORMS, form
from documents.forms.catalogue import StepKind
from documents.forms.form import TEMPLATES, Form
from documents.lint import findings_in
from documents.render import compiled_template, fill
from documents.rights import RIGHTS
from documents.typeset import Typesetter
from tests.documents.conftest import SAMPLE, frame_of, sample


@pytest.mark.parametrize("document", SAMPLE, ids=lambda d: f"{d['form']}-{d['id']}")
def test_a_sample_document_is_set_with_all_its_words(document: dict[str, Any], typesetter: Typesetter) -> None:
    result = typesetter.typeset(fill(document["form"], document["data"], frame_of(document)))
    title = form(document["form"]).drawn.draw().title
    data = document["data"] | {
        name: {"name": document["data"][name]["name"]} for name in ADDRESSEE.get(document["form"], ())
    }
    expected = [document["organ"], title, "演示文书，不具法律效力", "JC-219900-0001", *texts_in(data)]
    if document["number"]:
        expected.append(document["number"])
    assert absent(result.pdf, *expected) == []


#: Papers addressed to somebody by name, as a letter is, without numbers and address.
ADDRESSEE = {
    "INSPECTION_NOTICE": ["object"],
    "INSPECTION_RESULT_NOTICE": ["object"],
    **{key: ["party"] for key in ("PENALTY_NOTICE", "HEARING_NOTICE", "RECTIFICATION_ORDER", "PRESERVATION_NOTICE")},
    **{key: ["party"] for key in ("DEMAND_NOTICE", "LEVY_NOTICE", "CHARGE_NOTICE", "EXECUTION_STOP")},
    **{key: ["applicant"] for key in ("CORRECTION_NOTICE", "ACCEPTANCE_NOTICE", "NON_ACCEPTANCE", "CORRECTION_ANSWER")},
    "THIRD_PARTY_LETTER": ["thirdParty"],
}
#: Who has a numbered place to sign, where they stand in the data, and where not: how many places there are.
SIGNERS: dict[str, str | int] = {
    "EVIDENCE_EXTRACT": "extractors",
    "SERVICE_RECEIPT": "servers",
    "COLLECTIVE_DISCUSSION_RECORD": 3,
}


@pytest.mark.parametrize("code", DESIGNS)
def test_places_to_sign_are_those_of_the_plan(code: str, typesetter: Typesetter) -> None:
    document = sample(code)
    anchors = typesetter.typeset(fill(code, document["data"], frame_of(document))).anchors
    found = {re.sub(r"(_\d+)+$", "", name) for name in anchors} - {"sig_every_page"}
    plan = form(code).plan
    assert {step.anchor for step in plan if step.minimum} <= found <= {step.anchor for step in plan}
    for step in plan:
        if step.numbered:
            signers = SIGNERS.get(code, "officers" if "officers" in document["data"] else 2)
            number = signers if isinstance(signers, int) else len(document["data"][signers])
            assert {name for name in anchors if name.startswith(f"{step.anchor}_")} == {
                f"{step.anchor}_{at}" for at in range(1, number + 1)
            }


@pytest.mark.parametrize("code", DESIGNS)
def test_typed_fields_are_those_of_the_catalogue(code: str) -> None:
    fields = DESIGNS[code].fields
    required = {info.alias or name for name, info in fields.model_fields.items() if info.is_required()}
    assert required == {*FORMS[code].entry.data_fields, *FORMS[code].entry.printed}


@pytest.mark.parametrize("code", DESIGNS)
def test_the_committed_template_is_the_one_that_is_drawn(code: str) -> None:
    drawn = parts_of(DESIGNS[code].draw().docx())
    assert parts_of((TEMPLATES / f"{code}.docx").read_bytes()) == drawn


@pytest.mark.parametrize("code", DESIGNS)
def test_the_template_passes_its_own_lint_and_names_its_rights(code: str) -> None:
    assert list(findings_in(compiled_template(code), DESIGNS[code].fields)) == []
    assert set(DESIGNS[code].rights) <= RIGHTS.keys()


def test_the_catalogue_has_every_form_and_only_seals_come_last() -> None:
    assert len(FORMS) == 80
    for known in FORMS.values():
        kinds = [step.kind for step in known.plan]
        order = [StepKind.HANDWRITING, StepKind.PARTY_OWN, StepKind.PERSONAL, StepKind.SEAL]
        assert kinds == sorted(kinds, key=order.index), known.code


def test_a_form_without_template_is_refused_by_name() -> None:
    document = sample("SPOT_PENALTY_DECISION")
    with pytest.raises(FormHasNoTemplate, match="强制执行申请书"):
        _ = Form(FORMS["COURT_APPLICATION"].entry).template_path
    with pytest.raises(FormUnknown, match="NO_SUCH"):
        fill("NO_SUCH", {}, frame_of(document))
    assert fill("SPOT_PENALTY_DECISION", document["data"], frame_of(document)).startswith(b"PK")


def parts_of(docx: bytes) -> dict[str, bytes]:
    """Contents of a Word file by part."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts_in(value: Any) -> list[str]:
    """Every Chinese sentence in data that must be printed: not ids of fixed texts, instants or codes."""
    if isinstance(value, dict):
        skipped = ("surcharge", "sue", "method")
        return [text for key, inner in value.items() if key not in skipped for text in texts_in(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts_in(inner)]
    coded = re.compile(r"RT-|\d{4}-\d\d-\d\d|[A-Z_]+$")
    if isinstance(value, str) and not coded.match(value):
        return [value.rstrip("。")]
    return []
