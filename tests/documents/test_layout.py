"""Positions in the PDF: the grid of GB/T 9704-2012, page numbers, date and seal, and nothing outside its margins."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from documents.check import Placed, placed
from documents.forms import DESIGNS
from documents.frame import Frame
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.render import fill
from documents.typeset import Typeset, Typesetter
from tests.documents.conftest import SAMPLE, frame_of, sample

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 28 * MM, (210 - 26) * MM, (297 - 37) * MM, 35 * MM


def test_a_page_has_22_lines_of_28_characters(typesetter: Typesetter) -> None:
    sheet = Sheet("网格")
    sheet.write(Line("国" * 28 * 50, Style.PLAIN))
    pieces = [p for p in placed(typesetter.typeset(sheet.docx()).pdf) if p.page == 1 and "国" in p.text]
    assert [len(p.text) for p in pieces] == [28] * 22
    assert {round(a.y - b.y, 1) for a, b in pairwise(pieces)} == {28.0}
    assert pieces[0].x == pytest.approx(LEFT, abs=0.5)
    assert TOP - 28 < pieces[0].y < TOP
    assert pieces[-1].y > BOTTOM


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(typesetter: Typesetter) -> None:
    document = sample("PENALTY_DECISION")
    pieces = placed(typesetter.typeset(fill(document["form"], document["data"], frame_of(document))).pdf)
    numbers = {p.page: p for p in pieces if p.text == str(p.page) and p.y < BOTTOM}
    assert len(numbers) >= 3
    for page, piece in numbers.items():
        assert (piece.x > RIGHT - 80) if page % 2 else (piece.x < LEFT + 80)
        assert piece.size == pytest.approx(14)


@pytest.mark.parametrize("organ", ["澜川市市场监督管理局", "省局", "望岭县城市管理综合行政执法局滨水区分局"])
def test_date_four_characters_from_the_margin_organ_centred_above_seal_across(
    organ: str, typesetter: Typesetter
) -> None:
    document = sample("PENALTY_DECISION")
    frame = Frame(organ=organ, date=date(2026, 11, 24), number=document["number"])
    result = typesetter.typeset(fill(document["form"], document["data"], frame))
    anchor = result.anchors["seal_organ"]
    last = [p for p in placed(result.pdf) if p.page == anchor.page]
    day = line_of(last, "年", size=16)
    assert day.text == "2026年11月24日"
    assert right_edge(day) == pytest.approx(RIGHT - 4 * 16, abs=12)
    middle = anchor.x + anchor.width / 2
    assert (day.x + right_edge(day)) / 2 == pytest.approx(middle, abs=4)
    signature = [p for p in last if p.text and p.text in organ and day.y < p.y < day.y + 60]
    assert "".join(p.text for p in signature) == organ
    for piece in signature:
        assert (piece.x + right_edge(piece)) / 2 == pytest.approx(middle, abs=10)
    # 骑年盖月: the circle crosses the date, and its centre lies above it.
    assert anchor.y < day.y < anchor.y + anchor.height / 2
    assert anchor.y + anchor.height / 2 < TOP
    assert anchor.width == pytest.approx(42 * MM)
    assert anchor.x + anchor.width < RIGHT + 8
    # No seal on a page without text of the document: something besides organ and date stands there.
    assert [p for p in last if p.y > day.y + 60 and p.size == pytest.approx(16)]


@pytest.mark.parametrize("lines", range(1, 24))
def test_the_closing_block_never_stands_alone_or_apart(lines: int, typesetter: Typesetter) -> None:
    document = sample("INSPECTION_NOTICE")
    document["data"]["rights"] += [f"第{number}项权利" for number in range(lines)]
    result = typesetter.typeset(fill(document["form"], document["data"], frame_of(document, demo=False)))
    pages = {p.text: p.page for p in placed(result.pdf)}
    assert pages["2026年3月27日"] == result.anchors["seal_organ"].page == result.pages
    assert [page for text, page in pages.items() if text.startswith("联系地址")] == [result.pages]


@pytest.mark.parametrize("code", DESIGNS)
@pytest.mark.parametrize("kind", ["sample", "long", "huge", "unbroken"])
def test_nothing_leaves_its_margins(code: str, kind: str, typesetter: Typesetter) -> None:
    document = sample(code)
    if kind != "sample":
        document["data"] = stretched(document["data"], kind)
    result = typesetter.typeset(fill(code, document["data"], frame_of(document)))
    assert list(outside(result)) == []
    assert list(covered(result)) == []
    for name, anchor in result.anchors.items():
        assert 1 <= anchor.page <= result.pages
        if not name.startswith("seal_"):
            assert anchor.x >= LEFT - 1, name
            assert anchor.x + anchor.width <= RIGHT + 1, name
            if not name.startswith("sig_every_page"):
                assert anchor.y >= BOTTOM - 1, name


def test_every_sample_has_the_pages_it_should(typesetter: Typesetter) -> None:
    pages = {
        document["id"]: typesetter.typeset(fill(document["form"], document["data"], frame_of(document))).pages
        for document in SAMPLE
    }
    tables = {d["id"] for d in SAMPLE if d["form"] in ("INSPECTION_APPROVAL", "SERVICE_RECEIPT", "SPOT_PENALTY_FILING")}
    assert {pages[document] for document in tables} == {1}
    assert max(pages.values()) <= 4


def outside(result: Typeset) -> Iterator[Placed]:
    """Text that starts or surely ends beyond the text area or, at the foot, the paper's own margins."""
    for piece in placed(result.pdf):
        above_foot = piece.y > BOTTOM - 1
        if (
            piece.x < LEFT - 1
            or right_edge(piece) > RIGHT + 1
            or (above_foot and piece.y > 297 * MM - 20)
            or (
                not above_foot
                and not (piece.text.strip("—").strip().isdigit() or piece.size < 11 or piece.text.strip("—") == "")
            )
        ):
            yield piece


def covered(result: Typeset) -> Iterator[tuple[Placed, Placed]]:
    """Two texts that surely lie over each other."""
    pieces = sorted(placed(result.pdf), key=lambda piece: (piece.page, -piece.y))
    for at, upper in enumerate(pieces):
        for lower in pieces[at + 1 :]:
            if lower.page != upper.page or upper.y - lower.y >= 0.75 * min(upper.size, lower.size):
                break
            if min(right_edge(upper), right_edge(lower)) - max(upper.x, lower.x) > 2:
                yield upper, lower


def right_edge(piece: Placed) -> float:
    """Where the text ends at the earliest: Latin letters but the thin ones are at least half as wide as they are high, and
    a justified line may squeeze punctuation to half its width."""
    wide = sum(1 for char in piece.text if ord(char) > 0x2000 and char not in SQUEEZED)
    narrow = sum(1 if char.isalnum() or char in SQUEEZED else 0.5 for char in piece.text if char not in THIN) - wide
    tracking = 0.25 * (wide + narrow) if piece.size > 15 else 0
    return piece.x + piece.size * (wide + narrow / 2) - tracking


#: May be next to nothing wide.
THIN = " fijlrtI"
SQUEEZED = "，。；：、！？（）《》〔〕“”…—·．　"


def line_of(pieces: list[Placed], contains: str, size: float) -> Placed:
    """The last line that contains a word in a size."""
    return [p for p in pieces if contains in p.text and p.size == pytest.approx(size)][-1]


MORE = {"long": "（很长的补充说明文字）" * 12, "huge": "（很长的补充说明文字）" * 40, "unbroken": "A1b2C3d4" * 12}


def stretched(value: Any, how: str, key: str = "") -> Any:
    """The same data with every text many times as long (or higher than a page in a column), and lists of forty."""
    if isinstance(value, dict):
        return {name: stretched(inner, how, name) for name, inner in value.items()}
    if isinstance(value, list):
        if value and isinstance(value[0], str) and not value[0][:4].isdigit():
            return [stretched(item, how) for item in value] + [f"第{n}项：符合要求" for n in range(40 - len(value))]
        return [stretched(item, how) for item in value]
    if isinstance(value, str) and not re.match(r"RT-|\d{4}|[A-Z_]+$", value):
        return value + MORE[how]
    return json.loads(json.dumps(value))
