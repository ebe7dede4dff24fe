"""May it be decided? The rules of the general procedure as tables, one row on each side of every boundary."""

from dataclasses import replace
from typing import Any

import pytest

from api.decisions import general_rules as rules
from api.decisions import hearing_rules as hearing
from api.decisions.applicable_law import Applied, applicable_range
from api.decisions.discussion_rules import DiscussionFacts, chaired_by_a_leader, leaders_together
from api.decisions.facts import Band, FineRange, Proposal
from api.decisions.general_facts import GeneralCaseFacts, HearingAsked, Redone
from api.decisions.general_gathering import NO_PENALTY
from api.decisions.hearing_rules import HearingHeld, HearingPlan
from api.decisions.paper_rules import NoticePaper, offers_the_hearing, states_the_fine, states_the_kinds
from api.law.gates import Gap, Gates, gaps_of
from api.review.facts import ReviewStanding, Round
from api.review.major import Reason
from api.vocabulary import MajorTriggerKind, PartyKind, PenaltyKind, ReviewOutcome, ReviewTiming, TimelineEventKind
from tests.decisions.cases import BAI, GONG, code_of, decision, officer
from tests.general.cases import (
    FINE,
    HOST,
    RIGHTS,
    WAIVED,
    WARNING,
    acting,
    case,
    day,
    defence,
    duty,
    fine,
    large,
    progress,
    recusal,
    standing,
    talked,
    told,
)
from tests.worlds.county import instant

NOTICE, HEAVIER, OUT, HEARING = "NOTICE_REQUIRED", "HEAVIER_AFTER_DEFENCE", "FINE_OUT_OF_RANGE", "HEARING_REQUIRED"
TOGETHER, ORDER, REVIEW = "COLLECTIVE_DISCUSSION_REQUIRED", "INVALID_TRANSITION", "LEGAL_REVIEW_REQUIRED"
NATURAL, TRADER, LEGAL = PartyKind.NATURAL_PERSON, PartyKind.SOLE_TRADER, PartyKind.LEGAL_PERSON
GAINS, GOODS = PenaltyKind.CONFISCATE_GAINS, PenaltyKind.CONFISCATE_GOODS


def codes(gates: Gates[Any], facts: Any) -> list[str]:
    return [gap.code.value for gap in gaps_of(gates, facts)]


def test_what_may_be_decided() -> None:
    assert codes(rules.MAY_DECIDE, case()) == []
    assert codes(rules.MAY_DECIDE, large(discussed=None)) == []


def test_a_refusal_carries_every_gap() -> None:
    nothing = case(told=None, progress=progress(investigation_closed_on=None), standings=(recusal(),))
    assert codes(rules.MAY_DECIDE, nothing) == [ORDER, "RECUSAL_UNDECIDED", NOTICE]


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("filed, open", case(), None),
        ("not filed", case(progress=progress(filed_on=None)), ORDER),
        ("suspended", case(progress=progress(suspended_on=day("05-01"))), ORDER),
        ("transferred", case(progress=progress(ended=TimelineEventKind.CASE_TRANSFERRED)), ORDER),
        ("closed", case(progress=progress(closed_on=day("06-01"))), ORDER),
    ],
)
def test_the_case_is_filed_and_open(why: str, facts: GeneralCaseFacts, code: str | None) -> None:
    assert code_of(rules.case_filed(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("two qualified officers", case(), []),
        ("one alone", case(acting=acting(day("06-03"), GONG)), ["TWO_OFFICERS_REQUIRED"]),
        ("the same twice", case(acting=acting(day("06-03"), GONG, GONG)), ["TWO_OFFICERS_REQUIRED"]),
        ("one unexamined", case(acting=acting(day("06-03"), GONG, officer("某", "1", exam_passed_on=None))),
         ["OFFICER_NOT_QUALIFIED"]),
        ("asked to step back, undecided", case(standings=(recusal(),)), ["RECUSAL_UNDECIDED"]),
        ("refused", case(standings=(recusal(granted=False),)), []),
        ("granted, and still on the case", case(standings=(recusal(granted=True),)), ["RECUSED_OFFICER"]),
        ("granted, and replaced", case(
            acting=acting(day("06-03"), BAI, officer("东方晓", "3")), standings=(recusal(granted=True),)), []),
        ("already decided", case(decided=decision()), ["CONFLICT"]),
        ("decided, revoked since", case(progress=progress(revoked_on=day("06-02"))), []),
        ("the decider investigated", case(deciders=(duty(GONG.officer_id),)), ["CONFLICT_OF_ROLE"]),
        ("the decider was recused", case(deciders=(duty(HOST, recusal(HOST, True)),)), ["RECUSED_OFFICER"]),
        ("somebody else decides", case(deciders=(duty(),)), []),
        ("two deciders investigated", case(deciders=(duty(GONG.officer_id), duty(BAI.officer_id))), ["CONFLICT_OF_ROLE"]),
    ],
)  # fmt: skip
def test_who_decides(why: str, facts: GeneralCaseFacts, code: list[str]) -> None:
    assert codes(rules.MAY_DECIDE, facts) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("told, exactly this", case(), None),
        ("not told", case(told=None), NOTICE),
        ("one fen more than told, not heard", case(proposal=fine(50_000.01)), NOTICE),
        ("less than told", case(proposal=fine(30_000)), None),
        ("another kind added", case(proposal=replace(fine(50_000), kinds=(FINE, PenaltyKind.STOP_BUSINESS))), NOTICE),
        ("a warning in place of the fine", case(proposal=Proposal((WARNING,))), None),
        ("more confiscated than told", case(proposal=replace(fine(50_000), confiscated_fen=1)), NOTICE),
        ("more than told, but heard: that is another rule's", case(proposal=fine(60_000), defences=(defence(),)), None),
    ],
)
def test_notice(why: str, facts: GeneralCaseFacts, code: str | None) -> None:
    assert code_of(rules.notice_served(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("the day after the last day", case("06-03"), None),
        ("the last day", case("06-02"), NOTICE),
        ("the last day, heard already: more may be added", case("06-02", defences=(defence(),)), NOTICE),
        ("the last day, waived expressly", case("06-02", defences=(defence(outcome=WAIVED),)), None),
        ("waived before a second notice", case("06-02", defences=(defence("05-25 09:00", WAIVED),)), NOTICE),
        ("not told at all: the notice's own rule speaks", case("05-01", told=None), None),
    ],
)
def test_the_time_to_state_is_over(why: str, facts: GeneralCaseFacts, code: str | None) -> None:
    assert code_of(rules.statement_period_over(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("nothing was said", case(), None),
        ("said and checked", case(defences=(defence(),)), None),
        ("said, not checked", case(defences=(defence(rechecked=False),)), "STATEMENT_NOT_RECHECKED"),
        ("one of two checked", case(defences=(defence(), defence("05-29 09:00", rechecked=False))), "STATEMENT_NOT_RECHECKED"),
        ("a waiver has nothing to check", case(defences=(defence(outcome=WAIVED, rechecked=False),)), None),
    ],
)  # fmt: skip
def test_a_defence_is_rechecked(why: str, facts: GeneralCaseFacts, code: str | None) -> None:
    assert code_of(rules.defence_rechecked(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("heard, the same", case(defences=(defence(),)), None),
        ("heard, one fen more", case(proposal=fine(50_000.01), defences=(defence(),)), HEAVIER),
        ("heard, less", case(proposal=fine(49_999.99), defences=(defence(),)), None),
        ("a fine after a warning", case(told=told(Proposal((WARNING,))), defences=(defence(),)), HEAVIER),
        ("more than both that were told", case(told=told(Proposal((FINE, WARNING), 4_000_000)), defences=(defence(),)),
         HEAVIER),
        ("not heard, more: the notice's rule speaks", case(proposal=fine(60_000)), None),
        ("heard before the latest notice", case(proposal=fine(60_000), defences=(defence("05-20 09:00"),)), None),
        ("a hearing is a defence", large(proposal=fine(130_000.01, "一般")), HEAVIER),
        ("a hearing still to be held is none",
         large(proposal=fine(130_000.01, "一般"), hearing=HearingAsked(day("05-29"))), None),
    ],
)  # fmt: skip
def test_a_defence_never_raises(why: str, facts: GeneralCaseFacts, code: str | None) -> None:
    assert code_of(rules.defence_never_raises(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("a first notice", case(told=None), None),
        ("a lighter one after a defence", case(proposal=fine(40_000), defences=(defence(),)), None),
        ("a heavier one after a defence", case(proposal=fine(60_000), defences=(defence(),)), HEAVIER),
        (
            "a heavier one on new facts",
            case(proposal=fine(60_000), defences=(defence(),), new_facts="又查明一台"),
            None,
        ),
        ("new facts that say nothing", case(proposal=fine(60_000), defences=(defence(),), new_facts=" "), HEAVIER),
        ("a heavier one before any defence", case(proposal=fine(60_000)), None),
        (
            "a heavier one after a defence and a notice of the same in between",
            case(proposal=fine(60_000), told=told(received="05-27"), defences=(defence("05-26 14:00"),)),
            HEAVIER,
        ),
        (
            "after a hearing and a notice of the same in between",
            case(proposal=fine(60_000), review=standing(hearing_at=instant("05-20 11:00"))),
            HEAVIER,
        ),
        (
            "a heavier one after a mere waiver",
            case(proposal=fine(60_000), defences=(defence(outcome=WAIVED),)),
            None,
        ),
    ],
)
def test_a_heavier_notice_after_a_defence_needs_new_facts(why: str, facts: GeneralCaseFacts, code: str | None) -> None:
    assert code_of(rules.new_notice_has_new_facts(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "proposal", "code"),
    [
        ("the top of the chosen band", fine(111_000), None),
        ("one fen above it", fine(111_000.01), OUT),
        ("above it, with a recorded reason", fine(111_000.01, deviation="涉及三台设备"), None),
        ("a reason that says nothing", fine(111_000.01, deviation=" "), OUT),
        ("a reason, but no band to leave", fine(111_000.01, None, deviation="涉及三台设备"), OUT),
        ("the bottom of the chosen band", fine(111_000, "一般"), None),
        ("one fen below it", fine(110_999.99, "一般"), OUT),
        ("mitigated below the statutory minimum", fine(20_000, mitigation="主动消除危害后果"), None),
        ("a warning has no band", Proposal((WARNING,)), None),
    ],
)
def test_the_fine_lies_in_its_band(why: str, proposal: Proposal, code: str | None) -> None:
    assert code_of(rules.fine_within_band(case(proposal=proposal))) == code, why


def test_no_reason_leaves_the_statutory_range() -> None:
    over = case(proposal=fine(300_000.01, "从重", deviation="情节特别严重"), told=told(fine(300_000.01)))
    assert codes(rules.MAY_DECIDE, over) == [OUT]


@pytest.mark.parametrize(
    ("why", "proposal", "code"),
    [
        ("a fine alone", fine(50_000), None),
        ("goods with their value", Proposal((PenaltyKind.CONFISCATE_GOODS,), confiscated_fen=100), None),
        ("goods without", Proposal((PenaltyKind.CONFISCATE_GOODS,)), "VALIDATION"),
        ("a value, and nothing confiscated", replace(fine(50_000), confiscated_fen=100), "VALIDATION"),
        ("gains with their value", Proposal((GAINS,), confiscated_fen=100), None),
        ("gains alone, told apart", Proposal((GAINS,), confiscated_fen=100, gains_fen=100), "VALIDATION"),
        ("gains and goods, told apart", Proposal((GAINS, GOODS), confiscated_fen=100, gains_fen=99), None),
        ("a fen of gains among the goods", Proposal((GAINS, GOODS), confiscated_fen=100, gains_fen=1), None),
        ("gains and goods, not told apart", Proposal((GAINS, GOODS), confiscated_fen=100), "VALIDATION"),
        ("nothing left for the goods", Proposal((GAINS, GOODS), confiscated_fen=100, gains_fen=100), "VALIDATION"),
        ("nothing left for the gains", Proposal((GAINS, GOODS), confiscated_fen=100, gains_fen=0), "VALIDATION"),
    ],
)
def test_what_is_confiscated_has_its_value(why: str, proposal: Proposal, code: str | None) -> None:
    assert code_of(rules.confiscation_has_its_value(case(proposal=proposal))) == code, why


@pytest.mark.parametrize(
    ("why", "proposal", "party", "offered"),
    [
        ("a legal person, 100 000 yuan exactly", fine(100_000), LEGAL, True),
        ("one fen less", fine(99_999.99), LEGAL, False),
        ("a person, 10 000 yuan exactly", fine(10_000), NATURAL, True),
        ("one fen less", fine(9_999.99), NATURAL, False),
        ("a sole trader counts as a person", fine(10_000), TRADER, True),
        ("confiscation of as much", Proposal((PenaltyKind.CONFISCATE_GAINS,), confiscated_fen=10_000_000), LEGAL, True),
        ("one fen less", Proposal((PenaltyKind.CONFISCATE_GAINS,), confiscated_fen=9_999_999), LEGAL, False),
        ("a suspended licence is none of them", Proposal((PenaltyKind.SUSPEND_LICENCE,)), LEGAL, False),
        ("a revoked one is", Proposal((PenaltyKind.REVOKE_LICENCE,)), LEGAL, True),
        ("business stopped", Proposal((PenaltyKind.STOP_BUSINESS,)), LEGAL, True),
        ("a warning", Proposal((WARNING,)), NATURAL, False),
    ],
)
def test_the_hearing_catalogue(why: str, proposal: Proposal, party: PartyKind, offered: bool) -> None:
    assert bool(hearing.hearing_grounds(proposal, party, day("05-26"))) is offered, why


def test_an_organ_may_set_a_lower_threshold() -> None:
    own = {"hearing.fine.legal": 3_000_000}
    assert hearing.hearing_grounds(fine(30_000), LEGAL, day("05-26"), own)
    assert not hearing.hearing_grounds(fine(29_999.99), LEGAL, day("05-26"), own)
    of_penalties = {"PENALTY:hearing.fine.legal": 3_000_000}
    assert hearing.hearing_grounds(fine(30_000), LEGAL, day("05-26"), of_penalties)
    assert not hearing.hearing_grounds(fine(29_999.99), LEGAL, day("05-26"), of_penalties)


def test_a_penalty_without_money_passes_no_threshold() -> None:
    assert hearing.hearing_grounds(Proposal((WARNING,)), LEGAL, day("05-26"), {"hearing.fine.legal": 1}) == ()


def test_why_a_hearing_may_be_asked_for_is_said() -> None:
    both = Proposal((FINE, PenaltyKind.STOP_BUSINESS), 10_000_000, confiscated_fen=10_000_000)
    assert hearing.hearing_grounds(both, LEGAL, day("05-26")) == (
        "较大数额罚款（100000元以上）",
        "没收较大数额违法所得、较大价值非法财物（100000元以上）",
        PenaltyKind.STOP_BUSINESS.label,
    )


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("nothing large", case(), None),
        ("large, and the notice offered none", large(told=told(fine(130_000))), HEARING),
        ("not asked for, the last day", large("06-02", hearing=None), HEARING),
        ("not asked for, the day after", large("06-03", hearing=None), None),
        ("asked for, not held", large(hearing=HearingAsked(day("05-29"))), HEARING),
        ("asked for, notified only", large(hearing=HearingAsked(day("05-29"), scheduled_on=day("06-16"))), HEARING),
        ("held", large(), None),
        ("given up in writing", large(hearing=HearingAsked(day("05-29"), withdrawn=True)), None),
    ],
)
def test_a_hearing_is_held_if_asked_for(why: str, facts: GeneralCaseFacts, code: str | None) -> None:
    assert code_of(hearing.hearing_held_if_asked(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("on the fifth working day", large("06-02", hearing=None), []),
        ("on the sixth", large("06-03", hearing=None), [ORDER]),
        ("a second time", large("06-02", hearing=HearingAsked(day("05-29"), withdrawn=True)), ["CONFLICT"]),
        ("none was offered", case("06-02"), [NOTICE]),
        ("after the decision", large("06-02", hearing=None, decided=decision()), [ORDER]),
    ],
)
def test_asking_for_a_hearing(why: str, facts: GeneralCaseFacts, found: list[str]) -> None:
    assert codes(hearing.MAY_REQUEST_HEARING, facts) == found, why


def open_hearing(**changes: Any) -> GeneralCaseFacts:
    """A hearing asked for on 29 May, not held by 3 June."""
    return large("06-03", hearing=HearingAsked(day("05-29")), **changes)


def plan(scheduled: str = "06-16", **changes: Any) -> HearingPlan:
    """A hearing notified on 3 June: seven full working days lie before 15 June."""
    return replace(HearingPlan(open_hearing(), duty(), True, day(scheduled), day("06-15"), True, ""), **changes)


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("the day after seven full working days", plan("06-15"), []),
        ("one day earlier", plan("06-12"), ["VALIDATION"]),
        ("no host's role", plan(host_may=False), ["FORBIDDEN"]),
        ("an officer of the case", plan(host=duty(GONG.officer_id)), ["CONFLICT_OF_ROLE"]),
        ("a recused host", plan(host=duty(HOST, recusal(HOST, True))), ["RECUSED_OFFICER"]),
        ("by a recused officer", plan(case=open_hearing(standings=(recusal(granted=True),))), ["RECUSED_OFFICER"]),
        ("by one officer", plan(case=open_hearing(acting=acting(day("06-03"), GONG))), ["TWO_OFFICERS_REQUIRED"]),
        ("a host asked to step back, undecided", plan(host=duty(HOST, recusal(HOST))), []),
        ("behind closed doors, without a reason", plan(public=False), ["REASON_REQUIRED"]),
        ("behind closed doors, for a secret", plan(public=False, closed_reason="涉及商业秘密"), []),
        ("nobody asked", plan(case=large("06-03", hearing=None)), [ORDER]),
    ],
)
def test_notifying_a_hearing(why: str, facts: HearingPlan, found: list[str]) -> None:
    assert codes(hearing.MAY_NOTIFY_HEARING, facts) == found, why


def held(on: str = "06-16", **changes: Any) -> HearingHeld:
    """A hearing notified for 16 June."""
    open_ = large(on, hearing=HearingAsked(day("05-29"), scheduled_on=day("06-16")))
    return replace(HearingHeld(open_, day(on), attended=True, record_signed=True, by_host=True), **changes)


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("on its day", held(), []),
        ("the day before", held("06-15"), [ORDER]),
        ("later", held("06-17"), []),
        ("without its record", held(record_signed=False), ["RECORDS_MISSING"]),
        ("the party stayed away: no record", held(record_signed=False, attended=False), []),
        ("put on record by another", held(by_host=False), ["FORBIDDEN"]),
        ("by a host since recused", held(host=duty(HOST, recusal(HOST, True))), ["RECUSED_OFFICER"]),
        ("by a host asked to step back", held(host=duty(HOST, recusal(HOST))), []),
        ("by a host who has since investigated", held(host=duty(GONG.officer_id)), ["CONFLICT_OF_ROLE"]),
        ("never notified", held(case=large("06-16", hearing=HearingAsked(day("05-29")))), [ORDER]),
        ("never asked for", held(case=large("06-16", hearing=None)), [ORDER, ORDER]),
    ],
)
def test_holding_a_hearing(why: str, facts: HearingHeld, found: list[str]) -> None:
    assert codes(hearing.MAY_HOLD_HEARING, facts) == found, why


BIG = fine(130_000, "一般")


def passed(at: str, timing: ReviewTiming = ReviewTiming.POST_HEARING) -> Round:
    """A round about 130 000 yuan that passed."""
    return Round(
        id=HOST, timing=timing, number=1, proposal=standing(BIG).proposal, submitted_at=instant(at),
        accepted_at=instant(at), reviewer_ids=(HOST,), outcome=ReviewOutcome.AGREE, opinion_at=instant(at),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("why", "review", "code"),
    [
        ("nothing major", standing(BIG), None),
        ("major and not reviewed", standing(BIG, RIGHTS), REVIEW),
        ("major, passed", standing(BIG, RIGHTS, rounds=(passed("05-21 15:00"),)), None),
        ("passed before the hearing closed",
         standing(BIG, RIGHTS, rounds=(passed("05-21 15:00"),), hearing_at=instant("06-16 11:40")), REVIEW),
        ("passed after it",
         standing(BIG, RIGHTS, rounds=(passed("06-26 15:00"),), hearing_at=instant("06-16 11:40")), None),
        ("passed, then reduced: not this proposal",
         standing(fine(100_000), RIGHTS, rounds=(passed("06-26 15:00"),)), REVIEW),
    ],
)  # fmt: skip
def test_review_passed(why: str, review: Any, code: str | None) -> None:
    assert code_of(rules.review_passed(large(review=review))) == code, why


def test_a_review_before_the_notice_only_where_the_organ_wants_it() -> None:
    major = large(review=standing(BIG, RIGHTS))
    assert code_of(rules.reviewed_before_notice(major)) == REVIEW
    assert rules.reviewed_before_notice(replace(major, reviewed_before_notice=False)) is None


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("nothing major", large(), None),
        ("grave, not discussed", large(review=standing(BIG, RIGHTS)), TOGETHER),
        ("grave, discussed", large(review=standing(BIG, RIGHTS), discussed=talked(BIG)), None),
        ("discussed to another amount", large(review=standing(BIG, RIGHTS), discussed=talked(fine(100_000))), TOGETHER),
        ("discussed before the hearing",
         large(review=standing(BIG, RIGHTS, hearing_at=instant("06-16 11:40")), discussed=talked(BIG, "06-10 09:00")), TOGETHER),
        ("discussed after it",
         large(review=standing(BIG, RIGHTS, hearing_at=instant("06-16 11:40")), discussed=talked(BIG, "06-16 11:40")), None),
        ("major only because a hearing was held",
         large(review=standing(BIG, replace(RIGHTS, trigger=MajorTriggerKind.AFTER_HEARING))), None),
    ],
)  # fmt: skip
def test_a_grave_case_is_discussed(why: str, facts: GeneralCaseFacts, code: str | None) -> None:
    assert code_of(hearing.discussed_if_grave(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "attendees", "leaders", "gap"),
    [
        ("two leaders", "ab", "ab", None),
        ("one leader and another person", "ab", "a", TOGETHER),
        ("one leader named twice", "aa", "a", "VALIDATION"),
    ],
)
def test_leaders_discuss_together(why: str, attendees: str, leaders: str, gap: str | None) -> None:
    ids = {name: officer(name, name).officer_id for name in "abc"}
    facts = DiscussionFacts(ids["a"], tuple(ids[n] for n in attendees), frozenset(ids[n] for n in leaders))
    assert code_of(leaders_together(facts)) == gap, why
    assert chaired_by_a_leader(facts) is None
    assert code_of(chaired_by_a_leader(replace(facts, chair_id=ids["c"]))) == "VALIDATION"


@pytest.mark.parametrize(
    ("why", "rule", "paper", "code"),
    [
        ("the same kinds", states_the_kinds, {}, None),
        ("another kind on paper", states_the_kinds, {"paper_kinds": (FINE, WARNING)}, "VALIDATION"),
        ("the same amount", states_the_fine, {}, None),
        ("no kind on paper", states_the_kinds, {"paper_kinds": ()}, "VALIDATION"),
        ("two kinds on paper", states_the_kinds, {"paper_kinds": (FINE, PenaltyKind.STOP_BUSINESS)}, "VALIDATION"),
        ("another amount on paper", states_the_fine, {"paper_fine_fen": 5_000_001}, "VALIDATION"),
        ("no amount, here and there", states_the_fine, {"proposal": Proposal((WARNING,)), "paper_fine_fen": None}, None),
        ("no amount on paper", states_the_fine, {"paper_fine_fen": None}, "VALIDATION"),
        ("one fen, none on paper", states_the_fine, {"proposal": Proposal((FINE,), 1), "paper_fine_fen": None}, "VALIDATION"),
        ("one fen on paper, none decided", states_the_fine, {"proposal": Proposal((WARNING,)), "paper_fine_fen": 1},
         "VALIDATION"),
        ("a hearing offered where the law gives it", offers_the_hearing,
         {"hearing_offered": True, "hearing_grounds": ("较大数额罚款",)}, None),
        ("not offered there", offers_the_hearing, {"hearing_grounds": ("较大数额罚款",)}, HEARING),
        ("offered where it gives none", offers_the_hearing, {"hearing_offered": True}, "VALIDATION"),
    ],
)  # fmt: skip
def test_what_the_paper_says(why: str, rule: Any, paper: dict[str, Any], code: str | None) -> None:
    same = NoticePaper(fine(50_000), (FINE,), 5_000_000, False, ())
    gap: Gap | None = rule(replace(same, **paper))
    assert code_of(gap) == code, why


OLD, NEW = FineRange(1_000_000, 20_000_000), FineRange(3_000_000, 30_000_000)


@pytest.mark.parametrize(
    ("why", "present", "former", "applied", "range_"),
    [
        ("never changed", NEW, None, Applied.PRESENT, NEW),
        ("became heavier: the old", NEW, OLD, Applied.FORMER, OLD),
        ("became lighter: the new", OLD, NEW, Applied.PRESENT, OLD),
        ("the same maximum, a lower minimum now", FineRange(0, 100), FineRange(10, 100), Applied.PRESENT, FineRange(0, 100)),
        ("the same maximum, a higher minimum now", FineRange(10, 100), FineRange(0, 100), Applied.FORMER, FineRange(0, 100)),
        ("as heavy, other bands: the old", FineRange(0, 9, (Band("甲", 0, 9),)), FineRange(0, 9), Applied.FORMER, FineRange(0, 9)),
        ("the old says no maximum", NEW, FineRange(0, None), Applied.PRESENT, NEW),
    ],
)  # fmt: skip
def test_old_law_or_new(
    why: str, present: FineRange, former: FineRange | None, applied: Applied, range_: FineRange
) -> None:
    found = applicable_range(present, former)
    assert (found.applied, found.fine_range) == (applied, range_), why


AFTER_HEARING = Reason("AFTER_HEARING", MajorTriggerKind.AFTER_HEARING, "经过听证程序")
SPARED_PASSED = replace(passed("06-20 09:00"), proposal=NO_PENALTY)


def spared(*reasons: Reason, **changes: Any) -> ReviewStanding:
    """The proposal to impose nothing, against the reviews of the case."""
    return replace(ReviewStanding(proposal=NO_PENALTY, reasons=reasons), **changes)


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("after the investigation", case(told=None, proposal=Proposal(())), []),
        ("before its end", case(progress=progress(investigation_closed_on=None)), [ORDER]),
        ("a defence unchecked", case(defences=(defence(rechecked=False),)), ["STATEMENT_NOT_RECHECKED"]),
        ("a recusal undecided", case(standings=(recusal(),)), ["RECUSAL_UNDECIDED"]),
        ("nothing major about it", case(no_penalty=spared()), []),
        ("after a hearing, not reviewed", case(no_penalty=spared(AFTER_HEARING)), ["LEGAL_REVIEW_REQUIRED"]),
        ("after a hearing, the fine reviewed", case(no_penalty=spared(AFTER_HEARING, rounds=(passed("06-20 09:00"),))),
         ["LEGAL_REVIEW_REQUIRED"]),
        ("after a hearing, reviewed", case(no_penalty=spared(AFTER_HEARING, rounds=(SPARED_PASSED,))), []),
    ],
)  # fmt: skip
def test_no_penalty(why: str, facts: GeneralCaseFacts, found: list[str]) -> None:
    assert codes(rules.MAY_DISCHARGE, facts) == found, why


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("after the investigation", case(told=None), []),
        ("before its end", case(told=None, progress=progress(investigation_closed_on=None)), [ORDER]),
        ("below the minimum without a ground", case(told=None, proposal=fine(29_999.99)), [OUT, OUT]),
        ("a fine without its amount", case(told=None, proposal=Proposal((FINE,))), ["VALIDATION"]),
    ],
)
def test_giving_notice(why: str, facts: GeneralCaseFacts, found: list[str]) -> None:
    assert codes(rules.MAY_NOTIFY, facts) == found, why


@pytest.mark.parametrize(("changes", "detail"), [
    ({"filed_on": None}, "本案尚未立案。"),
    ({"suspended_on": day("05-01")}, "本案已经中止调查。"),
    ({"ended": TimelineEventKind.CASE_TRANSFERRED}, f"本案已经{TimelineEventKind.CASE_TRANSFERRED.label}。"),
    ({"closed_on": day("06-01")}, "本案已经结案。"),
])  # fmt: skip
def test_why_it_may_not_be_decided_is_said(changes: dict[str, Any], detail: str) -> None:
    gap = rules.case_filed(case(progress=progress(**changes)))
    assert gap is not None
    assert gap.detail == detail


def test_a_paper_without_amount_states_no_fine() -> None:
    gap = states_the_fine(NoticePaper(fine(50_000), (FINE,), None, False, ()))
    assert gap is not None
    assert gap.detail == "罚款数额（fineFen）与文书载明的0元不一致。"


FINED = Proposal((PenaltyKind.FINE,), 5_000_000)
REDONE = Redone(frozenset(FINED.kinds), FINED.fine_fen)


@pytest.mark.parametrize(
    ("why", "proposal", "redone", "again"),
    [
        ("nothing to be made anew", FINED, None, False),
        ("the same", FINED, REDONE, True),
        ("another fine", FINED, replace(REDONE, fine_fen=1), False),
        ("another kind", FINED, replace(REDONE, kinds=frozenset({PenaltyKind.WARNING})), False),
        ("told anew with new facts", FINED, replace(REDONE, new_facts=True), False),
        ("a warning, and a warning again", Proposal((WARNING,)), Redone(frozenset({WARNING}), None), True),
        ("no fine is a fine of nothing", Proposal((WARNING,)), Redone(frozenset({WARNING}), 0), True),
        ("a fine of nothing is no fine", Proposal((WARNING,), 0), Redone(frozenset({WARNING}), None), True),
        ("a fen beside the warning", Proposal((WARNING,), 1), Redone(frozenset({WARNING}), None), False),
        ("there was a fen beside the warning", Proposal((WARNING,)), Redone(frozenset({WARNING}), 1), False),
    ],
)
def test_not_the_same_again(why: str, proposal: Proposal, redone: Redone | None, again: bool) -> None:
    gap = rules.not_the_same_again(case(proposal=proposal, redone=redone))
    assert (gap is not None) is again, why
    assert gap is None or gap.code.value == "CONFLICT"
