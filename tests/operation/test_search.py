"""Search by words: what the index finds is what reading every name finds; it is used; nothing in a text is special."""

import psycopg
import pytest
from psycopg import sql

from api.database import READING, Database
from tests.worlds.sample import ask

pytestmark = pytest.mark.database

LEADER, SUPERVISOR = "seed-290101-AMR-leader", "seed-290000-supervisor"

TEXTS = (
    "案", "有", "公司", "便利店", "市监当罚", "不标明价格", "过期", "〔2026〕1号", "某", "",
    "𬎆", "%", "_", "\\", "'", "' OR 1=1 --", "{a,b}", "\"", "a\nb", "案\\",
)  # fmt: skip
"""One character, two, many; in the name, in the number, in the party; nowhere; and whatever means something elsewhere."""


def naive(database: Database, text: str, organs: str) -> set[str]:
    """The cases whose name, number or party contains the text, by reading them all."""
    found = sql.SQL(
        "SELECT c.id FROM enforcement_case c JOIN organ o ON o.id = c.organ_id WHERE {} AND (strpos(c.name, %(text)s) > 0"
        " OR strpos(c.case_number, %(text)s) > 0 OR EXISTS (SELECT FROM case_party r JOIN party p ON p.id = r.party_id"
        " WHERE r.case_id = c.id AND strpos(p.name, %(text)s) > 0))"
    ).format(sql.SQL(organs))
    with psycopg.connect(database.url) as connection:
        return {f"case_{key}" for (key,) in connection.execute(found, {"text": text})}


async def every_case(database: Database, login: str, text: str) -> set[str]:
    """What the API finds, page by page."""
    query = (
        "query ($words: String!, $after: String) { cases(first: 100, after: $after, filter: {text: $words})"
        " { nodes { id } pageInfo { hasNextPage endCursor } } }"
    )
    found: set[str] = set()
    after = None
    while True:
        page = (await ask(database, login, query, words=text, after=after))["cases"]
        keys = {node["id"] for node in page["nodes"]}
        assert not keys & found, "a page repeats nothing"
        found |= keys
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


async def test_the_index_finds_what_reading_everything_finds(seeded: Database) -> None:
    own = "o.name = '望溪县市场监督管理局'"
    for text in TEXTS:
        assert await every_case(seeded, SUPERVISOR, text) == naive(seeded, text, "o.region_code LIKE '29%%'"), text
        assert await every_case(seeded, LEADER, text) == naive(seeded, text, own), text


async def test_the_texts_say_something(seeded: Database) -> None:
    """Some are found everywhere, some here and there, some nowhere: the comparison above is not one of empty sets."""
    counts = {text: len(naive(seeded, text, "true")) for text in TEXTS}
    assert counts[""] == 400
    assert 0 < counts["便利店"] < counts["公司"] < counts["案"] < 400
    assert counts["𬎆"] == counts["' OR 1=1 --"] == counts["\\"] == 0


async def test_parties_are_found_by_any_of_their_names(seeded: Database) -> None:
    query = "query ($words: String!) { parties(first: 100, filter: {name: $words}) { nodes { id } } }"
    for text in ("司", "公司", "便利店", "过期", "\\", "%", ""):
        found = await ask(seeded, SUPERVISOR, query, words=text)
        with psycopg.connect(seeded.url) as connection:
            every = connection.execute(
                "SELECT id FROM party WHERE strpos(name, %(t)s) > 0 OR strpos(operator, %(t)s) > 0"
                " OR strpos(legal_representative, %(t)s) > 0 ORDER BY name, id LIMIT 100",
                {"t": text},
            )
            assert [node["id"] for node in found["parties"]["nodes"]] == [f"party_{key}" for (key,) in every], text


@pytest.mark.parametrize(
    ("condition", "index"),
    [
        ("grams(name, case_number) @> grams_wanted($1)", "ix_enforcement_case_grams"),
        ("id IN (SELECT case_id FROM case_party WHERE party_id = $1::uuid)", "ix_case_party_party_id"),
        ("id IN (SELECT case_id FROM case_officer WHERE officer_id = $1::uuid)", "ix_case_officer_officer_id"),
        ("organ_id = $1::uuid ORDER BY created_at DESC, id DESC", "ix_enforcement_case_organ_id_created_at_id"),
    ],
)
async def test_a_filter_can_be_answered_by_its_index(seeded: Database, condition: str, index: str) -> None:
    """On a table this small the planner would rather read it whole: it is told not to, and must then find the index."""
    settings = {**READING, "enable_seqscan": "off", "enable_sort": "off"}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    with psycopg.connect(seeded.url, options=options) as connection:
        connection.execute(f"PREPARE asked AS SELECT id FROM enforcement_case WHERE {condition}")
        # Of a generic plan the value does not matter.
        plan = connection.execute("EXPLAIN EXECUTE asked(NULL)").fetchall()
    assert index in "\n".join(line for (line,) in plan)
