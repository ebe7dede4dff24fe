"""No sequence of acts of a demolition breaks an invariant; the lawful ones come to their end."""

import pytest

from tests.stateful.conftest import Stages
from tests.stateful.demolition import DemolitionCourse
from tests.stateful.machine import follow, play
from tests.stateful.proceedings import build
from tests.worlds.county import of

pytestmark = pytest.mark.database


def test_every_lawful_way_comes_to_its_end(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    for plan in (0, 4, 8):
        follow(stage, DemolitionCourse, plan)
    stage.census.require(
        "announce_demolition", "carry_out_execution", "record_remedy_result", "return_execution", stages={"PERFORMED": 3}, accepted=35,
        refused=0,
    )  # fmt: skip
    assert not stage.census.refused, stage.census.codes


def test_nothing_unlawful_is_ever_on_record(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    play(stage, DemolitionCourse, examples=10)
    stage.census.require("announce_demolition", stages={}, accepted=50, refused=30)
