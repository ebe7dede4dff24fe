"""Who may look at a sealed value: one row on each side of every condition."""

import pytest

from api.access.reveal_rules import MAY_REVEAL, RevealFacts
from api.law.codes import Code
from api.law.gates import gaps_of
from api.vocabulary import StaffRole

R = StaffRole


def facts(
    *roles: StaffRole, organ: bool = True, unit: bool = False, work: bool = False, reason: str = "送达"
) -> RevealFacts:
    return RevealFacts(frozenset(roles), reason, of_own_organ=organ, of_own_unit=unit, of_own_work=work)


ROWS: list[tuple[str, RevealFacts, list[Code]]] = [
    ("an officer of the case", facts(R.OFFICER, unit=True, work=True), []),
    ("an officer of the same unit who is not on the case", facts(R.OFFICER, unit=True), [Code.FORBIDDEN]),
    ("the head of the unit that has the case", facts(R.UNIT_HEAD, unit=True), []),
    ("the head of another unit", facts(R.UNIT_HEAD), [Code.FORBIDDEN]),
    ("the organ's leader", facts(R.ORGAN_LEADER), []),
    ("the leader of an organ that has nothing to do with the party", facts(R.ORGAN_LEADER, organ=False), [Code.NOT_FOUND]),
    ("a reviewer", facts(R.REVIEWER, unit=True, work=True), [Code.FORBIDDEN]),
    ("whoever supervises", facts(R.SUPERVISOR), [Code.FORBIDDEN]),
    ("the administrator of the system", facts(R.ORGAN_ADMIN, unit=True), [Code.FORBIDDEN]),
    ("an officer of the case who gives no reason", facts(R.OFFICER, work=True, reason=" \n"), [Code.REASON_REQUIRED]),
    ("somebody else without reason hears both", facts(R.OFFICER, reason=""), [Code.FORBIDDEN, Code.REASON_REQUIRED]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "asked", "codes"), ROWS, ids=[row[0] for row in ROWS])
def test_who_may_look(why: str, asked: RevealFacts, codes: list[Code]) -> None:
    assert [gap.code for gap in gaps_of(MAY_REVEAL, asked)] == codes, why
