"""Catalogues of the sample world (目录清单): what is a major decision, what reviewers ask, trainings, policies and filings."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal

from sqlmodel import SQLModel

from api.clocks import SHANGHAI
from api.database import WriteSession
from api.exchange.identifiers import world_id, world_ids
from api.exchange.insertion import Progress, insert_missing, silent
from api.exchange.source import Entry, day, entries, maybe_day
from api.policies.headings import required_headings
from api.policies.models import FiledObject, Filing, FilingDecision, Policy
from api.review.conditions import parse_rule
from api.review.models import MajorDecisionRule, ReviewChecklistItem, Training
from api.vocabulary import FilingKind, FilingStatus, PolicyKind

ELSEWHERE = "样本制度，正文从略"
"""The sample says that a section is there, not what it says."""


async def load_catalogues(tx: WriteSession, progress: Progress = silent) -> None:
    """Load catalogues, trainings, policies and filings. Needs the registry; rows that are there stay. The caller commits.

    Raises RuleInvalid for a rule that cannot be evaluated.
    """
    topics: tuple[tuple[str, str, Callable[[Entry], Iterator[SQLModel]]], ...] = (
        ("重大执法决定目录", "majorDecisionCatalogue", _rule),
        ("审核内容清单", "reviewChecklist", _item),
        ("法制审核培训", "trainings", _training),
        ("制度文件", "policies", _policy),
    )
    for topic, kind, rows_of in topics:
        found = entries("catalogues", kind)
        for done, entry in enumerate(found, start=1):
            await insert_missing(tx, list(rows_of(entry)))
            progress(topic, done, len(found))


def _rule(entry: Entry) -> Iterator[SQLModel]:
    parse_rule(entry["rule"])
    yield MajorDecisionRule(
        id=world_id(entry["id"]), organ_id=world_id(entry["organId"]), code=entry["id"], category=entry["category"],
        trigger=entry["trigger"], description=entry["description"], rule=entry["rule"], basis=entry["basis"],
        effective_from=day(entry["effectiveFrom"]),
    )  # fmt: skip


def _item(entry: Entry) -> Iterator[SQLModel]:
    yield ReviewChecklistItem(
        id=world_id(f"checklist/{entry['item']}"), item=entry["item"], position=entry["order"],
        question=entry["question"], source=entry["source"],
    )  # fmt: skip


def _training(entry: Entry) -> Iterator[SQLModel]:
    yield Training(
        id=world_id(entry["id"]), organ_id=world_id(entry["organId"]), method=entry["method"], title=entry["title"],
        held_on=day(entry["date"]), hours=Decimal(entry["hours"]), reviewer_ids=world_ids(entry["attendees"]),
    )  # fmt: skip


def _policy(entry: Entry) -> Iterator[SQLModel]:
    """A policy, and its filing with what the body did, on the days that the sample gives."""
    policy_id, organ_id, kind = world_id(entry["id"]), world_id(entry["organId"]), PolicyKind(entry["kind"])
    present = entry["required"] or {}
    headings = {h.key: ELSEWHERE for h in required_headings(kind) if present.get(h.key, entry["required"] is None)}
    yield Policy(
        id=policy_id, organ_id=organ_id, kind=kind, version=entry["version"], title=entry["title"],
        doc_number=entry["docNumber"], issued_on=maybe_day(entry["issuedOn"]),
        effective_from=maybe_day(entry["effectiveFrom"]), headings=headings or {"text": ELSEWHERE},
        created_at=_noon(day(entry["issuedOn"])),
    )  # fmt: skip
    if filed := entry["filing"]:
        filing_id = world_id(f"{entry['id']}/filing")
        yield Filing(
            id=filing_id, object_type=FiledObject.POLICY, object_id=policy_id, organ_id=organ_id,
            to_organ_id=world_id(filed["to"]), kind=filed["kind"], submitted_at=_noon(day(filed["submittedOn"])),
        )  # fmt: skip
        for decision in _decisions(FilingKind(filed["kind"]), FilingStatus(filed["status"])):
            yield FilingDecision(
                id=world_id(f"{entry['id']}/filing/{decision}"), filing_id=filing_id, organ_id=organ_id,
                decision=decision, at=_noon(day(filed["decidedOn"])),
            )  # fmt: skip


def _decisions(kind: FilingKind, status: FilingStatus) -> tuple[FilingStatus, ...]:
    """What must have been decided for a filing to stand where it does: on record after its review, if both were asked."""
    if kind is FilingKind.REVIEW_AND_RECORD and status is FilingStatus.FILED:
        return (FilingStatus.APPROVED, FilingStatus.FILED)
    return () if status is FilingStatus.SUBMITTED else (status,)


def _noon(on: date) -> datetime:
    """The sample gives days only."""
    return datetime.combine(on, time(12), SHANGHAI)
