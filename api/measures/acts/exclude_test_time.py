"""Excluding the time of a test (扣除检测鉴定期间): the days are definite, told in writing, and do not count."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.access.actor import Actor
from api.calendar.counting import Period
from api.calendar.rules import EXTEND_SEIZURE, SEIZE
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.acts import Handover
from api.inspections.facts import OnSite, acting_on
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.measures.acts.own_deadlines import settle_own
from api.measures.course_rules import THE_EXCLUSION
from api.measures.facts import ExclusionFacts
from api.measures.gathering import facts_of, last_days, lock_measure, warning_before
from api.measures.models import MeasureExclusion
from api.papers.models import Document
from api.papers.paper import require_in_force
from api.papers.service import serve
from api.vocabulary import TimelineEventKind


@dataclass(frozen=True, slots=True)
class ExcludedDays:
    """The days of a test, inspection, quarantine or appraisal, both included, and what is tested."""

    first: date
    last: date
    reason: str


async def exclude_test_time(
    tx: WriteSession, measure_id: UUID, time: ExcludedDays, on_site: OnSite, handover: Handover, *, document_id: UUID, by: Actor,
    at: LegalTime,
) -> MeasureExclusion:  # fmt: skip
    """Tell the party of the days that do not count 检测、鉴定期间书面告知 (行政强制法 第二十五条第三款).

    The paper is any complete one of the dossier that names the days. Raises Refused with every gap of THE_EXCLUSION; NOT_FOUND,
    FORBIDDEN, and what ``serve`` raises.
    """
    found = await lock_measure(tx, measure_id, by=by)
    holder = found.holder
    actors = await acting_on(tx, holder.officer_ids, on_site.officer_ids, by=by, at=at)
    document = await tx.get(Document, document_id)
    if document is None or document.owner_id not in holder.owner_ids:
        raise refuse(Code.NOT_FOUND)
    await require_in_force(tx, document)
    facts = await facts_of(tx, found, actors, on_site.place, at)
    require(THE_EXCLUSION, ExclusionFacts(facts, time.first, time.last, time.reason))
    service = await serve(
        tx, document, method=handover.method, recipient_id=found.row.party_id, signed_by=handover.signed_by,
        servers=actors, place=on_site.place, at=at, refusal_note=handover.refusal_note, witness_ids=handover.witness_ids,
        recording_ref=handover.recording_ref,
    )  # fmt: skip
    assert found.imposition is not None
    periods = (*found.periods, Period(time.first, time.last, time.reason.strip()))
    extended = found.extension.days if found.extension else None
    imposed_on = legal_day(found.imposition.imposed_at)
    base, until = await last_days(tx, imposed_on, found.imposition.period_days, extended, periods)
    event = await record(
        tx, TimelineEventKind.MEASURE_TIME_EXCLUDED, owner_id=holder.dossier_id, organ_id=holder.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings,
        text=f"{time.first.isoformat()}至{time.last.isoformat()}{time.reason.strip()}，不计入期限（期限至{until.isoformat()}）",
        documents=[document.id], particulars={"measureId": measure_id, "until": until},
    )  # fmt: skip
    await settle_own(tx, found, (SEIZE.code, EXTEND_SEIZURE.code), event, facts.on)
    rule, start, n = (SEIZE, imposed_on, found.imposition.period_days)
    if extended is not None:
        rule, start, n = (EXTEND_SEIZURE, base, extended)
    await deadlines.start(
        tx,
        rule.code,
        owner_id=holder.dossier_id,
        organ_id=holder.organ_id,
        event=event,
        start=start,
        n=n,
        excluded=periods,
    )
    exclusion = MeasureExclusion(
        measure_id=measure_id, organ_id=found.row.organ_id, document_id=document.id, service_id=service.id,
        first_day=time.first, last_day=time.last, reason=time.reason.strip(), until=until,
        warn_on=await warning_before(tx, until), at=at, event_id=event.id, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(exclusion)
    await tx.flush()
    return exclusion
