"""Which decisions are major ones: the catalogue's rules on both sides of every threshold, and rules that cannot be read."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from api.exchange.source import entries
from api.review.circumstances import Circumstances, LicenceAction, MajorFacts, circumstances_of
from api.review.conditions import RuleInvalid, parse_rule
from api.review.major import CatalogueEntry, major_reasons
from api.vocabulary import ExecutionKind, MajorTriggerKind, PartyKind, PenaltyKind

COMPANY, PERSON, TRADER = PartyKind.LEGAL_PERSON, PartyKind.NATURAL_PERSON, PartyKind.SOLE_TRADER
Flag = MajorTriggerKind


def entry(rule: dict[str, Any], code: str = "md-x", trigger: Flag = Flag.MAJOR_RIGHTS) -> CatalogueEntry:
    return CatalogueEntry(uuid4(), code, 1, trigger, code, date(2026, 2, 1), parse_rule(rule))


CATALOGUE = {
    written["id"]: entry(written["rule"], written["id"], MajorTriggerKind(written["trigger"]))
    for written in entries("catalogues", "majorDecisionCatalogue")
}


def penalty(fen: int | None = None, party: PartyKind = COMPANY, **more: Any) -> MajorFacts:
    return MajorFacts(fine_fen=fen, party_kind=party, **more)


def stated(**circumstances: Any) -> MajorFacts:
    return MajorFacts(circumstances=Circumstances(**circumstances))


@pytest.mark.parametrize(
    ("code", "why", "facts", "fires"),
    [
        ("md-1", "a company, 100 000 yuan", penalty(10_000_000), True),
        ("md-1", "a company, one fen less", penalty(9_999_999), False),
        ("md-1", "a person, 100 000 yuan", penalty(10_000_000, PERSON), False),
        ("md-1", "no fine", penalty(None), False),
        ("md-1", "a party of unknown kind", MajorFacts(fine_fen=10_000_000), False),
        ("md-2", "a person, 10 000 yuan", penalty(1_000_000, PERSON), True),
        ("md-2", "a sole trader, 10 000 yuan", penalty(1_000_000, TRADER), True),
        ("md-2", "a person, one fen less", penalty(999_999, PERSON), False),
        ("md-3", "confiscation of 100 000 yuan", penalty(confiscated_value_fen=10_000_000), True),
        ("md-3", "one fen less", penalty(confiscated_value_fen=9_999_999), False),
        ("md-4", "business stopped", penalty(penalty_kinds=frozenset({PenaltyKind.STOP_BUSINESS, PenaltyKind.FINE})), True),
        ("md-4", "a fine only", penalty(penalty_kinds=frozenset({PenaltyKind.FINE})), False),
        ("md-5", "a hearing was held", MajorFacts(hearing_held=True), True),
        ("md-5", "no hearing", MajorFacts(), False),
        ("md-6", "two legal relations", stated(legal_relations=2), True),
        ("md-6", "one", stated(legal_relations=1), False),
        ("md-6", "flagged as complex", MajorFacts(flags=frozenset({Flag.COMPLEX})), True),
        ("md-7", "flagged as of public interest", MajorFacts(flags=frozenset({Flag.PUBLIC_INTEREST})), True),
        ("md-7", "flagged as something else", MajorFacts(flags=frozenset({Flag.COMPLEX})), False),
        ("md-8", "thirty people affected", stated(affected_persons=30), True),
        ("md-8", "twenty-nine", stated(affected_persons=29), False),
        ("md-9", "the whole premises sealed", stated(sealed_whole_premises=True), True),
        ("md-9", "goods of 500 000 yuan", stated(measure_value_fen=50_000_000), True),
        ("md-9", "part of them, of less", stated(sealed_whole_premises=False, measure_value_fen=49_999_999), False),
        ("md-10", "a licence revoked", stated(licence_action=LicenceAction.REVOKE), True),
        ("md-10", "a licence granted", stated(licence_action=LicenceAction.GRANT), False),
        ("md-10", "a third person concerned", stated(affects_third_party=True), True),
        ("md-11", "substitute performance", stated(execution_kind=ExecutionKind.SUBSTITUTE), True),
        ("md-11", "not known", stated(), False),
        ("md-12", "property of 200 000 yuan", stated(requisition_value_fen=20_000_000), True),
        ("md-12", "one fen less", stated(requisition_value_fen=19_999_999), False),
    ],
)  # fmt: skip
def test_the_samples_catalogue(code: str, why: str, facts: MajorFacts, fires: bool) -> None:
    assert CATALOGUE[code].fires(facts) is fires, f"{code}: {why}"


@pytest.mark.parametrize(
    ("op", "below", "equal", "above"),
    [
        ("eq", False, True, False), ("==", False, True, False), ("ne", True, False, True), ("!=", True, False, True),
        ("gte", False, True, True), (">=", False, True, True), ("gt", False, False, True), (">", False, False, True),
        ("lte", True, True, False), ("<=", True, True, False), ("lt", True, False, False), ("<", True, False, False),
    ],
)  # fmt: skip
def test_operators_in_both_spellings(op: str, below: bool, equal: bool, above: bool) -> None:
    rule = parse_rule({"all": [{"field": "fineFen", "op": op, "value": 100}]})
    assert [rule.fires(penalty(fen)) for fen in (99, 100, 101)] == [below, equal, above]
    assert not rule.fires(penalty(None)), "what is not known fires nothing"


def test_all_and_any() -> None:
    conditions = [
        {"field": "fineFen", "op": "gte", "value": 100},
        {"field": "partyKind", "op": "ne", "value": "NATURAL_PERSON"},
    ]
    both, either = parse_rule({"all": conditions}), parse_rule({"any": conditions})
    assert [both.fires(penalty(100, PERSON)), either.fires(penalty(100, PERSON))] == [False, True]
    assert [both.fires(penalty(100)), either.fires(penalty(99, PERSON))] == [True, False]


@pytest.mark.parametrize(
    ("rule", "saying"),
    [
        ({}, "all 或者 any"),
        ({"all": [], "any": []}, "all 或者 any"),
        ({"none": [{"field": "fineFen", "op": "eq", "value": 1}]}, "all 或者 any"),
        ({"all": []}, "至少应有一个条件"),
        ({"all": [{"field": "fineFen", "op": "eq"}]}, "field、op、value"),
        ({"all": ["fineFen"]}, "field、op、value"),
        ({"all": [{"field": "fine", "op": "eq", "value": 1}]}, "没有名为 fine 的字段"),
        ({"all": [{"field": "fineFen", "op": "~", "value": 1}]}, "没有运算符 ~"),
        ({"all": [{"field": "partyKind", "op": "gte", "value": "LEGAL_PERSON"}]}, "不能用 gte 比较"),
        ({"all": [{"field": "fineFen", "op": "gte", "value": "100"}]}, "整数"),
        ({"all": [{"field": "fineFen", "op": "gte", "value": True}]}, "整数"),
        ({"all": [{"field": "hearingHeld", "op": "eq", "value": 1}]}, "true 或者 false"),
        ({"all": [{"field": "partyKind", "op": "in", "value": "LEGAL_PERSON"}]}, "非空列表"),
        ({"all": [{"field": "partyKind", "op": "in", "value": ["COMPANY"]}]}, "没有代码 COMPANY"),
        ({"all": [{"field": "partyKind", "op": "eq", "value": "COMPANY"}]}, "没有代码 COMPANY"),
    ],
)
def test_a_rule_that_cannot_be_read_is_refused_when_it_is_loaded(rule: dict[str, Any], saying: str) -> None:
    with pytest.raises(RuleInvalid, match=saying):
        parse_rule(rule)


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("nothing fires", penalty(9_999_999), []),
        ("an entry fires", penalty(10_000_000), ["md-1"]),
        ("a hearing without an entry for it: the statute itself", MajorFacts(hearing_held=True), ["AFTER_HEARING"]),
        ("a flag without an entry for it", MajorFacts(flags=frozenset({Flag.SOCIAL_RISK})), ["SOCIAL_RISK"]),
        ("entry, hearing and flag", penalty(10_000_000, hearing_held=True, flags=frozenset({Flag.COMPLEX})),
         ["md-1", "AFTER_HEARING", "COMPLEX"]),
        ("a flag of what an entry says already",
         penalty(10_000_000, flags=frozenset({Flag.MAJOR_RIGHTS})), ["md-1"]),
    ],
)  # fmt: skip
def test_reasons(why: str, facts: MajorFacts, codes: list[str]) -> None:
    assert [reason.code for reason in major_reasons(facts, [CATALOGUE["md-1"]])] == codes, why


def test_circumstances_come_back_as_they_were_stated() -> None:
    assert circumstances_of(None) == Circumstances()
    assert circumstances_of({"affected_persons": 3, "licence_action": "REVOKE"}) == Circumstances(
        affected_persons=3, licence_action=LicenceAction.REVOKE
    )
