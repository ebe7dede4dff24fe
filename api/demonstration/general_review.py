"""The legal review of the general case (法制审核): four rounds, a rectification, an objection and how it was settled."""

from dataclasses import dataclass

from api.demonstration.general_visit import HE, HEAD, ZHOU
from api.demonstration.story import Story, entry, ids

REVIEWER, REVIEW_HEAD, COUNSEL = "rv-1", "st-20", "cs-2"
CHAIR = "st-15"
KINDS = {
    "PRE_NOTICE": (
        ("INVESTIGATION_REPORT", "d1-10"), ("NOTICE_DRAFT", None), ("EVIDENCE", None), ("DISCRETION_NOTE", None),
    ),
    "POST_HEARING": (
        ("HEARING_RECORD", "d1-15"), ("HEARING_REPORT", "d1-16"), ("DECISION_DRAFT", None), ("EVIDENCE", None),
    ),
    "COORDINATED": (("COORDINATION_RECORD", "d1-18"), ("DECISION_DRAFT", None)),
}  # fmt: skip
"""Of what kind the materials are that the sample's rounds name, and which of them are papers of the case."""


@dataclass(frozen=True)
class Round:
    """A round of the sample: its entry, the forms of submission and opinion, the kinds of its materials."""

    name: str
    submission: str
    opinion: str
    kinds: str


FIRST = Round("rw-1", "d1-35", "d1-11", "PRE_NOTICE")
SECOND = Round("rw-2", "d1-36", "d1-12", "PRE_NOTICE")
THIRD = Round("rw-3", "d1-37", "d1-17", "POST_HEARING")
FOURTH = Round("rw-4", "d1-38", "d1-19", "COORDINATED")


async def review_before_notice(story: Story, case: str) -> None:
    """The reviewer asks for a correction; the officers lower the fine; the second round passes."""
    first = await through(story, case, FIRST)
    rectified = entry("reviews", "reviews", "rw-1")["rectification"]
    await story.act(HE, "2026-05-19T11:00", "submitRectification", {"reviewId": first, "text": rectified["text"]})
    await through(story, case, SECOND)


async def review_after_hearing(story: Story, case: str) -> None:
    """The reviewer wants less, the unit objects, the leaders settle it; the fourth round passes."""
    third = await through(story, case, THIRD)
    sample = entry("reviews", "reviews", "rw-3")
    await story.act(
        HEAD, "2026-06-29T10:00", "objectToOpinion", {"reviewId": third, "text": sample["objection"]["text"]}
    )
    await ask_counsel(story, third)
    await settle(story, case, third)
    await through(story, case, FOURTH)


async def through(story: Story, case: str, round_: Round) -> str:
    """One round from its submission to its opinion; returns its id."""
    sample = entry("reviews", "reviews", round_.name)
    form = await story.complete(case, round_.submission)
    proposal = {name: sample["proposal"][name] for name in ("kinds", "fineFen")}
    sent = await story.act(
        HEAD, str(sample["submittedAt"])[:16], "submitReview",
        {
            "caseId": case, "documentId": form, "proposal": proposal, "text": sample["proposal"]["text"],
            "materials": [
                {"kind": kind, "title": title, "documentId": story.documents[paper] if paper else None}
                for (kind, paper), title in zip(KINDS[round_.kinds], sample["materials"], strict=True)
            ],
        },
        "review { id }",
    )  # fmt: skip
    review: str = sent["review"]["id"]
    accepted = str(sample["acceptedAt"])[:16]
    await story.act(REVIEWER, accepted, "acceptReview", {"reviewId": review})
    await story.act(
        REVIEW_HEAD, accepted, "assignReviewers",
        {"reviewId": review, "reviewerIds": ids("reviewer", *sample["reviewerIds"])},
    )  # fmt: skip
    opinion = await story.complete(case, round_.opinion)
    await story.act(
        REVIEWER, str(sample["opinionAt"])[:16], "submitReviewOpinion",
        {
            "reviewId": review, "documentId": opinion, "checklist": sample["checklist"], "outcome": sample["outcome"],
            "advice": sample["advice"],
        },
    )  # fmt: skip
    return review


async def ask_counsel(story: Story, review: str) -> None:
    """A government lawyer is heard."""
    sample = entry("reviews", "counselOpinions", "co-1")
    (counsel,) = ids("counsel", COUNSEL)
    asked = await story.act(
        REVIEWER, str(sample["requestedAt"])[:16], "requestCounselOpinion",
        {"reviewId": review, "counselId": counsel, "question": "听证查明的主动整改情节是否应当从轻"}, "request { id }",
    )  # fmt: skip
    answer = {"requestId": asked["request"]["id"], "opinion": sample["opinion"]}
    await story.act(COUNSEL, str(sample["answeredAt"])[:16], "submitCounselOpinion", answer)


async def settle(story: Story, case: str, review: str) -> None:
    """The deputy head for legal affairs hears both sides and decides."""
    record = await story.complete(case, "d1-18")
    await story.act(
        CHAIR, "2026-06-30T11:00", "coordinateReview",
        {
            "reviewId": review, "documentId": record, "counselIds": ids("counsel", COUNSEL),
            "attendeeIds": [*ids("staff", HEAD, REVIEW_HEAD), *ids("officer", ZHOU), *ids("reviewer", REVIEWER)],
            "decision": entry("reviews", "reviews", "rw-3")["coordination"]["decision"],
            "proposal": {"kinds": ["FINE"], "fineFen": 10_000_000},
        },
    )  # fmt: skip
