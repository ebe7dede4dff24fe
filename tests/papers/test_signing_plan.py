"""Who may sign next, and when a paper is complete: sentences, one on each side of every boundary."""

from uuid import UUID, uuid5

import pytest

from api.access.actor import Actor
from api.access.models import PersonKind
from api.law.codes import Code
from api.law.gates import Gap
from api.papers.signatures import sign_roles_of
from api.papers.signing_plan import Mark, Signing, complete, needed, next_step, seal_method
from api.vocabulary import SignMethod, SignRole, StaffRole
from documents.forms import FORMS, form
from documents.forms.catalogue import Step, StepKind

NAMES = UUID("0a5f8a34-31c5-4f0f-8a6e-8f4f9d0c7b12")
HAND, PERSONAL, SEAL = StepKind.HANDWRITING, StepKind.PERSONAL, StepKind.SEAL
ORDER, STRANGER = Code.SIGN_ORDER, Code.SIGNER_NOT_IN_PLAN


def who(name: str) -> UUID:
    return uuid5(NAMES, name)


def party(refused: bool = False) -> Mark:
    return Mark(HAND, "PARTY", who("party"), refused)


def witness() -> Mark:
    return Mark(HAND, "ATTESTING", who("witness"))


def officer(name: str) -> Mark:
    return Mark(PERSONAL, "OFFICER", who(name))


def official(role: str) -> Mark:
    return Mark(PERSONAL, role, who(role))


def seal() -> Mark:
    return Mark(SEAL, "ORGAN", who("seal"))


A, B, C = officer("a"), officer("b"), officer("c")
UNIT, DEPUTY, CLERK = official("UNIT_HEAD"), official("DEPUTY_HEAD"), official("CLERK")
SPOT, RECORD, APPROVAL = "SPOT_PENALTY_DECISION", "SITE_INSPECTION_RECORD", "INSPECTION_APPROVAL"
RECEIPT, ADDRESS, NOTICE, INQUIRY = "SERVICE_RECEIPT", "ADDRESS_CONFIRMATION", "PENALTY_NOTICE", "INQUIRY_RECORD"

CASES: list[tuple[str, str, tuple[Mark, ...], Mark, Code | None]] = [
    ("the party signs first", SPOT, (), party(), None),
    ("an officer does not sign before the party", SPOT, (), A, ORDER),
    ("an officer signs once the party has", SPOT, (party(),), A, None),
    ("an officer signs once the party has refused", SPOT, (party(refused=True),), A, None),
    ("one officer does not sign twice", SPOT, (party(), A), A, STRANGER),
    ("another officer does", SPOT, (party(), A), B, None),
    ("a third officer finds both places taken", SPOT, (party(), A, B), C, STRANGER),
    ("the record has room for a third", RECORD, (party(), A, B), C, None),
    ("no seal on one officer's signature", SPOT, (party(), A), seal(), ORDER),
    ("the seal after both", SPOT, (party(), A, B), seal(), None),
    ("no second seal", SPOT, (party(), A, B, seal()), seal(), STRANGER),
    ("no seal where the form has none", RECORD, (party(), A, B), seal(), STRANGER),
    ("nobody signs after the seal", SPOT, (party(), A, seal()), B, ORDER),
    ("no handwriting after an electronic signature", RECORD, (party(), A), witness(), ORDER),
    ("handwriting before it", RECORD, (party(),), witness(), None),
    ("the party does not sign twice", SPOT, (party(),), party(), STRANGER),
    ("a witness does not sign before the party", RECORD, (), witness(), ORDER),
    ("a witness has no place on the decision", SPOT, (party(),), witness(), STRANGER),
    ("after a refusal the officers wait for the witness", RECORD, (party(refused=True),), A, ORDER),
    ("and sign when the witness has", RECORD, (party(refused=True), witness()), A, None),
    ("without a refusal no witness is needed", RECORD, (party(),), A, None),
    ("a stranger to the form", SPOT, (party(),), DEPUTY, STRANGER),
    ("the head of the unit waits for two officers", APPROVAL, (A,), UNIT, ORDER),
    ("and signs after them", APPROVAL, (A, B), UNIT, None),
    ("the deputy head does not sign before the head of the unit", APPROVAL, (A, B), DEPUTY, ORDER),
    ("but after", APPROVAL, (A, B, UNIT), DEPUTY, None),
    ("an officer does not add a signature under the recorder's", INQUIRY, (party(), A, B, official("RECORDER")), C, ORDER),
    ("before the recorder an officer does", INQUIRY, (party(), A, B), C, None),
    ("a receipt is signed by nobody but an officer, if nobody came", RECEIPT, (), A, None),
    ("or by a clerk", RECEIPT, (), CLERK, None),
    ("no seal on a receipt", RECEIPT, (A, B), seal(), STRANGER),
    ("the party's own signature counts as handwriting", ADDRESS, (), party(), None),
    ("and comes before the clerk's", ADDRESS, (), CLERK, ORDER),
    ("who signs for a notice is its seal alone", NOTICE, (), seal(), None),
    ("and no officer", NOTICE, (), A, STRANGER),
]  # fmt: skip


@pytest.mark.parametrize(("why", "template", "marks", "wanted", "code"), CASES, ids=[case[0] for case in CASES])
def test_next_step(why: str, template: str, marks: tuple[Mark, ...], wanted: Mark, code: Code | None) -> None:
    found = next_step(Signing(form(template).plan, marks, wanted.kind, (wanted.role,), wanted.signer_id))
    if code is None:
        assert isinstance(found, Step), why
        assert wanted.kind is SEAL or found.role == wanted.role
    else:
        assert isinstance(found, Gap), why
        assert found.code is code, why


def test_the_gap_names_what_is_to_be_signed_first() -> None:
    found = next_step(Signing(form(SPOT).plan, (party(),), SEAL, (), who("seal")))
    assert isinstance(found, Gap)
    assert found.missing == ("执法人员（2人）",)


@pytest.mark.parametrize(
    ("why", "template", "marks", "done"),
    [
        ("nothing yet", SPOT, (), False),
        ("all but the seal", SPOT, (party(), A, B), False),
        ("the whole plan", SPOT, (party(), A, B, seal()), True),
        ("a refusal is an answer", SPOT, (party(refused=True), A, B, seal()), True),
        ("a refusal without its witness", RECORD, (party(refused=True), A, B), False),
        ("a refusal with the witness", RECORD, (party(refused=True), witness(), A, B), True),
        ("one officer of two", RECORD, (party(), A), False),
        ("a receipt nobody signed", RECEIPT, (), False),
        ("a receipt with the recipient's signature alone", RECEIPT, (party(),), False),
        ("a receipt with one officer of two", RECEIPT, (A,), False),
        ("a receipt with both officers", RECEIPT, (A, B), True),
        ("a receipt with the clerk", RECEIPT, (CLERK,), True),
        ("an address confirmed by the party is complete with it", ADDRESS, (party(),), True),
        ("a roster has no plan and nothing to wait for", "OFFICER_ROSTER", (), True),
    ],
)
def test_complete(why: str, template: str, marks: tuple[Mark, ...], done: bool) -> None:
    assert complete(form(template).plan, marks) is done, why


def test_only_the_witness_is_called_for_by_a_refusal() -> None:
    plan = form(RECORD).plan
    assert [needed(step, plan, [party(refused=True)]) for step in plan] == [1, 1, 2]
    assert [needed(step, plan, [party()]) for step in plan] == [1, 0, 2]


@pytest.mark.parametrize(
    ("roles", "principal", "boxes"),
    [
        ({StaffRole.OFFICER}, False, {"OFFICER", "RECORDER"}),
        ({StaffRole.UNIT_HEAD}, False, {"UNIT_HEAD", "RECORDER"}),
        ({StaffRole.ORGAN_LEADER}, False, {"DEPUTY_HEAD"}),
        ({StaffRole.ORGAN_LEADER}, True, {"DEPUTY_HEAD", "ORGAN_HEAD"}),
        ({StaffRole.REVIEWER, StaffRole.REVIEW_HEAD}, False, {"REVIEWER", "REVIEW_HEAD"}),
        ({StaffRole.SUPERVISOR}, True, set()),
        ({StaffRole.COUNSEL}, False, set()),
        ({StaffRole.AUDITOR}, False, set()),
    ],
)
def test_which_boxes_an_office_opens(roles: set[StaffRole], principal: bool, boxes: set[str]) -> None:
    actor = Actor(who("x"), PersonKind.STAFF, "某", who("organ"), None, frozenset(roles), principal=principal)
    assert {role.value for role in sign_roles_of(actor)} == boxes


def test_which_seal_a_form_demands() -> None:
    assert seal_method(form(SPOT).plan[-1]) is SignMethod.ORGAN_SEAL
    assert seal_method(form("ACCEPTANCE_NOTICE").plan[-1]) is SignMethod.CASE_SEAL


def test_every_box_of_every_form_is_opened_by_some_office() -> None:
    """A plan that nobody can complete would only be found on the day it is needed."""
    offices = [
        Actor(who("x"), PersonKind.STAFF, "某", who("organ"), None, frozenset({role}), principal=True)
        for role in StaffRole
    ]
    opened = {role.value for office in offices for role in sign_roles_of(office)}
    for code, one in FORMS.items():
        assert {s.role for s in one.plan if s.kind is PERSONAL} <= opened, code
        assert all(SignRole(step.role) for step in one.plan), code
