"""Notice, hearing and decision of the general case (告知、听证、决定): told 130 000 yuan, heard, decided 100 000, paid, closed."""

from typing import Any

from api.demonstration.general_investigation import serve
from api.demonstration.general_visit import DEPUTY, SIGNER, WAREHOUSE, ZHOU
from api.demonstration.story import Story, entry, ids
from api.exchange.identifiers import world_id
from api.exchange.source import entries

HEAD_OF_ORGAN = "st-01"
HOST, RECORDER = "st-03", "st-05"
TOLD = {"kinds": ["FINE"], "fineFen": 13_000_000, "band": "一般"}
LIGHTER = {"kinds": ["FINE"], "fineFen": 10_000_000, "band": "从轻"}


async def tell(story: Story, case: str) -> None:
    """The party is told of the fine, and of its right to a hearing."""
    notice = await story.complete(case, "d1-13")
    await story.act(
        ZHOU, "2026-05-26T10:20", "serveNotice",
        {
            "caseId": case, "documentId": notice, "proposal": TOLD, "handing": handing(story),
            "factors": ["停止使用并申请检验", "无事故后果"],
        },
    )  # fmt: skip
    await story.complete(case, "d1-13-r", about="d1-13")


async def hear(story: Story, case: str) -> None:
    """Its defence, its hearing in public, and what the officers make of both."""
    sample = entry("cases", "cases", "case-1")
    said = sample["statement"]
    stated = await story.act(
        ZHOU, "2026-05-28T14:00", "recordStatement",
        {"caseId": case, "speaker": said["speaker"], "content": said["content"]}, "statement { id }",
    )  # fmt: skip
    party = entry("registry", "parties", "p-01")["name"]
    await story.act(ZHOU, "2026-05-29T10:00", "requestHearing", {"caseId": case, "applicant": party})
    await notify_hearing(story, case)
    await hold_hearing(story, case)
    record = await story.complete(case, "d1-31")
    await story.act(
        ZHOU, "2026-06-17T10:05", "recheckDefence",
        {
            "statementId": stated["statement"]["id"], "opinion": story.papers["d1-31"]["data"]["recheck"], "adopted": True,
            "documentId": record,
        },
    )  # fmt: skip


async def notify_hearing(story: Story, case: str) -> None:
    """Seven full working days ahead."""
    notice = await story.complete(case, "d1-14")
    (host,), (recorder,) = ids("staff", HOST), ids("staff", RECORDER)
    await story.act(
        ZHOU, "2026-06-03T15:00", "notifyHearing",
        {
            "caseId": case, "documentId": notice, "scheduledAt": "2026-06-16T09:00:00+08:00", "place": "本局听证室",
            "hostId": host, "recorderId": recorder, "handing": handing(story),
        },
    )  # fmt: skip
    await story.complete(case, "d1-14-r", about="d1-14")


async def hold_hearing(story: Story, case: str) -> None:
    """Put on record under the hour at which it began, when record and report are signed."""
    record, report = await story.complete(case, "d1-15"), await story.complete(case, "d1-16")
    attendees = [f"{person['name']}（{person['role']}）" for person in story.papers["d1-15"]["data"]["attendees"]]
    await story.act(
        HOST, "2026-06-16T09:00", "holdHearing",
        {
            "caseId": case, "attendees": attendees, "recordDocumentId": record, "reportDocumentId": report,
            "recordingRefs": ["r1-04"],
        },
    )  # fmt: skip


async def discuss(story: Story, case: str) -> None:
    """The leaders discuss the case together; their record is signed when they have finished."""
    record = await story.complete(case, "d1-20")
    named = {person["name"]: f"staff_{world_id(person['id'])}" for person in entries("registry", "staff")}
    opinions = story.papers["d1-20"]["data"]["opinions"]
    (chair,) = ids("staff", HEAD_OF_ORGAN)
    await story.act(
        HEAD_OF_ORGAN, "2026-07-01T16:00", "discussCollectively",
        {
            "caseId": case, "documentId": record, "chairId": chair, "result": LIGHTER,
            "voices": [{"staffId": named[voice["name"]], "opinion": voice["opinion"]} for voice in opinions],
        },
    )  # fmt: skip


async def decide(story: Story, case: str) -> None:
    """The decision, sealed and numbered, handed over on the next day."""
    decision = await story.complete(case, "d1-21")
    await story.act(
        HEAD_OF_ORGAN, "2026-07-02T09:30", "decideCase", {"caseId": case, "documentId": decision, "proposal": LIGHTER}
    )
    await serve(story, case, "d1-21", "2026-07-03T10:00")


async def finish(story: Story, case: str) -> None:
    """Paid in full, closed."""
    paid = entry("cases", "cases", "case-1")["performance"]
    payer = entry("registry", "parties", "p-01")["name"]
    await story.act(
        ZHOU, str(paid["paidAt"])[:16], "recordPayment",
        {
            "caseId": case, "paidFen": paid["paidFen"], "paidAt": paid["paidAt"], "receiptNo": paid["receiptNo"],
            "payer": payer,
        },
    )  # fmt: skip
    form = await story.complete(case, "d1-22")
    reason = story.papers["d1-22"]["data"]["reason"]
    await story.act(DEPUTY, "2026-07-20T15:00", "closeCase", {"caseId": case, "reason": reason, "documentId": form})


def handing(story: Story) -> dict[str, Any]:
    """Handed to the party's agent at its warehouse."""
    return {"recipientId": story.party, "place": WAREHOUSE, "method": "DIRECT", "signedBy": SIGNER}
