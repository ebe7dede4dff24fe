"""May a proposal be submitted for legal review, and did it pass? (法制审核的条件) One pure rule per question of the law.

`round_rules` has the rules on what happens within a round.
"""

from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL, LIAONING_REVIEW, THREE_SYSTEMS
from api.review.facts import OPEN, ReviewStanding, SubmissionFacts
from api.review.words import MaterialKind, redrafted, required_materials
from api.vocabulary import PenaltyKind, ReviewStatus, StaffRole

CASE_UNIT = (StaffRole.OFFICER, StaffRole.UNIT_HEAD)
REVIEW_UNIT = (StaffRole.REVIEWER, StaffRole.REVIEW_HEAD)
LEADERS = (StaffRole.ORGAN_LEADER,)

REVIEWED = APL.article(58, gist="应当进行法制审核的，未经法制审核或者审核未通过的，不得作出决定")
MATERIALS = LIAONING_REVIEW.whole(gist="送审应当提交拟处理意见、证据和有关材料")
MECHANISM = THREE_SYSTEMS.whole(gist="明确送审材料、审核程序、时限，以及意见不一致的协调决策机制")


def review_passed(case: ReviewStanding) -> Gap | None:
    """行政处罚法 (2021) 第五十八条第一款 – a major decision is not made without a passed legal review.

    (1) the catalogue in force, the statute or a flag makes the decision a major one; (2) the last review of exactly this
    proposal – kinds, amounts, provisions and facts, a reduction included – passed; (3) if a hearing was held (item 2), the
    review came after it; (4) what a leaders' meeting settled on binds: no other penalty may rely on an older review.
    """
    if not case.reasons:
        return None
    review = case.last_review_of(case.proposal)
    if review is None or review.status is not ReviewStatus.PASSED:
        return _not_passed(case, "" if review is None else f"（本拟处理意见的审核状态：{review.status.label}）")
    if case.heard_since(review):
        return _not_passed(case, "听证之后应当重新审核。")
    later = case.rounds[case.rounds.index(review) + 1 :]
    if any(r.coordinated is not None and not r.coordinated.same_penalty(case.proposal) for r in later):
        return _not_passed(case, "与其后的协调决定不一致。")
    return None


def proposal_is_whole(submission: SubmissionFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十七条 – what is submitted is a definite proposal: a fine names its amount, and only a fine has one."""
    proposal = submission.standing.proposal
    fined = PenaltyKind.FINE in proposal.kinds
    missing = []
    if not proposal.kinds and not (proposal.action or "").strip():
        missing.append("拟作出的决定（kinds 或者 action）")
    if fined != ((proposal.fine_fen or 0) > 0):
        missing.append("罚款数额（fineFen）")
    return (
        Gap(Code.VALIDATION, detail="拟处理意见不明确。", missing=tuple(missing), can_supply=CASE_UNIT)
        if missing
        else None
    )


def not_yet_decided(submission: SubmissionFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十八条 – the review comes before the decision."""
    if not submission.standing.decided:
        return None
    return Gap(Code.INVALID_TRANSITION, REVIEWED, "本案已经作出决定。")


def no_round_is_open(submission: SubmissionFacts) -> Gap | None:
    """One proposal is under review at a time; an objection ends with the coordination, not with another submission."""
    last = submission.standing.last
    if last is None or last.status not in OPEN | {ReviewStatus.OBJECTED, ReviewStatus.COORDINATING}:
        return None
    return Gap(Code.INVALID_TRANSITION, MECHANISM, f"本案正在审核（{last.status.label}）。", can_supply=REVIEW_UNIT)


def rectified_first(submission: SubmissionFacts) -> Gap | None:
    """Task list item 31 (整改机制) – the case unit says what it changed before it submits again."""
    last = submission.standing.last
    if last is None or last.status is not ReviewStatus.RECTIFYING or last.rectified_at is not None:
        return None
    return Gap(Code.INVALID_TRANSITION, MECHANISM, "应当先就审核意见整改。", ("整改情况",), CASE_UNIT)


def follows_the_coordination(submission: SubmissionFacts) -> Gap | None:
    """Task list item 32 (协调决策机制) – what the leaders' meeting settled on, and nothing else, is submitted after it."""
    last = submission.standing.last
    if last is None or last.coordinated is None or last.coordinated.same_penalty(submission.standing.proposal):
        return None
    return Gap(Code.INVALID_TRANSITION, MECHANISM, "应当按照协调决定送审。", ("协调决定的拟处理意见",), CASE_UNIT)


def not_reviewed_already(submission: SubmissionFacts) -> Gap | None:
    """A review is final for its proposal: passed, it need not be asked for again; not passed, only another proposal may be.

    A hearing held since opens the question anew (行政处罚法第五十八条第一款第二项).
    """
    standing = submission.standing
    review = standing.last_review_of(standing.proposal)
    if review is None or review is not standing.last or standing.heard_since(review):
        return None
    if review.status not in (ReviewStatus.PASSED, ReviewStatus.NOT_PASSED):
        return None
    return Gap(Code.CONFLICT, REVIEWED, f"同一拟处理意见{review.status.label}，不再重复送审。")


def materials_complete(submission: SubmissionFacts) -> Gap | None:
    """Task list item 32 (送审材料) – the first round at a point of the procedure needs all materials.

    (1) A later round needs the draft as changed; (2) after a coordination its record too; (3) a mere reduction of what passed
    needs none (a short round).
    """
    missing = needed_materials(submission) - submission.materials
    if not missing:
        return None
    names = tuple(kind.label for kind in MaterialKind if kind in missing)
    return Gap(Code.RECORDS_MISSING, MATERIALS, f"缺少送审材料：{'、'.join(names)}。", names, CASE_UNIT)


def needed_materials(submission: SubmissionFacts) -> frozenset[MaterialKind]:
    """Which materials the round needs."""
    standing = submission.standing
    last, timing = standing.last, standing.timing
    if standing.short:
        return frozenset()
    if last is None or last.timing is not timing:
        return required_materials(timing, submission.category)
    coordinated = {MaterialKind.COORDINATION_RECORD} if last.status is ReviewStatus.COORDINATED else set()
    return frozenset({redrafted(timing), *coordinated})


def reduction_is_explained(submission: SubmissionFacts) -> Gap | None:
    """A short round lives of its reason: why the proposal that passed was reduced."""
    if not submission.standing.short or submission.change.strip():
        return None
    return Gap(Code.REASON_REQUIRED, MECHANISM, missing=("变更理由（change）",), can_supply=CASE_UNIT)


def paper_states_the_submission(submission: SubmissionFacts) -> Gap | None:
    """The signed 送审表 is for this round at this point of the procedure, and proposes what is submitted."""
    standing, paper = submission.standing, submission.paper
    wrong = [
        name
        for name, differs in (
            ("审核时点", paper.timing != standing.timing.value),
            ("审核轮次", paper.number != standing.next_number),
            ("处罚种类", paper.kinds != {kind.value for kind in standing.proposal.kinds}),
            ("罚款数额", (paper.fine_fen or None) != (standing.proposal.fine_fen or None)),
        )
        if differs
    ]
    if not wrong:
        return None
    return Gap(
        Code.VALIDATION,
        detail=f"送审表与送审内容不一致：{'、'.join(wrong)}。",
        missing=tuple(wrong),
        can_supply=CASE_UNIT,
    )


MAY_SUBMIT: Gates[SubmissionFacts] = (
    proposal_is_whole,
    not_yet_decided,
    no_round_is_open,
    rectified_first,
    follows_the_coordination,
    not_reviewed_already,
    materials_complete,
    reduction_is_explained,
    paper_states_the_submission,
)
"""What stands between a proposal and its review."""


def _not_passed(case: ReviewStanding, detail: str) -> Gap:
    reasons = tuple(f"{reason.code} {reason.description}" for reason in case.reasons)
    return Gap(Code.LEGAL_REVIEW_REQUIRED, REVIEWED, detail, reasons, REVIEW_UNIT)
