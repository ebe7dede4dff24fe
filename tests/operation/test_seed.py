"""The seeded world: whole, believable, the same again, readable by its people, and summarised as acts would."""

import psycopg
import pytest

from api.database import Database, with_database
from api.operation.copying import Sheet, rendered
from api.operation.seed import AlreadySeeded, seed
from api.operation.seed.chance import Chance
from api.operation.seed.registry import build_registry
from tests.operation.conftest import CASES
from tests.worlds.keys import VAULT
from tests.worlds.sample import ask

pytestmark = pytest.mark.database

COUNTS = (
    "SELECT (SELECT count(*) FROM enforcement_case), (SELECT count(*) FROM event), (SELECT count(*) FROM organ WHERE kind ="
    " 'ADMIN_ORGAN'), (SELECT max(event_count) FROM case_summary), (SELECT count(DISTINCT stage) FROM case_summary)"
)


def rows(database: Database, statement: str) -> list[tuple[object, ...]]:
    """What a statement finds."""
    with psycopg.connect(database.url) as connection:
        return connection.execute(statement).fetchall()


async def test_it_has_cases_in_every_state_about_ten_events_each(seeded: Database) -> None:
    [(cases, events, organs, longest, stages)] = rows(seeded, COUNTS)
    assert (cases, organs) == (CASES, 60)
    assert isinstance(events, int)
    assert isinstance(longest, int)
    assert isinstance(stages, int)
    assert 8 * CASES < events < 13 * CASES
    assert longest >= 35
    assert stages >= 6, "open cases, decided ones, closed ones, archived ones"


async def test_its_summaries_are_what_an_act_would_recompute(seeded: Database) -> None:
    before = rows(seeded, "SELECT s::text FROM case_summary s ORDER BY owner_id")
    with psycopg.connect(seeded.url) as connection:
        connection.execute("SELECT count(recompute_case_summary(id)) FROM dossier")
    assert rows(seeded, "SELECT s::text FROM case_summary s ORDER BY owner_id") == before
    assert len(before) == CASES


async def test_numbers_are_gapless_and_the_series_go_on_after_them(seeded: Database) -> None:
    gaps = rows(
        seeded,
        "SELECT organ_id, type_code, year FROM document WHERE sequence IS NOT NULL"
        " GROUP BY 1, 2, 3 HAVING max(sequence) <> count(*) OR min(sequence) <> 1",
    )
    assert gaps == []
    behind = rows(
        seeded,
        "SELECT FROM document d LEFT JOIN number_series s USING (organ_id, type_code, year) WHERE d.sequence IS NOT NULL"
        " AND d.sequence >= coalesce(s.next, 0)",
    )
    assert behind == []


async def test_what_is_personal_is_sealed_and_opens(seeded: Database) -> None:
    [(party_id, mask)] = rows(seeded, "SELECT id, phone_mask FROM party ORDER BY id LIMIT 1")
    from api.access.personal_data import personal

    async with seeded.read() as session:
        data = await personal(session, VAULT, party_id)  # type: ignore[arg-type]
    assert data.phone is not None
    assert mask == f"{data.phone[:3]}****{data.phone[-4:]}"


async def test_an_organs_leader_reads_its_cases_and_no_others(seeded: Database) -> None:
    found = await ask(
        seeded,
        "seed-290101-AMR-leader",
        "{ cases(first: 100) { nodes { organ { name } timeline { at } deadlines { name explanation } } } }",
    )
    assert {case["organ"]["name"] for case in found["cases"]["nodes"]} == {"望溪县市场监督管理局"}
    assert 0 < len(found["cases"]["nodes"]) < 30
    for case in found["cases"]["nodes"]:
        times = [event["at"] for event in case["timeline"]]
        assert times == sorted(times)


async def test_the_same_seed_is_the_same_world_and_another_is_not(seeded: Database, database: Database) -> None:
    names = "SELECT id, name, created_at FROM enforcement_case ORDER BY id"
    await seed(database, VAULT, CASES, progress=lambda *_: None)
    assert rows(database, names) == rows(seeded, names)
    other, same = build_registry(Chance(2)), build_registry(Chance(1))
    assert other.officers.lines != same.officers.lines
    assert build_registry(Chance(1)).officers.lines == same.officers.lines


async def test_a_second_world_is_refused_and_nothing_is_written(seeded: Database) -> None:
    before = rows(seeded, COUNTS)
    with pytest.raises(AlreadySeeded, match="290000"):
        await seed(seeded, VAULT, 5, progress=lambda *_: None)
    assert rows(seeded, COUNTS) == before


async def test_copy_keeps_every_character(superuser_url: str, database: Database) -> None:
    """What has a meaning in COPY's format, in arrays or in JSON arrives as it was."""
    hard = "a\\b\tc\nd\re\"f'{g},h 𬎆"
    name = database.url.rsplit("/", 1)[1].split("?")[0]
    async with await psycopg.AsyncConnection.connect(with_database(superuser_url, name)) as connection:
        await connection.execute("CREATE TEMP TABLE kept (a text, b text[], c jsonb, d bytea, e bool, f int)")
        sheet = Sheet("kept", "a", "b", "c", "d", "e", "f")
        sheet.add(hard, (hard, "x", ""), {hard: [hard, None]}, b"\x00\\\xff", True, None)
        sheet.add(rendered(hard), rendered((hard,)), [], b"", False, -7)
        await sheet.copy(connection)
        found = await (await connection.execute("SELECT * FROM kept")).fetchall()
    assert found == [
        (hard, [hard, "x", ""], {hard: [hard, None]}, b"\x00\\\xff", True, None),
        (hard, [hard], [], b"", False, -7),
    ]
