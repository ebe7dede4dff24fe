"""Compulsory measures (行政强制措施) as a sequence of acts, each with its gates (行政强制法 第十八条至第二十八条)."""

from collections.abc import Callable
from dataclasses import dataclass

from api.law.gates import Gates, gaps_of
from api.measures.course_rules import MAY_CONVERT, MAY_EXCLUDE, MAY_EXTEND, MAY_LIFT
from api.measures.facts import MeasureFacts
from api.measures.rules import MAY_APPROVE, MAY_IMPOSE, MAY_TELL
from api.procedures.next_acts import NextAct
from api.vocabulary import MeasureStage, StaffRole

S = MeasureStage


@dataclass(frozen=True, slots=True)
class Step:
    """One act on a measure: the mutation that performs it, who may, what it needs, and the stages it belongs to."""

    act: str
    label: str
    roles: tuple[StaffRole, ...]
    gates: Gates[MeasureFacts]
    stages: frozenset[MeasureStage]
    done: Callable[[MeasureFacts], bool]


def never(measure: MeasureFacts) -> bool:
    """An act that may be done again."""
    return False


def told(measure: MeasureFacts) -> bool:
    """The party was told, on the spot and on the day."""
    return bool(measure.told)


def extended(measure: MeasureFacts) -> bool:
    """The term was extended."""
    return measure.imposed is not None and measure.imposed.extended


OFFICER, LEADER = (StaffRole.OFFICER,), (StaffRole.ORGAN_LEADER,)
RUNNING = frozenset({S.IN_FORCE, S.EXTENDED})
HELD = frozenset({*RUNNING, S.EMERGENCY_EXECUTED})

MEASURES: tuple[Step, ...] = (
    Step("approveMeasure", "批准", LEADER, MAY_APPROVE, frozenset({S.REQUESTED, S.EMERGENCY_EXECUTED}), never),
    Step("explainMeasure", "当场告知并听取", OFFICER, MAY_TELL, frozenset({S.REQUESTED, S.APPROVED}), told),
    Step("imposeMeasure", "实施", OFFICER, MAY_IMPOSE, frozenset({S.REQUESTED, S.APPROVED}), never),
    Step("excludeTestTime", "扣除检测鉴定期间", OFFICER, MAY_EXCLUDE, RUNNING, never),
    Step("extendMeasure", "延长期限", OFFICER, MAY_EXTEND, RUNNING, extended),
    Step("convertMeasure", "处理财物", OFFICER, MAY_CONVERT, RUNNING, never),
    Step("liftMeasure", "解除", OFFICER, MAY_LIFT, HELD, never),
)


def next_measure_acts(measure: MeasureFacts) -> tuple[NextAct, ...]:
    """Every act that may still come, in its order, with what it needs. A measure that has ended has none."""
    return tuple(
        NextAct(step.act, step.label, step.roles, gaps_of(step.gates, measure))
        for step in MEASURES
        if measure.stage in step.stages and not step.done(measure)
    )
