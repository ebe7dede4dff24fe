"""When a proposal may be submitted, and when it counts as reviewed: one sentence per side of every boundary."""

from dataclasses import replace

import pytest

from api.law.gates import gaps_of
from api.review import rules
from api.review.facts import ReviewPaper, ReviewStanding, Round, SubmissionFacts
from api.review.words import MaterialKind as M
from api.vocabulary import EnforcementCategory, PenaltyKind, ReviewStatus
from tests.review.rounds import (
    AGREE,
    CORRECT,
    DISAGREE,
    POST_HEARING,
    at,
    code_of,
    fine,
    round_,
    standing,
    submission,
    without,
)

REQUIRED = "LEGAL_REVIEW_REQUIRED"
PASSED = round_(outcome=AGREE)
HEARD = at("06-16 09:00")
AFTER_HEARING = round_(submitted="06-22", timing=POST_HEARING, outcome=AGREE)
COORDINATED = round_(
    submitted="06-22", timing=POST_HEARING, outcome=CORRECT, objected_at=at("06-29"), coordinated=fine(100_000),
    coordinated_at=at("06-30"),
)  # fmt: skip
ELSEWHERE = replace(COORDINATED, proposal=fine(120_000))


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("nothing major: no review needed", standing(reasons=()), None),
        ("major and not reviewed", standing(), REQUIRED),
        ("major, passed", standing(PASSED), None),
        ("submitted, no opinion yet", standing(round_()), REQUIRED),
        ("the opinion is to correct", standing(round_(outcome=CORRECT)), REQUIRED),
        ("passed, then the fine was raised by one fen",
         standing(PASSED, proposal=fine(130_000, fine_fen=13_000_001)), REQUIRED),
        ("passed, then the fine was lowered by one fen",
         standing(PASSED, proposal=fine(130_000, fine_fen=12_999_999)), REQUIRED),
        ("passed, then another kind was added",
         standing(PASSED, proposal=fine(130_000, kinds=(PenaltyKind.FINE, PenaltyKind.STOP_BUSINESS))), REQUIRED),
        ("passed, then another provision was applied", standing(PASSED, proposal=fine(130_000, law=("另条",))), REQUIRED),
        ("passed, then the facts changed", standing(PASSED, proposal=fine(130_000, facts_sha256="g")), REQUIRED),
        ("passed, then something else was ordered", standing(PASSED, proposal=fine(130_000, action="责令改正")), REQUIRED),
        ("passed before the hearing was held", standing(PASSED, hearing_at=HEARD), REQUIRED),
        ("passed at the very moment the hearing ended",
         standing(round_(outcome=AGREE, opinion_at=HEARD), hearing_at=HEARD), REQUIRED),
        ("passed a minute after the hearing ended",
         standing(round_(outcome=AGREE, opinion_at=at("06-16 09:01")), hearing_at=HEARD), None),
        ("passed, submitted again after the hearing and corrected",
         standing(PASSED, round_(submitted="06-22", outcome=CORRECT), hearing_at=HEARD), REQUIRED),
        ("passed, another submission withdrawn since",
         standing(PASSED, round_(submitted="05-20", withdrawn_at=at("05-21"))), None),
        ("passed, and later the leaders settled on another amount", standing(PASSED, COORDINATED), REQUIRED),
        ("passed, later the leaders settled on another amount of another proposal", standing(PASSED, ELSEWHERE), REQUIRED),
        ("passed, later the leaders settled on exactly this",
         standing(PASSED, replace(ELSEWHERE, coordinated=fine(130_000))), None),
        ("settled otherwise before, passed since", standing(ELSEWHERE, round_(submitted="06-25", outcome=AGREE)), None),
        ("coordinated, not yet passed", standing(COORDINATED, proposal=fine(100_000)), REQUIRED),
        ("coordinated and passed",
         standing(COORDINATED, round_(fine(100_000), "06-25", outcome=AGREE), proposal=fine(100_000)), None),
    ],
)  # fmt: skip
def test_review_passed(why: str, facts: ReviewStanding, code: str | None) -> None:
    assert code_of(rules.review_passed(facts)) == code, why


@pytest.mark.parametrize(
    ("facts", "detail"),
    [
        (standing(), ""),
        (standing(round_(outcome=DISAGREE)), f"（本拟处理意见的审核状态：{ReviewStatus.NOT_PASSED.label}）"),
        (standing(PASSED, hearing_at=HEARD), "听证之后应当重新审核。"),
        (standing(PASSED, ELSEWHERE), "与其后的协调决定不一致。"),
    ],
)
def test_why_a_review_does_not_count_is_said(facts: ReviewStanding, detail: str) -> None:
    gap = rules.review_passed(facts)
    assert gap is not None
    assert gap.detail == detail


def test_a_missing_review_names_every_reason() -> None:
    gap = rules.review_passed(standing())
    assert gap is not None
    assert gap.missing == ("md-1 对法人处以十万元以上罚款",)
    assert str(gap.basis) == "《中华人民共和国行政处罚法》第五十八条"


@pytest.mark.parametrize(
    ("why", "round__", "status"),
    [
        ("submitted", round_(), "SUBMITTED"),
        ("returned", round_(returned=True), "RETURNED_INCOMPLETE"),
        ("accepted after a return", round_(returned=False, accepted_at=at("05-12")), "ACCEPTED"),
        ("assigned", round_(accepted_at=at("05-12"), reviewer_ids=(at("05-12"),)), "IN_REVIEW"),
        ("agreed", PASSED, "PASSED"),
        ("to correct", round_(outcome=CORRECT), "RECTIFYING"),
        ("to correct, and corrected: the round itself stays", round_(outcome=CORRECT, rectified_at=at("05-14")), "RECTIFYING"),
        ("disagreed", round_(outcome=DISAGREE), "NOT_PASSED"),
        ("objected to", round_(outcome=DISAGREE, objected_at=at("05-14")), "OBJECTED"),
        ("counsel asked before the objection",
         round_(outcome=CORRECT, counsel_asked_at=at("05-12"), objected_at=at("05-14")), "OBJECTED"),
        ("counsel asked on the objection",
         round_(outcome=CORRECT, counsel_asked_at=at("05-15"), objected_at=at("05-14")), "COORDINATING"),
        ("settled", COORDINATED, "COORDINATED"),
        ("withdrawn", round_(accepted_at=at("05-12"), withdrawn_at=at("05-13")), "WITHDRAWN"),
    ],
)  # fmt: skip
def test_a_status_follows_from_what_happened(why: str, round__: Round, status: str) -> None:
    assert round__.status is ReviewStatus(status), why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("the first round with everything", submission(), []),
        ("no kind and nothing ordered", submission(proposal=fine(130_000, kinds=(), fine_fen=None)), ["VALIDATION"]),
        ("no kind, but an order", submission(proposal=fine(0, kinds=(), fine_fen=None, action="征用抽水机二台")), []),
        ("a fine without an amount", submission(proposal=fine(130_000, fine_fen=None)), ["VALIDATION"]),
        ("a fine of one fen", submission(proposal=fine(0, fine_fen=1)), []),
        ("an amount without a fine", submission(proposal=fine(1, kinds=(PenaltyKind.WARNING,))), ["VALIDATION"]),
        ("the case is decided", submission(decided=True), ["INVALID_TRANSITION"]),
        ("a round is open", submission(round_()), ["INVALID_TRANSITION"]),
        ("the open round was withdrawn", submission(round_(withdrawn_at=at("05-12"))), []),
        ("an objection waits for the leaders",
         submission(round_(outcome=CORRECT, objected_at=at("05-14"))), ["INVALID_TRANSITION"]),
        ("to be corrected first", submission(round_(fine(180_000), outcome=CORRECT)), ["INVALID_TRANSITION"]),
        ("corrected", submission(round_(fine(180_000), outcome=CORRECT, rectified_at=at("05-14"))), []),
        ("passed already", submission(PASSED), ["CONFLICT"]),
        ("not passed, the same again", submission(round_(outcome=DISAGREE)), ["CONFLICT"]),
        ("not passed, another proposal", submission(round_(fine(180_000), outcome=DISAGREE)), []),
        ("passed, a hearing held since", submission(PASSED, hearing_at=HEARD), []),
        ("other than what the leaders settled on",
         submission(COORDINATED, hearing_at=HEARD, materials=frozenset({M.DECISION_DRAFT, M.COORDINATION_RECORD})),
         ["INVALID_TRANSITION"]),
        ("what the leaders settled on",
         submission(COORDINATED, hearing_at=HEARD, proposal=fine(100_000),
                    materials=frozenset({M.DECISION_DRAFT, M.COORDINATION_RECORD})), []),
        ("the same under the milder provision that they named",
         submission(COORDINATED, hearing_at=HEARD, proposal=fine(100_000, law=("行政处罚法第三十二条",)),
                    materials=frozenset({M.DECISION_DRAFT, M.COORDINATION_RECORD})), []),
    ],
)  # fmt: skip
def test_may_submit(why: str, facts: SubmissionFacts, codes: list[str]) -> None:
    facts = _paper_as_given(facts)
    assert [gap.code.value for gap in gaps_of(rules.MAY_SUBMIT, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "missing"),
    [
        ("everything before the notice", submission(), ()),
        ("the discretion note is missing", submission(materials=without(M.DISCRETION_NOTE)), ("裁量说明",)),
        ("two are missing", submission(materials=without(M.NOTICE_DRAFT, M.EVIDENCE)), ("告知书代拟稿", "证据材料")),
        ("a licence has no discretion note",
         submission(materials=without(M.DISCRETION_NOTE, M.INVESTIGATION_REPORT), category=EnforcementCategory.LICENCE), ()),
        ("after the hearing its record is needed",
         submission(hearing_at=HEARD, materials=without(M.HEARING_RECORD, timing=POST_HEARING)), ("听证笔录",)),
        ("notified without a hearing: the draft is that of the decision",
         submission(notified=True, materials=without()), ("决定书代拟稿",)),
        ("a corrected proposal: the draft alone",
         submission(round_(fine(180_000), outcome=CORRECT, rectified_at=at("05-14")), materials=frozenset({M.NOTICE_DRAFT})), ()),
        ("a corrected proposal without its draft",
         submission(round_(fine(180_000), outcome=CORRECT, rectified_at=at("05-14")), materials=frozenset()), ("告知书代拟稿",)),
        ("after a coordination its record too",
         submission(COORDINATED, hearing_at=HEARD, proposal=fine(100_000), materials=frozenset({M.DECISION_DRAFT})), ("协调记录",)),
        ("a mere reduction needs none", submission(PASSED, proposal=fine(120_000), materials=frozenset()), ()),
        ("a reduction under another provision needs the draft",
         submission(PASSED, proposal=fine(120_000, law=("另条",)), materials=frozenset()), ("告知书代拟稿",)),
        ("a raised fine needs the draft", submission(PASSED, proposal=fine(140_000), materials=frozenset()), ("告知书代拟稿",)),
    ],
)  # fmt: skip
def test_materials(why: str, facts: SubmissionFacts, missing: tuple[str, ...]) -> None:
    gap = rules.materials_complete(facts)
    assert (gap.missing if gap else ()) == missing, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("a mere reduction without a reason", submission(PASSED, proposal=fine(120_000)), "REASON_REQUIRED"),
        ("a mere reduction with one", submission(PASSED, proposal=fine(120_000), change="当事人主动消除后果"), None),
        ("a reduction after a hearing is no short round",
         submission(PASSED, proposal=fine(120_000), hearing_at=HEARD), None),
        ("a reduction after notice is at another point of the procedure",
         submission(PASSED, proposal=fine(120_000), notified=True), None),
        ("a raised fine is no short round", submission(PASSED, proposal=fine(140_000)), None),
        ("a reduction of what did not pass", submission(round_(outcome=DISAGREE), proposal=fine(120_000)), None),
    ],
)  # fmt: skip
def test_a_short_round_lives_of_its_reason(why: str, facts: SubmissionFacts, code: str | None) -> None:
    assert code_of(rules.reduction_is_explained(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "paper", "missing"),
    [
        ("as submitted", ReviewPaper("PRE_NOTICE", 1, frozenset({"FINE"}), 13_000_000), ()),
        ("another point", ReviewPaper("PRE_DECISION", 1, frozenset({"FINE"}), 13_000_000), ("审核时点",)),
        ("another round", ReviewPaper("PRE_NOTICE", 2, frozenset({"FINE"}), 13_000_000), ("审核轮次",)),
        ("another kind", ReviewPaper("PRE_NOTICE", 1, frozenset({"WARNING"}), 13_000_000), ("处罚种类",)),
        ("another amount", ReviewPaper("PRE_NOTICE", 1, frozenset({"FINE"}), 13_000_001), ("罚款数额",)),
        ("an empty paper", ReviewPaper(), ("审核时点", "审核轮次", "处罚种类", "罚款数额")),
    ],
)
def test_the_paper_states_the_submission(why: str, paper: ReviewPaper, missing: tuple[str, ...]) -> None:
    gap = rules.paper_states_the_submission(submission(paper=paper))
    assert (gap.missing if gap else ()) == missing, why


def test_rounds_are_numbered_at_each_point_of_the_procedure() -> None:
    assert standing(PASSED).next_number == 2
    assert standing(PASSED, hearing_at=HEARD).next_number == 1
    assert standing(PASSED, AFTER_HEARING, hearing_at=HEARD).next_number == 2


def _paper_as_given(facts: SubmissionFacts) -> SubmissionFacts:
    """The paper is asked about in a table of its own."""
    assert rules.paper_states_the_submission(facts) is None
    return facts
