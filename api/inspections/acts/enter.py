"""Entering (入企): the check code is scanned, then the credentials are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.calendar.rules import URGENT_INSPECTION_PAPERS
from api.calendar.store import load_calendar
from api.calendar.working_days import Reason
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.facts import OnSite, acting_on, lock_visit, visit_facts
from api.inspections.rules import MAY_ENTER, MAY_SHOW_CREDENTIAL
from api.law.gates import require
from api.ledger.event import record
from api.ledger.models import Event
from api.registry.models import Officer
from api.vocabulary import TimelineEventKind

WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Dress:
    """Uniform and insignia (着装和标识), and the provision that exempts where one is missing."""

    uniform_worn: bool = True
    insignia_worn: bool = True
    exemption_basis: str | None = None


async def scan_check_code(
    tx: WriteSession, visit_id: UUID, on_site: OnSite, *, code: str, by: Actor, at: LegalTime
) -> Event:
    """Scan the visit's check code on entry 扫码入企. An urgent visit without approval starts the time for its papers.

    Raises Refused with every gap of MAY_ENTER, NOT_FOUND, FORBIDDEN.
    """
    visit = await lock_visit(tx, visit_id, by=by)
    actors = await acting_on(tx, visit.row.officer_ids, on_site.officer_ids, by=by, at=at)
    facts = await visit_facts(tx, visit, actors, on_site.place, at)
    require(MAY_ENTER, replace(facts, scanned=code.strip()))
    event = await record(
        tx, TimelineEventKind.ENTRY_CODE_SCANNED, owner_id=visit_id, organ_id=visit.row.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings,
        text=f"扫码入企，检查码{visit.row.check_code}", particulars={"checkCode": visit.row.check_code},
    )  # fmt: skip
    if not facts.approved and facts.papers_due is None:
        await deadlines.start(
            tx, URGENT_INSPECTION_PAPERS.code, owner_id=visit_id, organ_id=visit.row.organ_id, event=event, start=at
        )
    return event


async def show_credential(
    tx: WriteSession, visit_id: UUID, on_site: OnSite, dress: Dress, *, shown_to: str | None = None, by: Actor,
    at: LegalTime,
) -> Event:  # fmt: skip
    """Show the enforcement certificates unasked 出示执法证件; the event keeps each officer's number.

    Raises Refused with every gap of MAY_SHOW_CREDENTIAL, NOT_FOUND, FORBIDDEN.
    """
    visit = await lock_visit(tx, visit_id, by=by)
    actors = await acting_on(tx, visit.row.officer_ids, on_site.officer_ids, by=by, at=at)
    facts = await visit_facts(tx, visit, actors, on_site.place, at)
    facts = replace(
        facts, must_wear=await _must_wear(tx, actors), uniform_worn=dress.uniform_worn,
        insignia_worn=dress.insignia_worn, exemption_basis=dress.exemption_basis,
    )  # fmt: skip
    require(MAY_SHOW_CREDENTIAL, facts)
    shown = f"向{shown_to.strip()}出示行政执法证" if shown_to and shown_to.strip() else "出示行政执法证"
    return await record(
        tx, TimelineEventKind.CREDENTIAL_SHOWN, owner_id=visit_id, organ_id=visit.row.organ_id, by=actors, at=at,
        place=on_site.place, media=on_site.media, recordings=on_site.recordings,
        text=shown + await _weekend_worked(tx, legal_day(at)),
        particulars={
            "shownTo": shown_to,
            "certificates": [{"officer": actor.name, "number": actor.certificate_number} for actor in actors],
            "uniformWorn": dress.uniform_worn,
            "insigniaWorn": dress.insignia_worn,
            "exemptionBasis": dress.exemption_basis,
        },
    )  # fmt: skip


async def _must_wear(tx: WriteSession, actors: Sequence[Actor]) -> tuple[str, ...]:
    """The names of officers whose organ wears a uniform and who have no standing exemption."""
    query = select(Officer.name).where(
        col(Officer.id).in_([actor.id for actor in actors]),
        col(Officer.uniform_required).is_(True),
        col(Officer.exemption_basis).is_(None),
    )
    return tuple((await tx.execute(query.order_by(col(Officer.id)))).scalars())


async def _weekend_worked(tx: WriteSession, day: date) -> str:
    """A remark where a reader would take the day for a rest day, although the yearly notice makes it a working day."""
    made_up = (await load_calendar(tx)).kind(day).reason is Reason.MADE_UP
    return f"（星期{WEEKDAYS[day.weekday()]}，调休上班日）" if made_up else ""
