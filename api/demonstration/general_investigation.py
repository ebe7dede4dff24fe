"""The investigation of the general case (立案和调查取证): clue, filing, inquiry, evidence, the measure lifted, the report."""

from api.demonstration.general_visit import DEPUTY, HE, SIGNED, SIGNER, WAREHOUSE, ZHOU, tell_result
from api.demonstration.story import Story, entry, ids, named

OFFICE = "本局询问室"
LABORATORY = "澜川市滨水区检测路2号"


async def investigate(story: Story, visit: str) -> str:
    """From the clue to the report on the investigation; returns the case's id."""
    case = await register(story, visit)
    await file(story, case)
    await order_correction(story, case)
    await tell_result(story, visit)
    await ask_the_director(story, case)
    await take_the_log(story, case)
    await ask_the_laboratory(story, case)
    await unseal(story, case)
    await report(story, case)
    return case


async def register(story: Story, visit: str) -> str:
    """The clue adopts the visit with its papers, evidence and measure; two days later it is verified."""
    sample = entry("cases", "cases", "case-1")
    (matter,) = ids("matter", sample["matterId"])
    registered = await story.act(
        ZHOU, "2026-03-31T16:20", "registerClue",
        {
            "name": sample["name"], "matterId": matter, "source": sample["source"], "visitId": visit,
            "summary": "现场检查发现2台叉车、1台载货电梯超过检验有效期仍在使用，已当场查封。", "receivedOn": "2026-03-31",
        },
        "case { id }",
    )  # fmt: skip
    case: str = registered["case"]["id"]
    await story.complete(case, "d1-30")
    await story.act(
        ZHOU, "2026-04-02T15:00", "verifyClue",
        {"caseId": case, "evidenceFound": True, "punishable": True, "competent": True, "opinion": "符合立案条件"},
    )  # fmt: skip
    return case


async def file(story: Story, case: str) -> None:
    """The deputy head files the case."""
    approval = await story.complete(case, "d1-04")
    await story.act(
        DEPUTY, "2026-04-03T15:30", "fileCase",
        {"caseId": case, "documentId": approval, "officerIds": ids("officer", ZHOU, HE)},
    )  # fmt: skip


async def order_correction(story: Story, case: str) -> None:
    """The use must stop at once."""
    order = await story.complete(case, "d1-07")
    await story.act(ZHOU, "2026-04-03T16:00", "orderRectification", {"caseId": case, "documentId": order})
    await serve(story, case, "d1-07", "2026-04-03T17:00")


async def ask_the_director(story: Story, case: str) -> None:
    """The legal representative is summoned and asked at the office; sound is recorded throughout."""
    await story.complete(case, "d1-05")
    await serve(story, case, "d1-05", "2026-04-07T14:30")
    heard = {"caseId": case, "place": OFFICE, "recordingRefs": ["r1-03"]}
    await story.act(
        ZHOU, "2026-04-08T09:29", "showCaseCredential", heard | {"shownTo": "被询问人尚云舒", "media": ["AUDIO"]}
    )
    record = await story.complete(case, "d1-06")
    await story.act(
        ZHOU, "2026-04-08T09:32", "recordInquiry",
        heard | {"person": "法定代表人尚云舒", "documentId": record, "media": ["TEXT_ELECTRONIC", "AUDIO"]},
    )  # fmt: skip
    await story.complete(case, "d1-39")
    await story.collect(case, "e1-05", OFFICE, on_premises=False, copy_note="经核对，与原件一致")
    await story.collect(case, "e1-06", OFFICE, on_premises=False)


async def take_the_log(story: Story, case: str) -> None:
    """The lift's own log, exported and hashed at the party's premises."""
    await story.act(
        ZHOU, "2026-04-10T14:20", "showCaseCredential", {"caseId": case, "place": WAREHOUSE, "shownTo": SIGNER}
    )
    await story.complete(case, "d1-32")
    await story.collect(case, "e1-08", WAREHOUSE, on_premises=True)


async def ask_the_laboratory(story: Story, case: str) -> None:
    """The laboratory is asked for its records, and answers."""
    await story.complete(case, "d1-08")
    (laboratory,) = ids("party", "p-06")
    letter = {"documentId": story.documents["d1-08"], "recipientId": laboratory, "signedBy": named("parties", "p-06")}
    await story.act(ZHOU, "2026-04-14T15:00", "serveDocument", letter | {"method": "DIRECT", "place": LABORATORY})
    await story.complete(case, "d1-08-r", about="d1-08")
    await story.collect(case, "e1-07", OFFICE, on_premises=False)


async def unseal(story: Story, case: str) -> None:
    """The measure is lifted, so that the machines can be tested; the party hands in the reports."""
    decision = await story.complete(case, "d1-09")
    await story.act(
        ZHOU, "2026-04-24T14:00", "liftMeasure",
        SIGNED | {"measureId": story.measures[0], "ground": "NO_LONGER_NEEDED", "documentId": decision},
    )  # fmt: skip
    await story.complete(case, "d1-09-r", about="d1-09")
    await story.complete(case, "d1-40")
    await story.collect(case, "e1-09", OFFICE, on_premises=False)


async def report(story: Story, case: str) -> None:
    """The investigation ends with the report."""
    law = entry("cases", "cases", "case-1")["law"]
    document = await story.complete(case, "d1-10")
    await story.act(
        ZHOU, "2026-05-08T16:00", "closeInvestigation",
        {"caseId": case, "documentId": document, "violated": law["violated"], "applied": law["applied"]},
    )  # fmt: skip


async def serve(story: Story, case: str, paper: str, at: str) -> None:
    """A paper is handed to the party's agent, and its receipt signed."""
    served = {"documentId": story.documents[paper], "recipientId": story.party, "method": "DIRECT"}
    await story.act(ZHOU, at, "serveDocument", SIGNED | served)
    await story.complete(case, f"{paper}-r", about=paper)
