"""The random-inspection list (随机抽查事项清单办理): an entry is drafted, published, abolished. Its review is filed with
`api/policies`, at the market regulator that the registry names."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.inspections.list_rules import MAY_ABOLISH_ENTRY, MAY_PUBLISH_ENTRY, EntryFacts
from api.inspections.models import RandomInspectionMatter
from api.law.codes import Code
from api.law.gates import refuse, require
from api.registry.models import Matter, Organ
from api.vocabulary import MatterStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryText:
    """An entry as drafted; ``ratio`` is a share, above 0 and at most 1. ``revises`` is the version it changes."""

    name: str
    basis: str
    objects: str
    content: Sequence[str]
    ratio: Decimal
    method: str
    frequency: str
    matter_id: UUID | None = None
    revises: UUID | None = None


async def draft_list_entry(tx: WriteSession, text: EntryText, *, by: Actor, at: LegalTime) -> RandomInspectionMatter:
    """Draft or revise an entry 编制、调整随机抽查事项 (task list item 4). It may be incomplete until it is submitted.

    Raises Refused VALIDATION without a name or for a ratio that is no share; NOT_FOUND for a matter or an entry that is not
    the organ's; CONFLICT for a version that was revised already.
    """
    organ = (
        await tx.execute(select(Organ).where(col(Organ.id) == by.organ_id).with_for_update(key_share=True))
    ).scalar_one()
    if not text.name.strip():
        raise refuse(Code.VALIDATION, "不能为空。", missing=("抽查事项（name）",))
    if not 0 < text.ratio <= 1:
        raise refuse(Code.VALIDATION, "抽查比例应当大于0，不超过1。", missing=("抽查比例（ratio）",))
    matter = await tx.get(Matter, text.matter_id) if text.matter_id else None
    if text.matter_id and (matter is None or matter.organ_id != by.organ_id):
        raise refuse(Code.NOT_FOUND, "执法事项不存在。")
    before = await _own(tx, text.revises, by) if text.revises else None
    if before is not None and await _successor(tx, before.id) is not None:
        raise refuse(Code.CONFLICT, "该版本已经修订，应当修订最新版本。", missing=("所修订的版本（revises）",))
    entry = RandomInspectionMatter(
        organ_id=by.organ_id, name=text.name.strip(), subject=organ.name, basis=text.basis.strip(), objects=text.objects.strip(),
        content=[part.strip() for part in text.content if part.strip()], ratio=text.ratio, method=text.method.strip(),
        frequency=text.frequency.strip(), matter_id=text.matter_id, status=MatterStatus.DRAFT,
        version=before.version + 1 if before else 1, revises=text.revises,
    )  # fmt: skip
    tx.add(entry)
    await tx.flush()
    return entry


async def publish_list_entry(tx: WriteSession, entry_id: UUID, *, by: Actor, at: LegalTime) -> RandomInspectionMatter:
    """Publish an approved entry 公布随机抽查事项; the versions before it are superseded.

    Raises Refused with every gap of MAY_PUBLISH_ENTRY; NOT_FOUND for another organ's entry.
    """
    entry = await _own(tx, entry_id, by)
    require(MAY_PUBLISH_ENTRY, entry_facts(entry, later_published=await _later_published(tx, entry)))
    earlier = entry
    while earlier.revises is not None:
        earlier = await _own(tx, earlier.revises, by)
        if earlier.status is MatterStatus.PUBLISHED:
            earlier.status = MatterStatus.SUPERSEDED
    entry.status, entry.published_on = MatterStatus.PUBLISHED, legal_day(at)
    await tx.flush()
    return entry


async def abolish_list_entry(
    tx: WriteSession, entry_id: UUID, *, reason: str, by: Actor, at: LegalTime
) -> RandomInspectionMatter:
    """Take a published entry off the list 取消随机抽查事项: from now on nothing is planned under it.

    Raises Refused with every gap of MAY_ABOLISH_ENTRY; REASON_REQUIRED; NOT_FOUND for another organ's entry.
    """
    entry = await _own(tx, entry_id, by)
    require(MAY_ABOLISH_ENTRY, entry_facts(entry))
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("取消理由（reason）",))
    entry.status, entry.end_reason = MatterStatus.ABOLISHED, reason.strip()
    await tx.flush()
    return entry


def entry_facts(entry: RandomInspectionMatter, *, later_published: bool = False) -> EntryFacts:
    """What the rules ask of a version."""
    said = {
        "抽查主体": entry.subject, "抽查依据": entry.basis, "抽查对象": entry.objects, "抽查内容": "".join(entry.content),
        "抽查方式": entry.method, "抽查频次": entry.frequency,
    }  # fmt: skip
    return EntryFacts(status=entry.status, said=said, later_published=later_published)


async def _own(tx: WriteSession, entry_id: UUID, by: Actor) -> RandomInspectionMatter:
    """The organ's entry, locked."""
    query = select(RandomInspectionMatter).where(col(RandomInspectionMatter.id) == entry_id).with_for_update()
    entry = (await tx.execute(query)).scalar_one_or_none()
    if entry is None or entry.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND, "随机抽查事项不存在。")
    return entry


async def _successor(tx: WriteSession, entry_id: UUID) -> RandomInspectionMatter | None:
    query = select(RandomInspectionMatter).where(col(RandomInspectionMatter.revises) == entry_id)
    return (await tx.execute(query)).scalar_one_or_none()


async def _later_published(tx: WriteSession, entry: RandomInspectionMatter) -> bool:
    chain = sa.select(col(RandomInspectionMatter.id), col(RandomInspectionMatter.published_on)).where(
        col(RandomInspectionMatter.revises) == entry.id
    ).cte("later", recursive=True)  # fmt: skip
    chain = chain.union_all(
        sa.select(col(RandomInspectionMatter.id), col(RandomInspectionMatter.published_on)).where(
            col(RandomInspectionMatter.revises) == chain.c.id
        )
    )
    found = sa.select(sa.exists().where(chain.c.published_on.is_not(None)))
    return bool((await tx.execute(found)).scalar_one())
