"""Numbers of documents: their form, one series per organ, type and year, without a gap."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select, update

from api.cases.models import Dossier, DossierKind
from api.clocks import LegalTime
from api.law.gates import Refused
from api.papers import paper
from api.papers.models import Document, NumberSeries
from api.papers.numbering import number_text, specimen, take
from tests.worlds.county import of
from tests.worlds.desk import NOON, Desk, sample

NEW_YEAR_IN_SHANGHAI = LegalTime(datetime(2026, 12, 31, 16, 0, tzinfo=UTC))
LAST_MINUTE = LegalTime(datetime(2026, 12, 31, 15, 59, tzinfo=UTC))


@pytest.mark.parametrize(
    ("sequence", "digits", "text"),
    [
        (43, None, "望市监当罚〔2026〕43号"),
        (43, 5, "望市监当罚〔2026〕00043号"),
        (123456, 5, "望市监当罚〔2026〕123456号"),
        (1, 1, "望市监当罚〔2026〕1号"),
    ],
)
def test_number_text(sequence: int, digits: int | None, text: str) -> None:
    assert number_text("望市监", "当罚", 2026, sequence, digits) == text


def test_the_specimen_is_as_wide_as_any_number_of_a_year() -> None:
    assert len(specimen("望市监", "罚", 2026)) >= len(number_text("望市监", "罚", 2026, 99_999, None))


@pytest.mark.database
async def test_each_organ_type_and_year_counts_for_itself(desk: Desk) -> None:
    async with desk.database.write() as tx:
        taken = [
            await take(tx, of(organ), short, kind, year)
            for organ, short, kind, year in (
                ("wl-amr", "望市监", "当罚", 2026), ("wl-amr", "望市监", "当罚", 2026), ("wl-amr", "望市监", "罚", 2026),
                ("wl-amr", "望市监", "当罚", 2027), ("wl-ny", "望农", "当罚", 2026),
            )
        ]  # fmt: skip
    assert [sequence for sequence, _ in taken] == [1, 2, 1, 1, 1]
    assert len({text for _, text in taken}) == 5


@pytest.mark.database
async def test_an_organ_goes_on_from_where_its_books_stand(desk: Desk) -> None:
    async with desk.database.write() as tx:
        tx.add(NumberSeries(organ_id=of("wl-amr"), type_code="当罚", year=2026, opening=43, next=43, digits=5))
    assert (await desk.issue(await desk.draft())).number == "望市监当罚〔2026〕00043号"
    assert (await desk.issue(await desk.draft())).number == "望市监当罚〔2026〕00044号"


@pytest.mark.database
async def test_the_year_is_shanghais(desk: Desk) -> None:
    old, new = await desk.draft(), await desk.draft()
    assert (await desk.issue(old, at=LAST_MINUTE)).number == "望市监当罚〔2026〕1号"
    assert (await desk.issue(new, at=NEW_YEAR_IN_SHANGHAI)).number == "望市监当罚〔2027〕1号"


@pytest.mark.database
async def test_fifty_at_once_take_fifty_consecutive_numbers(desk: Desk) -> None:
    """Each in a dossier of its own, so that nothing but the series makes them take turns."""
    officer = await desk.actor("o-08")
    async with desk.database.write() as tx:
        tx.add_all([Dossier(id=of(f"d{n}"), kind=DossierKind.CASE, organ_id=of("wl-amr")) for n in range(50)])
        await tx.flush()
        drafts = [
            await paper.draft(tx, desk.press, of(f"d{n}"), "SPOT_PENALTY_DECISION", sample("SPOT_PENALTY_DECISION"), by=officer, at=NOON)
            for n in range(50)
        ]  # fmt: skip
    issued = await asyncio.gather(*(desk.issue(draft.id) for draft in drafts))
    assert sorted(d.sequence or 0 for d in issued) == list(range(1, 51))
    assert {d.number for d in issued} == {f"望市监当罚〔2026〕{n}号" for n in range(1, 51)}


@pytest.mark.database
async def test_a_failed_issue_leaves_no_gap(desk: Desk) -> None:
    broken = sample("SPOT_PENALTY_DECISION")
    del broken["violation"]
    incomplete, whole = await desk.draft(data=broken), await desk.draft()
    with pytest.raises(Refused):
        await desk.issue(incomplete)
    assert (await desk.issue(whole)).sequence == 1
    async with desk.database.read() as session:
        assert (await session.get_one(Document, incomplete)).number is None


@pytest.mark.database
async def test_what_fails_after_the_number_was_taken_gives_it_back(desk: Desk) -> None:
    first, second = await desk.draft(), await desk.draft()
    officer = await desk.actor("o-08")

    async def act_that_fails_later() -> None:
        async with desk.database.write() as tx:
            assert (await paper.issue(tx, desk.press, first, by=officer, at=NOON)).sequence == 1
            raise RuntimeError("something else of the act fails")

    with pytest.raises(RuntimeError):
        await act_that_fails_later()
    assert (await desk.issue(second)).sequence == 1
    assert (await desk.issue(first)).sequence == 2


@pytest.mark.database
async def test_a_void_number_stays_used(desk: Desk) -> None:
    void, next_ = await desk.issued(), await desk.draft()
    async with desk.database.write() as tx:
        await paper.declare_void(tx, void, "当事人名称有误", by=await desk.actor("st-22"), at=NOON)
    assert (await desk.issue(next_)).sequence == 2
    async with desk.database.read() as session:
        numbers = (await session.execute(select(Document.number).order_by(col(Document.sequence)))).scalars()
        assert list(numbers) == ["望市监当罚〔2026〕1号", "望市监当罚〔2026〕2号"]


@pytest.mark.database
async def test_a_form_without_numbers_takes_none(desk: Desk) -> None:
    issued = await desk.issue(await desk.draft("SITE_INSPECTION_RECORD"))
    assert (issued.number, issued.sequence, issued.issued_at) == (None, None, NOON)


@pytest.mark.database
async def test_two_documents_cannot_share_a_number(desk: Desk) -> None:
    """Should the series ever be set back by hand, the database refuses the number, and the act is undone."""
    await desk.issued()
    async with desk.database.write() as tx:
        await tx.execute(update(NumberSeries).values(next=1))
    with pytest.raises(IntegrityError):
        await desk.issued()
