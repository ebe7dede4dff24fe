"""Loading what the rules ask about officers (执法人员资格查询)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.law.codes import Code
from api.law.gates import refuse
from api.registry.models import Certificate, Officer, Organ, Region
from api.registry.posting_models import OfficerPosting
from api.registry.posting_rules import GONE
from api.registry.qualification_models import CertificateStep, CertificateStepKind
from api.registry.rules import Acting, CertificateDays, OfficerStanding, Suspension
from api.vocabulary import EnforcementCategory


async def acting_officers(
    session: AsyncSession, officer_ids: Sequence[UUID], *, organ_id: UUID, category: EnforcementCategory, on: date,
    place: str | None = None, required: int = 2,
) -> Acting:  # fmt: skip
    """The officers about to act for an organ, as the rules ask about them. Raises Refused NOT_FOUND as ``standing_of``."""
    officers = await standing_of(session, officer_ids)
    region = (
        select(Region.name).join(Organ, col(Organ.region_code) == col(Region.code)).where(col(Organ.id) == organ_id)
    )
    name = (await session.execute(region)).scalar_one()
    return Acting(tuple(officers), organ_id, category, on, name, place, required)


async def standing_of(session: AsyncSession, officer_ids: Sequence[UUID]) -> list[OfficerStanding]:
    """Officers with all their certificates, in the order asked for and as often. Raises Refused NOT_FOUND for an unknown one."""
    rows = await session.execute(select(Officer).where(col(Officer.id).in_(officer_ids)))
    officers = {officer.id: officer for officer in rows.scalars()}
    if any(officer_id not in officers for officer_id in officer_ids):
        raise refuse(Code.NOT_FOUND, "执法人员不存在。")
    held = await session.execute(select(Certificate).where(col(Certificate.officer_id).in_(officer_ids)))
    certificates: dict[UUID, list[CertificateDays]] = {}
    for certificate, days in await _with_days(session, list(held.scalars())):
        certificates.setdefault(certificate.officer_id, []).append(days)
    ended = select(OfficerPosting).where(
        col(OfficerPosting.officer_id).in_(officer_ids), col(OfficerPosting.kind).in_(GONE)
    )
    left = {posting.officer_id: posting.on_day for posting in (await session.execute(ended)).scalars()}
    return [
        replace(_standing(officers[each], certificates.get(each, [])), left_on=left.get(each)) for each in officer_ids
    ]


async def days_of(session: AsyncSession, certificate: Certificate) -> CertificateDays:
    """The days of one certificate."""
    ((_, days),) = await _with_days(session, [certificate])
    return days


async def suspensions_of(session: AsyncSession, certificate_ids: Sequence[UUID]) -> dict[UUID, tuple[Suspension, ...]]:
    """Every suspension of these certificates, in the order in which they were decided."""
    query = select(CertificateStep).where(col(CertificateStep.certificate_id).in_(certificate_ids))
    found: dict[UUID, list[CertificateStep]] = {}
    for step in (await session.execute(query.order_by(col(CertificateStep.recorded_at)))).scalars():
        found.setdefault(step.certificate_id, []).append(step)
    return {certificate_id: suspensions(steps) for certificate_id, steps in found.items()}


def suspensions(steps: Iterable[CertificateStep]) -> tuple[Suspension, ...]:
    """The suspensions that a certificate's steps amount to: lifted, one ends on the day before; lifted at once, it never was."""
    found: list[Suspension] = []
    for step in steps:
        if step.kind is CertificateStepKind.SUSPENDED:
            found.append(Suspension(step.starts_on, step.ends_on))
        elif step.kind is CertificateStepKind.LIFTED and found:
            lifted, last = found.pop(), step.starts_on - timedelta(days=1)
            if lifted.first <= last:
                found.append(Suspension(lifted.first, min(last, lifted.last or last)))
    return tuple(found)


async def _with_days(
    session: AsyncSession, certificates: Sequence[Certificate]
) -> list[tuple[Certificate, CertificateDays]]:
    """Each with its days. Only what was ever suspended can have been so before."""
    once = [each.id for each in certificates if each.suspended_from is not None]
    suspended = await suspensions_of(session, once) if once else {}
    return [(each, _days(each, suspended.get(each.id, ()))) for each in certificates]


def _standing(officer: Officer, certificates: Sequence[CertificateDays]) -> OfficerStanding:
    return OfficerStanding(
        officer.id, officer.name, officer.organ_id, frozenset(officer.categories), officer.area, officer.exam_passed_on,
        tuple(certificates),
    )  # fmt: skip


def _days(certificate: Certificate, suspended: tuple[Suspension, ...]) -> CertificateDays:
    return CertificateDays(
        certificate.number, certificate.valid_from, certificate.valid_to, certificate.suspended_from,
        certificate.suspended_to, certificate.ended_on, certificate.ended_by, suspended[:-1],
    )  # fmt: skip
