"""No sequence of acts of a compulsory measure breaks an invariant; the lawful ones come to their end."""

import pytest

from tests.stateful.conftest import Stages
from tests.stateful.machine import follow, play
from tests.stateful.measures import MeasureCourse, build
from tests.worlds.county import of

pytestmark = pytest.mark.database


def test_every_lawful_way_comes_to_its_end(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    for plan in (0, 3, 4, 7):
        follow(stage, MeasureCourse, plan)
    stage.census.require(
        "impose_measure", "impose_in_emergency", "extend_measure", "exclude_test_time", "lift_measure", "convert_measure",
        "take_sample", "preserve_evidence", "handle_preservation",
        stages={}, accepted=20, refused=0,
    )  # fmt: skip
    assert not stage.census.refused, stage.census.codes


def test_nothing_unlawful_is_ever_on_record(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    play(stage, MeasureCourse, examples=10)
    stage.census.require("lift_measure", stages={}, accepted=30, refused=20)
