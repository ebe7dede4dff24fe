"""The catalogue of enforcement matters (行政执法事项清单办理): a version is drafted, published, abolished.

Between draft and publication stands its review (`api/policies`): sent, approved or returned by the body that supervises the
organ. What was returned, approved or published is changed by the next version.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.registry.models import Matter, Organ, Unit
from api.registry.publication_rules import MAY_ABOLISH, MAY_PUBLISH, PublicationFacts
from api.tables import Json
from api.vocabulary import CatalogueKind, EnforcementCategory, MatterStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterText:
    """A version of a matter as drafted. ``basis``: law, article and status of each provision; ``guide`` as it is stored."""

    code: str
    name: str
    category: EnforcementCategory
    unit_id: UUID
    catalogues: Sequence[CatalogueKind]
    duty: str
    authority: str
    basis: Sequence[Json]
    effective_from: date
    target_objects: str | None = None
    guide: Json | None = None
    fee: Json | None = None
    fine_min_fen: int | None = None
    fine_max_fen: int | None = None


async def draft_matter(tx: WriteSession, text: MatterText, *, by: Actor, at: LegalTime) -> Matter:
    """Draft or revise a matter 编制、调整执法事项 (task list items 2, 3): the next version of its code. It may be incomplete
    until it is submitted.

    Raises Refused VALIDATION for a code or a name that says nothing, no catalogue and a range of fines upside down; NOT_FOUND
    for a unit of another organ; CONFLICT for a code of another organ's matter.
    """
    organ = (
        await tx.execute(select(Organ).where(col(Organ.id) == by.organ_id).with_for_update(key_share=True))
    ).scalar_one()
    _require_form(text)
    unit = await tx.get(Unit, text.unit_id)
    if unit is None or unit.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND, "承办机构不存在。")
    code = text.code.strip()
    before = (await tx.execute(select(Matter).where(col(Matter.code) == code))).scalars().all()
    if any(matter.organ_id != by.organ_id for matter in before):
        raise refuse(Code.CONFLICT, "该事项编码已由其他机关使用。", missing=("事项编码（code）",))
    matter = Matter(
        code=code, name=text.name.strip(), category=text.category, organ_id=by.organ_id, unit_id=unit.id,
        catalogues=list(dict.fromkeys(text.catalogues)), duty=text.duty.strip(), authority=text.authority.strip(),
        subject={"organName": organ.name, "kind": organ.kind.value, "statusBasis": organ.legal_status_basis},
        basis=list(text.basis), target_objects=text.target_objects, guide=text.guide, fee=text.fee,
        fine_min_fen=text.fine_min_fen, fine_max_fen=text.fine_max_fen, status=MatterStatus.DRAFT,
        version=max((matter.version for matter in before), default=0) + 1, effective_from=text.effective_from,
    )  # fmt: skip
    tx.add(matter)
    await tx.flush()
    return matter


async def publish_matter(tx: WriteSession, matter_id: UUID, *, by: Actor, at: LegalTime) -> Matter:
    """Publish an approved version of the organ's own matter 公布执法事项; the version before it is superseded, in effect until
    the day before this one is.

    Raises Refused with every gap of MAY_PUBLISH; NOT_FOUND for another organ's matter.
    """
    matter = await _lock(tx, matter_id, by)
    require(MAY_PUBLISH, publication_facts(matter, later_published=await _later_published(tx, matter)))
    before = select(Matter).where(
        col(Matter.code) == matter.code,
        col(Matter.version) < matter.version,
        col(Matter.status) == MatterStatus.PUBLISHED,
    )
    for earlier in (await tx.execute(before.with_for_update())).scalars():
        earlier.status = MatterStatus.SUPERSEDED
        earlier.effective_to = earlier.effective_to or matter.effective_from - timedelta(days=1)
    matter.status, matter.published_on = MatterStatus.PUBLISHED, legal_day(at)
    await tx.flush()
    return matter


async def abolish_matter(tx: WriteSession, matter_id: UUID, *, reason: str, by: Actor, at: LegalTime) -> Matter:
    """Take a published matter out of the catalogue 取消执法事项: today is the last day on which it is in effect.

    Raises Refused with every gap of MAY_ABOLISH; REASON_REQUIRED; NOT_FOUND for another organ's matter.
    """
    matter = await _lock(tx, matter_id, by)
    require(MAY_ABOLISH, publication_facts(matter))
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("取消理由（reason）",))
    today = legal_day(at)
    matter.status, matter.end_reason = MatterStatus.ABOLISHED, reason.strip()
    matter.effective_to = min(matter.effective_to or today, today)
    await tx.flush()
    return matter


def publication_facts(matter: Matter, *, later_published: bool = False) -> PublicationFacts:
    """What the rules ask of a version."""
    return PublicationFacts(
        category=matter.category, status=matter.status, name=matter.name, has_basis=bool(matter.basis), guide=matter.guide,
        subject=str(matter.subject.get("organName") or ""), duty=matter.duty, authority=matter.authority,
        later_published=later_published,
    )  # fmt: skip


def _require_form(text: MatterText) -> None:
    """Raise Refused VALIDATION for what cannot be an entry at all."""
    empty = [
        name
        for name, said in (
            ("事项编码（code）", text.code.strip()),
            ("事项名称（name）", text.name.strip()),
            ("所属清单（catalogues）", text.catalogues),
        )
        if not said
    ]
    if empty:
        raise refuse(Code.VALIDATION, "不能为空。", missing=empty)
    low, high = text.fine_min_fen, text.fine_max_fen
    if min(low or 0, high or 0) < 0 or (low is not None and high is not None and low > high):
        raise refuse(
            Code.VALIDATION, "罚款幅度的下限高于上限，或者为负。", missing=("罚款幅度（fineMinFen、fineMaxFen）",)
        )


async def _lock(tx: WriteSession, matter_id: UUID, by: Actor) -> Matter:
    query = select(Matter).where(col(Matter.id) == matter_id).with_for_update()
    matter = (await tx.execute(query)).scalar_one_or_none()
    if matter is None or matter.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    return matter


async def _later_published(tx: WriteSession, matter: Matter) -> bool:
    later = sa.exists().where(
        col(Matter.code) == matter.code, col(Matter.version) > matter.version, col(Matter.published_on).is_not(None)
    )
    return bool((await tx.execute(sa.select(later))).scalar_one())
