"""No sequence of acts of the general procedure breaks an invariant; the lawful ones come to their end."""

import pytest

from tests.stateful.conftest import Stages
from tests.stateful.general import GeneralCourse, build
from tests.stateful.machine import follow, play
from tests.worlds.county import of

pytestmark = pytest.mark.database
WAYS = (1, 2, 4, 13, 9, 6)
"""Large; small and heard; waived and paid in parts; a hearing given up; a hearing held, then to court; discharged."""


def test_every_lawful_way_comes_to_its_end(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    for plan in WAYS:
        follow(stage, GeneralCourse, plan)
    stage.census.require(
        "hold_hearing", "withdraw_hearing_request", "submit_opinion", "recheck_defence", "waive_statement", "apply_to_court", "record_court_step",
        "decide_no_penalty", "take_device_step", "collect_evidence", "tell_of_device_record", stages={"CLOSED": 6}, accepted=110, refused=0,
    )  # fmt: skip
    assert not stage.census.refused, stage.census.codes


def test_nothing_unlawful_is_ever_on_record(stages: Stages) -> None:
    stage = stages(build, of, "wl-amr")
    play(stage, GeneralCourse, examples=12)
    stage.census.require("decide_case", "serve_notice", "submit_opinion", stages={}, accepted=90, refused=30)
