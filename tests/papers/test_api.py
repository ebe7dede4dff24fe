"""Papers over the API: the whole way by mutations, refusals as answers, repeats, and who sees what."""

from hashlib import sha256
from itertools import product
from typing import Any
from uuid import UUID

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import Viewer
from api.vocabulary import StaffRole
from storage.local import LocalStore
from storage.routes import object_routes
from tests.conftest import FixedLegalClock
from tests.worlds.asking import Asking
from tests.worlds.county import of
from tests.worlds.desk import Desk, handwriting_png, sample

pytestmark = pytest.mark.database
RECORD = "SITE_INSPECTION_RECORD"
PNG = handwriting_png()
DRAFT = """mutation($input: DraftDocumentInput!) { draftDocument(input: $input) { __typename
  ... on DraftDocumentPayload { document { id status version number case { id } data } }
  ... on Refusal { code message missing { facts } } } }"""
EDIT = """mutation($input: EditDocumentInput!) { editDocument(input: $input) { __typename
  ... on EditDocumentPayload { document { id version } } ... on Refusal { code } } }"""
ISSUE = """mutation($input: IssueDocumentInput!) { issueDocument(input: $input) { __typename
  ... on IssueDocumentPayload { document { id status numberedAt issuedAt } }
  ... on Refusal { code legalBasis { law } missing { facts } } } }"""
REQUEST = """mutation($input: RequestUploadInput!) { requestUpload(input: $input) {
  ... on RequestUploadPayload { uploadId url headers expiresAt } ... on Refusal { code } } }"""
COMPLETE = """mutation($input: CompleteUploadInput!) { completeUpload(input: $input) {
  ... on CompleteUploadPayload { uploadId sha256 size } ... on Refusal { code } } }"""
HAND = """mutation($input: CaptureHandwritingInput!) { captureHandwriting(input: $input) { __typename
  ... on CaptureHandwritingPayload { signature { position role method refusedNote } document { id } }
  ... on Refusal { code } } }"""
SIGN = """mutation($input: SignDocumentInput!) { signDocument(input: $input) { __typename
  ... on SignDocumentPayload { signature { signerName field certificateNumber } document { id } }
  ... on Refusal { code missing { facts } } } }"""
SEAL = """mutation($input: SealDocumentInput!) { sealDocument(input: $input) { __typename
  ... on SealDocumentPayload { signature { method } } ... on Refusal { code } } }"""
OPEN = """mutation($input: OpenDocumentInput!) { openDocument(input: $input) { __typename
  ... on OpenDocumentPayload { url sha256 expiresAt document { number } } ... on Refusal { code } } }"""
VOID = """mutation($input: VoidDocumentInput!) { voidDocument(input: $input) { __typename
  ... on VoidDocumentPayload { document { status voided { reason voidedAt } } } ... on Refusal { code } } }"""
READ = """query($id: ID!) { document(id: $id) { status issuedAt pages sha256 checkCode organ { name }
  signatures { position step role method signerName field } revisions { sequence kind size level certificateSerial }
  services { method } service { method } voided { reason } } }"""
VERIFY = "query($id: ID!) { verification(documentId: $id) { valid findings { code passed zh en field } } }"
LIST = """query($filter: DocumentFilter, $order: DocumentOrder) {
  documents(filter: $filter, orderBy: $order) { nodes { id title } } }"""


@pytest.fixture
def asking(desk: Desk, legal_clock: FixedLegalClock) -> Asking:
    return Asking(desk.database, legal_clock, desk.store, desk.press, desk.verifier)


async def drafted(asking: Asking, desk: Desk, template: str = RECORD, **more: Any) -> str:
    given = {"ownerId": f"case_{desk.case_id}", "template": template, "data": sample(template)} | more
    answer = await asking.ask("o-08", DRAFT, input=given)
    document_id: str = answer["draftDocument"]["document"]["id"]
    return document_id


async def uploaded(asking: Asking, store: LocalStore) -> str:
    announced = {"sha256": sha256(PNG).hexdigest(), "size": len(PNG), "contentType": "image/png"}
    link = (await asking.ask("o-08", REQUEST, input=announced))["requestUpload"]
    routes = [Mount("/objects", routes=object_routes(store, store.links))]
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Starlette(routes=routes)), trust_env=False) as browser:
        assert (await browser.put(link["url"], content=PNG, headers=link["headers"])).is_success
    done = (await asking.ask("o-08", COMPLETE, input={"uploadId": link["uploadId"]}))["completeUpload"]
    assert done == {"uploadId": link["uploadId"], "sha256": announced["sha256"], "size": len(PNG)}
    return str(link["uploadId"])


async def test_the_whole_way(asking: Asking, desk: Desk, local_store: LocalStore) -> None:
    document_id = await drafted(asking, desk)
    edited = await asking.ask("o-08", EDIT, input={"documentId": document_id, "version": 1, "data": sample(RECORD)})
    assert edited["editDocument"]["document"]["version"] == 2
    issued = (await asking.ask("o-08", ISSUE, input={"documentId": document_id}))["issueDocument"]["document"]
    assert issued == {
        "id": document_id,
        "status": "ISSUED",
        "numberedAt": "2026-05-09T02:00:00+00:00",
        "issuedAt": None,
    }
    upload_id = await uploaded(asking, local_store)
    hand = {"documentId": document_id, "role": "PARTY", "signerId": f"party_{of('p-04')}", "uploadId": upload_id}
    captured = (await asking.ask("o-08", HAND, input=hand))["captureHandwriting"]
    assert captured["signature"] == {"position": 1, "role": "PARTY", "method": "HANDWRITTEN_SCAN", "refusedNote": None}
    for officer, place in (("o-09", 2), ("o-08", 1)):
        signed = (await asking.ask(officer, SIGN, input={"documentId": document_id}))["signDocument"]
        assert signed["signature"]["field"] == f"sig_officer_{place}"
    key = document_id.removeprefix("document_")
    await desk.bindery.advance(UUID(key))
    read = (await asking.ask("o-08", READ, id=document_id))["document"]
    assert (read["status"], read["issuedAt"]) == ("ISSUED", "2026-05-09T02:00:00+00:00")
    assert [s["signerName"] for s in read["signatures"]][1:] == ["柏雪", "宫一鸣"]
    assert [r["kind"] for r in read["revisions"]][-2:] == ["SIGNED", "SIGNED"]
    assert (read["organ"]["name"], read["services"], read["service"]) == ("望岭县市场监督管理局", [], None)
    verdict = (await asking.ask("st-22", VERIFY, id=document_id))["verification"]
    assert verdict["valid"], [f for f in verdict["findings"] if not f["passed"]]
    opened = await asking.ask("o-08", OPEN, input={"documentId": document_id, "reason": "办案"})
    assert opened["openDocument"]["sha256"] == read["sha256"]
    void = await asking.ask("st-22", VOID, input={"documentId": document_id, "reason": "当事人名称有误"})
    assert void["voidDocument"]["document"]["status"] == "VOIDED"
    assert void["voidDocument"]["document"]["voided"]["reason"] == "当事人名称有误"


async def test_refusals_are_answers(asking: Asking, desk: Desk) -> None:
    wrong = {"ownerId": f"case_{desk.case_id}", "template": RECORD, "data": [1]}
    answer = (await asking.ask("o-08", DRAFT, input=wrong))["draftDocument"]
    assert (answer["__typename"], answer["code"], answer["missing"]) == ("Refusal", "VALIDATION", [{"facts": ["data"]}])
    for owner in (f"party_{of('p-04')}", "case_1", "nothing", f"visit_{of('nothing')}"):
        assert (await asking.ask("o-08", DRAFT, input=wrong | {"ownerId": owner}))["draftDocument"]["code"] in (
            "NOT_FOUND", "VALIDATION",
        )  # fmt: skip
    incomplete = {name: value for name, value in sample(RECORD).items() if name not in ("reason", "basis")}
    document_id = await drafted(asking, desk, data=incomplete)
    refused = (await asking.ask("o-08", ISSUE, input={"documentId": document_id}))["issueDocument"]
    assert (refused["code"], refused["missing"]) == ("DATA_MISSING", [{"facts": ["reason", "basis"]}])
    assert refused["legalBasis"]["law"]
    stale = await asking.ask("o-08", EDIT, input={"documentId": document_id, "version": 7, "data": sample(RECORD)})
    assert stale["editDocument"]["code"] == "CONFLICT"
    assert (await asking.ask("o-08", SIGN, input={"documentId": document_id}))["signDocument"]["code"] == (
        "INVALID_TRANSITION"
    )
    assert (await asking.ask("o-08", SEAL, input={"documentId": document_id}))["sealDocument"]["code"] == (
        "INVALID_TRANSITION"
    )
    opened = await asking.ask("o-08", OPEN, input={"documentId": document_id, "reason": ""})
    assert opened["openDocument"]["code"] == "REASON_REQUIRED"


async def test_a_repeat_with_the_same_key_changes_nothing(asking: Asking, desk: Desk) -> None:
    first, again = [await drafted(asking, desk, idempotencyKey="k1") for _ in range(2)]
    other = await drafted(asking, desk, idempotencyKey="k2")
    assert first == again != other
    announced = {"sha256": "ab" * 32, "size": 1, "contentType": "image/png", "idempotencyKey": "k3"}
    link, same = [(await asking.ask("o-08", REQUEST, input=announced))["requestUpload"] for _ in range(2)]
    assert link == same
    assert link["headers"]
    conflict = (await asking.ask("o-08", REQUEST, input=announced | {"size": 2}))["requestUpload"]
    assert conflict["code"] == "CONFLICT"


async def test_who_may_ask_for_an_act(asking: Asking, desk: Desk) -> None:
    document_id = await drafted(asking, desk)
    void = {"documentId": document_id, "reason": "重复拟制"}
    assert (await asking.answer(None, VOID, input=void))[1] == ["UNAUTHENTICATED"]
    assert (await asking.answer("o-08", VOID, input=void))[1] == ["FORBIDDEN"]
    assert (await asking.ask("st-30", VOID, input=void))["voidDocument"]["code"] == "NOT_FOUND"
    assert (await asking.ask("st-22", VOID, input=void))["voidDocument"]["document"]["status"] == "VOIDED"


def viewer(role: StaffRole, organ: str, prefix: str = "219921", unit: str | None = None) -> Viewer:
    who = Actor(of("x"), PersonKind.STAFF, "某", of(organ), of(unit) if unit else None, frozenset({role}))
    return Viewer(who, prefix)


BY_OFFICE = {
    StaffRole.ORGAN_LEADER, StaffRole.AUDITOR, StaffRole.ARCHIVIST, StaffRole.DISCLOSURE_EDITOR,
    StaffRole.DISCLOSURE_CHECKER, StaffRole.SECRECY_CHECKER,
}  # fmt: skip
OF_THE_UNIT = {StaffRole.OFFICER, StaffRole.UNIT_HEAD}


async def test_who_sees_a_document(asking: Asking, desk: Desk) -> None:
    """Of an ordinary case without review or hearing: nobody merely because they are of the organ."""
    document_id = f"document_{await desk.issued(RECORD)}"
    supervisor = {StaffRole.SUPERVISOR}
    for role, (organ, unit, prefix, seen_by) in product(
        StaffRole,
        (
            ("wl-amr", "wl-amr-qh", "219921", BY_OFFICE | OF_THE_UNIT | supervisor),
            ("wl-amr", "wl-amr-other", "219921", BY_OFFICE | supervisor),
            ("wl-ny", "wl-ny-dd", "219921", supervisor),
            ("gov-wl", None, "219922", set()),
        ),
    ):
        sees = role in seen_by
        who = viewer(role, organ, prefix, unit)
        found = await asking.ask(who, "query($id: ID!) { document(id: $id) { id } }", id=document_id)
        listed = await asking.ask(who, LIST)
        assert (found["document"] is not None) is sees, (role, organ, unit, prefix)
        assert bool(listed["documents"]["nodes"]) is sees, (role, organ, unit, prefix)


async def test_a_supervisor_reads_papers_without_what_was_typed(asking: Asking, desk: Desk) -> None:
    """Identity numbers and telephones stand in the data of a form."""
    document_id = f"document_{await desk.issued(RECORD)}"
    query = "query($id: ID!) { document(id: $id) { title data } }"
    for role, hidden in ((StaffRole.SUPERVISOR, True), (StaffRole.ORGAN_LEADER, False)):
        found = (await asking.ask(viewer(role, "wl-amr"), query, id=document_id))["document"]
        assert found["title"]
        assert (found["data"] is None) is hidden


async def test_whoever_does_not_see_a_document_gets_no_verdict(asking: Asking, desk: Desk) -> None:
    signed, unsigned = await desk.issued(), await desk.issued(RECORD)
    await desk.signed_and_sealed(signed)
    await desk.bindery.advance(signed)
    await desk.bindery.advance(unsigned)

    async def verdict(who: str | Viewer | None, document_id: str) -> object:
        return (await asking.ask(who, VERIFY, id=document_id))["verification"]

    assert await verdict("o-13", f"document_{signed}")
    assert await verdict(viewer(StaffRole.SUPERVISOR, "gov-wl", "2199"), f"document_{signed}")
    assert await verdict("o-13", f"document_{unsigned}") is None, "nothing is signed yet"
    assert await verdict("o-13", f"case_{signed}") is None
    assert await verdict(None, f"document_{signed}") is None
    assert await verdict("o-11", f"document_{signed}") is None
    assert await verdict(viewer(StaffRole.COUNSEL, "wl-amr"), f"document_{signed}") is None


async def test_lists(asking: Asking, desk: Desk) -> None:
    decision, record, void = await desk.issued(), await desk.draft(RECORD), await desk.issued()
    await asking.ask("st-22", VOID, input={"documentId": f"document_{void}", "reason": "重复"})

    async def found(**filter: Any) -> set[str]:
        nodes = (await asking.ask("o-08", LIST, filter=filter))["documents"]["nodes"]
        return {node["id"].removeprefix("document_") for node in nodes}

    everything = {str(decision), str(record), str(void)}
    assert await found() == everything
    assert await found(owner=f"case_{desk.case_id}") == everything
    assert await found(owner=f"party_{desk.case_id}") == set()
    assert await found(owner="case_' OR true") == set()
    assert await found(organ=f"organ_{of('wl-amr')}") == everything
    assert await found(organ=f"organ_{of('wl-ny')}") == set()
    assert await found(template=RECORD) == {str(record)}
    assert await found(status="DRAFT") == {str(record)}
    assert await found(status="ISSUED") == {str(decision)}
    assert await found(status="VOIDED", template="SPOT_PENALTY_DECISION") == {str(void)}
    assert await found(number="望市监当罚〔2026〕1号") == {str(decision)}
    by_number = "query($n: String) { document(number: $n) { id } }"
    assert (await asking.ask("o-08", by_number, n="望市监当罚〔2026〕1号"))["document"]["id"] == f"document_{decision}"
