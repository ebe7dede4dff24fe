"""Codes of the legal review, of policies and of staffing (I15, I16)."""

from typing import Any

from api.exchange.identifiers import world_id
from api.policies.headings import required_headings
from api.registry.models import Reviewer
from api.vocabulary import PolicyKind, ReviewItem, SignRole
from tests.codes.office import Office
from tests.codes.produced import CITY, doc, produces
from tests.worlds.reviewing import accepted, in_review, investigated, paper, submitted

PASSED = [{"item": item.value, "result": "PASS"} for item in ReviewItem]


@produces(CITY, "CHECKLIST_CONFLICT")
async def agreed_with_an_open_failure(office: Office) -> list[str]:
    """Who finds a failure does not agree."""
    case_id = await investigated(office.database)
    review_id = await in_review(office.database, case_id, 13_000_000)
    said = {
        "timing": "PRE_NOTICE",
        "round": 1,
        "outcome": "AGREE",
        "proposal": {"kinds": ["FINE"], "fineFen": 13_000_000},
    }
    signers = [(SignRole.REVIEWER, "rv-1")]
    given = {
        "reviewId": f"review_{review_id}", "outcome": "AGREE",
        "documentId": doc(await paper(office.database, case_id, "REVIEW_OPINION", said, signers)),
    }  # fmt: skip
    failing = [*PASSED[:6], {"item": "DISCRETION", "result": "FAIL", "comment": "应当从轻"}, *PASSED[7:]]
    codes = await office.refused("rv-1", "05-15 16:00", "submitReviewOpinion", checklist=failing, **given)
    await office.done("rv-1", "05-15 16:00", "submitReviewOpinion", checklist=PASSED, **given)
    return codes


@produces(CITY, "REVIEWER_NOT_QUALIFIED")
async def a_novice_reviews(office: Office) -> list[str]:
    """Who reviews penalties for the first time has passed the legal examination."""
    async with office.database.write() as tx:
        tx.add(Reviewer(
            id=world_id("novice"), name="新人", organ_id=world_id("lc-amr"), unit_id=world_id("lc-amr-fg"), position="法规科",
            law_background=True, first_review_year=2026,
        ))  # fmt: skip
    review_id = await submitted(office.database, await investigated(office.database), 13_000_000)
    await accepted(office.database, review_id)
    review = {"reviewId": f"review_{review_id}"}

    def naming(reviewer: str) -> dict[str, Any]:
        return {**review, "reviewerIds": [f"reviewer_{world_id(reviewer)}"]}

    codes = await office.refused("st-20", "05-11 16:00", "assignReviewers", **naming("novice"))
    await office.done("st-20", "05-11 16:00", "assignReviewers", **naming("rv-1"))
    return codes


@produces(CITY, "POLICY_INCOMPLETE")
async def a_policy_lacks_a_heading(office: Office) -> list[str]:
    """A policy that is filed has every heading that the task list names."""
    seven = [{"key": h.key, "text": f"{h.title}……"} for h in required_headings(PolicyKind.DISCLOSURE_RULES)]

    async def adopted(headings: list[dict[str, str]]) -> dict[str, str]:
        made = await office.done(
            "st-14", "05-09 09:00", "createPolicy", "policy { id }", kind="DISCLOSURE_RULES", title="行政执法公示制度",
            headings=headings, issuedOn="2026-05-09", effectiveFrom="2026-06-01",
        )  # fmt: skip
        return {"objectId": made["policy"]["id"]}

    codes = await office.refused("st-14", "05-10 09:00", "submitFiling", **await adopted(seven[1:]))
    await office.done("st-14", "05-10 09:00", "submitFiling", **await adopted(seven))
    return codes


@produces(CITY, "REVIEWER_RATIO_LOW")
async def too_few_reviewers(office: Office) -> list[str]:
    """Two officers and no reviewer; the city's own organ has enough."""
    text = "query ($id: ID!) { reviewerRatio(organId: $id) { alarm { code message missing legalBasis { gist } } } }"
    small = await office.ask("st-12", "05-09 09:00", text, id=f"organ_{world_id('wl-ny')}")
    enough = await office.ask("st-01", "05-09 09:00", text, id=f"organ_{world_id('lc-amr')}")
    assert enough["reviewerRatio"]["alarm"] is None
    alarm = small["reviewerRatio"]["alarm"]
    assert alarm["missing"]
    assert alarm["legalBasis"]["gist"]
    return [alarm["code"]]
