"""An inspection (行政检查) as a sequence of acts, each with its gates (国办发〔2024〕54号, 行政处罚法 第五十一条、第五十五条)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from api.access.permissions import Permission
from api.decisions.facts import SpotCaseFacts
from api.decisions.rules import MAY_BEGIN_ON_THE_SPOT
from api.inspections.rectification_rules import MAY_ORDER_RECTIFICATION, MAY_REINSPECT
from api.inspections.rules import (
    MAY_APPROVE,
    MAY_BECOME_A_CASE,
    MAY_COLLECT,
    MAY_ENTER,
    MAY_EXPLAIN_RIGHTS,
    MAY_INSPECT,
    MAY_NOTIFY,
    MAY_SHOW_CREDENTIAL,
    MAY_TELL_RESULT,
    ApprovalFacts,
    EvidenceFacts,
    VisitFacts,
)
from api.law.gates import Gap, Gates, gaps_of
from api.procedures.next_acts import NextAct, holders

P = Permission


@dataclass(frozen=True, slots=True)
class VisitCase:
    """A visit now, as each kind of act would find it; ``told`` says that its result was told."""

    on_site: VisitFacts
    approval: ApprovalFacts
    evidence: EvidenceFacts
    penalty: SpotCaseFacts
    told: bool


Gaps: TypeAlias = Callable[[VisitCase], tuple[Gap, ...]]
HasPlace: TypeAlias = Callable[[VisitCase], bool]


@dataclass(frozen=True, slots=True)
class VisitStep:
    """One act on a visit: the mutation that performs it, who may, what it needs, and whether it has its place at all."""

    act: str
    label: str
    permission: Permission
    gaps: Gaps
    has_place: HasPlace = lambda _: True


def on_site(gates: Gates[VisitFacts]) -> Gaps:
    """An act by the visit's officers."""
    return lambda visit: gaps_of(gates, visit.on_site)


def unapproved(visit: VisitCase) -> bool:
    """A visit is approved once."""
    return not visit.on_site.approved


def unnotified(visit: VisitCase) -> bool:
    """Its notice is served once."""
    return not visit.on_site.notices


def untold(visit: VisitCase) -> bool:
    """Its result is told once."""
    return not visit.told


def without_a_case(visit: VisitCase) -> bool:
    """One case grows out of it."""
    return not visit.penalty.begun


VISIT: tuple[VisitStep, ...] = (
    VisitStep(
        "approveInspection", "批准检查", P.APPROVE_INSPECTION, lambda v: gaps_of(MAY_APPROVE, v.approval), unapproved
    ),
    VisitStep("notifyInspection", "送达行政检查通知书", P.CONDUCT_INSPECTION, on_site(MAY_NOTIFY), unnotified),
    VisitStep("scanCheckCode", "扫码入企", P.CONDUCT_INSPECTION, on_site(MAY_ENTER)),
    VisitStep("showCredential", "出示执法证件", P.CONDUCT_INSPECTION, on_site(MAY_SHOW_CREDENTIAL)),
    VisitStep("explainRights", "告知权利", P.CONDUCT_INSPECTION, on_site(MAY_EXPLAIN_RIGHTS)),
    VisitStep("recordSiteInspection", "现场检查", P.CONDUCT_INSPECTION, on_site(MAY_INSPECT)),
    VisitStep(
        "collectEvidence", "现场收集证据", P.CONDUCT_INSPECTION, lambda visit: gaps_of(MAY_COLLECT, visit.evidence)
    ),
    VisitStep("tellInspectionResult", "告知检查结果", P.CONDUCT_INSPECTION, on_site(MAY_TELL_RESULT), untold),
    VisitStep(
        "orderVisitRectification", "责令改正", P.CONDUCT_INSPECTION, on_site(MAY_ORDER_RECTIFICATION),
        lambda v: not v.on_site.rectifying,
    ),
    VisitStep("recordReinspection", "复查", P.CONDUCT_INSPECTION, on_site(MAY_REINSPECT), lambda v: v.on_site.rectifying),
    VisitStep(
        "beginSpotPenalty", "当场处罚告知", P.HANDLE_CASE, lambda v: gaps_of(MAY_BEGIN_ON_THE_SPOT, v.penalty),
        without_a_case,
    ),
    VisitStep(
        "registerClue", "登记线索", P.REGISTER_CLUE, lambda v: gaps_of(MAY_BECOME_A_CASE, v.evidence), without_a_case
    ),
)  # fmt: skip


def next_visit_acts(visit: VisitCase) -> tuple[NextAct, ...]:
    """Every act that may still come, in the order of a visit, with what it needs."""
    return tuple(
        NextAct(step.act, step.label, holders(step.permission), step.gaps(visit))
        for step in VISIT
        if step.has_place(visit)
    )
