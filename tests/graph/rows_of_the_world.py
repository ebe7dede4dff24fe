"""The rows of the small world: few, but with every awkward text, absence and tie."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from tests.graph.world import (
    CaseRow,
    EventRow,
    Kind,
    PaperRow,
    PersonRow,
    SummaryRow,
    TownRow,
    key,
)

TEXTS = (
    "",
    "王某",
    'a "quoted" \\ back',
    "line\nbreak\ttab",
    "𬎆喆堃",
    "'; DROP TABLE cases; --",
    "</script>",
    "%s %(x)s $1",
)


def fill(connection: sa.Connection) -> None:
    """Write all rows; the same ones every time."""
    chance = random.Random(20260509)
    _insert(connection, TownRow, [{"code": f"21000{i}", "name": TEXTS[i], "rank": i % 2} for i in range(4)])
    _insert(connection, PersonRow, [_person(chance, number) for number in range(1, 9)])
    _insert(connection, CaseRow, [_case(chance, number) for number in range(101, 131)])
    _insert(connection, SummaryRow, [_summary(chance, number) for number in range(101, 131) if number % 7])
    _insert(connection, PaperRow, [_paper(chance, number) for number in range(201, 291)])
    _insert(connection, EventRow, [_event(chance, number) for number in range(301, 451)])


def _person(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "id": key(number),
        "name": TEXTS[number % len(TEXTS)],
        "phone": chance.choice([None, "13800000000"]),
        "town": f"21000{number % 4}",
        "born": chance.choice([None, date(1980, 2, 29)]),
    }


def _case(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "id": key(number),
        "number": f"澜市监〔2026〕{number}号",
        "organ": "甲乙丙"[number % 3],
        "stage": chance.choice(["open", "under review", "closed"]),
        "title": chance.choice([None, *TEXTS]),
        "party_id": chance.choice([None, *map(key, range(1, 9))]),
        "fine_fen": chance.choice([None, 0, 10**12]),
        "urgent": chance.random() < 0.5,
        # Several cases share an instant, so that the key must decide; some have microseconds.
        "opened_at": datetime(2026, 5, 9, 2, tzinfo=UTC)
        + timedelta(microseconds=chance.choice([0, 120_000, 1, 10**8])),
        "due": chance.choice([None, date(2026, 6, 1), date(2026, 6, 2)]),
        "ratio": chance.choice([None, Decimal("0.10"), Decimal("3")]),
        "weight": chance.choice([None, 0.5, 1e-7]),
        "tags": chance.sample(TEXTS, chance.randrange(4)),
        "marks": chance.choice([[], ["GRAVE"], ["MINOR", "GRAVE"]]),
        "stages": chance.choice([None, [], ["under review", "open"]]),
        "officer_ids": [key(chance.randrange(1, 11)) for _ in range(chance.randrange(4))],
        "payment": chance.choice(
            [None, {}, {"bank": 'B"', "account": {"holder": "王", "lines": ["1", "2"]}}, {"bank": None}]
        ),
        "samples": chance.choice([None, [], [{"name": "x"}, {"quantity": 3, "name": None}]]),
        "extra": chance.choice([None, {"深": [1, {"k": None}]}]),
    }


def _summary(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "case_id": key(number),
        "organ": "甲乙丙"[number % 3],
        "events": chance.randrange(5),
        "next_due": date(2026, 6, 1) + timedelta(days=chance.randrange(5)),
    }


def _paper(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "id": key(number),
        "case_id": key(chance.randrange(101, 131)),
        "kind": chance.choice(list(Kind)),
        "title": chance.choice(TEXTS),
        "secret": chance.random() < 0.3,
        "pages": chance.randrange(4),
    }


def _event(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "id": key(number),
        "owner_id": key(chance.randrange(101, 131)),
        "seq": number % 5,
        "kind": chance.choice(["PAPER", "SIGNED", "VISIT", "REVIEW", "NOTED", "'"]),
        "at": datetime(2026, 5, 10, tzinfo=UTC) + timedelta(hours=chance.randrange(3)),
        "actor_id": chance.choice([None, key(1), key(2)]),
        "text": chance.choice([None, *TEXTS]),
        "paper_id": chance.choice([None, key(chance.randrange(201, 291))]),
        "place": chance.choice([None, *TEXTS]),
        "result": chance.choice([None, "PASSED"]),
        "about_case_id": chance.choice([None, key(chance.randrange(101, 131))]),
        "about_person_id": chance.choice([None, key(chance.randrange(1, 9))]),
    }


def _insert(connection: sa.Connection, model: Any, rows: list[dict[str, Any]]) -> None:
    connection.execute(sa.insert(model.__table__), rows)
