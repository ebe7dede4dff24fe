"""Publishing a standard (公布收取标准): levies and charges are reckoned by it from its day on."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.proceedings.models import ChargeStandard
from api.registry.models import Matter
from api.vocabulary import EnforcementCategory

RECKONED = (EnforcementCategory.LEVY, EnforcementCategory.CHARGE)


@dataclass(frozen=True, slots=True)
class NewStandard:
    """A standard as its publication states it. ``unit_price_fen`` is fen for one ``unit``; ``reference`` the document."""

    name: str
    reference: str
    unit: str
    unit_price_fen: int
    effective_from: date
    effective_to: date | None = None


async def publish_standard(
    tx: WriteSession, matter_id: UUID, new: NewStandard, *, by: Actor, at: LegalTime
) -> ChargeStandard:
    """Publish a standard 公布收取标准 (价格法 第四十七条) for a matter of the actor's organ; versions are numbered on.

    Raises Refused: NOT_FOUND, VALIDATION (another kind of matter, an empty text, no price, a term that ends before it begins).
    """
    # Locked, so that two publications at once take different versions.
    matter = await tx.get(Matter, matter_id, with_for_update=True)
    if matter is None or matter.organ_id != by.organ_id:
        raise refuse(Code.NOT_FOUND)
    if matter.category not in RECKONED:
        raise refuse(Code.VALIDATION, "只有征收、收费事项有收取标准（matterId）。")
    empty = [
        label
        for label, text in (("name", new.name), ("reference", new.reference), ("unit", new.unit))
        if not text.strip()
    ]
    if empty or new.unit_price_fen <= 0:
        raise refuse(
            Code.VALIDATION, "名称、文号、计量单位和大于零的单价应当写明。", missing=tuple(empty) or ("unitPriceFen",)
        )
    if new.effective_to is not None and new.effective_to < new.effective_from:
        raise refuse(Code.VALIDATION, "有效期的起止颠倒（effectiveTo）。")
    last = sa.select(sa.func.coalesce(sa.func.max(col(ChargeStandard.version)), 0)).where(
        col(ChargeStandard.matter_id) == matter_id
    )
    standard = ChargeStandard(
        organ_id=matter.organ_id, matter_id=matter_id, version=(await tx.execute(last)).scalar_one() + 1,
        name=new.name.strip(), reference=new.reference.strip(), unit=new.unit.strip(), unit_price_fen=new.unit_price_fen,
        published_on=legal_day(at), effective_from=new.effective_from, effective_to=new.effective_to, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(standard)
    await tx.flush()
    return standard
