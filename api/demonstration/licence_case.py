"""The licence across National Day (许可案件):澜川市槐荫里餐饮服务有限公司, from the application to the certificate, each line one act.

Two make-up working days and seven holidays lie between the acceptance and the last days to decide, to issue and to publish.
"""

from collections.abc import Callable

from api.demonstration.player import Player
from api.demonstration.story import Story, entry, ids

CASE_NUMBER = "澜市监许受〔2026〕233号"
CLERK, HEAD, DEPUTY = "st-08", "st-21", "st-15"
TAO, LUO = "o-04", "o-05"
(PARTY,) = ids("party", "p-05")
RESTAURANT = "澜川市滨水区槐荫里5号"


async def play(player: Player, on_step: Callable[[str], None] = lambda _: None) -> str:
    """Play the case from the application to the certificate; returns the case's id. Needs a world without its history."""
    story = the_story(player, on_step)
    case = await apply(story)
    await complete_application(story, case)
    await verify_on_site(story, case)
    await decide(story, case)
    await issue(story, case)
    return case


def the_story(player: Player, on_step: Callable[[str], None]) -> Story:
    """The papers and the evidence of the case."""
    sample = entry("cases", "cases", "case-3")
    papers = {paper["id"]: paper for paper in sample["documents"]}
    return Story(player, papers, CLERK, PARTY, on_step, evidence={item["id"]: item for item in sample["evidence"]})


async def apply(story: Story) -> str:
    """The application comes in, with the address at which the applicant takes papers; returns the case's id."""
    sample = entry("cases", "cases", "case-3")
    (matter,) = ids("matter", sample["matterId"])
    opened = await story.act(
        CLERK, "2026-09-14T10:00", "openLicenceCase",
        {"partyId": PARTY, "matterId": matter, "name": sample["name"]}, "case { id }",
    )  # fmt: skip
    case: str = opened["case"]["id"]
    form = await story.complete(case, "d3-01")
    await story.act(
        CLERK, "2026-09-14T10:02", "applyLicence", {"caseId": case, "documentId": form, "channel": "ONLINE"}
    )
    address = await story.complete(case, "d3-09")
    await story.act(CLERK, "2026-09-14T10:20", "confirmAddress", {"caseId": case, "documentId": address})
    return case


async def complete_application(story: Story, case: str) -> None:
    """What is missing is asked for once, comes in, and the application is accepted."""
    notice = await story.complete(case, "d3-02")
    missing = story.papers["d3-02"]["data"]["missing"]
    await story.act(
        CLERK, "2026-09-15T15:05", "requestCorrection", {"caseId": case, "documentId": notice, "missing": missing}
    )
    await story.complete(case, "d3-02-r", about="d3-02")
    await story.act(
        CLERK, "2026-09-17T16:20", "supplementApplication", {"caseId": case, "materials": missing, "complete": True}
    )
    accepted = await story.complete(case, "d3-03")
    await story.act(CLERK, "2026-09-18T09:31", "acceptApplication", {"caseId": case, "documentId": accepted})
    await story.complete(case, "d3-03-r", about="d3-03")


async def verify_on_site(story: Story, case: str) -> None:
    """Two officers look at the kitchen. The table is entered under the hour at which they began."""
    await story.act(
        HEAD, "2026-09-18T10:00", "assignExaminers", {"caseId": case, "officerIds": ids("officer", TAO, LUO)}
    )
    filmed = {"caseId": case, "place": RESTAURANT, "recordingRefs": ["r3-01"]}
    await story.act(TAO, "2026-09-22T10:00", "showCredentialAtVerification", filmed | {"media": ["VIDEO"]})
    table = await story.complete(case, "d3-04")
    await story.act(
        TAO, "2026-09-22T10:05", "recordSiteVerification",
        filmed | {"documentId": table, "media": ["TEXT_ELECTRONIC", "VIDEO"]},
    )  # fmt: skip
    await story.collect(case, "e3-01", RESTAURANT, on_premises=True, by=TAO)


async def decide(story: Story, case: str) -> None:
    """Approved on the form, granted by the sealed decision."""
    approval, decision = await story.complete(case, "d3-05"), await story.complete(case, "d3-06")
    await story.act(
        DEPUTY, "2026-09-28T10:30", "decideLicence",
        {"caseId": case, "grant": True, "approvalId": approval, "documentId": decision},
    )  # fmt: skip


async def issue(story: Story, case: str) -> None:
    """Certificate and decision reach the applicant electronically, as it agreed."""
    certificate = await story.complete(case, "d3-07")
    await story.act(CLERK, "2026-09-29T09:00", "issueLicence", {"caseId": case, "documentId": certificate})
    await story.complete(case, "d3-06-r", about="d3-06")
    await story.complete(case, "d3-07-r", about="d3-07")
