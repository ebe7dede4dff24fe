"""Numbers of documents (文号): 望市监罚〔2026〕19号. Unique and gap-free per organ, type and year (I20)."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from api.database import WriteSession
from api.papers.models import NumberSeries

BIGGEST_SPECIMEN = 99999


def number_text(abbreviation: str, type_code: str, year: int, sequence: int, digits: int | None) -> str:
    """GB/T 9704-2012 §7.2.5: full-width brackets 〔〕, Arabic digits; only preprinted forms keep leading zeros."""
    return f"{abbreviation}{type_code}〔{year}〕{str(sequence).zfill(digits or 0)}号"


def specimen(abbreviation: str, type_code: str, year: int) -> str:
    """A number as wide as any, for the trial before a real one is taken."""
    return number_text(abbreviation, type_code, year, BIGGEST_SPECIMEN, None)


async def take(tx: WriteSession, organ_id: UUID, abbreviation: str, type_code: str, year: int) -> tuple[int, str]:
    """The next number of a series, and its text. The series is locked until the transaction ends, so a rolled back act
    gives its number back and no gap can arise."""
    opened = insert(NumberSeries).values(organ_id=organ_id, type_code=type_code, year=year, opening=1, next=1)
    await tx.execute(opened.on_conflict_do_nothing())
    query = select(NumberSeries).where(
        col(NumberSeries.organ_id) == organ_id, col(NumberSeries.type_code) == type_code, col(NumberSeries.year) == year
    )
    series = (await tx.execute(query.with_for_update().execution_options(populate_existing=True))).scalar_one()
    sequence = series.next
    series.next = sequence + 1
    return sequence, number_text(abbreviation, type_code, year, sequence, series.digits)
