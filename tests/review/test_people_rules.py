"""Appointments, purchased services and conclusions as tables: one case on each side of every boundary."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

import pytest

from api.law.codes import Code
from api.law.gates import gaps_of
from api.review.people_rules import (
    MAY_APPOINT,
    MAY_CONCLUDE,
    MAY_PURCHASE,
    Answerable,
    AppointmentFacts,
    ConclusionFacts,
    ServiceFacts,
)
from api.review.staffing import may_be_asked
from api.review.words import Responsible, Sanction
from api.vocabulary import CounselKind

NAMES = UUID("6f0d7d5e-7a57-4a0e-9a5b-6f5ce9a4a001")
ORGAN, OTHER, BUREAU, LEADER = (uuid5(NAMES, n) for n in ("lc-amr", "wl-amr", "sfj-lc", "st-01"))
TODAY = date(2026, 5, 9)

NEW = AppointmentFacts(ORGAN, ORGAN, "闻人月", "法规科科员", True, "A2025210000009（虚构）", 2026, True, TODAY)
UNEXAMINED = replace(NEW, qualification_no=None)


@pytest.mark.parametrize(
    ("why", "new", "codes"),
    [
        ("qualified", NEW, []),
        ("without a name", replace(NEW, name=" "), [Code.VALIDATION]),
        ("without a post", replace(NEW, position=""), [Code.VALIDATION]),
        ("another organ's unit", replace(NEW, unit_of=OTHER), [Code.VALIDATION]),
        ("an unknown unit", replace(NEW, unit_of=None), [Code.VALIDATION]),
        ("begins next year", replace(NEW, first_review_year=2027), [Code.VALIDATION]),
        ("began with the first", replace(UNEXAMINED, first_review_year=1949), []),
        ("began before there were any", replace(NEW, first_review_year=1948), [Code.VALIDATION]),
        ("no background in law", replace(NEW, law_background=False), [Code.REVIEWER_NOT_QUALIFIED]),
        ("first time, not examined", UNEXAMINED, [Code.REVIEWER_NOT_QUALIFIED]),
        ("an empty certificate", replace(NEW, qualification_no=" "), [Code.REVIEWER_NOT_QUALIFIED]),
        ("since 2018, not examined", replace(UNEXAMINED, first_review_year=2018), [Code.REVIEWER_NOT_QUALIFIED]),
        ("since 2017", replace(UNEXAMINED, first_review_year=2017), []),
        ("of anything but penalties", replace(UNEXAMINED, reviews_penalties=False), []),
    ],
)
def test_a_reviewer_is_appointed(why: str, new: AppointmentFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(MAY_APPOINT, new)] == codes, why


BOUGHT = ServiceFacts(
    "GF-2026-01", "协助法制审核", "应怀远", "辽宁澄观律师事务所", date(2026, 1, 1), date(2026, 12, 31), 0
)


@pytest.mark.parametrize(
    ("why", "service", "codes"),
    [
        ("whole", BOUGHT, []),
        ("of one day", replace(BOUGHT, valid_to=date(2026, 1, 1)), []),
        ("over before it begins", replace(BOUGHT, valid_to=date(2025, 12, 31)), [Code.VALIDATION]),
        ("without a number", replace(BOUGHT, contract_number=""), [Code.VALIDATION]),
        ("of what", replace(BOUGHT, services=" "), [Code.VALIDATION]),
        ("from whom", replace(BOUGHT, counsel=""), [Code.VALIDATION]),
        ("of which firm", replace(BOUGHT, firm=""), [Code.VALIDATION]),
        ("for less than nothing", replace(BOUGHT, fee_fen=-1), [Code.VALIDATION]),
        ("for a price not told", replace(BOUGHT, fee_fen=None), []),
        ("recorded already", replace(BOUGHT, known_numbers=frozenset({"GF-2026-01"})), [Code.CONFLICT]),
        ("besides another", replace(BOUGHT, known_numbers=frozenset({"GF-2026-02"})), []),
    ],
)
def test_a_service_is_bought(why: str, service: ServiceFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(MAY_PURCHASE, service)] == codes, why


K = CounselKind
YEAR = [(date(2026, 1, 1), date(2026, 12, 31))]
CONTRACT = {"from": "2026-01-01", "to": "2026-12-31"}


@pytest.mark.parametrize(
    ("why", "kind", "contract", "services", "on", "may"),
    [
        ("bought, first day", K.PURCHASED_SERVICE, None, YEAR, "2026-01-01", True),
        ("bought, the day before", K.PURCHASED_SERVICE, None, YEAR, "2025-12-31", False),
        ("bought, last day", K.PURCHASED_SERVICE, None, YEAR, "2026-12-31", True),
        ("bought, the day after", K.PURCHASED_SERVICE, None, YEAR, "2027-01-01", False),
        ("bought by nobody", K.PURCHASED_SERVICE, None, [], "2026-05-09", False),
        ("a public lawyer by office", K.PUBLIC_LAWYER, None, [], "2026-05-09", True),
        ("government counsel within the contract", K.GOV_COUNSEL, CONTRACT, [], "2026-12-31", True),
        ("after the contract", K.GOV_COUNSEL, CONTRACT, [], "2027-01-01", False),
        ("after the contract, bought anew", K.GOV_COUNSEL, CONTRACT, [(date(2027, 1, 1), date(2027, 1, 1))], "2027-01-01", True),
    ],
)  # fmt: skip
def test_whom_an_organ_may_ask(
    why: str, kind: CounselKind, contract: dict[str, str] | None, services: list[tuple[date, date]], on: str, may: bool
) -> None:
    assert may_be_asked(kind, contract, services, date.fromisoformat(on)) is may, why


OFFICER = Answerable(uuid5(NAMES, "o-01"), "周砚秋", Responsible.CASE_UNIT)
REVIEWER = Answerable(uuid5(NAMES, "rv-1"), "荀知白", Responsible.REVIEW_UNIT)
NOBODY = Answerable(uuid5(NAMES, "o-09"), "柏雪", None)
ENDED = ConclusionFacts(
    Responsible.CASE_UNIT, Sanction.CIRCULATED, "送审材料与卷宗不一致", "承认", (OFFICER,), LEADER, ORGAN, ORGAN
)
CLEARED = replace(ENDED, sanction=Sanction.NONE, people=(), statement="")


@pytest.mark.parametrize(
    ("why", "conclusion", "codes"),
    [
        ("held to account", ENDED, []),
        ("nobody is", CLEARED, []),
        ("concluded already", replace(ENDED, concluded_on=TODAY), [Code.CONFLICT]),
        ("opened by the bureau", replace(ENDED, opened_by_organ=BUREAU), [Code.FORBIDDEN]),
        ("nothing found", replace(CLEARED, findings=" "), [Code.REASON_REQUIRED]),
        ("not heard", replace(ENDED, statement=""), [Code.REASON_REQUIRED]),
        ("held to account, but who", replace(ENDED, people=()), [Code.VALIDATION]),
        ("nobody, named", replace(CLEARED, people=(OFFICER,)), [Code.VALIDATION]),
        ("named twice", replace(ENDED, people=(OFFICER, OFFICER)), [Code.VALIDATION]),
        ("of another side", replace(ENDED, people=(OFFICER, REVIEWER)), [Code.VALIDATION]),
        ("the reviewer as reviewer", replace(ENDED, role=Responsible.REVIEW_UNIT, people=(REVIEWER,)), []),
        ("who took no part", replace(ENDED, people=(NOBODY,)), [Code.VALIDATION]),
        ("oneself", replace(ENDED, role=Responsible.LEADER, people=(Answerable(LEADER, "霍启明", Responsible.LEADER),)),
         [Code.CONFLICT_OF_ROLE]),
    ],
)  # fmt: skip
def test_an_account_is_concluded(why: str, conclusion: ConclusionFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(MAY_CONCLUDE, conclusion)] == codes, why


def test_a_conclusion_names_who_took_no_part() -> None:
    (gap,) = gaps_of(MAY_CONCLUDE, replace(ENDED, people=(REVIEWER, NOBODY)))
    assert gap.detail == "未以行政执法承办机构的身份参与本案：荀知白、柏雪。"


def test_why_nobody_or_somebody_is_to_be_named() -> None:
    (nobody,) = gaps_of(MAY_CONCLUDE, replace(ENDED, people=()))
    (somebody,) = gaps_of(MAY_CONCLUDE, replace(CLEARED, people=(OFFICER,)))
    assert nobody.detail == "应当指明责任人，且不得重复。"
    assert somebody.detail == "不予追究的没有责任人。"
