"""Reviews of the sample's history (历史法制审核): rounds with everything that happened in them, and their limits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import SQLModel

from api.calendar.deadlines import compute
from api.calendar.rules import REVIEW_CASE
from api.calendar.working_days import Calendar
from api.cases.models import Deadline, DeadlineMet
from api.clocks import legal_day
from api.exchange.identifiers import world_id, world_ids
from api.exchange.people import snapshot
from api.exchange.source import Entry, day, entries, instant
from api.ledger.models import Event
from api.review.models import (
    CounselOpinion,
    CounselRequest,
    Review,
    ReviewAssignment,
    ReviewCoordination,
    ReviewOpinion,
    ReviewStep,
    ReviewStepKind,
)
from api.review.proposal import ReviewedProposal, about_case
from api.review.words import MaterialKind
from api.tables import Json, JsonList, plain
from api.vocabulary import PenaltyKind, TimelineEventKind

Kind = TimelineEventKind
QUESTION = "就审核意见与拟处理意见不一致之处提出法律意见"
"""The sample keeps the answer of a counsel, not the question."""


def reviews_of(case: Entry, events: Sequence[Event], calendar: Calendar) -> Iterator[SQLModel]:
    """The rows of a case's reviews. Raises ValueError where the sample gives a limit another day."""
    papers = {paper["id"]: paper for paper in case["documents"]}
    rounds = [entry for entry in entries("reviews", "reviews") if entry["caseId"] == case["id"]]
    for position, entry in enumerate(rounds):
        told = {e.kind: e for e in events if e.particulars.get("reviewRef") == entry["id"]}
        yield _review(case, entry, told[Kind.REVIEW_SUBMITTED], papers)
        yield from _steps(case, entry, told)
        yield from _judgement(case, entry)
        if entry.get("coordination"):
            yield _coordination(case, entry, rounds[position + 1]["proposal"])
        yield from _limit(entry, told, calendar)
    for entry in entries("reviews", "counselOpinions"):
        if entry["caseId"] == case["id"]:
            yield from _counsel(case, entry, rounds)


def _review(case: Entry, entry: Entry, event: Event, papers: Mapping[str, Entry]) -> Review:
    proposal = _proposal(case, entry["proposal"])
    form = next(
        name
        for name in papers
        if papers[name]["template"] == "REVIEW_SUBMISSION" and world_id(name) in event.document_ids
    )
    return Review(
        **_of(case, entry), kind=entry["kind"], timing=entry["timing"], round=entry["round"],
        trigger_codes=entry["triggerIds"], proposal=proposal.as_json(), proposal_digest=proposal.digest,
        proposal_text=entry["proposal"]["text"], materials=_materials(entry["materials"]), document_id=world_id(form),
        submitted_at=instant(entry["submittedAt"]), actor=snapshot(entry["submittedBy"]),
    )  # fmt: skip


def _steps(case: Entry, entry: Entry, told: Mapping[TimelineEventKind, Event]) -> Iterator[SQLModel]:
    """Acceptance and assignment, and how the case unit answered."""
    accepted = told[Kind.REVIEW_ACCEPTED]
    yield _step(case, entry, ReviewStepKind.ACCEPTED, "受理", accepted)
    yield ReviewAssignment(
        **_of(case, entry, "assignment"), review_id=world_id(entry["id"]), reviewer_ids=world_ids(entry["reviewerIds"]),
        at=accepted.at, actor=accepted.actors[0],
    )  # fmt: skip
    if rectified := entry["rectification"]:
        yield _step(case, entry, ReviewStepKind.RECTIFIED, rectified["text"], told[Kind.REVIEW_RECTIFIED])
    if objected := entry.get("objection"):
        yield _step(case, entry, ReviewStepKind.OBJECTED, objected["text"], told[Kind.REVIEW_OBJECTED])


def _step(case: Entry, entry: Entry, kind: ReviewStepKind, text: str, event: Event) -> ReviewStep:
    return ReviewStep(
        **_of(case, entry, kind.value), review_id=world_id(entry["id"]), event_id=event.id, kind=kind, text=text,
        materials=[], at=event.at, actor=event.actors[0],
    )  # fmt: skip


def _judgement(case: Entry, entry: Entry) -> Iterator[SQLModel]:
    yield ReviewOpinion(
        **_of(case, entry, "opinion"), review_id=world_id(entry["id"]), outcome=entry["outcome"],
        checklist=entry["checklist"], advice=entry["advice"], document_id=world_id(entry["opinionDocId"]),
        at=instant(entry["opinionAt"]), actor=snapshot(entry["reviewerIds"][0]),
    )  # fmt: skip


def _coordination(case: Entry, entry: Entry, next_proposal: Entry) -> ReviewCoordination:
    """The sample says the settled proposal in words; in figures it is that of the round that followed."""
    held = entry["coordination"]
    return ReviewCoordination(
        **_of(case, entry, "coordination"), review_id=world_id(entry["id"]),
        attendees=[snapshot(name) for name in held["attendeeIds"]], counsel_ids=world_ids(held["counselIds"]),
        decision=held["decision"], proposal=_proposal(case, next_proposal).as_json(), document_id=world_id(held["docId"]),
        at=instant(held["at"]), actor=snapshot(held["chairId"]),
    )  # fmt: skip


def _limit(entry: Entry, told: Mapping[TimelineEventKind, Event], calendar: Calendar) -> Iterator[SQLModel]:
    """The limit of a round, counted anew from its acceptance, met by its opinion."""
    accepted, judged = told[Kind.REVIEW_ACCEPTED], told[Kind.REVIEW_OPINION]
    computed = compute(REVIEW_CASE, legal_day(accepted.at), calendar)
    if computed.due != day(entry["deadline"]):
        raise ValueError(f"{entry['id']}: 应为{entry['deadline']}，计算为{computed.due}")
    deadline = Deadline(
        id=world_id(f"{entry['id']}/deadline"), owner_id=accepted.owner_id, organ_id=accepted.organ_id,
        rule=REVIEW_CASE.code, name=REVIEW_CASE.name, n=computed.n, unit=REVIEW_CASE.unit, starts_on=computed.start_day,
        due_on=computed.due_day, provisional=computed.provisional, explanation=computed.explain(),
        computation=computed.as_dict(), basis=plain([citation.as_dict() for citation in REVIEW_CASE.basis]),
        started_by=accepted.id,
    )  # fmt: skip
    yield deadline
    yield DeadlineMet(
        deadline_id=deadline.id, organ_id=judged.organ_id, event_id=judged.id, met_on=legal_day(judged.at)
    )


def _counsel(case: Entry, entry: Entry, rounds: Sequence[Entry]) -> Iterator[SQLModel]:
    reviewed = next(round_ for round_ in rounds if round_["id"] == entry["reviewId"])
    request_id = world_id(f"{entry['id']}/request")
    shared: dict[str, Any] = {
        "review_id": world_id(entry["reviewId"]), "case_id": world_id(case["id"]), "organ_id": world_id(case["organId"]),
        "counsel_id": world_id(entry["counselId"]),
    }  # fmt: skip
    yield CounselRequest(
        id=request_id, **shared, question=QUESTION, at=instant(entry["requestedAt"]),
        actor=snapshot(reviewed["reviewerIds"][0]),
    )  # fmt: skip
    yield CounselOpinion(
        id=world_id(entry["id"]), request_id=request_id, **shared, opinion=entry["opinion"],
        at=instant(entry["answeredAt"]), actor=snapshot(entry["counselId"]),
    )  # fmt: skip


def _of(case: Entry, entry: Entry, part: str | None = None) -> dict[str, Any]:
    """The keys of a row about a round."""
    name = entry["id"] if part is None else f"{entry['id']}/{part}"
    return {"id": world_id(name), "case_id": world_id(case["id"]), "organ_id": world_id(case["organId"])}


def _proposal(case: Entry, written: Entry) -> ReviewedProposal:
    kinds = tuple(PenaltyKind(kind) for kind in written["kinds"])
    return about_case(ReviewedProposal(kinds, written["fineFen"]), case["law"], case["facts"])


def _materials(titles: Sequence[str]) -> JsonList:
    return [_material(title) for title in titles]


def _material(title: str) -> Json:
    """The kind is the one whose name is in the title: 行政处罚告知书代拟稿, 调查终结报告（修改）."""
    kind = next((kind for kind in MaterialKind if kind.label in title), MaterialKind.OTHER)
    return {"kind": kind.value, "title": title, "documentId": None}
