"""Loading what the rules ask about officers (执法人员资格查询)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.law.codes import Code
from api.law.gates import refuse
from api.registry.models import Certificate, Officer, Organ, Region
from api.registry.rules import Acting, CertificateDays, OfficerStanding
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
    for certificate in held.scalars():
        certificates.setdefault(certificate.officer_id, []).append(_days(certificate))
    return [_standing(officers[officer_id], certificates.get(officer_id, [])) for officer_id in officer_ids]


def _standing(officer: Officer, certificates: Sequence[CertificateDays]) -> OfficerStanding:
    return OfficerStanding(
        officer.id, officer.name, officer.organ_id, frozenset(officer.categories), officer.area, officer.exam_passed_on,
        tuple(certificates),
    )  # fmt: skip


def _days(certificate: Certificate) -> CertificateDays:
    return CertificateDays(
        certificate.number, certificate.valid_from, certificate.valid_to, certificate.suspended_from,
        certificate.suspended_to, certificate.ended_on, certificate.ended_by,
    )  # fmt: skip
