"""May an address for service be put on record? (行政处罚法 第六十一条第二款)"""

from dataclasses import replace
from uuid import UUID

import pytest

from api.cases.address_rules import MAY_CONFIRM_ADDRESS, AddressFacts
from api.law.gates import gaps_of
from api.vocabulary import CaseProcedure, PartyRole, StaffRole

OURS, THEIRS = UUID(int=1), UUID(int=2)
PENALTY = AddressFacts(
    procedure=CaseProcedure.GENERAL, organ_id=OURS, taker_roles=frozenset({StaffRole.OFFICER}), taker_organ_id=OURS,
    of_the_case=True, party_name="晨溪超市", party_roles=frozenset({PartyRole.RESPONDENT}), form_names="晨溪超市",
)  # fmt: skip
LICENCE = replace(
    PENALTY, procedure=CaseProcedure.LICENCE, taker_roles=frozenset({StaffRole.WINDOW_CLERK}), of_the_case=False,
    party_roles=frozenset({PartyRole.APPLICANT}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("a penalty's, by its officer", PENALTY, []),
        ("one on the spot", replace(PENALTY, procedure=CaseProcedure.SIMPLE), []),
        ("by another officer", replace(PENALTY, of_the_case=False), ["FORBIDDEN"]),
        ("a licence's, by a clerk", LICENCE, []),
        ("by one of its examiners", replace(LICENCE, taker_roles=PENALTY.taker_roles, of_the_case=True),
         ["OFFICER_NOT_QUALIFIED"]),
        ("by a clerk of another organ", replace(LICENCE, taker_organ_id=THEIRS), ["OFFICER_NOT_QUALIFIED"]),
        ("the case is over", replace(PENALTY, over=True), ["INVALID_TRANSITION"]),
        ("of who is no party", replace(PENALTY, party_roles=frozenset()), ["VALIDATION"]),
        ("of a witness", replace(PENALTY, party_roles=frozenset({PartyRole.WITNESS})), ["VALIDATION"]),
        ("of an interested person", replace(PENALTY, party_roles=frozenset({PartyRole.INTERESTED})), []),
        ("of an agent", replace(PENALTY, party_roles=frozenset({PartyRole.AGENT})), []),
        ("somebody else's form", replace(PENALTY, form_names="别人"), ["VALIDATION"]),
        ("a form that names nobody", replace(PENALTY, form_names=""), ["VALIDATION"]),
    ],
)  # fmt: skip
def test_whose_address_is_put_on_record(why: str, facts: AddressFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(MAY_CONFIRM_ADDRESS, facts)] == codes, why
