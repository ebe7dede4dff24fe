"""The chart of the review is what the rules say: every state is reached, every gate is behind its act."""

import inspect
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from importlib import import_module
from types import SimpleNamespace
from typing import cast

import orjson
import pytest

from api.access.viewer import PUBLIC
from api.context import RequestContext, Services
from api.database import Database
from api.graph import PoolReader
from api.law.codes import Code
from api.law.gates import Gap
from api.review import flowchart as module
from api.review.flowchart import ACTS, FlowStep, flowchart
from api.schema import build_graph
from api.vocabulary import ReviewStatus
from tests.conftest import FixedLegalClock

S = ReviewStatus
STEPS = {step.act: step for step in flowchart()}
CLOSED = Gap(Code.INVALID_TRANSITION)
NEVER_A_STATE = {S.DRAFT, S.OPINION_ISSUED}
"""Words of the reference for which a round has another status: a draft is no round, an opinion at once passed or not."""


@pytest.mark.parametrize(
    ("act", "before", "after"),
    [
        ("submitReview", {S.RECTIFYING, S.COORDINATED, S.PASSED, S.NOT_PASSED, S.WITHDRAWN}, {S.SUBMITTED}),
        ("returnReview", {S.SUBMITTED}, {S.RETURNED_INCOMPLETE}),
        ("supplementReview", {S.RETURNED_INCOMPLETE}, {S.SUBMITTED}),
        ("withdrawReview", {S.SUBMITTED, S.RETURNED_INCOMPLETE, S.ACCEPTED, S.IN_REVIEW}, {S.WITHDRAWN}),
        ("acceptReview", {S.SUBMITTED}, {S.ACCEPTED}),
        ("assignReviewers", {S.ACCEPTED}, {S.IN_REVIEW}),
        ("submitReviewOpinion", {S.IN_REVIEW}, {S.PASSED, S.NOT_PASSED, S.RECTIFYING}),
        ("submitRectification", {S.RECTIFYING}, {S.RECTIFYING}),
        ("objectToOpinion", {S.RECTIFYING, S.NOT_PASSED}, {S.OBJECTED}),
        ("requestCounselOpinion", {S.OBJECTED}, {S.COORDINATING}),
        ("coordinateReview", {S.OBJECTED, S.COORDINATING}, {S.COORDINATED}),
    ],
)
def test_where_a_step_begins_and_leads(act: str, before: set[S], after: set[S]) -> None:
    step = STEPS[act]
    assert (set(step.before), set(step.after), step.opens) == (before, after, act == "submitReview")


def test_every_status_is_reached_and_only_what_is_submitted_anew_leaves_an_end() -> None:
    assert {status for step in STEPS.values() for status in step.after} == set(S) - NEVER_A_STATE
    for end in (S.PASSED, S.WITHDRAWN, S.COORDINATED):
        assert [act for act, step in STEPS.items() if end in step.before] == ["submitReview"]


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.act)
def test_who_may_is_who_the_mutation_lets_in(step: FlowStep) -> None:
    name = re.sub(r"([A-Z])", r"_\1", step.act).lower()
    source = inspect.getsource(import_module(f"api.review.mutations.{name}"))
    asked = re.findall(r"Permission\.(\w+)", source)
    assert asked == [act.permission.value for act in ACTS if act.act == step.act]
    assert step.roles


def test_the_chart_follows_a_rule_that_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tuple(replace(act, gate=lambda _: CLOSED) if act.act == "objectToOpinion" else act for act in ACTS)
    monkeypatch.setattr(module, "ACTS", closed)
    changed = {step.act: step for step in flowchart()}
    assert changed["objectToOpinion"].before == changed["coordinateReview"].before == ()
    assert _statuses(changed.values()) == _statuses(STEPS.values()) - {S.OBJECTED, S.COORDINATING, S.COORDINATED}


def test_the_limit_is_the_organs_own() -> None:
    opinion = STEPS["submitReviewOpinion"]
    assert opinion.time_limit(date(2026, 5, 9)) == "自受理送审之日起10个工作日内"
    assert opinion.time_limit(date(2026, 5, 9), {"review.days": 5}) == "自受理送审之日起5个工作日内"
    assert STEPS["acceptReview"].time_limit(date(2026, 5, 9)) is None


def test_the_first_submission_names_its_materials() -> None:
    assert [kind.value for kind in STEPS["submitReview"].materials] == [
        "INVESTIGATION_REPORT", "NOTICE_DRAFT", "EVIDENCE", "DISCRETION_NOTE",
    ]  # fmt: skip


@pytest.mark.database
async def test_everybody_may_read_it(database: Database, legal_clock: FixedLegalClock) -> None:
    services = cast(Services, SimpleNamespace(database=database, clock=legal_clock))
    context = RequestContext(PUBLIC, PoolReader(await database.reading_pool()), services)
    text = "{ reviewFlowchart { steps { act who from to opens limit materials carrier basis { law article } } } }"
    answer = await build_graph(production=True).execute(text, context)
    assert not answer.errors
    assert answer.data is not None
    steps = orjson.loads(answer.data)["reviewFlowchart"]["steps"]
    assert [step["act"] for step in steps] == list(STEPS)
    assert steps[8] == {
        "act": "objectToOpinion", "who": ["UNIT_HEAD"], "from": ["RECTIFYING", "NOT_PASSED"], "to": ["OBJECTED"],
        "opens": False, "limit": None, "materials": [], "carrier": "书面异议（平台记录）",
        "basis": {
            "law": "国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见",
            "article": "全文",
        },
    }  # fmt: skip


def _statuses(steps: Iterable[FlowStep]) -> set[S]:
    return {status for step in steps for status in step.after}
