"""No sequence of acts of a licence breaks an invariant; the lawful ones come to their end."""

import pytest

from tests.stateful.conftest import Stages
from tests.stateful.licence import LicenceCourse
from tests.stateful.machine import follow, play
from tests.worlds.licences import paper_of
from tests.worlds.sample_papers import build_registry

pytestmark = pytest.mark.database
WAYS = (0, 3, 4, 9, 24)
"""At once; corrected and tested; refused after a hearing nobody asked for; a hearing held and reviewed twice; a plain grant after an offer."""


def test_every_lawful_way_comes_to_its_end(stages: Stages) -> None:
    stage = stages(build_registry, paper_of, "lc-amr")
    for plan in WAYS:
        follow(stage, LicenceCourse, plan)
    stage.census.require(
        "supplement", "end_expert_review", "hold_licence_hearing", "issue_licence", "serve_licence_refusal",
        "submit_opinion", "submit_rectification", stages={"ISSUED": 3, "DECIDED_REFUSE": 1}, accepted=60, refused=0,
    )  # fmt: skip
    assert not stage.census.refused, stage.census.codes


def test_nothing_unlawful_is_ever_on_record(stages: Stages) -> None:
    stage = stages(build_registry, paper_of, "lc-amr")
    play(stage, LicenceCourse, examples=10)
    stage.census.require("accept_application", "decide_licence", stages={}, accepted=60, refused=25)
