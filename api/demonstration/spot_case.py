"""The on-the-spot case (当场处罚案件):望岭县晨溪超市, played at the sample's own legal times, each line one act.

A make-up Saturday: 2026-05-09 is a working day (调休上班日), and 15 days after it fall on a Sunday.
"""

from collections.abc import Callable

from api.demonstration.player import Player
from api.demonstration.story import Story, entry, ids
from api.exchange.identifiers import world_id
from api.exchange.source import Entry

CASE_NUMBER = "望市监当罚〔2026〕00043号"
ZHOU, BAI = "o-08", "o-09"
HEAD, DIRECTOR = "st-22", "st-09"
(PARTY,) = ids("party", "p-04")
SIGNER = "邰晓"
SHOP = "望岭县青河镇集贸街12号"
EVE, DAY = "2026-05-08", "2026-05-09"
SHARED = {"place": SHOP}


async def play(player: Player, on_step: Callable[[str], None] = lambda _: None) -> str:
    """Play the case from the plan of the visit to its closing; returns the case's id."""
    story = Story(player, papers_of_the_sample(), ZHOU, PARTY, on_step)
    visit = await prepare_visit(story)
    notice = await enter(story, visit)
    await receipt(story, visit, "d2-08-r", notice, (f"{DAY}T10:02", f"{DAY}T10:03", f"{DAY}T10:04"))
    case = await inspect_and_tell(story, visit)
    decision = await decide(story, case)
    await tell_result(story, visit)
    await finish(story, case, decision)
    return case


async def prepare_visit(story: Story) -> str:
    """The day before: planned on a report, approved by the director, the notice sealed."""
    planned = await story.act(
        ZHOU, f"{EVE}T14:30", "planInspection",
        {
            "kind": "CASE_BASED", "name": "散装商品明码标价举报核查", "reason": "投诉举报：散装商品未标价",
            "partyId": PARTY, "place": SHOP, "officerIds": ids("officer", ZHOU, BAI), "plannedOn": DAY,
            "checkCode": "JC-219921-2026-000107", "frequencyExempt": "投诉举报",
        },
        "visit { id }",
    )  # fmt: skip
    visit: str = planned["visit"]["id"]
    approval = await story.paper(ZHOU, f"{EVE}T14:50", visit, "d2-06")
    await story.sign(
        approval, (ZHOU, f"{EVE}T15:00"), (BAI, f"{EVE}T15:05"), (HEAD, f"{EVE}T15:20"), (DIRECTOR, f"{EVE}T16:00")
    )
    await story.act(
        DIRECTOR, f"{EVE}T16:00", "approveInspection",
        {
            "visitId": visit, "documentId": approval, "noticeMode": "ON_ENTRY", "waiverReason": "WOULD_DEFEAT_PURPOSE",
            "waiverText": "提前通知可能使检查目的落空（价签可临时补贴）",
        },
    )  # fmt: skip
    return visit


async def enter(story: Story, visit: str) -> str:
    """At the door: the code scanned, the certificates shown, the notice handed over."""
    notice = await story.paper(ZHOU, f"{EVE}T16:10", visit, "d2-08")
    await story.seal(ZHOU, f"{EVE}T16:20", notice)
    here = SHARED | {"visitId": visit}
    await story.act(ZHOU, f"{DAY}T09:58", "scanCheckCode", here | {"code": "JC-219921-2026-000107"})
    await story.act(ZHOU, f"{DAY}T10:00", "showCredential", here | {"media": ["VIDEO"], "recordingRefs": ["r2-01"]})
    await story.act(ZHOU, f"{DAY}T10:01", "notifyInspection", here | {"documentId": notice, "signedBy": SIGNER})
    return notice


async def receipt(story: Story, owner: str, paper: str, about: str, times: tuple[str, str, str]) -> None:
    """A service receipt: the party by hand, then both servers."""
    document = await story.paper(ZHOU, times[0], owner, paper, about)
    await story.hand(ZHOU, times[0], document, SIGNER)
    await story.sign(document, (ZHOU, times[1]), (BAI, times[2]))


async def inspect_and_tell(story: Story, visit: str) -> str:
    """What was found, and what the party was told: here the case begins."""
    await story.act(
        ZHOU, f"{DAY}T10:05", "recordSiteInspection",
        SHARED | {"visitId": visit, "text": "检查发现15种散装商品未标价", "media": ["VIDEO"], "recordingRefs": ["r2-01"]},
    )  # fmt: skip
    law = entry("cases", "cases", "case-2")["law"]
    begun = await story.act(
        ZHOU, f"{DAY}T10:12", "beginSpotPenalty",
        {
            "visitId": visit, "matterId": f"matter_{world_id('m-05')}", "name": "望岭县晨溪超市有限公司不标明价格案",
            "source": "REPORT", "facts": "2026年5月9日检查发现当事人经营的15种散装商品未标明价格。",
            "violated": law["violated"], "applied": law["applied"],
            "proposal": {"kinds": ["FINE"], "fineFen": 50000, "band": "从轻", "factors": ["当场改正", "初次违法"]},
        },
        "case { id }",
    )  # fmt: skip
    case: str = begun["case"]["id"]
    await story.act(
        ZHOU, f"{DAY}T10:15", "recordStatement",
        {"caseId": case, "speaker": SIGNER, "content": "系新上架漏标，已当场补标", "adopted": True},
    )  # fmt: skip
    await story.act(
        ZHOU, f"{DAY}T10:15", "collectEvidence",
        SHARED | {
            "ownerId": case, "kind": "PARTY_STATEMENT", "name": "当事人当场陈述", "source": "现场", "proves": "承认未标价",
            "onPremises": True, "recordingRef": "r2-01",
        },
    )  # fmt: skip
    return case


async def decide(story: Story, case: str) -> str:
    """The decision on its preprinted form: the party by hand, two officers, the seal; handed over at once."""
    decision = await story.paper(ZHOU, f"{DAY}T10:20", case, "d2-01")
    await story.hand(ZHOU, f"{DAY}T10:21", decision, SIGNER)
    await story.sign(decision, (ZHOU, f"{DAY}T10:22"), (BAI, f"{DAY}T10:23"))
    await story.seal(ZHOU, f"{DAY}T10:24", decision)
    await story.act(
        ZHOU, f"{DAY}T10:24", "decideOnTheSpot",
        {"caseId": case, "documentId": decision, "kinds": ["FINE"], "fineFen": 50000},
    )  # fmt: skip
    await story.act(
        ZHOU, f"{DAY}T10:25", "serveDocument",
        {
            "documentId": decision, "method": "DIRECT", "recipientId": PARTY, "signedBy": SIGNER, "place": SHOP,
        },
    )  # fmt: skip
    return decision


async def tell_result(story: Story, visit: str) -> None:
    """The result of the inspection, told in writing."""
    notice = await story.paper(ZHOU, f"{DAY}T10:26", visit, "d2-07")
    await story.seal(ZHOU, f"{DAY}T10:26", notice)
    await story.act(
        ZHOU, f"{DAY}T10:26", "tellInspectionResult",
        SHARED | {"visitId": visit, "documentId": notice, "signedBy": SIGNER},
    )  # fmt: skip
    await receipt(story, visit, "d2-07-r", notice, (f"{DAY}T10:27", f"{DAY}T10:28", f"{DAY}T10:29"))
    await story.act(
        ZHOU, f"{DAY}T10:30", "collectEvidence",
        SHARED | {
            "ownerId": visit, "kind": "AUDIO_VISUAL", "name": "现场录像", "source": "执法记录仪",
            "proves": "15种散装商品未标明价格", "onPremises": True, "recordingRef": "r2-01",
        },
    )  # fmt: skip


async def finish(story: Story, case: str, decision: str) -> None:
    """Filed with the organ, paid, closed."""
    filing = await story.paper(ZHOU, "2026-05-11T09:15", case, "d2-02", decision)
    await story.sign(filing, (ZHOU, "2026-05-11T09:20"), (HEAD, "2026-05-11T09:30"))
    await story.act(ZHOU, "2026-05-11T09:30", "fileWithOrgan", {"caseId": case, "documentId": filing})
    await story.act(
        ZHOU, "2026-05-12T09:40", "recordPayment",
        {"caseId": case, "paidFen": 50000, "receiptNo": "DEMO-PJ-000412", "payer": "望岭县晨溪超市有限公司", "paidAt": "2026-05-12T09:40:00+08:00"},
    )  # fmt: skip
    await story.act(HEAD, "2026-05-20T10:00", "closeCase", {"caseId": case, "reason": "当事人已履行处罚决定。"})


def papers_of_the_sample() -> dict[str, Entry]:
    """The papers of the case and of its visit by their names in the sample."""
    visit = entry("inspections", "inspectionTasks", "it-2")["visits"][0]
    return {paper["id"]: paper for paper in (*visit["documents"], *entry("cases", "cases", "case-2")["documents"])}
