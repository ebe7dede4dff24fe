"""Who asks (查看人): the roles choose which guards are written into a read, the parameters are their values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import Account, PersonKind
from api.access.proof import UNPROVEN, Authentication
from api.registry.models import Certificate, Counsel, CounselOrgan, Delegation, Officer, Organ, Reviewer, StaffMember
from api.vocabulary import StaffRole


@dataclass(frozen=True)
class Viewer:
    """Somebody who asks. Without a person it is the anonymous public."""

    actor: Actor | None
    region_prefix: str = ""
    authentication: Authentication = UNPROVEN

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held on the day, PUBLIC for nobody in particular."""
        return frozenset(str(role) for role in self.actor.roles) if self.actor else frozenset({StaffRole.PUBLIC.value})

    @cached_property
    def parameters(self) -> Mapping[str, object]:
        """What guards compare with."""
        if self.actor is None:
            return {}
        return {
            "person_id": self.actor.id,
            "organ_id": self.actor.organ_id,
            "unit_id": self.actor.unit_id,
            "region_prefix": self.region_prefix,
        }


PUBLIC = Viewer(None)


async def viewer_of(session: AsyncSession, account_id: UUID, on: date) -> Viewer | None:
    """The viewer behind an account, with the roles that hold on the day; None if the account is not active."""
    account = await session.get(Account, account_id)
    if account is None or not account.active:
        return None
    actor = await actor_of(session, account.person_kind, account.person_id, on)
    if actor is None:
        return None
    organ = await session.get(Organ, actor.organ_id)
    return Viewer(actor, region_prefix_of(organ.region_code if organ else ""))


def region_prefix_of(code: str) -> str:
    """The part of a region's code (GB/T 2260) that its sub-regions share: 210000 → 21, 219900 → 2199, 219921 → 219921.

    Two digits count at a time: 141000 is a city of its own and no superior of 141100.
    """
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


async def actor_of(session: AsyncSession, kind: PersonKind, person_id: UUID, on: date) -> Actor | None:
    """A person as they stand on the day: roles from office and delegation, the certificate's number."""
    if kind is PersonKind.OFFICER:
        return await _officer(session, person_id, on)
    if kind is PersonKind.STAFF:
        return await _staff(session, person_id, on)
    if kind is PersonKind.REVIEWER:
        reviewer = await session.get(Reviewer, person_id)
        if reviewer is None or not reviewer.active:
            return None
        return Actor(
            reviewer.id, kind, reviewer.name, reviewer.organ_id, reviewer.unit_id, frozenset({StaffRole.REVIEWER}),
            reviewer.position, key_ref=reviewer.key_ref,
        )  # fmt: skip
    counsel = await session.get(Counsel, person_id)
    served = select(CounselOrgan.organ_id).where(col(CounselOrgan.counsel_id) == person_id).limit(1)
    serves = (await session.execute(served)).scalar_one_or_none()
    if counsel is None or serves is None:
        return None
    return Actor(counsel.id, kind, counsel.name, serves, None, frozenset({StaffRole.COUNSEL}), key_ref=counsel.key_ref)


async def _officer(session: AsyncSession, officer_id: UUID, on: date) -> Actor | None:
    officer = await session.get(Officer, officer_id)
    if officer is None:
        return None
    certificates = select(Certificate.number).where(col(Certificate.officer_id) == officer_id)
    begun = col(Certificate.valid_from) <= on
    latest = certificates.order_by(begun.desc(), col(Certificate.valid_from).desc()).limit(1)
    number = (await session.execute(latest)).scalar_one_or_none()
    return Actor(
        officer.id, PersonKind.OFFICER, officer.name, officer.organ_id, officer.unit_id, frozenset({StaffRole.OFFICER}),
        officer.position, number, officer.key_ref,
    )  # fmt: skip


async def _staff(session: AsyncSession, staff_id: UUID, on: date) -> Actor | None:
    member = await session.get(StaffMember, staff_id)
    if member is None:
        return None
    lent = await session.execute(
        select(Delegation.role).where(
            col(Delegation.staff_id) == staff_id, col(Delegation.valid_from) <= on, col(Delegation.valid_to) >= on
        )
    )
    roles = frozenset({member.role, *member.extra_roles, *lent.scalars()})
    return Actor(
        member.id, PersonKind.STAFF, member.name, member.organ_id, member.unit_id, roles, member.position,
        key_ref=member.key_ref, principal=member.principal,
    )  # fmt: skip
