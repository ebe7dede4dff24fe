"""Collective discussion (集体讨论): the leaders decide together on a grave or complex case. 行政处罚法 第五十七条第二款."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.cases.proceeding import Proceeding, lock_case, require_leader, written
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.discussion_rules import DISCUSSED_TOGETHER, MAY_DISCUSS, DiscussionFacts
from api.decisions.facts import Proposal
from api.decisions.general_gathering import as_json, general_facts
from api.decisions.hearing_models import CollectiveDiscussion
from api.decisions.wording import sentence
from api.law.codes import Code
from api.law.gates import Refused, gaps_of, refuse
from api.ledger.event import record
from api.papers.paper import document_in_force
from api.vocabulary import StaffRole, TimelineEventKind

FORM = "COLLECTIVE_DISCUSSION_RECORD"


@dataclass(frozen=True, slots=True)
class Voice:
    """One leader's opinion in the discussion."""

    staff_id: UUID
    opinion: str


async def discuss_collectively(
    tx: WriteSession, case_id: UUID, document_id: UUID, *, chair_id: UUID, voices: Sequence[Voice], result: Proposal,
    by: Actor, at: LegalTime,
) -> CollectiveDiscussion:  # fmt: skip
    """Record what the leaders came to 集体讨论, with the opinion of each and the record that they signed.

    Raises Refused with every gap of MAY_DISCUSS and DISCUSSED_TOGETHER; NOT_FOUND (case, somebody who is not of the organ), FORBIDDEN, VALIDATION for
    an opinion without words, or as ``document_in_force`` does.
    """
    on = legal_day(at)
    found = await lock_case(tx, case_id, by=by, at=at)
    require_leader(by)
    form = await document_in_force(tx, document_id, template=FORM, owner_ids=(case_id,))
    people = [await _member(tx, found, voice.staff_id, at) for voice in voices]
    facts = await general_facts(tx, found, result, on=on, deciders=people, duty="集体讨论人员")
    leaders = frozenset(person.id for person in people if StaffRole.ORGAN_LEADER in person.roles)
    together = DiscussionFacts(chair_id, tuple(person.id for person in people), leaders)
    if gaps := (*gaps_of(MAY_DISCUSS, facts), *gaps_of(DISCUSSED_TOGETHER, together)):
        raise Refused(gaps)
    discussion = CollectiveDiscussion(
        case_id=case_id, organ_id=found.case.organ_id, document_id=form.id, chair_id=chair_id,
        attendee_ids=[person.id for person in people],
        opinions=[
            {"staffId": str(person.id), "name": person.name, "opinion": written(voice.opinion, "opinion", "意见")}
            for person, voice in zip(people, voices, strict=True)
        ],
        result=as_json(result), at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(discussion)
    await record(
        tx, TimelineEventKind.COLLECTIVE_DISCUSSED, owner_id=case_id, organ_id=found.case.organ_id, by=people, at=at,
        text=f"集体讨论，同意{sentence(result)}", documents=[form.id],
        particulars={"discussionId": discussion.id, "result": discussion.result, "opinions": discussion.opinions},
    )  # fmt: skip
    return discussion


async def _member(tx: WriteSession, found: Proceeding, staff_id: UUID, at: LegalTime) -> Actor:
    """A member of the organ's staff as they stand on the day. Raises Refused NOT_FOUND."""
    person = await actor_of(tx, PersonKind.STAFF, staff_id, legal_day(at))
    if person is None or person.organ_id != found.case.organ_id:
        raise refuse(Code.NOT_FOUND, "参加讨论的人员不存在。")
    return person
