"""What may come next in the general procedure, at every stage of one case: the gates of the acts, walked over its facts."""

from typing import Any

import pytest

from api.cases.rules import CaseFacts
from api.decisions.facts import DecidedCase, Proposal
from api.decisions.fines import Paid
from api.decisions.general_facts import GeneralCaseFacts, HearingAsked
from api.procedures.general import GENERAL, GeneralCase
from api.procedures.next_acts import next_acts
from api.vocabulary import CaseProcedure, TimelineEventKind
from tests.decisions.cases import decision
from tests.general.cases import case, clue, day, defence, large, progress, standing, way

NOTHING = DecidedCase(day("06-03"), CaseProcedure.GENERAL, None, False)


def whole(here: CaseFacts, penalty: GeneralCaseFacts | None = None, after: DecidedCase = NOTHING) -> GeneralCase:
    return GeneralCase(here, penalty, after)


def told(**changes: Any) -> GeneralCase:
    """After the notice; the way and the penalty say the same."""
    return whole(way("06-03", investigation_closed_on=day("05-08")), case(**changes))


MADE = decision(500, made_on=day("06-03"), served_on=None, pay_by=None)
DECIDED = way("06-03", investigation_closed_on=day("05-08"), decided_on=day("06-03"))
PENALTY = case(decided=MADE, progress=progress(decided_on=day("06-03")))
ALWAYS = ["orderRectification", "suspendInvestigation", "transferCase", "cancelFiling", "extendCase"]


@pytest.mark.parametrize(
    ("why", "facts", "ready"),
    [
        ("a clue", whole(clue(verified=None)), ["startVerification", "extendVerification", "verifyClue", "refuseFiling"]),
        ("verified", whole(clue()), ["startVerification", "extendVerification", "verifyClue", "fileCase", "refuseFiling"]),
        ("filed", whole(way(first_act_on=None)), ["showCaseCredential", "recordInquiry", *ALWAYS]),
        ("asked", whole(way()), ["showCaseCredential", "recordInquiry", *ALWAYS, "closeInvestigation"]),
        ("suspended", whole(way(suspended_on=day("04-09"))),
         ["orderRectification", "resumeInvestigation", "transferCase", "cancelFiling", "extendCase"]),
        ("examined", told(told=None, proposal=Proposal((), None)), [*ALWAYS, "serveNotice", "discussCollectively", "decideNoPenalty"]),
        ("told, its time over", told(),
         [*ALWAYS, "serveNotice", "recordStatement", "discussCollectively", "decideCase", "decideNoPenalty"]),
        ("defended", told(defences=(defence(rechecked=False),)),
         [*ALWAYS, "serveNotice", "recordStatement", "recheckDefence", "discussCollectively"]),
        ("a hearing may be asked for", whole(
            way("06-02", investigation_closed_on=day("05-08")), large("06-02", hearing=None, review=standing())),
         [*ALWAYS, "serveNotice", "recordStatement", "requestHearing", "discussCollectively", "decideNoPenalty"]),
        ("a hearing is asked for", whole(
            way("06-03", investigation_closed_on=day("05-08")), large("06-03", hearing=HearingAsked(day("05-29")))),
         [*ALWAYS, "serveNotice", "recordStatement", "withdrawHearingRequest", "notifyHearing", "discussCollectively",
          "decideNoPenalty"]),
        ("decided", whole(DECIDED, PENALTY, DecidedCase(day("06-03"), CaseProcedure.GENERAL, MADE, False)),
         ["serveDocument", "revokeDecision"]),
        ("served", whole(DECIDED, PENALTY, DecidedCase(
            day("06-05"), CaseProcedure.GENERAL, decision(500, served_on=day("06-04"), pay_by=day("06-19")), False)),
         ["recordPayment", "approveInstalments", "revokeDecision"]),
        ("paid", whole(DECIDED, PENALTY, DecidedCase(
            day("06-08"), CaseProcedure.GENERAL, decision(500, served_on=day("06-04"), pay_by=day("06-19"),
            payments=(Paid(day("06-05"), 50_000),)), False)), ["revokeDecision", "closeCase"]),
        ("the fine paid, the gains not", whole(DECIDED, PENALTY, DecidedCase(
            day("06-08"), CaseProcedure.GENERAL, decision(500, served_on=day("06-04"), pay_by=day("06-19"),
            payments=(Paid(day("06-05"), 50_000),), gains_fen=1), False)), ["recordPayment", "revokeDecision"]),
        ("transferred", whole(way(ended=TimelineEventKind.CASE_TRANSFERRED)), []),
    ],
)  # fmt: skip
def test_what_is_ready(why: str, facts: GeneralCase, ready: list[str]) -> None:
    assert [each.act for each in next_acts(facts) if each.ready] == ready, why


def test_what_is_not_ready_says_what_it_needs() -> None:
    filing = next(each for each in next_acts(whole(clue(verified=None))) if each.act == "fileCase")
    assert [gap.missing for gap in filing.gaps] == [("线索核查的结果",)]
    assert len({step.act for step in GENERAL}) == len(GENERAL)
