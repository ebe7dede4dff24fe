"""Scalars: what goes in, what comes out, what is refused."""

from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from graphql import GraphQLError

from api.graph.identity import decode, encode
from api.graph.scalars import parse_instant, serialize_instant
from tests.graph import world
from tests.graph.conftest import Asking


@pytest.mark.parametrize(
    ("microsecond", "text"),
    [
        (0, "2026-05-09T02:00:00+00:00"),
        (120_000, "2026-05-09T02:00:00.12+00:00"),
        (1, "2026-05-09T02:00:00.000001+00:00"),
    ],
)
def test_instants_are_printed_as_postgresql_prints_them(
    world_connection: sa.Connection, microsecond: int, text: str
) -> None:
    """In UTC, the fraction without trailing zeros."""
    instant = datetime.fromisoformat("2026-05-09T10:00:00+08:00").replace(microsecond=microsecond)
    assert serialize_instant(instant) == text
    shown = world_connection.scalar(sa.select(sa.cast(sa.func.to_json(sa.literal(instant)), sa.Text)))
    assert shown == f'"{text}"'
    assert parse_instant(text) == instant.astimezone(UTC)


@pytest.mark.parametrize("bad", ["2026-05-09", "2026-05-09T02:00:00", "yesterday", "", None, 5])
def test_an_instant_needs_its_offset(bad: Any) -> None:
    """A legal time must not depend on where the server stands."""
    with pytest.raises(GraphQLError):
        parse_instant(bad)


@pytest.mark.parametrize(
    ("text", "variables", "good"),
    [
        ("query($d: DateTime) { cases(filter: {opened: {before: $d}}) { nodes { id } } }", {"d": "2026-05-09"}, False),
        (
            "query($d: DateTime) { cases(filter: {opened: {before: $d}}) { nodes { id } } }",
            {"d": "2026-05-09T00:00:00Z"},
            True,
        ),
        ("query($d: Date) { cases(filter: {dueBefore: $d}) { nodes { id } } }", {"d": "2026-02-30"}, False),
        ("query($d: Date) { cases(filter: {dueBefore: $d}) { nodes { id } } }", {"d": "2026-02-28"}, True),
        ("query($s: Stage) { cases(filter: {stage: $s}) { nodes { id } } }", {"s": "open"}, False),
        ("query($s: Stage) { cases(filter: {stage: $s}) { nodes { id } } }", {"s": "OPEN"}, True),
        ("query($n: Int) { cases(first: $n) { nodes { id } } }", {"n": "5"}, False),
        ("query($n: Int) { cases(first: $n) { nodes { id } } }", {"n": 2**40}, False),
        ("query($n: Int = 3) { cases(first: $n) { nodes { id } } }", {}, True),
        ("query($f: CaseFilter) { cases(filter: $f) { nodes { id } } }", {"f": {"unknown": 1}}, False),
    ],
)
async def test_variables_are_coerced(asking: Asking, text: str, variables: dict[str, Any], good: bool) -> None:
    """A wrong value is a request error: nothing is executed."""
    found = await asking(text, variables)
    assert ("errors" not in found) is good
    assert ("data" in found) is good
    assert bool(asking.reader.sent) is good


@pytest.mark.parametrize(
    "bad", ["", "case_", "case", f"paper_{world.key(1)}", str(world.key(1)), f"case_{world.key(1).hex}", None]
)
def test_an_id_of_another_kind_is_not_found(bad: object) -> None:
    """Only the form we print is read back."""
    assert decode(bad, "case") is None
    assert decode(encode("case", world.key(1)), "case") == world.key(1)
    assert decode(encode(None, world.key(1)), None) == world.key(1)
