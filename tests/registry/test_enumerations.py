"""Enumerations of the schema: described by the vocabulary, whatever met them first."""

from enum import StrEnum

import pytest
import strawberry

from api.graph.enums import graphql_enum
from api.vocabulary.labelled import Labelled


class Colour(Labelled, chinese="颜色"):
    """颜色."""

    RED = "RED", "红", "red"
    BLUE = "BLUE", "蓝", "blue"


class Plain(StrEnum):
    """No labels."""

    ONE = "ONE"
    TWO = "TWO"


class Renamed(StrEnum):
    """A member that is not called by its code."""

    ONE = "first"


def words(codes: type[StrEnum]) -> list[str | None]:
    definition = codes.__strawberry_definition__  # type: ignore[attr-defined]
    return [definition.description, *(value.description for value in definition.values)]


def test_a_labelled_one_describes_itself_even_if_strawberry_met_it_first() -> None:
    strawberry.enum(Colour)
    assert graphql_enum(Colour) is Colour
    assert words(Colour) == ["颜色。", "红：red", "蓝：blue"]


def test_another_needs_words_for_every_member() -> None:
    with pytest.raises(ValueError, match="TWO"):
        graphql_enum(Plain, "数字", {"ONE": "一"})
    graphql_enum(Plain, "数字", {"ONE": "一", "TWO": "二"})
    assert words(Plain) == ["数字", "一", "二"]


def test_names_that_differ_from_their_codes_are_refused() -> None:
    with pytest.raises(ValueError, match="ONE differ"):
        graphql_enum(Renamed, "数字", {"ONE": "一"})
