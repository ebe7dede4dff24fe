"""May somebody act for a party? (行政处罚法 第六十四条第五项)"""

from dataclasses import replace

import pytest

from api.cases.representative_rules import MAY_REPRESENT, RepresentativeFacts
from api.law.gates import gaps_of
from api.vocabulary import PartyKind, PartyRole

AGENT, LEGAL = PartyRole.AGENT, PartyRole.LEGAL_REP
FIRM = RepresentativeFacts(
    AGENT, PartyKind.LEGAL_PERSON, frozenset({PartyRole.RESPONDENT}), powers=("代为陈述申辩",), attorney_on_file=True
)


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("an agent with its power of attorney", FIRM, []),
        ("the case is over", replace(FIRM, over=True), ["INVALID_TRANSITION"]),
        ("without the paper", replace(FIRM, attorney_on_file=None), ["VALIDATION"]),
        ("for nothing in particular", replace(FIRM, powers=(" ",)), ["VALIDATION"]),
        ("the second agent", replace(FIRM, agents=1), []),
        ("the third agent", replace(FIRM, agents=2), ["VALIDATION"]),
        ("for a witness", replace(FIRM, party_roles=frozenset({PartyRole.WITNESS})), ["VALIDATION"]),
        ("for an interested person", replace(FIRM, party_roles=frozenset({PartyRole.INTERESTED})), []),
        ("for itself", replace(FIRM, same_person=True), ["VALIDATION"]),
        ("as a witness", replace(FIRM, role=PartyRole.WITNESS), ["VALIDATION"]),
        ("named twice", replace(FIRM, named_already=True), ["CONFLICT"]),
        ("a legal representative needs no paper", replace(FIRM, role=LEGAL, powers=(), attorney_on_file=None), []),
        ("nor is bound by the number of agents", replace(FIRM, role=LEGAL, agents=2), []),
        ("a person has none", replace(FIRM, role=LEGAL, party_kind=PartyKind.NATURAL_PERSON), ["VALIDATION"]),
        ("a sole trader has none", replace(FIRM, role=LEGAL, party_kind=PartyKind.SOLE_TRADER), ["VALIDATION"]),
        ("another organisation has one", replace(FIRM, role=LEGAL, party_kind=PartyKind.OTHER_ORG), []),
    ],
)
def test_who_acts_for_a_party(why: str, facts: RepresentativeFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_REPRESENT, facts)] == codes, why
