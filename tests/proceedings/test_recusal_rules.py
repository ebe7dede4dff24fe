"""Who must step back from a common proceeding, as tables: the rules of a case on the basis that holds outside penalties."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from api.cases.recusal_basis import INTERESTED, MAY_DECIDE_OUTSIDE_PENALTIES, RECORDED
from api.cases.recusal_rules import ChangeFacts, RecusalFacts, Standing
from api.law.gates import gaps_of
from api.proceedings import agreement_rules as AR
from api.proceedings import correction_rules as CR
from api.proceedings import decision_rules as D
from api.proceedings import execution_rules as E
from api.proceedings import performance_rules as P
from api.proceedings import recusal_rules as R
from api.proceedings import start_rules as S
from api.proceedings.correction_models import ReturnGround, ReturnKind
from api.proceedings.execution_facts import AgreementFacts
from api.proceedings.facts import ProceedingFacts
from api.proceedings.models import NoticeKind
from api.proceedings.officer_rules import MAY_CHANGE_OFFICERS
from api.proceedings.performance_facts import CompensationFacts, EndFacts, MoneyFacts
from api.proceedings.start_facts import NoticeFacts
from tests.decisions.cases import BAI, GONG, code_of
from tests.general.cases import HOST
from tests.proceedings.cases import LEVY, MAY_11, acting, deciding, execution, proceeding, ruled


def returning(facts: ProceedingFacts) -> CR.ReturnFacts:
    """What was enforced is about to be given back."""
    return CR.ReturnFacts(facts, ReturnGround.WRONG, ReturnKind.RESTORED, None, "恢复原状", "执行错误", executed=True)


OPEN = (Standing(HOST, GONG.officer_id, "宫一鸣"),)
GRANTED = (Standing(HOST, GONG.officer_id, "宫一鸣", granted=True),)
REFUSED = (Standing(HOST, GONG.officer_id, "宫一鸣", granted=False),)
ANOTHER = (Standing(HOST, HOST, "听证主持人", granted=True),)
STEPS, WAITS = "RECUSED_OFFICER", "RECUSAL_UNDECIDED"


@pytest.mark.parametrize(("why", "rule", "standings", "code"), [
    ("nobody was asked", R.not_recused, (), None),
    ("asked, and goes on meanwhile", R.not_recused, OPEN, None),
    ("recused", R.not_recused, GRANTED, STEPS),
    ("the request was refused", R.not_recused, REFUSED, None),
    ("somebody else was recused", R.not_recused, ANOTHER, None),
    ("nothing is open", R.no_recusal_undecided, (), None),
    ("a request is open", R.no_recusal_undecided, OPEN, WAITS),
    ("it was granted", R.no_recusal_undecided, GRANTED, None),
    ("it was refused", R.no_recusal_undecided, REFUSED, None),
])  # fmt: skip
def test_who_steps_back(
    why: str, rule: Callable[[Any], Any], standings: tuple[Standing, ...], code: str | None
) -> None:
    gap = rule(proceeding(standings=standings))
    assert code_of(gap) == code, why
    assert gap is None or gap.basis == INTERESTED


def asked(standings: tuple[Standing, ...]) -> dict[str, tuple[list[str], list[str]]]:
    """What of recusal stands before each act."""
    facts = proceeding(ruled=ruled(), standings=standings)
    told = proceeding(standings=standings)
    carried_out = execution()
    acts: dict[str, tuple[Any, Any]] = {
        "tell": (S.MAY_TELL, NoticeFacts(told, NoticeKind.NOTICE, 3_600)),
        "hear": (S.MAY_HEAR, told),
        "decide": (D.MAY_DECIDE, replace(deciding(), proceeding=told)),
        "serve": (D.MAY_SERVE, replace(facts, ruled=ruled(served_on=None))),
        "pay": (P.MAY_BE_PAID, MoneyFacts(facts, 1, MAY_11)),
        "compensate": (P.MAY_COMPENSATE, CompensationFacts(facts, 1)),
        "execute": (
            E.MAY_EXECUTE,
            replace(carried_out, proceeding=replace(carried_out.proceeding, standings=standings)),
        ),
        "complete": (P.MAY_COMPLETE, EndFacts(facts)),
        "terminate": (P.MAY_TERMINATE, EndFacts(facts, reason="理由")),
        "cancel": (P.MAY_CANCEL, EndFacts(told, reason="理由")),
        "give back": (CR.MAY_RETURN, returning(facts)),
        "agree": (AR.MAY_AGREE, AgreementFacts(facts, (), "")),
    }
    found = {act: [gap.code.value for gap in gaps_of(gates, given)] for act, (gates, given) in acts.items()}
    return {act: ([c for c in codes if c == WAITS], [c for c in codes if c == STEPS]) for act, codes in found.items()}


@pytest.mark.parametrize(("standings", "waiting", "stepping_back"), [
    ((), set(), set()),
    (REFUSED, set(), set()),
    (OPEN, {"decide", "compensate", "execute", "agree", "terminate", "cancel", "give back"}, set()),
    (GRANTED, set(), {"tell", "hear", "decide", "serve", "pay", "execute", "agree", "complete"}),
])  # fmt: skip
def test_which_acts_wait_and_which_need_another_officer(
    standings: tuple[Standing, ...], waiting: set[str], stepping_back: set[str]
) -> None:
    found = asked(standings)
    assert {act for act, (waits, _) in found.items() if waits} == waiting
    assert {act for act, (_, steps) in found.items() if steps} == stepping_back


A, B, C = GONG.officer_id, BAI.officer_id, HOST


@pytest.mark.parametrize(("why", "facts", "code"), [
    ("a third person decides", RecusalFacts(False, A, B, C), None),
    ("on oneself", RecusalFacts(False, A, B, A), "CONFLICT_OF_ROLE"),
    ("on what one asked for", RecusalFacts(False, A, B, B), "CONFLICT_OF_ROLE"),
    ("twice", RecusalFacts(True, A, B, C), "CONFLICT"),
])  # fmt: skip
def test_deciding(why: str, facts: RecusalFacts, code: str | None) -> None:
    gaps = gaps_of(MAY_DECIDE_OUTSIDE_PENALTIES, facts)
    assert [gap.code.value for gap in gaps] == ([code] if code else []), why
    assert {gap.basis for gap in gaps} <= {INTERESTED}


def change(**changes: Any) -> ChangeFacts:
    """A levy's officer about to be replaced by 宫一鸣."""
    whole = acting(LEVY, MAY_11)
    one = replace(whole, officers=whole.officers[:1], required=1)
    return replace(ChangeFacts(one, (), True, False, ("案卷一册",), False), **changes)


@pytest.mark.parametrize(("why", "facts", "code", "basis"), [
    ("whole", change(), None, None),
    ("it is over", change(over=True), "INVALID_TRANSITION", None),
    ("who leaves is not on it", change(leaves_is_on_case=False), "VALIDATION", None),
    ("who joins is or was on it", change(joins_was_on_case=True), "VALIDATION", None),
    ("who joins was recused", change(standings=GRANTED), STEPS, INTERESTED),
    ("who joins lacks the category",
     change(acting=replace(acting(LEVY, MAY_11), officers=(GONG,), required=1)), "OFFICER_NOT_QUALIFIED", S.CERTIFIED),
    ("nothing was handed over", change(handover=(" ",)), "REASON_REQUIRED", RECORDED),
])  # fmt: skip
def test_changing_officers(why: str, facts: ChangeFacts, code: str | None, basis: Any) -> None:
    gaps = gaps_of(MAY_CHANGE_OFFICERS, facts)
    assert [(gap.code.value, gap.basis) for gap in gaps] == ([(code, basis)] if code else []), why
