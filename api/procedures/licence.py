"""The licence procedure (许可程序) as a sequence of acts, each with its gates (行政许可法 第二十九条至第四十八条)."""

from collections.abc import Callable
from dataclasses import dataclass

from api.law.gates import Gap, Gates, Rule, gaps_of
from api.licences.examination_rules import (
    IN_EXAMINATION,
    MAY_ASK_HEARING,
    MAY_DECIDE,
    MAY_EXTEND,
    MAY_HOLD_HEARING,
    MAY_ISSUE,
    MAY_NOTIFY_HEARING,
    MAY_OFFER_HEARING,
    MAY_SERVE_REFUSAL,
    MAY_SHOW_CREDENTIAL,
    MAY_TEST,
    MAY_VERIFY,
    MAY_WITHDRAW,
    TWO_QUALIFIED,
)
from api.licences.facts import LicenceFacts
from api.licences.models import IntakeOutcome
from api.licences.rules import MAY_ACCEPT, MAY_APPLY, MAY_CORRECT, MAY_REFUSE_ACCEPTANCE, MAY_SUPPLEMENT
from api.procedures.next_acts import NextAct
from api.registry.rules import Acting, HasActing
from api.vocabulary import StaffRole


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the procedure: the mutation that performs it, who may, what it needs, and whether it has its place now."""

    act: str
    label: str
    roles: tuple[StaffRole, ...]
    gates: Gates[LicenceFacts]
    comes: Callable[[LicenceFacts], bool]


def not_received(case: LicenceFacts) -> bool:
    """Before the application."""
    return case.received_on is None


def at_the_window(case: LicenceFacts) -> bool:
    """Received, and neither accepted nor refused."""
    return case.received_on is not None and case.intake is None


def may_be_corrected(case: LicenceFacts) -> bool:
    """At the window, nothing told yet."""
    return at_the_window(case) and case.corrected_on is None


def waiting(case: LicenceFacts) -> bool:
    """Told what is missing, and not everything came in."""
    return at_the_window(case) and case.corrected_on is not None and case.supplemented_on is None


def in_examination(case: LicenceFacts) -> bool:
    """Accepted and not decided."""
    return case.in_examination


def unassigned(case: LicenceFacts) -> bool:
    """In examination, nobody named to examine."""
    return case.in_examination and case.acting is not None and not case.acting.officers


def not_offered(case: LicenceFacts) -> bool:
    """In examination, no hearing offered."""
    return case.in_examination and case.hearing is None


def under_test(case: LicenceFacts) -> bool:
    """In examination, experts at work."""
    return case.in_examination and case.open_tests > 0


def hearing_open(case: LicenceFacts) -> bool:
    """In examination, a hearing offered and not held."""
    return case.in_examination and case.hearing is not None and case.hearing.held_on is None


def not_extended(case: LicenceFacts) -> bool:
    """In examination, the time not extended."""
    return case.in_examination and not case.extended


def to_be_issued(case: LicenceFacts) -> bool:
    """Granted, no certificate delivered."""
    return case.granted and not case.issued


def to_be_served(case: LicenceFacts) -> bool:
    """Refused, the refusal not served."""
    return case.decided and not case.granted and not case.issued


def open_(case: LicenceFacts) -> bool:
    """Neither decided nor refused acceptance."""
    return case.received_on is not None and not case.decided and case.intake is not IntakeOutcome.REFUSED


@dataclass(frozen=True, slots=True)
class Examiners:
    """The examiners of a case, as the rules on qualification ask about them."""

    acting: Acting


def of_examiners(rule: Rule[HasActing]) -> Rule[LicenceFacts]:
    """A rule on whoever acts, asked about the examiners of the case where it is known who they are."""

    def asked(case: LicenceFacts) -> Gap | None:
        return rule(Examiners(case.acting)) if case.acting is not None else None

    return asked


EXAMINERS_MAY_ACT: Gates[LicenceFacts] = tuple(map(of_examiners, TWO_QUALIFIED))  # 第三十四条第三款
HEAD = (StaffRole.UNIT_HEAD,)
CLERK, OFFICER, LEADER = (StaffRole.WINDOW_CLERK,), (StaffRole.OFFICER,), (StaffRole.ORGAN_LEADER,)
HOST = (StaffRole.HEARING_HOST,)

LICENCE: tuple[Step, ...] = (
    Step("applyLicence", "收到申请", CLERK, MAY_APPLY, not_received),
    Step("requestCorrection", "告知补正", CLERK, MAY_CORRECT, may_be_corrected),
    Step("supplementApplication", "收到补正材料", CLERK, MAY_SUPPLEMENT, waiting),
    Step("acceptApplication", "受理", CLERK, MAY_ACCEPT, at_the_window),
    Step("refuseAcceptance", "不予受理", CLERK, MAY_REFUSE_ACCEPTANCE, at_the_window),
    Step("assignExaminers", "指派审查人员", HEAD, IN_EXAMINATION, unassigned),
    Step(
        "showCredentialAtVerification",
        "出示执法证件",
        OFFICER,
        (*EXAMINERS_MAY_ACT, *MAY_SHOW_CREDENTIAL),
        in_examination,
    ),
    Step("recordSiteVerification", "现场核查", OFFICER, (*EXAMINERS_MAY_ACT, *MAY_VERIFY), in_examination),
    Step("beginExpertReview", "检验检测鉴定评审", OFFICER, MAY_TEST, in_examination),
    Step("endExpertReview", "登记检验检测鉴定评审结果", OFFICER, MAY_TEST, under_test),
    Step("offerLicenceHearing", "告知听证权利", OFFICER, MAY_OFFER_HEARING, not_offered),
    Step("requestLicenceHearing", "申请听证", CLERK, MAY_ASK_HEARING, hearing_open),
    Step("notifyLicenceHearing", "通知听证", OFFICER, MAY_NOTIFY_HEARING, hearing_open),
    Step("holdLicenceHearing", "举行听证", HOST, MAY_HOLD_HEARING, hearing_open),
    Step("extendLicenceDecision", "延长决定期限", LEADER, MAY_EXTEND, not_extended),
    Step("decideLicence", "作出许可决定", LEADER, MAY_DECIDE, in_examination),
    Step("issueLicence", "颁证", CLERK, MAY_ISSUE, to_be_issued),
    Step("serveLicenceRefusal", "送达不予许可决定书", CLERK, MAY_SERVE_REFUSAL, to_be_served),
    Step("withdrawApplication", "撤回申请", CLERK, MAY_WITHDRAW, open_),
)


def next_licence_acts(case: LicenceFacts) -> tuple[NextAct, ...]:
    """Every act that has its place now, in its order, with what it still needs. What was withdrawn has none."""
    if case.withdrawn:
        return ()
    return tuple(
        NextAct(step.act, step.label, step.roles, gaps_of(step.gates, case)) for step in LICENCE if step.comes(case)
    )
