"""The Python vocabulary and the published reference (`enums.json`) say the same, in the same order."""

import json
from pathlib import Path
from typing import Any

import pytest

from api import vocabulary
from api.vocabulary import VOCABULARY, DeadlineUnit, Labelled, RegionLevel

REFERENCE: dict[str, Any] = json.loads((Path(__file__).parent / "enums.json").read_text(encoding="utf-8"))


def as_reference(enumeration: type[Labelled]) -> dict[str, Any]:
    """The entry of the reference that this enumeration would be."""
    values = [{"code": word.value, "zh": word.label, "en": word.meaning} for word in enumeration]
    return {"zh": enumeration.chinese, "values": values}


def test_the_vocabulary_lists_the_enumerations_of_the_reference_in_its_order() -> None:
    assert [enumeration.__name__ for enumeration in VOCABULARY] == list(REFERENCE)


@pytest.mark.parametrize("enumeration", VOCABULARY, ids=lambda enumeration: enumeration.__name__)
def test_every_word_equals_the_reference_in_order(enumeration: type[Labelled]) -> None:
    assert as_reference(enumeration) == REFERENCE[enumeration.__name__]


@pytest.mark.parametrize("enumeration", VOCABULARY, ids=lambda enumeration: enumeration.__name__)
def test_every_enumeration_can_be_imported_from_the_package(enumeration: type[Labelled]) -> None:
    assert getattr(vocabulary, enumeration.__name__) is enumeration
    assert enumeration.__name__ in vocabulary.__all__


def test_a_word_is_its_code() -> None:
    assert RegionLevel("CITY") is RegionLevel.CITY
    assert RegionLevel.CITY == "CITY"
    assert json.dumps(RegionLevel.CITY) == '"CITY"'
    assert (DeadlineUnit.DAY.label, DeadlineUnit.DAY.meaning) == ("日（自然日）", "calendar day")


def test_a_word_outside_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="VILLAGE"):
        RegionLevel("VILLAGE")


def test_a_word_without_its_label_cannot_be_declared() -> None:
    with pytest.raises(TypeError, match="CITY needs a Chinese label"):

        class Bare(Labelled, chinese="无标签"):
            CITY = "CITY"

    class Full(Labelled, chinese="有标签"):
        CITY = "CITY", "市级", "city"

    assert Full.CITY.label == "市级"
