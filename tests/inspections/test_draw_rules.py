"""May objects and officers be drawn, as a table; and a draw that anybody can repeat."""

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

import pytest

from api.inspections.chance import drawn, how_many, repeats
from api.inspections.draw_rules import MAY_DRAW, DrawFacts
from api.law.gates import gaps_of

IN_ORDER = DrawFacts(eligible=20, count=1, pools={"晨溪超市": 2}, codes=1)


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("one of twenty, two officers", IN_ORDER, []),
        ("one of two", replace(IN_ORDER, eligible=2), []),
        ("one of one", replace(IN_ORDER, eligible=1), ["VALIDATION"]),
        ("nobody left under the cap", replace(IN_ORDER, eligible=0, count=0, pools={}), ["VALIDATION"]),
        ("one officer", replace(IN_ORDER, pools={"晨溪超市": 1}), ["TWO_OFFICERS_REQUIRED"]),
        ("enough for one of two objects", replace(IN_ORDER, count=2, codes=2, pools={"甲": 2, "乙": 0}), ["TWO_OFFICERS_REQUIRED"]),
        ("left out with a reason", replace(IN_ORDER, conflicts=("近亲属",)), []),
        ("left out without one", replace(IN_ORDER, conflicts=("近亲属", " ")), ["REASON_REQUIRED"]),
        ("drawn again with a reason", replace(IN_ORDER, drawn_before=True, redraw_reason="抽中的对象已经注销"), []),
        ("drawn again", replace(IN_ORDER, drawn_before=True), ["REASON_REQUIRED"]),
        ("a code too many", replace(IN_ORDER, codes=2), []),
        ("a code too few", replace(IN_ORDER, codes=0), ["VALIDATION"]),
    ],
)  # fmt: skip
def test_may_it_be_drawn(why: str, facts: DrawFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_DRAW, facts)] == codes, why


def test_it_is_said_for_which_objects_officers_lack() -> None:
    (gap,) = gaps_of(MAY_DRAW, replace(IN_ORDER, count=2, codes=2, pools={"甲": 1, "乙": 0}))
    assert (gap.detail, gap.missing) == ("甲、乙：可供选派的执法人员不足2名。", ("甲", "乙"))


NAMES = [f"party_{number}" for number in range(40)]


def test_the_order_is_that_of_the_hashes() -> None:
    by_hand = sorted(NAMES, key=lambda name: sha256(f"ab12|object|{name}".encode()).hexdigest())
    assert drawn("ab12", "object", NAMES, 5) == tuple(by_hand[:5])


def test_the_order_of_the_list_plays_no_part_and_the_seed_does() -> None:
    assert drawn("ab12", "object", reversed(NAMES), 5) == drawn("ab12", "object", NAMES, 5)
    assert len({drawn(f"{seed}", "object", NAMES, 5) for seed in range(50)}) > 40
    assert drawn("ab12", "party_1", NAMES, 5) != drawn("ab12", "object", NAMES, 5)


def test_each_is_drawn_about_as_often() -> None:
    often = dict.fromkeys(NAMES, 0)
    for seed in range(2000):
        for name in drawn(f"{seed}", "object", NAMES, 10):
            often[name] += 1
    assert all(400 < times < 600 for times in often.values()), often


@pytest.mark.parametrize(
    ("ratio", "population", "count"),
    [("0.05", 20, 1), ("0.05", 21, 2), ("0.05", 1, 1), ("0.1", 30, 3), ("1", 7, 7), ("0.05", 0, 0)],
)
def test_the_published_ratio_says_how_many(ratio: str, population: int, count: int) -> None:
    assert how_many(Decimal(ratio), population) == count


def kept(**changes: Any) -> dict[str, Any]:
    """A recorded draw of 2 of 40, one of whom was over the cap."""
    seed, out = "ab12", NAMES[7]
    objects = drawn(seed, "object", [name for name in NAMES if name != out], 2)
    pool = ["officer_1", "officer_2", "officer_3", "officer_4"]
    sent = [{"partyId": x, "officerPoolIds": pool, "officerIds": list(drawn(seed, x, pool, 2))} for x in objects]
    candidates = [{"partyId": name, "name": name, "excluded": "上限" if name == out else None} for name in NAMES]
    return {"seed": seed, "ratio": 0.05, "candidates": candidates, "drawn": sent, **changes}


def test_a_recorded_draw_repeats_and_a_changed_one_does_not() -> None:
    draw = kept()
    assert repeats(draw)
    assert not repeats({**draw, "seed": "ab13"})
    assert not repeats({**draw, "drawn": draw["drawn"][:1]})
    assert not repeats({**draw, "drawn": draw["drawn"][::-1]})
    others = [each for each in draw["candidates"] if each["partyId"] != draw["drawn"][0]["partyId"]]
    assert not repeats({**draw, "candidates": others})
    first = {**draw["drawn"][0], "officerIds": draw["drawn"][0]["officerIds"][::-1]}
    assert not repeats({**draw, "drawn": [first, draw["drawn"][1]]})
    assert not repeats({**draw, "ratio": 0.1})
