"""From the clue to the closed investigation, recusal, limitation and instalments as tables."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from api.cases import recusal_rules as recusals
from api.cases import rules
from api.cases.limitation import Limitation, limitation_gap, years_after
from api.cases.progress import Happened, Progress, Verified, progress_of
from api.cases.rules import CaseFacts
from api.decisions.facts import DecidedCase
from api.decisions.fines import Instalment, Paid, account_of_parts
from api.decisions.instalment_rules import MAY_PAY_IN_PARTS, InstalmentFacts
from api.decisions.performance import MAY_CLOSE_GENERAL
from api.inspections.rules import Moment, Presence
from api.law.gates import gaps_of
from api.vocabulary import CaseProcedure, TimelineEventKind
from tests.decisions.cases import BAI, GONG, code_of, decision, officer
from tests.general.cases import acting, clue, day, recusal, way
from tests.worlds.county import instant

K = TimelineEventKind
ORDER, CONFLICT = "INVALID_TRANSITION", "CONFLICT"


def codes(gates: object, facts: object) -> list[str]:
    return [gap.code.value for gap in gaps_of(gates, facts)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("verified, signed, two officers", clue(), []),
        ("not verified", clue(verified=None), [ORDER]),
        ("no evidence", clue(verified=Verified(False, True, True)), [ORDER]),
        ("not punishable", clue(verified=Verified(True, False, True)), [ORDER]),
        ("not competent", clue(verified=Verified(True, True, False)), [ORDER]),
        ("neither evidence nor competence", clue(verified=Verified(False, True, False)), [ORDER]),
        ("a matter that punishes nothing", clue(matter_punishes=False), [ORDER]),
        ("nobody to punish", clue(party_known=False), ["VALIDATION"]),
        ("signed by another leader", clue(approver_signed=False), ["FORBIDDEN"]),
        ("one officer", clue(acting=acting(day("04-02"), GONG)), ["TWO_OFFICERS_REQUIRED"]),
        ("a recused officer", clue(standings=(recusal(granted=True),)), ["RECUSED_OFFICER"]),
        ("filed before", clue(filed_on=day("04-01")), [CONFLICT]),
        ("refused before", clue(ended=K.FILING_REFUSED), [ORDER]),
        ("barred by time", clue(limitation=Limitation(date(2024, 3, 30), day("03-31"))), ["TIME_BARRED"]),
        ("discovered on the last day", clue(limitation=Limitation(date(2024, 3, 31), day("03-31"))), []),
    ],
)
def test_filing(why: str, facts: CaseFacts, found: list[str]) -> None:
    assert codes(rules.MAY_FILE, facts) == found, why


@pytest.mark.parametrize(
    ("why", "limitation", "code"),
    [
        ("it goes on", Limitation(None, day("03-31")), None),
        ("two years to the day", Limitation(date(2024, 4, 1), day("04-01")), None),
        ("a day more", Limitation(date(2024, 4, 1), day("04-02")), "TIME_BARRED"),
        ("five years to the day, where it harmed health", Limitation(date(2021, 7, 15), date(2026, 7, 15), True), None),
        ("a day more", Limitation(date(2021, 7, 15), date(2026, 7, 16), True), "TIME_BARRED"),
        ("ended before the five years were law", Limitation(date(2021, 7, 14), date(2023, 7, 15), True), "TIME_BARRED"),
        ("a leap day", Limitation(date(2024, 2, 29), date(2026, 2, 28)), None),
        ("a day more", Limitation(date(2024, 2, 29), date(2026, 3, 1)), "TIME_BARRED"),
    ],
)
def test_limitation(why: str, limitation: Limitation, code: str | None) -> None:
    assert code_of(limitation_gap(limitation)) == code, why


def test_years_after_a_leap_day() -> None:
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("on the last day", clue("04-22", verify_by=day("04-22")), []),
        ("the day after", clue("04-23", verify_by=day("04-22")), [ORDER]),
        ("a second time", clue("04-22", verify_by=day("04-22"), extended_on=day("04-20")), [CONFLICT]),
        ("after filing", way("04-22", verify_by=day("04-22")), [CONFLICT]),
    ],
)
def test_extending_the_verification(why: str, facts: CaseFacts, found: list[str]) -> None:
    assert codes(rules.MAY_EXTEND_VERIFICATION, facts) == found, why


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("nothing seized", clue(), []),
        ("a measure in force", clue(open_measures=1), [ORDER]),
        ("signed by another", clue(approver_signed=False), ["FORBIDDEN"]),
    ],
)
def test_refusing_to_file(why: str, facts: CaseFacts, found: list[str]) -> None:
    assert codes(rules.MAY_REFUSE_FILING, facts) == found, why


def at_the_shop(at: str, *shown: tuple[str, str]) -> Presence:
    return Presence(instant(at), "甲地", tuple(Moment(instant(when), where) for when, where in shown))


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("shown a minute before", way(presence=at_the_shop("04-10 09:30", ("04-10 09:29", "甲地"))), []),
        ("not shown", way(presence=at_the_shop("04-10 09:30")), ["CREDENTIAL_NOT_SHOWN"]),
        ("shown the day before", way(presence=at_the_shop("04-10 09:30", ("04-09 09:29", "甲地"))),
         ["CREDENTIAL_NOT_SHOWN"]),
        ("shown elsewhere", way(presence=at_the_shop("04-10 09:30", ("04-10 09:29", "乙地"))), ["CREDENTIAL_NOT_SHOWN"]),
        ("before filing", clue(), [ORDER]),
        ("suspended", way(suspended_on=day("04-09")), [ORDER]),
        ("after the investigation", way(investigation_closed_on=day("04-09")), [ORDER]),
        ("after the decision", way(decided_on=day("04-09")), [CONFLICT]),
    ],
)  # fmt: skip
def test_asking(why: str, facts: CaseFacts, found: list[str]) -> None:
    assert codes(rules.MAY_INQUIRE, facts) == found, why


@pytest.mark.parametrize(
    ("gates", "why", "facts", "found"),
    [
        (rules.MAY_CLOSE_INVESTIGATION, "something was done", way(), []),
        (rules.MAY_CLOSE_INVESTIGATION, "nothing was", way(first_act_on=None), [ORDER]),
        (rules.MAY_CLOSE_INVESTIGATION, "twice", way(investigation_closed_on=day("04-09")), [ORDER]),
        (rules.MAY_SUSPEND, "once", way(), []),
        (rules.MAY_SUSPEND, "twice", way(suspended_on=day("04-09")), [ORDER]),
        (rules.MAY_RESUME, "suspended", way(suspended_on=day("04-09")), []),
        (rules.MAY_RESUME, "not suspended", way(), [ORDER]),
        (rules.MAY_TRANSFER, "filed", way(), []),
        (rules.MAY_TRANSFER, "not filed", clue(), [ORDER]),
        (rules.MAY_CANCEL, "no measure", way(), []),
        (rules.MAY_CANCEL, "a measure in force", way(open_measures=1), [ORDER]),
        (rules.MAY_EXTEND, "on the last day", way("07-02", decide_by=day("07-02")), []),
        (rules.MAY_EXTEND, "the day after", way("07-03", decide_by=day("07-02")), ["CASE_OVERDUE"]),
        (rules.MAY_EXTEND, "again, by a leader alone", way("07-02", extensions=1), ["COLLECTIVE_DISCUSSION_REQUIRED"]),
        (rules.MAY_EXTEND, "again, together", way("07-02", extensions=1, discussed=True), []),
        (rules.MAY_ORDER_RECTIFICATION, "filed", way(), []),
        (rules.MAY_ORDER_RECTIFICATION, "over", way(closed_on=day("04-09")), [ORDER]),
    ],
)
def test_the_investigation(gates: object, why: str, facts: CaseFacts, found: list[str]) -> None:
    assert codes(gates, facts) == found, why


def happened(*kinds: K, **particulars: object) -> Progress:
    return progress_of(Happened(kind, day("04-10"), particulars) for kind in kinds)


def test_progress_follows_the_events() -> None:
    assert happened(K.CLUE_VERIFIED).verified == Verified(True, True, True), "an imported event kept nothing"
    assert happened(K.CLUE_VERIFIED, competent=False).verified == Verified(True, True, False)
    assert happened(K.CREDENTIAL_SHOWN).first_act_on is None, "before filing nothing is investigated"
    assert happened(K.CASE_FILED, K.CREDENTIAL_SHOWN).investigating
    assert not happened(K.CASE_FILED, K.INVESTIGATION_SUSPENDED).investigating
    assert happened(K.CASE_FILED, K.INVESTIGATION_SUSPENDED, K.INVESTIGATION_RESUMED).investigating
    closed = happened(K.CASE_FILED, K.INVESTIGATION_CLOSED, K.REVIEW_OPINION, outcome="AGREE")
    assert not closed.investigating
    assert happened(K.CASE_FILED, K.INVESTIGATION_CLOSED, K.REVIEW_OPINION, outcome="SUPPLEMENT").investigating
    assert happened(K.DECISION_MADE).decided_on == day("04-10")
    revoked = happened(K.DECISION_MADE, K.DECISION_REVOKED)
    assert (revoked.decided_on, revoked.revoked_on) == (None, day("04-10"))
    for result, undone in (("REDO", True), ("REVOKED", True), ("INVALID", True), ("CHANGED", False), ("UPHELD", False)):
        contested = happened(K.DECISION_MADE, K.REMEDY_RESULT, result=result)
        assert (contested.decided_on is None) is undone, result
        closed = happened(K.DECISION_MADE, K.CASE_CLOSED, K.REMEDY_RESULT, result=result)
        assert closed.over is not undone, result
    assert happened(K.DECISION_MADE, K.REMEDY_RESULT).decided_on, "an imported event may have kept nothing"
    assert happened(K.CASE_TRANSFERRED).over


OTHER = officer("东方晓", "21992101007")


def change(**changes: object) -> recusals.ChangeFacts:
    whole = recusals.ChangeFacts(acting(day("04-10"), OTHER), (), True, False, ("案卷一册",), False)
    return replace(whole, acting=replace(whole.acting, required=1), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("a qualified replacement, papers handed over", change(), []),
        ("who is replaced is not of the case", change(leaves_is_on_case=False), ["VALIDATION"]),
        ("who replaces was of the case", change(joins_was_on_case=True), ["VALIDATION"]),
        ("who replaces was recused", change(standings=(recusal(OTHER.officer_id, True),)), ["RECUSED_OFFICER"]),
        ("nothing handed over", change(handover=(" ",)), ["REASON_REQUIRED"]),
        ("the case is over", change(over=True), [ORDER]),
    ],
)
def test_changing_officers(why: str, facts: recusals.ChangeFacts, found: list[str]) -> None:
    assert codes(recusals.MAY_CHANGE_OFFICERS, facts) == found, why


A, B, C = uuid4(), uuid4(), uuid4()


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("a third person decides", recusals.RecusalFacts(False, A, B, C), []),
        ("on oneself", recusals.RecusalFacts(False, A, B, A), ["CONFLICT_OF_ROLE"]),
        ("on what one asked for", recusals.RecusalFacts(False, A, B, B), ["CONFLICT_OF_ROLE"]),
        ("twice", recusals.RecusalFacts(True, A, B, C), [CONFLICT]),
    ],
)
def test_deciding_on_a_recusal(why: str, facts: recusals.RecusalFacts, found: list[str]) -> None:
    assert codes(recusals.MAY_DECIDE_RECUSAL, facts) == found, why


RATE = Decimal("0.03")
PARTS = (Instalment(day("08-01"), 30_000), Instalment(day("09-01"), 20_000))


@pytest.mark.parametrize(
    ("why", "payments", "on", "surcharge", "owed"),
    [
        ("before the first day", (), "08-01", 0, 50_000),
        ("the day after: the first part alone is late", (), "08-02", 900, 50_900),
        ("the first part paid in time", (Paid(day("08-01"), 30_000),), "08-31", 0, 20_000),
        ("more than the first part pays the second", (Paid(day("08-01"), 40_000),), "09-02", 300, 10_300),
        ("the first part a day late", (Paid(day("08-02"), 30_000),), "08-31", 900, 20_900),
        ("both late for long: at most the fine", (), "12-31", 50_000, 100_000),
        ("all paid in time", (Paid(day("08-01"), 50_000),), "12-31", 0, 0),
    ],
)
def test_a_fine_in_parts(why: str, payments: tuple[Paid, ...], on: str, surcharge: int, owed: int) -> None:
    account = account_of_parts(PARTS, payments, on=day(on), rate=RATE)
    assert (account.surcharge_fen, account.owed_fen) == (surcharge, owed), why


def decided(**changes: object) -> DecidedCase:
    made = decision(500, made_on=day("07-02"), served_on=day("07-03"), pay_by=day("07-20"))
    return replace(DecidedCase(day("07-10"), CaseProcedure.GENERAL, made, False), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("two parts that are the fine", InstalmentFacts(decided(), PARTS), []),
        ("one later day", InstalmentFacts(decided(), (Instalment(day("09-01"), 50_000),)), []),
        ("one fen short", InstalmentFacts(decided(), (Instalment(day("09-01"), 49_999),)), ["AMOUNT_MISMATCH"]),
        ("no parts", InstalmentFacts(decided(), ()), ["AMOUNT_MISMATCH"]),
        ("a part today", InstalmentFacts(decided(), (Instalment(day("07-10"), 50_000),)), ["VALIDATION"]),
        ("two parts on one day", InstalmentFacts(
            decided(), (Instalment(day("08-01"), 30_000), Instalment(day("08-01"), 20_000))), ["VALIDATION"]),
        ("a part of one fen", InstalmentFacts(
            decided(), (Instalment(day("08-01"), 1), Instalment(day("09-01"), 49_999))), []),
        ("a part of nothing", InstalmentFacts(
            decided(), (Instalment(day("08-01"), 0), Instalment(day("09-01"), 50_000))), ["AMOUNT_MISMATCH"]),
        ("no fine", InstalmentFacts(decided(decided=decision(None)), ()), [ORDER, "AMOUNT_MISMATCH"]),
        ("not decided", InstalmentFacts(decided(decided=None), ()), [ORDER, "AMOUNT_MISMATCH"]),
        ("not served", InstalmentFacts(decided(decided=decision(500, served_on=None)), PARTS), ["NOT_SERVED"]),
        ("paid already", InstalmentFacts(
            decided(decided=decision(500, payments=(Paid(day("07-05"), 50_000),), pay_by=day("07-20"))), PARTS), [ORDER]),
    ],
)  # fmt: skip
def test_paying_in_parts(why: str, facts: InstalmentFacts, found: list[str]) -> None:
    assert codes(MAY_PAY_IN_PARTS, facts) == found, why


@pytest.mark.parametrize(
    ("why", "facts", "found"),
    [
        ("owed", decided(), [ORDER]),
        ("paid", decided(decided=decision(500, payments=(Paid(day("07-05"), 50_000),), pay_by=day("07-20"))), []),
        ("not decided", decided(decided=None), [ORDER]),
        ("revoked, and not decided again", decided(decided=None, revoked=True), []),
        ("no penalty, served", decided(decided=decision(None)), []),
        ("no penalty, not served", decided(decided=decision(None, served_on=None)), ["NOT_SERVED"]),
    ],
)
def test_closing(why: str, facts: DecidedCase, found: list[str]) -> None:
    assert codes(MAY_CLOSE_GENERAL, facts) == found, why


def test_both_officers_are_named() -> None:
    both = clue(standings=(recusal(granted=True), recusal(BAI.officer_id, True, "柏雪")))
    gap = recusals.not_recused(both)
    assert gap is not None
    assert "宫一鸣、柏雪" in gap.detail


def test_everybody_asked_to_step_back_is_named() -> None:
    gap = recusals.no_recusal_undecided(clue(standings=(recusal(), recusal(BAI.officer_id, None, "柏雪"))))
    assert gap is not None
    assert gap.detail == "申请回避的对象：宫一鸣、柏雪。"


def test_how_a_case_ended_is_said() -> None:
    transferred, closed = rules.not_over(way(ended=K.CASE_TRANSFERRED)), rules.not_over(way(closed_on=day("04-09")))
    assert transferred is not None
    assert closed is not None
    assert (transferred.detail, closed.detail) == (f"本案已经{K.CASE_TRANSFERRED.label}。", "本案已经结案。")
