"""Opening a series of numbers (起始号): where paper left off, the first number given here follows. Once one is given, it stays."""

from dataclasses import dataclass

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from api.access.actor import Actor
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import Gap, Gates, require
from api.law.laws import THREE_SYSTEMS
from api.papers.models import NumberSeries
from api.vocabulary import StaffRole

BIGGEST = 99_999
NO_GAPS = THREE_SYSTEMS.whole(gist="执法文书应当规范编号、有据可查：同一机关、同一字号、同一年度的文号不重不漏")
ADMIN = (StaffRole.ORGAN_ADMIN,)


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """A series about to be opened at a number. ``given`` is the last number given already, None where none was."""

    type_code: str
    opening: int
    year: int
    this_year: int
    given: int | None = None


def no_number_given(series: SeriesFacts) -> Gap | None:
    """党政机关公文格式 GB/T 9704-2012 7.2.5 – numbers of a year are neither given twice nor left out (I20).

    A series in which a number was given goes on from there: an opening above it would leave a gap, one below it give
    numbers twice.
    """
    if series.given is None:
        return None
    detail = f"“{series.type_code}”字{series.year}年已经编至{series.given}号，不能另定起始号。"
    return Gap(Code.NUMBER_CONFLICT, NO_GAPS, detail, ("尚未编号的文号序列",), ADMIN)


def a_number_of_this_year(series: SeriesFacts) -> Gap | None:
    """A matter of form: a type, a number of one to five digits, the present year or the next."""
    wrong = [
        name
        for name, right in (
            ("文号类型（typeCode）", series.type_code.strip() != ""),
            ("起始号（opening）", 1 <= series.opening <= BIGGEST),
            ("年度（year）", series.this_year <= series.year <= series.this_year + 1),
        )
        if not right
    ]
    return Gap(Code.VALIDATION, NO_GAPS, "", tuple(wrong), ADMIN) if wrong else None


MAY_OPEN_SERIES: Gates[SeriesFacts] = (a_number_of_this_year, no_number_given)


async def open_series(
    tx: WriteSession, type_code: str, year: int, opening: int, *, by: Actor, at: LegalTime
) -> NumberSeries:
    """Say with which number a series of the actor's organ begins 确定起始号. Raises Refused with every gap of MAY_OPEN_SERIES."""
    row = insert(NumberSeries).values(organ_id=by.organ_id, type_code=type_code, year=year, opening=1, next=1)
    await tx.execute(row.on_conflict_do_nothing())
    query = select(NumberSeries).where(
        col(NumberSeries.organ_id) == by.organ_id,
        col(NumberSeries.type_code) == type_code,
        col(NumberSeries.year) == year,
    )
    series = (await tx.execute(query.with_for_update().execution_options(populate_existing=True))).scalar_one()
    given = series.next - 1 if series.next > series.opening else None
    require(MAY_OPEN_SERIES, SeriesFacts(type_code, opening, year, legal_day(at).year, given))
    series.opening = series.next = opening
    await tx.flush()
    return series
