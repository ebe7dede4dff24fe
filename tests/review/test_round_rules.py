"""Within a round: who takes it in, who may review, what an opinion must be, how it may be answered."""

from dataclasses import replace
from uuid import uuid4

import pytest

from api.law.gates import gaps_of
from api.review import round_rules as rules
from api.review.facts import AssignmentFacts, Checked, IntakeFacts, MeetingFacts, OpinionFacts, Person, ResponseFacts
from api.review.words import MaterialKind as M
from api.vocabulary import CheckResult, EnforcementCategory, ReviewItem, ReviewOutcome
from tests.review.rounds import (
    AGREE,
    CORRECT,
    DISAGREE,
    LEADER,
    OFFICER,
    REVIEWER,
    answers,
    assignment,
    at,
    code_of,
    fine,
    intake,
    meeting,
    opinion,
    recused,
    response,
    reviewer,
    round_,
)

PASS, FAIL, NA = CheckResult.PASS, CheckResult.FAIL, CheckResult.NA
OBJECTED = round_(outcome=CORRECT, objected_at=at("05-14"))


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("submitted and complete", intake(round_()), []),
        (
            "two things to be supplied",
            intake(round_(wanted=frozenset({M.EVIDENCE, M.NOTICE_DRAFT}))),
            ["RECORDS_MISSING"],
        ),
        ("still to be supplied", intake(round_(wanted=frozenset({M.EVIDENCE}))), ["RECORDS_MISSING"]),
        ("returned and not supplied", intake(round_(returned=True)), ["INVALID_TRANSITION"]),
        ("accepted already", intake(round_(accepted_at=at("05-11"))), ["INVALID_TRANSITION"]),
        ("by an officer of the case", intake(round_(), by=OFFICER), ["CONFLICT_OF_ROLE"]),
        (
            "by the same person under another id",
            intake(round_(), by=Person(uuid4(), OFFICER.name)),
            ["CONFLICT_OF_ROLE"],
        ),
    ],
)
def test_may_accept(why: str, facts: IntakeFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_ACCEPT, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("a reviewer of the organ", assignment(), []),
        ("not accepted yet", assignment(round=round_()), ["INVALID_TRANSITION"]),
        ("in review: another may take over",
         assignment(round=round_(accepted_at=at("05-11"), reviewer_ids=(uuid4(),))), []),
        ("the opinion is given", assignment(round=round_(outcome=AGREE)), ["INVALID_TRANSITION"]),
        ("nobody", assignment(reviewers=()), ["VALIDATION"]),
        ("the same twice", assignment(reviewer(), reviewer()), ["VALIDATION"]),
        ("not in office", assignment(reviewer(active=False)), ["VALIDATION"]),
        ("two not in office", assignment(reviewer(active=False), reviewer(LEADER, active=False)), ["VALIDATION"]),
        ("two who handled it", assignment(reviewer(OFFICER), reviewer(Person(uuid4(), "柏雪")),
                                          handlers=frozenset({OFFICER, Person(uuid4(), "柏雪")})), ["CONFLICT_OF_ROLE"]),
        ("two who began in 2018, unqualified",
         assignment(reviewer(first_review_year=2018, qualified=False),
                    reviewer(LEADER, first_review_year=2018, qualified=False)), ["REVIEWER_NOT_QUALIFIED"]),
        ("of another organ", assignment(reviewer(organ_id=uuid4())), ["VALIDATION"]),
        ("who handled the case", assignment(reviewer(OFFICER)), ["CONFLICT_OF_ROLE"]),
        ("who handled it under another id", assignment(reviewer(Person(uuid4(), OFFICER.name))), ["CONFLICT_OF_ROLE"]),
        ("recused from the case", assignment(standings=recused()), ["RECUSED_OFFICER"]),
        ("asked to step back", assignment(standings=recused(granted=None)), []),
        ("somebody else recused", assignment(reviewer(LEADER), standings=recused()), []),
        ("assigned by who handled the case", assignment(by=OFFICER), ["CONFLICT_OF_ROLE"]),
        ("began in 2017, unqualified", assignment(reviewer(first_review_year=2017, qualified=False)), []),
        ("began in 2018, unqualified",
         assignment(reviewer(first_review_year=2018, qualified=False)), ["REVIEWER_NOT_QUALIFIED"]),
        ("began in 2018, qualified", assignment(reviewer(first_review_year=2018)), []),
        ("of a licence, unqualified",
         assignment(reviewer(first_review_year=2026, qualified=False), category=EnforcementCategory.LICENCE), []),
        ("a short round with the same reviewer",
         assignment(round=round_(accepted_at=at("05-11"), short=True), before=(REVIEWER.id,)), []),
        ("a short round with another",
         assignment(round=round_(accepted_at=at("05-11"), short=True), before=(uuid4(),)), ["VALIDATION"]),
    ],
)  # fmt: skip
def test_may_assign(why: str, facts: AssignmentFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_ASSIGN, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("everything conforms, agreed", opinion(), []),
        ("something does not apply, agreed", opinion(answers=answers(CRIME=NA)), []),
        ("something failed, agreed", opinion(answers=answers(DISCRETION=FAIL)), ["CHECKLIST_CONFLICT"]),
        ("something failed, to correct", opinion(CORRECT, answers=answers(DISCRETION=FAIL)), []),
        ("an item left out", opinion(answers=answers()[:-1]), ["DATA_MISSING"]),
        ("an item answered twice", opinion(answers=(*answers(), answers()[0])), ["DATA_MISSING"]),
        ("an item not asked", opinion(asked=tuple(ReviewItem)[:8]), []),
        ("a failure without a word",
         opinion(CORRECT, answers=(*answers()[:-1], Checked(ReviewItem.CRIME, FAIL, " "))), ["REASON_REQUIRED"]),
        ("to correct without advice", opinion(CORRECT, advice=" "), ["REASON_REQUIRED"]),
        ("agreed without advice", opinion(advice=""), []),
        ("by a reviewer since recused", opinion(standings=recused()), ["RECUSED_OFFICER"]),
        ("by a reviewer not made to step back", opinion(standings=recused(granted=False)), []),
        ("by somebody else", opinion(by=uuid4()), ["FORBIDDEN"]),
        ("not in review", opinion(round=round_(accepted_at=at("05-11"))), ["INVALID_TRANSITION", "FORBIDDEN"]),
        ("given already", opinion(round=round_(outcome=AGREE)), ["INVALID_TRANSITION"]),
        ("the paper comes to another outcome", opinion(paper=opinion(CORRECT).paper), ["VALIDATION"]),
        ("the paper is about another amount",
         opinion(paper=opinion(round=round_(fine(1), reviewer_ids=(REVIEWER.id,))).paper), ["VALIDATION"]),
    ],
)  # fmt: skip
def test_may_give_opinion(why: str, facts: OpinionFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_GIVE_OPINION, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("returned for materials", response(round_(returned=True)), None),
        ("just submitted", response(round_()), "INVALID_TRANSITION"),
        ("accepted", response(round_(accepted_at=at("05-11"))), "INVALID_TRANSITION"),
    ],
)
def test_supplement(why: str, facts: ResponseFacts, code: str | None) -> None:
    gap = rules.returned_before(facts)
    assert code_of(gap) == code, why
    assert gap is None or gap.detail == f"本轮审核没有退回补充（{facts.round.status.label}）。"


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("to correct", response(round_(outcome=CORRECT)), None),
        ("to supplement", response(round_(outcome=ReviewOutcome.SUPPLEMENT)), None),
        ("to cure", response(round_(outcome=ReviewOutcome.FIX_PROCEDURE)), None),
        ("agreed", response(round_(outcome=AGREE)), "INVALID_TRANSITION"),
        ("to be transferred", response(round_(outcome=ReviewOutcome.TRANSFER)), "INVALID_TRANSITION"),
        ("objected to", response(OBJECTED), "INVALID_TRANSITION"),
        ("corrected already", response(round_(outcome=CORRECT, rectified_at=at("05-14"))), "CONFLICT"),
        ("without a word", response(round_(outcome=CORRECT), " "), "REASON_REQUIRED"),
    ],
)
def test_rectification(why: str, facts: ResponseFacts, code: str | None) -> None:
    assert code_of(rules.awaits_rectification(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("to correct", response(round_(outcome=CORRECT)), None),
        ("disagreed", response(round_(outcome=DISAGREE)), None),
        ("agreed", response(round_(outcome=AGREE)), "INVALID_TRANSITION"),
        ("no opinion yet", response(round_()), "INVALID_TRANSITION"),
        ("corrected already", response(round_(outcome=CORRECT, rectified_at=at("05-14"))), "INVALID_TRANSITION"),
        ("a later round", response(round_(outcome=DISAGREE), latest=False), "INVALID_TRANSITION"),
        ("objected to already", response(OBJECTED), "INVALID_TRANSITION"),
        ("without a word", response(round_(outcome=CORRECT), ""), "REASON_REQUIRED"),
    ],
)
def test_objection(why: str, facts: ResponseFacts, code: str | None) -> None:
    assert code_of(rules.may_be_objected_to(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("both sides heard, settled and signed", meeting(), []),
        ("counsel was asked", meeting(round=round_(outcome=CORRECT, objected_at=at("05-14"), counsel_asked_at=at("05-15"))), []),
        ("nobody objected", meeting(round=round_(outcome=CORRECT)), ["INVALID_TRANSITION"]),
        ("settled already",
         meeting(round=round_(outcome=CORRECT, objected_at=at("05-14"), coordinated_at=at("05-15"))), ["INVALID_TRANSITION"]),
        ("the case unit stayed away", meeting(unit_present=False), ["VALIDATION"]),
        ("the review unit stayed away", meeting(reviewer_present=False), ["VALIDATION"]),
        ("both stayed away", meeting(unit_present=False, reviewer_present=False), ["VALIDATION"]),
        ("no decision", meeting(decision=" "), ["VALIDATION"]),
        ("no proposal", meeting(proposal=fine(0, kinds=(), fine_fen=None)), ["VALIDATION"]),
        ("its chair did not sign", meeting(signed_by=frozenset({OFFICER.id})), ["VALIDATION"]),
        ("somebody else signed too", meeting(signed_by=frozenset({OFFICER.id, LEADER.id})), []),
    ],
)  # fmt: skip
def test_coordination(why: str, facts: MeetingFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_COORDINATE, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("submitted", response(round_()), None),
        ("returned", response(round_(returned=True)), None),
        ("in review", response(round_(accepted_at=at("05-11"), reviewer_ids=(REVIEWER.id,))), None),
        ("the opinion is given", response(round_(outcome=CORRECT)), "INVALID_TRANSITION"),
        ("withdrawn already", response(round_(withdrawn_at=at("05-12"))), "INVALID_TRANSITION"),
        ("without a word", response(round_(), ""), "REASON_REQUIRED"),
    ],
)
def test_withdrawal(why: str, facts: ResponseFacts, code: str | None) -> None:
    assert code_of(rules.no_opinion_yet(facts)) == code, why


ITEMS = tuple(ReviewItem)
TWO_FAIL = {item.value: FAIL for item in ITEMS[:2]}


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("two items not answered", opinion(answers=answers()[2:]), ["DATA_MISSING"]),
        ("two items answered twice", opinion(answers=(*answers(), *answers()[:2])), ["DATA_MISSING"]),
        ("two failed, agreed nevertheless", opinion(answers=answers(**TWO_FAIL)), ["CHECKLIST_CONFLICT"]),
        ("one failed, without a word",
         opinion(CORRECT, answers=(Checked(ITEMS[0], FAIL, None), *answers()[1:])), ["REASON_REQUIRED"]),
        ("not signed by its reviewer", opinion(paper=replace(opinion().paper, signed_by=frozenset())), ["VALIDATION"]),
        ("the paper is of another point of the procedure",
         opinion(paper=replace(opinion().paper, timing="POST_HEARING")), ["VALIDATION"]),
        ("the paper is of another round", opinion(paper=replace(opinion().paper, number=2)), ["VALIDATION"]),
        ("the paper names another kind",
         opinion(paper=replace(opinion().paper, kinds=frozenset({"WARNING"}))), ["VALIDATION"]),
        ("the paper names another amount", opinion(paper=replace(opinion().paper, fine_fen=1)), ["VALIDATION"]),
        ("the paper comes to another outcome",
         opinion(paper=replace(opinion().paper, outcome="CORRECT")), ["VALIDATION"]),
    ],
)  # fmt: skip
def test_an_opinion_and_its_paper(why: str, facts: OpinionFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_GIVE_OPINION, facts)] == codes, why


@pytest.mark.parametrize(
    ("facts", "detail"),
    [
        (assignment(reviewers=()), "应当指定审核人员，且不得重复。"),
        (assignment(reviewer(active=False)), f"不在本机关审核岗位：{REVIEWER.name}。"),
    ],
)
def test_why_reviewers_are_not_accepted_is_said(facts: AssignmentFacts, detail: str) -> None:
    gap = rules.reviewers_named(facts)
    assert gap is not None
    assert gap.detail == detail
