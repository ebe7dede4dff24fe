"""What may be done next in a licence case: the same gates that the acts pass."""

import pytest

from api.licences.facts import LicenceFacts
from api.procedures.licence import next_licence_acts
from tests.licences.test_rules import ASKED, COMPLETE, WAITING, examined, hearing, licence

EXAMINING = {"showCredentialAtVerification", "recordSiteVerification", "beginExpertReview", "withdrawApplication"}
BEFORE_HEARING = {*EXAMINING, "offerLicenceHearing"}
INTAKE = {"acceptApplication", "refuseAcceptance", "withdrawApplication"}


@pytest.mark.parametrize(
    ("why", "facts", "ready", "waiting"),
    [
        ("nothing yet", licence(received_on=None, answer_by=None), {"applyLicence"}, set()),
        ("received", licence(), {"requestCorrection", *INTAKE}, set()),
        (
            "five days passed",
            licence("09-21"),
            {"acceptApplication", "withdrawApplication"},
            {"requestCorrection", "refuseAcceptance"},
        ),
        (
            "waiting for the applicant",
            licence(**WAITING),
            {"supplementApplication", "refuseAcceptance", "withdrawApplication"},
            {"acceptApplication"},
        ),
        ("complete", licence("09-18", **COMPLETE), INTAKE, set()),
        ("examined", examined(), {"decideLicence", "extendLicenceDecision", *BEFORE_HEARING}, set()),
        (
            "experts at work",
            examined(open_tests=1),
            {"endExpertReview", "extendLicenceDecision", *BEFORE_HEARING},
            {"decideLicence"},
        ),
        (
            "a hearing offered",
            examined("09-29", hearing=hearing()),
            {"requestLicenceHearing", "extendLicenceDecision", *EXAMINING},
            {"notifyLicenceHearing", "holdLicenceHearing", "decideLicence"},
        ),
        (
            "a hearing asked for, late",
            examined("10-23", hearing=ASKED),
            {"notifyLicenceHearing", *EXAMINING},
            {"requestLicenceHearing", "holdLicenceHearing", "decideLicence", "extendLicenceDecision"},
        ),
        ("granted", examined(decided=True, granted=True), {"issueLicence"}, set()),
        ("refused", examined(decided=True), {"serveLicenceRefusal"}, set()),
        ("issued", examined(decided=True, granted=True, issued=True), set(), set()),
        ("withdrawn", licence(withdrawn=True), set(), set()),
    ],
)
def test_what_may_be_done_next(why: str, facts: LicenceFacts, ready: set[str], waiting: set[str]) -> None:
    acts = next_licence_acts(facts)
    assert {act.act for act in acts if act.ready} == ready, why
    assert {act.act for act in acts if not act.ready} == waiting, why
