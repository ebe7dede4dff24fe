"""What is offered is accepted, what is not is refused for the same: over the API, at every stage of a case."""

import pytest

from api.access.viewer import Viewer
from api.database import Database
from tests.conftest import FixedLegalClock
from tests.worlds import general, licences, measures, proceedings, spot
from tests.worlds.county import SHOP, of, person
from tests.worlds.general import SMALL, stated
from tests.worlds.next_steps import NextSteps
from tests.worlds.papers import spot_decision, spot_filing
from tests.worlds.sample_papers import build_registry, somebody

pytestmark = pytest.mark.database
LAW = {"law": "中华人民共和国特种设备安全法", "article": "第八十四条"}
PENALTY = {"kinds": ["FINE"], "fineFen": 5_000_000, "band": "从轻"}


async def test_a_simple_case(database: Database, legal_clock: FixedLegalClock) -> None:
    await spot.build_spot_county(database)
    case_id = await spot.begun(database, await spot.inspected_visit(database))
    steps = NextSteps(database, legal_clock, f"case_{case_id}")
    case = {"caseId": steps.object_id}
    told = await steps.codes("05-09 10:14")
    assert list(told)[:3] == ["recordStatement", "waiveStatement", "decideOnTheSpot"]
    assert await steps.ready("05-09 10:14") == ["recordStatement", "waiveStatement"]
    document = await spot_decision(database, case_id)
    wanted = {**case, "documentId": f"document_{document}", "kinds": ["FINE"], "fineFen": 50_000}
    assert await steps.refused("o-08", "05-09 10:14", "decideOnTheSpot", **wanted) == told["decideOnTheSpot"]
    money = {"receiptNo": "1", "payer": "店", "paidFen": 50_000, "paidAt": "2026-05-09T10:14:00+08:00"}
    assert await steps.refused("o-08", "05-09 10:14", "recordPayment", **case, **money) == told["recordPayment"]

    await spot.heard(database, case_id)
    assert await steps.ready("05-09 10:20") == ["decideOnTheSpot"]
    await spot.decided(database, case_id, document)
    assert await steps.ready("05-09 10:24") == ["serveDocument", "fileWithOrgan"]
    decided = await steps.codes("05-09 10:24")
    assert await steps.refused("o-08", "05-09 10:24", "recordPayment", **case, **money) == decided["recordPayment"]
    closing = await steps.refused("st-22", "05-09 10:24", "closeCase", **case, reason="罚款已缴清")
    assert closing == decided["closeCase"]

    await spot.handed_over(database, document)
    assert await steps.ready("05-11 09:00") == ["fileWithOrgan", "recordPayment"]
    await spot.filed(database, case_id, await spot_filing(database, case_id))
    await spot.paid(database, case_id)
    assert await steps.ready("05-20 10:00", "st-22") == ["closeCase"]
    await spot.closed(database, case_id)
    assert await steps.asked("05-21 10:00") == []


async def test_a_general_case(database: Database, legal_clock: FixedLegalClock) -> None:
    await general.build_general_county(database)
    case_id = await general.registered(database)
    steps = NextSteps(database, legal_clock, f"case_{case_id}")
    case = {"caseId": steps.object_id}

    async def paper(template: str, **more: object) -> dict[str, str]:
        return {"documentId": f"document_{await general.form(database, case_id, template, **more)}"}  # type: ignore[arg-type]

    clue = await steps.codes("04-01 09:00")
    assert [act for act, codes in clue.items() if not codes] == [
        "startVerification",
        "extendVerification",
        "verifyClue",
    ]
    approval = await paper("FILING_APPROVAL", number="望市监立〔2026〕90号")
    assert await steps.refused("st-09", "04-01 09:00", "fileCase", **case, **approval) == clue["fileCase"]
    assert (
        await steps.refused("st-09", "04-01 09:00", "refuseFiling", **case, **approval, reason="无")
        == clue["refuseFiling"]
    )

    await general.verified(database, case_id)
    await general.form(
        database, case_id, "FILING_APPROVAL", leader="st-09", number="望市监立〔2026〕91号", at="04-02 16:00"
    )
    assert {"fileCase", "refuseFiling"} <= set(await steps.ready("04-03 09:00"))
    await general.filed(database, case_id)
    filed = await steps.codes("04-03 16:00")
    at_the_shop = {"place": SHOP, "person": "尚云舒"}
    assert await steps.refused("o-08", "04-03 16:00", "recordInquiry", **case, **at_the_shop) == filed["recordInquiry"]
    report = await paper("INVESTIGATION_REPORT", data={"facts": "叉车超期未检"})
    closing = {**case, **report, "violated": [LAW], "applied": [LAW]}
    assert await steps.refused("o-08", "04-03 16:00", "closeInvestigation", **closing) == filed["closeInvestigation"]

    await general.credential_shown(database, case_id)
    assert "recordInquiry" in await steps.ready("04-08 09:30")
    assert "recordInquiry" not in await steps.ready("04-09 09:30"), "credentials count for their day"
    await general.inquired(database, case_id)
    assert "closeInvestigation" in await steps.ready("04-09 09:30")
    await general.investigated(database, case_id)

    examined = await steps.codes("05-09 09:00")
    assert [act for act in ("serveNotice", "decideCase", "decideNoPenalty") if not examined[act]] == [
        "serveNotice", "decideNoPenalty",
    ]  # fmt: skip
    decision = await paper("PENALTY_DECISION", data=stated(SMALL), number="望市监罚〔2026〕90号")
    deciding = {**case, **decision, "proposal": PENALTY}
    assert await steps.refused("st-01", "05-09 09:00", "decideCase", **deciding) == examined["decideCase"]

    await general.noticed(database, case_id, SMALL, offered=False)
    told = await steps.codes("05-28 09:00")
    assert told["decideCase"] == ["NOTICE_REQUIRED"]
    assert await steps.refused("st-01", "05-28 09:00", "decideCase", **deciding) == told["decideCase"]
    statement = await general.defended(database, case_id)
    heard = await steps.codes("06-03 09:00")
    assert (heard["decideCase"], heard["recheckDefence"]) == (["STATEMENT_NOT_RECHECKED"], [])
    assert await steps.refused("st-01", "06-03 09:00", "decideCase", **deciding) == heard["decideCase"]
    await general.rechecked(database, statement, at="06-03 09:10")
    assert "decideCase" in await steps.ready("06-03 09:20")

    made, _ = await general.decided(database, case_id, SMALL, at="06-03 09:30")
    decided = await steps.codes("06-03 10:00")
    assert [act for act, codes in decided.items() if not codes] == ["serveDocument", "revokeDecision"]
    money = {"receiptNo": "1", "payer": "店", "paidFen": 1, "paidAt": "2026-06-03T10:00:00+08:00"}
    assert await steps.refused("o-08", "06-03 10:00", "recordPayment", **case, **money) == decided["recordPayment"]
    closed = await steps.refused("st-01", "06-03 10:00", "closeCase", **case, reason="履行完毕")
    assert set(decided["closeCase"]) <= set(closed), "the form of the closing comes with the act"
    await general.handed_over(database, made, at="06-04 10:00")
    assert await steps.ready("06-05 10:00") == ["recordPayment", "approveInstalments", "revokeDecision"]


async def test_a_hearing_is_asked_for_arranged_and_held(database: Database, legal_clock: FixedLegalClock) -> None:
    await general.build_general_county(database)
    case_id = await general.examined(database)
    await general.review_on_record(database, case_id, general.TOLD, at="05-21 15:00")
    await general.noticed(database, case_id)
    steps = NextSteps(database, legal_clock, f"case_{case_id}")
    assert "requestHearing" in await steps.ready("05-28 09:00")
    await general.hearing_requested(database, case_id)
    asked = await steps.codes("06-03 09:00")
    assert (asked["notifyHearing"], asked["withdrawHearingRequest"]) == ([], [])
    held = {"caseId": steps.object_id, "attendees": ["麦青"], "partyAttended": False}
    refused = await steps.refused("st-03", "06-03 09:00", "holdHearing", **held)
    assert refused == [*asked["holdHearing"], "FORBIDDEN"], "nobody has been named its host yet"
    await general.hearing_notified(database, case_id)
    assert "holdHearing" in await steps.ready("06-16 09:00")
    await general.hearing_held(database, case_id)
    assert "holdHearing" not in await steps.codes("06-17 09:00")


async def test_a_measure_on_a_visit_is_asked_about_by_either_id(
    database: Database, legal_clock: FixedLegalClock
) -> None:
    await measures.build_measure_county(database)
    visit_id = await measures.visited(database)
    form = await measures.approval_form(database, visit_id)
    measure_id = await measures.requested(database, visit_id, form)
    steps = NextSteps(database, legal_clock, f"measure_{measure_id}")
    of_the_visit = await steps.asked("05-09 10:30", id_=f"visit_{visit_id}") or []
    found = [each for each in of_the_visit if each["objectId"] == steps.object_id]
    assert found
    assert await steps.asked("05-09 10:30") == found
    assert await steps.ready("05-09 10:30") == ["approveMeasure", "explainMeasure"]
    waiting = await steps.codes("05-09 10:30")
    papers = await measures.papers(database, visit_id)
    given = {
        "measureId": f"measure_{measure_id}", "decisionId": f"document_{papers.decision_id}",
        "listId": f"document_{papers.list_id}", "place": SHOP, "signedBy": "邰晓",
    }  # fmt: skip
    assert await steps.refused("o-08", "05-09 10:30", "imposeMeasure", **given) == waiting["imposeMeasure"]
    await measures.approved(database, measure_id, form)
    await measures.told(database, visit_id)
    assert await steps.ready("05-09 10:50") == ["imposeMeasure"]
    await measures.imposed(database, measure_id, papers)
    assert await steps.ready("05-20 09:00") == ["excludeTestTime", "extendMeasure", "convertMeasure", "liftMeasure"]
    await measures.lifted(database, measure_id, visit_id)
    assert await steps.asked("05-21 09:00") == []


async def test_a_levy(database: Database, legal_clock: FixedLegalClock) -> None:
    await proceedings.build_proceeding_county(database)
    proceeding_id = await proceedings.levy_started(database)
    steps = NextSteps(database, legal_clock, f"proceeding_{proceeding_id}")
    begun = await steps.codes("05-09 10:30")
    assert [act for act, codes in begun.items() if not codes] == ["serveProceedingNotice", "cancelProceeding"]
    document = await proceedings.paper(
        database, proceeding_id, "LEVY_DECISION", proceedings.LEVY_PAPER, number="望市监征〔2026〕9号"
    )
    given = {"proceedingId": steps.object_id, "documentId": f"document_{document}"}
    assert await steps.refused("st-09", "05-09 10:30", "decideProceeding", **given) == begun["decideProceeding"]
    await proceedings.told(database, proceeding_id)
    await proceedings.answered(database, proceeding_id)
    assert await steps.ready("05-11 10:00") == ["decideProceeding", "cancelProceeding"]
    await proceedings.ruled(database, proceeding_id)
    assert await steps.ready("05-11 10:30") == ["serveProceedingDecision", "terminateProceeding"]
    await proceedings.served(database, proceeding_id)
    assert await steps.ready("05-12 10:00") == ["recordProceedingPayment", "terminateProceeding"]


async def test_who_does_not_see_the_file_is_told_nothing(database: Database, legal_clock: FixedLegalClock) -> None:
    await general.build_general_county(database)
    case_id = await general.registered(database)
    steps = NextSteps(database, legal_clock, f"case_{case_id}")
    assert await steps.asked("04-01 09:00", "o-08")
    assert await steps.asked("04-01 09:00", "st-09"), "the leader sees the organ's"
    elsewhere = Viewer(await person(database, "o-11"))
    for who in (None, elsewhere, "st-05", "st-03"):
        assert await steps.asked("04-01 09:00", who) is None, who
    for absent in (f"case_{of('nothing')}", f"party_{of('p-04')}", "case_", "x"):
        assert await steps.asked("04-01 09:00", "o-08", absent) is None


async def test_a_licence_case(database: Database, legal_clock: FixedLegalClock) -> None:
    await build_registry(database)
    case_id = await licences.opened(database)
    steps = NextSteps(database, legal_clock, f"case_{case_id}")
    clerk, leader, officer = [Viewer(await somebody(database, who, "2026-09-22")) for who in ("st-08", "st-15", "o-04")]
    case = {"caseId": steps.object_id}
    assert await steps.ready("09-14 10:01", clerk) == ["applyLicence"]
    await licences.applied(database, case_id)
    received = await steps.codes("09-15 09:00", clerk)
    assert [act for act, codes in received.items() if not codes] == [
        "requestCorrection", "acceptApplication", "refuseAcceptance", "withdrawApplication",
    ]  # fmt: skip
    await licences.corrected(database, case_id)
    waiting = await steps.codes("09-16 09:00", clerk)
    assert waiting["acceptApplication"] != []
    accepting = {**case, "documentId": f"document_{licences.paper_of('d3-03')}", "signedBy": "谷一禾"}
    assert await steps.refused(clerk, "09-16 09:00", "acceptApplication", **accepting) == waiting["acceptApplication"]
    await licences.supplemented(database, case_id)
    assert "acceptApplication" in await steps.ready("09-18 09:00", clerk)
    await licences.accepted(database, case_id)
    unassigned = await steps.codes("09-21 08:00", clerk)
    assert (unassigned["assignExaminers"], unassigned["showCredentialAtVerification"]) == (
        [],
        ["TWO_OFFICERS_REQUIRED"],
    )
    await licences.assigned(database, case_id)
    assert "showCredentialAtVerification" in await steps.ready("09-22 09:00", officer)
    unseen = await steps.codes("09-22 09:00", officer)
    assert unseen["recordSiteVerification"] == ["CREDENTIAL_NOT_SHOWN"]
    verifying = {**case, "documentId": f"document_{licences.paper_of('d3-04')}", "place": licences.PLACE}
    refused = await steps.refused(officer, "09-22 09:00", "recordSiteVerification", **verifying)
    assert refused == unseen["recordSiteVerification"]
    await licences.shown(database, case_id)
    assert "recordSiteVerification" in await steps.ready("09-22 10:05", officer)
    await licences.verified(database, case_id)
    await licences.under_test(database, case_id, ended="")
    tested = await steps.codes("09-23 09:00", officer)
    assert tested["endExpertReview"] == []
    deciding = {
        **case, "grant": True, "approvalId": f"document_{licences.paper_of('d3-05')}",
        "documentId": f"document_{licences.paper_of('d3-06')}",
    }  # fmt: skip
    assert tested["decideLicence"] != []
    assert await steps.refused(leader, "09-23 09:00", "decideLicence", **deciding) == tested["decideLicence"]


async def test_a_decided_licence_is_issued(database: Database, legal_clock: FixedLegalClock) -> None:
    await build_registry(database)
    case_id = await licences.verified_case(database)
    steps = NextSteps(database, legal_clock, f"case_{case_id}")
    clerk = Viewer(await somebody(database, "st-08", "2026-09-22"))
    assert "decideLicence" in await steps.ready("09-28 10:00", clerk)
    await licences.decided(database, case_id)
    assert await steps.ready("09-29 08:00", clerk) == ["issueLicence"]
    await licences.issued(database, case_id)
    assert await steps.asked("09-30 09:00", clerk) == []
