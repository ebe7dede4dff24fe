"""What comes next in a levy, a requisition, an execution: by the gates that the acts pass (下一步)."""

from datetime import date

from api.procedures.common import steps_of
from api.proceedings.facts import Heard
from api.proceedings.performance_models import ProceedingOutcome
from api.vocabulary import CaseProcedure
from tests.proceedings.cases import proceeding, ruled


def test_a_levy_waits_for_the_party_and_then_for_its_decision() -> None:
    waiting = proceeding(on=date(2026, 5, 15))
    assert [step.act for step in steps_of(waiting)] == [
        "recordProceedingStatement", "decideProceeding", "serveProceedingDecision", "recordProceedingPayment",
        "completeProceeding", "cancelProceeding",
    ]  # fmt: skip
    decide = steps_of(waiting)[1]
    assert [gap.code.value for gap in decide.gaps(waiting)] == ["NOTICE_REQUIRED"]
    over = proceeding(on=date(2026, 5, 16))
    assert decide.gaps(over) == ()
    assert decide.gaps(proceeding(heard=Heard(waived=True))) == ()


def test_a_served_levy_is_paid_and_then_complete() -> None:
    owing = proceeding(ruled=ruled())
    pay, complete, terminate = steps_of(owing)
    assert terminate.gaps(owing) == ()
    assert (pay.act, pay.gaps(owing)) == ("recordProceedingPayment", ())
    assert [gap.code.value for gap in complete.gaps(owing)] == ["INVALID_TRANSITION"]
    paid = proceeding(ruled=ruled(paid_fen=3_600))
    assert [(step.act, step.gaps(paid)) for step in steps_of(paid)] == [
        ("completeProceeding", ()), ("terminateProceeding", ()),
    ]  # fmt: skip


def test_a_requisition_is_told_on_the_spot_and_compensated() -> None:
    begun = proceeding(CaseProcedure.REQUISITION, told=())
    assert steps_of(begun)[0].act == "tellOnTheSpot"
    assert "payCompensation" in [step.act for step in steps_of(begun)]


def test_an_ended_proceeding_has_no_next_act() -> None:
    assert steps_of(proceeding(ended=ProceedingOutcome.CANCELLED)) == ()
