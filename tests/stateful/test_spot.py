"""No sequence of acts of an inspection and a penalty on the spot breaks an invariant; the lawful ones come to their end."""

import pytest

from tests.stateful.conftest import Stages
from tests.stateful.machine import follow, play
from tests.stateful.spot import SpotCourse, build
from tests.worlds.county import of

pytestmark = pytest.mark.database


def test_every_lawful_way_comes_to_its_end(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    for plan in range(6):
        follow(stage, SpotCourse, plan)
    stage.census.require(
        "close_case", "waive_statement", "record_statement", stages={"CLOSED": 6}, accepted=70, refused=0
    )
    assert not stage.census.refused, stage.census.codes


def test_nothing_unlawful_is_ever_on_record(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    play(stage, SpotCourse, examples=10)
    stage.census.require("decide_on_the_spot", "record_payment", stages={"CLOSED": 1}, accepted=60, refused=25)
