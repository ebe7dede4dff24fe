"""What may happen within a round of review (一轮审核): who takes it in, who reviews, what an opinion is, how it is answered."""

from collections.abc import Collection, Iterable
from uuid import UUID

from api.cases.recusal_rules import Standing, must_step_back
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL, THREE_SYSTEMS
from api.review.examined import Answered, Examined
from api.review.facts import (
    OPEN,
    AssignmentFacts,
    IntakeFacts,
    MeetingFacts,
    OpinionFacts,
    Person,
    ResponseFacts,
    Round,
)
from api.review.rules import CASE_UNIT, LEADERS, MATERIALS, MECHANISM, REVIEW_UNIT
from api.review.words import MaterialKind
from api.vocabulary import CheckResult, EnforcementCategory, ReviewItem, ReviewOutcome, ReviewStatus

EXAMINED_SINCE = 2018
"""Who began to review penalties in or after 2018 needs the legal qualification; whoever did so before goes on."""

QUALIFIED = APL.article(58, paragraph=2, gist="初次从事处罚决定法制审核的人员，应当通过考试取得法律职业资格")
CHECKLIST = THREE_SYSTEMS.whole(gist="审核执法主体、人员、程序、事实、证据、法律适用、裁量、文书等")
SEPARATE = THREE_SYSTEMS.whole(gist="法制审核人员应当独立于案件承办人员")


def awaits_acceptance(intake: IntakeFacts) -> Gap | None:
    """Only what is submitted, and not yet taken in, is accepted or returned."""
    return _unless(intake.round, {ReviewStatus.SUBMITTED}, "不在待受理状态")


def nothing_left_to_supply(intake: IntakeFacts) -> Gap | None:
    """Task list item 32 (送审材料) – the clock starts with complete materials: what was asked for has been supplied."""
    wanted = tuple(kind.label for kind in MaterialKind if kind in intake.round.wanted)
    if not wanted:
        return None
    return Gap(Code.RECORDS_MISSING, MATERIALS, f"尚未补充：{'、'.join(wanted)}。", wanted, CASE_UNIT)


def taken_in_by_another(intake: IntakeFacts) -> Gap | None:
    """Who had a hand in the case does not take in its review (I6), by whichever office or delegation."""
    return _conflict((intake.by,), intake.handlers)


MAY_RETURN: Gates[IntakeFacts] = (awaits_acceptance, taken_in_by_another)
MAY_ACCEPT: Gates[IntakeFacts] = (awaits_acceptance, nothing_left_to_supply, taken_in_by_another)


def returned_before(response: ResponseFacts) -> Gap | None:
    """Materials are supplied to a submission that was returned for them."""
    return _unless(response.round, {ReviewStatus.RETURNED_INCOMPLETE}, "没有退回补充")


MAY_SUPPLEMENT: Gates[ResponseFacts] = (returned_before,)


def accepted_first(assignment: AssignmentFacts) -> Gap | None:
    """Reviewers are assigned to a round that was accepted and has no opinion yet."""
    return _unless(assignment.round, {ReviewStatus.ACCEPTED, ReviewStatus.IN_REVIEW}, "尚未受理或者已经出具意见")


def reviewers_named(assignment: Examined) -> Gap | None:
    """At least one, each once, in office and of the organ."""
    ids = [reviewer.person.id for reviewer in assignment.reviewers]
    away = [r.person.name for r in assignment.reviewers if not r.active or r.organ_id != assignment.organ_id]
    if ids and len(set(ids)) == len(ids) and not away:
        return None
    detail = f"不在本机关审核岗位：{'、'.join(away)}。" if away else "应当指定审核人员，且不得重复。"
    return Gap(Code.VALIDATION, detail=detail, missing=("审核人员（reviewerIds）",), can_supply=REVIEW_UNIT)


def reviewers_had_no_hand_in_the_case(assignment: Examined) -> Gap | None:
    """国办发〔2018〕118号 – reviewers are never the case's officers (I6).

    (1) now or before – who has left a case has still handled it; (2) under another id or a delegated office; (3) nor is who
    assigns them.
    """
    return _conflict(assignment.examiners, assignment.handlers)


def reviewers_not_recused(assignment: Examined) -> Gap | None:
    """行政处罚法 (2021) 第四十三条 – who was recused from the case does not review it."""
    return _recused({reviewer.person.id for reviewer in assignment.reviewers}, assignment.standings)


def first_time_reviewers_are_qualified(assignment: Examined) -> Gap | None:
    """行政处罚法 (2021) 第五十八条第二款 – who reviews penalties for the first time holds the legal qualification (I16).

    (1) of penalties; (2) who began in 2018, when the unified examination took effect, or later.
    """
    if assignment.category is not EnforcementCategory.PENALTY:
        return None
    lacking = tuple(
        r.person.name for r in assignment.reviewers if r.first_review_year >= EXAMINED_SINCE and not r.qualified
    )
    if not lacking:
        return None
    return Gap(Code.REVIEWER_NOT_QUALIFIED, QUALIFIED, "、".join(lacking), ("法律职业资格证书",), REVIEW_UNIT)


def same_reviewers_in_a_short_round(assignment: AssignmentFacts) -> Gap | None:
    """A mere reduction is seen by whoever passed the proposal before; only so may the materials be left out."""
    named = {reviewer.person.id for reviewer in assignment.reviewers}
    if not assignment.round.short or named == set(assignment.before):
        return None
    return Gap(
        Code.VALIDATION,
        detail="变更后的简化审核应当由原审核人员进行。",
        missing=("原审核人员",),
        can_supply=REVIEW_UNIT,
    )


MAY_ASSIGN: Gates[AssignmentFacts] = (
    accepted_first,
    reviewers_named,
    reviewers_had_no_hand_in_the_case,
    reviewers_not_recused,
    first_time_reviewers_are_qualified,
    same_reviewers_in_a_short_round,
)


def in_review(opinion: OpinionFacts) -> Gap | None:
    """An opinion is given once, on a round that is accepted and assigned."""
    return _unless(opinion.round, {ReviewStatus.IN_REVIEW}, "不在审核中")


def every_item_answered(opinion: Answered) -> Gap | None:
    """Task list item 31 (审核内容清单) – every item is answered, once: conforms, does not, does not apply."""
    answered = [answer.item for answer in opinion.answers]
    missing = tuple(item.label for item in ReviewItem if item in set(opinion.asked) - set(answered))
    doubled = tuple(item.label for item in ReviewItem if answered.count(item) > 1)
    if not missing and not doubled:
        return None
    detail = f"未审核：{'、'.join(missing)}。" if missing else f"重复：{'、'.join(doubled)}。"
    return Gap(Code.DATA_MISSING, CHECKLIST, detail, missing or doubled, REVIEW_UNIT)


def failures_explained(opinion: Answered) -> Gap | None:
    """Task list item 31 – what does not conform is explained, and advice that is not agreement is given in words."""
    silent = [a.item.label for a in opinion.answers if a.result is CheckResult.FAIL and not (a.comment or "").strip()]
    if opinion.outcome is not ReviewOutcome.AGREE and not opinion.advice.strip():
        silent.append("审核意见（advice）")
    return Gap(Code.REASON_REQUIRED, CHECKLIST, missing=tuple(silent), can_supply=REVIEW_UNIT) if silent else None


def outcome_fits_the_checklist(opinion: Answered) -> Gap | None:
    """行政处罚法 (2021) 第五十八条 – agreement means that nothing failed."""
    failed = tuple(answer.item.label for answer in opinion.answers if answer.result is CheckResult.FAIL)
    if opinion.outcome is not ReviewOutcome.AGREE or not failed:
        return None
    return Gap(Code.CHECKLIST_CONFLICT, CHECKLIST, f"不符合：{'、'.join(failed)}。", failed, REVIEW_UNIT)


def given_by_an_assigned_reviewer(opinion: OpinionFacts) -> Gap | None:
    """The opinion is that of an assigned reviewer, who signed it."""
    if opinion.by not in opinion.round.reviewer_ids:
        return Gap(Code.FORBIDDEN, detail="只有指定的审核人员可以出具意见。", can_supply=REVIEW_UNIT)
    if opinion.by not in opinion.paper.signed_by:
        return Gap(
            Code.VALIDATION, detail="审核意见书没有本人签名。", missing=("审核人员签名",), can_supply=REVIEW_UNIT
        )
    return None


def reviewer_not_recused(opinion: OpinionFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十三条 – nor gives an opinion on it, who was recused after the assignment."""
    return _recused({opinion.by}, opinion.standings)


def paper_states_the_opinion(opinion: OpinionFacts) -> Gap | None:
    """The signed 审核意见书 is about this round and proposal and comes to this outcome."""
    round_, paper = opinion.round, opinion.paper
    same = (paper.timing, paper.number) == (round_.timing.value, round_.number)
    same = same and paper.kinds == {kind.value for kind in round_.proposal.kinds}
    same = same and (paper.fine_fen or None) == (round_.proposal.fine_fen or None)
    if same and paper.outcome == opinion.outcome.value:
        return None
    return Gap(Code.VALIDATION, detail="审核意见书与本轮审核不一致。", missing=("审核意见书",), can_supply=REVIEW_UNIT)


MAY_GIVE_OPINION: Gates[OpinionFacts] = (
    in_review,
    every_item_answered,
    failures_explained,
    outcome_fits_the_checklist,
    given_by_an_assigned_reviewer,
    reviewer_not_recused,
    paper_states_the_opinion,
)


def awaits_rectification(response: ResponseFacts) -> Gap | None:
    """Task list item 31 (整改机制) – an opinion to correct, supplement or cure is answered once, in words."""
    if response.round.rectified_at is not None:
        return Gap(Code.CONFLICT, detail="整改情况已经登记。")
    return _unless(response.round, {ReviewStatus.RECTIFYING}, "没有需要整改的审核意见") or _in_words(
        response, "整改情况"
    )


def may_be_objected_to(response: ResponseFacts) -> Gap | None:
    """Task list item 32 (协调决策机制) – an opinion that is not agreement may be objected to in writing.

    (1) before the case unit followed it; (2) before a later round.
    """
    if response.round.rectified_at is not None or not response.latest:
        return Gap(Code.INVALID_TRANSITION, MECHANISM, "已经按照审核意见整改或者重新送审，不得再提出异议。")
    against = {ReviewStatus.RECTIFYING, ReviewStatus.NOT_PASSED}
    return _unless(response.round, against, "没有可以提出异议的审核意见") or _in_words(response, "异议理由")


MAY_RECTIFY: Gates[ResponseFacts] = (awaits_rectification,)
MAY_OBJECT: Gates[ResponseFacts] = (may_be_objected_to,)


def objected_first(meeting: MeetingFacts) -> Gap | None:
    """Task list item 32 – the leaders coordinate where the case unit objected in writing."""
    return _unless(meeting.round, {ReviewStatus.OBJECTED, ReviewStatus.COORDINATING}, "没有待协调的书面异议")


def both_sides_present(meeting: MeetingFacts) -> Gap | None:
    """Task list item 32 – a leader hears both the case unit and the review unit."""
    absent = tuple(
        name
        for name, there in (("承办机构人员", meeting.unit_present), ("法制审核人员", meeting.reviewer_present))
        if not there
    )
    if not absent:
        return None
    return Gap(Code.VALIDATION, MECHANISM, f"协调会议缺少：{'、'.join(absent)}。", absent, LEADERS)


def meeting_decided(meeting: MeetingFacts) -> Gap | None:
    """Task list item 32 – the meeting settles on one proposal, in words and on a paper that its chair signed."""
    proposal, missing = meeting.proposal, []
    if not meeting.decision.strip():
        missing.append("协调决定（decision）")
    if not proposal.kinds and not (proposal.action or "").strip():
        missing.append("协调后的拟处理意见（proposal）")
    if meeting.chair.id not in meeting.signed_by:
        missing.append("主持人签名")
    return Gap(Code.VALIDATION, MECHANISM, missing=tuple(missing), can_supply=LEADERS) if missing else None


MAY_COORDINATE: Gates[MeetingFacts] = (objected_first, both_sides_present, meeting_decided)


def no_opinion_yet(response: ResponseFacts) -> Gap | None:
    """A submission may be taken back, with a reason, until its opinion is given."""
    return _unless(response.round, OPEN, "已经出具意见或者撤回") or _in_words(response, "撤回理由")


MAY_WITHDRAW: Gates[ResponseFacts] = (no_opinion_yet,)


def _unless(round_: Round, wanted: Iterable[ReviewStatus], what: str) -> Gap | None:
    if round_.status in wanted:
        return None
    return Gap(Code.INVALID_TRANSITION, detail=f"本轮审核{what}（{round_.status.label}）。")


def _in_words(response: ResponseFacts, what: str) -> Gap | None:
    return None if response.text.strip() else Gap(Code.REASON_REQUIRED, missing=(what,))


def _recused(ids: Collection[UUID], standings: Iterable[Standing]) -> Gap | None:
    return must_step_back(ids, standings, "另一名审核人员", REVIEW_UNIT)


def _conflict(persons: Iterable[Person], handlers: Iterable[Person]) -> Gap | None:
    ids, names = {h.id for h in handlers}, {h.name for h in handlers}
    both = tuple(dict.fromkeys(p.name for p in persons if p.id in ids or p.name in names))
    if not both:
        return None
    return Gap(Code.CONFLICT_OF_ROLE, SEPARATE, f"{'、'.join(both)}曾经参与办理本案。", both, REVIEW_UNIT)
