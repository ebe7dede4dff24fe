"""What a template may do with a value: the allow-list of filters."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from documents.numerals import capital_amount, chinese_count, chinese_date, chinese_period, chinese_time, yuan_figures

EMPTY_BOX, TICKED_BOX = "☐", "☑"
_ENDED = re.compile(r"[。！？；：…][”’）]?$")


def lines(text: str) -> list[str]:
    """The non-empty lines of a text, each to become a paragraph of its own."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in punctuation already."""
    return text if _ENDED.search(text) else f"{text}。"


def bare(text: str) -> str:
    """The text without punctuation at its end, to go on inside a sentence."""
    return text.rstrip("。；，、")


def boxes(value: str, *choices: str) -> str:
    """All choices as tick boxes, the one named in ``value`` ticked; a value that fits none is added and ticked."""
    chosen = next((choice for choice in choices if choice in value), None)
    shown = [f"{TICKED_BOX if choice == chosen else EMPTY_BOX}{choice}" for choice in choices]
    if chosen is None:
        shown.append(f"{TICKED_BOX}其他：{value}")
    return "　".join(shown)


def join(texts: Sequence[object], separator: str = "、") -> str:
    """The texts in one line. Unlike Jinja's own it works on plain strings only and is escaped as a whole."""
    return separator.join(str(text) for text in texts)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "cn_date": chinese_date,
    "cn_time": chinese_time,
    "cn_period": chinese_period,
    "cn_count": chinese_count,
    "capital": capital_amount,
    "yuan": yuan_figures,
    "lines": lines,
    "sentence": sentence,
    "bare": bare,
    "boxes": boxes,
    "join": join,
    "length": len,
}
