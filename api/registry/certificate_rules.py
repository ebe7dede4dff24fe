"""May a certificate be issued, renewed, suspended, given back, ended? (证件颁发、延期、暂扣、解除、吊销、注销的条件)

The organ asks, the body that supervises it decides. Nothing takes effect on a day that has passed: what an officer did while
the certificate was valid stays lawful, and what was done without one stays unlawful.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from api.calendar.explanation import chinese_day
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL, THREE_SYSTEMS
from api.registry.qualification_models import CertificateStepKind
from api.registry.rules import CertificateDays, days_status
from api.vocabulary import CertificateStatus, StaffRole

K, S = CertificateStepKind, CertificateStatus

QUALIFIED = THREE_SYSTEMS.whole(gist="未经执法资格考试合格，不得授予执法资格，不得从事执法活动")
MANAGED = THREE_SYSTEMS.whole(gist="全面实行行政执法人员持证上岗和资格管理制度")
HOLDS_ONE = APL.article(42, paragraph=1, gist="行政处罚应当由具有行政执法资格的执法人员实施")

BY_SUPERVISOR, BY_ORGAN = (StaffRole.SUPERVISOR,), (StaffRole.ORGAN_ADMIN,)
FULL_MARKS = 100

FROM: Mapping[CertificateStepKind, frozenset[CertificateStatus]] = {
    K.RENEWED: frozenset({S.VALID}),
    K.SUSPENDED: frozenset({S.VALID}),
    K.LIFTED: frozenset({S.SUSPENDED}),
    K.REVOKED: frozenset({S.VALID, S.SUSPENDED}),
    K.CANCELLED: frozenset({S.VALID, S.SUSPENDED}),
}
"""From which status a step is possible: 有效 ↔ 暂扣, and from either to 吊销 or 注销. Nothing leads back from an end or an expiry."""

PROPOSED_BY_THE_ORGAN = frozenset({K.ISSUED, K.RENEWED, K.CANCELLED})
"""Only the organ knows whom it employs; to suspend and to revoke the supervising body needs nobody's request."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the organ asked for (申报). ``settled`` once it was followed or refused."""

    officer_id: UUID
    certificate_id: UUID | None
    kind: CertificateStepKind
    by: UUID
    settled: bool = False


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step about to be taken, or asked for. ``certificate`` is None only where one is issued; ``held`` are all there are.

    ``ends_on`` is the new last day (issued, renewed) or the last day of a suspension. ``open_kinds`` are the kinds that the
    organ has asked for and nobody has answered.
    """

    kind: CertificateStepKind
    officer_id: UUID
    today: date
    starts_on: date
    by: UUID
    ends_on: date | None = None
    certificate_id: UUID | None = None
    certificate: CertificateDays | None = None
    held: tuple[CertificateDays, ...] = ()
    exam_passed_on: date | None = None
    reason: str = ""
    proposal: Proposed | None = None
    open_kinds: frozenset[CertificateStepKind] = frozenset()


@dataclass(frozen=True, slots=True)
class ExamFacts:
    """A result about to be recorded."""

    taken_on: date
    score: int
    today: date
    on_record: frozenset[date] = frozenset()


def result_is_possible(exam: ExamFacts) -> Gap | None:
    """An examination lies in the past and is marked out of a hundred."""
    wrong = [
        name
        for name, bad in (
            ("考试日期（takenOn）", exam.taken_on > exam.today),
            ("成绩（score）", not 0 <= exam.score <= FULL_MARKS),
        )
        if bad
    ]
    return Gap(Code.VALIDATION, missing=tuple(wrong), can_supply=BY_SUPERVISOR) if wrong else None


def one_result_a_day(exam: ExamFacts) -> Gap | None:
    """One sitting has one result; it is not recorded again with another."""
    if exam.taken_on not in exam.on_record:
        return None
    return Gap(Code.CONFLICT, MANAGED, f"{chinese_day(exam.taken_on)}的考试成绩已经登记。")


MAY_RECORD_EXAM: Gates[ExamFacts] = (result_is_possible, one_result_a_day)


def passed_the_examination(step: StepFacts) -> Gap | None:
    """国办发〔2018〕118号 – who has not passed the examination is not qualified, and so gets no certificate.

    Passed by the day on which it is issued.
    """
    if step.exam_passed_on is not None and step.exam_passed_on <= step.today:
        return None
    return Gap(Code.OFFICER_NOT_QUALIFIED, QUALIFIED, "未经执法资格考试合格，不得颁发证件。", ("执法资格考试合格",), BY_SUPERVISOR)  # fmt: skip


def one_certificate_at_a_time(step: StepFacts) -> Gap | None:
    """Task list item 5 – one certificate per officer: none is issued for days on which another one runs, suspended or not."""
    last = step.ends_on or date.max
    running = [
        held
        for held in step.held
        if held.valid_from <= last and step.starts_on <= min(held.valid_to, _last_before_its_end(held))
    ]
    if not running:
        return None
    numbers = "、".join(held.number for held in running)
    return Gap(Code.INVALID_TRANSITION, MANAGED, f"该执法人员持有的证件（{numbers}）尚未到期、吊销或者注销。")


def follows_the_state(step: StepFacts) -> Gap | None:
    """A step follows from the certificate's status on its first day.

    (1) 延期、暂扣: 有效. (2) 解除暂扣: 暂扣. (3) 吊销、注销: 有效 or 暂扣. (4) An end that was decided on, for whatever day, is the
    last step.
    """
    assert step.certificate is not None, "every step but the first is one of a certificate"
    if step.certificate.ended_on is not None:
        ended = "吊销" if step.certificate.ended_by == S.REVOKED else "注销"
        return Gap(Code.INVALID_TRANSITION, MANAGED, f"证件已于{chinese_day(step.certificate.ended_on)}{ended}。")
    status = days_status(step.certificate, step.starts_on)
    if status in FROM[step.kind]:
        return None
    allowed = "、".join(each.label for each in S if each in FROM[step.kind])
    return Gap(
        Code.INVALID_TRANSITION, MANAGED, f"{chinese_day(step.starts_on)}的证件状态为{status.label}，{step.kind.label}须为{allowed}。",
    )  # fmt: skip


def one_suspension_at_a_time(step: StepFacts) -> Gap | None:
    """A certificate is suspended once at a time: the last suspension has ended before the next is decided on."""
    days = step.certificate
    if days is None or days.suspended_from is None or (days.suspended_to or date.max) < step.today:
        return None
    return Gap(Code.INVALID_TRANSITION, MANAGED, f"证件已决定自{chinese_day(days.suspended_from)}起暂扣，尚未结束。")


def days_lie_ahead(step: StepFacts) -> Gap | None:
    """A step works from its day on: (1) from today at the earliest; (2) it ends no sooner than it begins."""
    wrong = []
    if step.starts_on < step.today:
        wrong.append("生效日期不得早于今日")
    if step.ends_on is not None and step.ends_on < step.starts_on:
        wrong.append("终止日期不得早于生效日期")
    return Gap(Code.VALIDATION, detail="日期有误。", missing=tuple(wrong), can_supply=BY_SUPERVISOR) if wrong else None


def term_becomes_longer(step: StepFacts) -> Gap | None:
    """A renewal adds days to the term."""
    assert step.certificate is not None, "a certificate is renewed"
    if step.ends_on is not None and step.ends_on > step.certificate.valid_to:
        return None
    until = chinese_day(step.certificate.valid_to)
    return Gap(Code.VALIDATION, detail=f"延期后的有效期应当晚于{until}。", missing=("有效期止（validTo）",), can_supply=BY_SUPERVISOR)  # fmt: skip


def reason_given(step: StepFacts) -> Gap | None:
    """What takes a qualification away, or gives it back, says why."""
    if step.reason.strip():
        return None
    return Gap(Code.REASON_REQUIRED, MANAGED, missing=(f"{step.kind.label}的理由（reason）",), can_supply=BY_SUPERVISOR)


def asked_for_by_the_organ(step: StepFacts) -> Gap | None:
    """国办发〔2018〕118号 (资格管理) – the organ proposes, the supervising body decides.

    (1) 颁发、延期、注销 need a proposal; (2) one that is named is about this officer, this certificate and this step; (3) and
    has not been answered yet.
    """
    proposal = step.proposal
    if proposal is None:
        if step.kind not in PROPOSED_BY_THE_ORGAN:
            return None
        return Gap(Code.DATA_MISSING, MANAGED, f"{step.kind.label}应当由所在机关申报。", ("所在机关的申报（proposalId）",), BY_ORGAN)  # fmt: skip
    if proposal.settled:
        return Gap(Code.CONFLICT, MANAGED, "该申报已经办理。")
    same = (proposal.officer_id, proposal.certificate_id, proposal.kind)
    if same != (step.officer_id, step.certificate_id, step.kind):
        return Gap(Code.VALIDATION, detail="与申报的人员、证件或者事项不一致。", missing=("申报（proposalId）",), can_supply=BY_SUPERVISOR)  # fmt: skip
    return None


def decided_by_another(step: StepFacts) -> Gap | None:
    """Who asked does not decide (I6), by whichever office; nobody decides on their own certificate."""
    if step.by != step.officer_id and (step.proposal is None or step.proposal.by != step.by):
        return None
    return Gap(Code.CONFLICT_OF_ROLE, MANAGED, "申报人和本人不得审批。", ("其他监督人员",), BY_SUPERVISOR)


def not_asked_for_already(step: StepFacts) -> Gap | None:
    """The same is asked for once at a time."""
    if step.kind not in step.open_kinds:
        return None
    return Gap(Code.CONFLICT, MANAGED, f"该执法人员已有待办理的{step.kind.label}申报。")


_DECIDED = (asked_for_by_the_organ, decided_by_another)

MAY_TAKE: Mapping[CertificateStepKind, Gates[StepFacts]] = {
    K.ISSUED: (passed_the_examination, one_certificate_at_a_time, days_lie_ahead, *_DECIDED),
    K.RENEWED: (follows_the_state, term_becomes_longer, *_DECIDED),
    K.SUSPENDED: (follows_the_state, one_suspension_at_a_time, days_lie_ahead, reason_given, *_DECIDED),
    K.LIFTED: (follows_the_state, reason_given, *_DECIDED),
    K.REVOKED: (follows_the_state, days_lie_ahead, reason_given, *_DECIDED),
    K.CANCELLED: (follows_the_state, days_lie_ahead, reason_given, *_DECIDED),
}
"""What stands between a certificate and its next step."""

MAY_PROPOSE: Mapping[CertificateStepKind, Gates[StepFacts]] = {
    K.ISSUED: (passed_the_examination, reason_given, not_asked_for_already),
    K.RENEWED: (follows_the_state, reason_given, not_asked_for_already),
    K.SUSPENDED: (follows_the_state, one_suspension_at_a_time, reason_given, not_asked_for_already),
    K.LIFTED: (follows_the_state, reason_given, not_asked_for_already),
    K.REVOKED: (follows_the_state, reason_given, not_asked_for_already),
    K.CANCELLED: (follows_the_state, reason_given, not_asked_for_already),
}
"""What stands between an organ and its request; the days are for whoever decides. A new certificate may be asked for while
the old one still runs."""


def _last_before_its_end(held: CertificateDays) -> date:
    """The last day before a certificate was revoked or cancelled."""
    return held.ended_on - timedelta(days=1) if held.ended_on is not None else date.max
