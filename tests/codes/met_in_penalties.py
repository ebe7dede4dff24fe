"""Codes of the general procedure and of the decision on the spot (I3–I8, I22, I23), up to enforcement by the court."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from api.cases.progress import Verified
from api.ledger.event import record
from api.vocabulary import TimelineEventKind
from tests.codes.office import Office
from tests.codes.produced import COUNTY, HANDING, case, doc, produces
from tests.decisions.test_mutations import begin
from tests.worlds import general as play
from tests.worlds.county import instant, of, person
from tests.worlds.general import SMALL, TOLD
from tests.worlds.papers import NUMBER
from tests.worlds.proceedings import paper
from tests.worlds.remedies import contested, demanded
from tests.worlds.spot import inspected_visit, served_case

FINE: dict[str, Any] = {"kinds": ["FINE"], "fineFen": 5_000_000, "band": "从轻"}
LARGE: dict[str, Any] = {"kinds": ["FINE"], "fineFen": 13_000_000, "band": "一般"}


async def decide(office: Office, case_id: UUID, number: int, at: str, *, who: str = "st-01", fine: Any = None) -> Any:
    """The decision: the refusal, or the payload."""
    proposal = fine or FINE
    said = play.stated(replace(SMALL, fine_fen=proposal["fineFen"]))
    document = await play.form(
        office.database, case_id, "PENALTY_DECISION", said, number=f"望市监罚〔2026〕{number}号", at=at
    )
    given: dict[str, Any] = {"caseId": case(case_id), "documentId": doc(document), "proposal": proposal}
    return await office.act(who, at, "decideCase", **given)


async def not_decided(office: Office, case_id: UUID, number: int, at: str, **more: Any) -> list[str]:
    """A decision that is refused."""
    answer = await decide(office, case_id, number, at, **more)
    assert answer["__typename"] == "Refusal", answer
    return [gap["code"] for gap in answer["missing"]]


async def now_decided(office: Office, case_id: UUID, number: int, at: str, **more: Any) -> None:
    """The neighbouring decision, which is lawful."""
    answer = await decide(office, case_id, number, at, **more)
    assert answer["__typename"] == "DecideCasePayload", answer


async def notice(
    office: Office, case_id: UUID, fine: Any, number: int, *, offered: bool, at: str = "05-26 10:20"
) -> Any:
    """The notice of a penalty."""
    said = play.stated(replace(SMALL, fine_fen=fine["fineFen"]), hearingOffered=offered)
    told = await play.form(
        office.database, case_id, "PENALTY_NOTICE", said, number=f"望市监罚告〔2026〕{number}号", at=at
    )
    given = {
        "caseId": case(case_id),
        "documentId": doc(told),
        "proposal": fine,
        "handing": HANDING,
        "factors": ["主动停用"],
    }
    return await office.act("o-08", at, "serveNotice", **given)


@produces(COUNTY, "INVALID_TRANSITION")
async def filed_before_verified(office: Office) -> list[str]:
    """A clue is verified before it is filed."""
    case_id = await play.registered(office.database)
    approval = await play.form(
        office.database, case_id, "FILING_APPROVAL", leader="st-09", number="望市监立〔2026〕21号", at="04-03 15:30"
    )
    given = {"caseId": case(case_id), "documentId": doc(approval)}
    codes = await office.refused("st-09", "04-03 15:30", "fileCase", **given)
    await play.verified(office.database, case_id)
    await office.done("st-09", "04-03 15:30", "fileCase", **given)
    return codes


@produces(COUNTY, "TIME_BARRED")
async def an_old_act(office: Office) -> list[str]:
    """Discovered two years and a day after it ended."""
    case_id = await play.registered(office.database, violation_ended_on=date(2024, 3, 30))
    await play.verified(office.database, case_id, Verified(True, True, True))
    approval = await play.form(
        office.database, case_id, "FILING_APPROVAL", leader="st-09", number="望市监立〔2026〕21号", at="04-03 15:30"
    )
    return await office.refused("st-09", "04-03 15:30", "fileCase", caseId=case(case_id), documentId=doc(approval))


@produces(COUNTY, "LEGAL_REVIEW_REQUIRED")
async def told_without_review(office: Office) -> list[str]:
    """A major decision is reviewed before its notice; a small one is not."""
    case_id = await play.examined(office.database)
    refusal = await notice(office, case_id, LARGE, 17, offered=True)
    assert (await notice(office, case_id, FINE, 18, offered=False))["__typename"] == "ServeNoticePayload"
    return [gap["code"] for gap in refusal["missing"]]


@produces(COUNTY, "HEARING_REQUIRED")
async def told_without_the_right_to_a_hearing(office: Office) -> list[str]:
    """A large fine's notice offers a hearing."""
    case_id = await play.examined(office.database)
    await play.review_on_record(office.database, case_id, TOLD, at="05-21 15:00")
    refusal = await notice(office, case_id, LARGE, 17, offered=False)
    assert (await notice(office, case_id, LARGE, 18, offered=True))["__typename"] == "ServeNoticePayload"
    return [gap["code"] for gap in refusal["missing"]]


@produces(COUNTY, "FINE_OUT_OF_RANGE")
async def outside_the_band(office: Office) -> list[str]:
    """50 000 yuan lies in the lenient band."""
    case_id = await play.examined(office.database)
    refusal = await notice(office, case_id, FINE | {"band": "一般"}, 17, offered=False)
    assert (await notice(office, case_id, FINE, 18, offered=False))["__typename"] == "ServeNoticePayload"
    return [gap["code"] for gap in refusal["missing"]]


@produces(COUNTY, "NOTICE_REQUIRED")
async def decided_within_the_period(office: Office) -> list[str]:
    """The period to state ends on 2 June."""
    case_id = await play.told_small(office.database)
    codes = await not_decided(office, case_id, 18, "06-02 17:00")
    await now_decided(office, case_id, 19, "06-03 09:30")
    return codes


@produces(COUNTY, "STATEMENT_NOT_RECHECKED")
async def defence_not_checked(office: Office) -> list[str]:
    """What the party brings forward is checked before the decision."""
    case_id = await play.told_small(office.database)
    statement = await play.defended(office.database, case_id)
    codes = await not_decided(office, case_id, 18, "06-03 09:30")
    await play.rechecked(office.database, statement, at="06-03 09:40")
    await now_decided(office, case_id, 19, "06-03 10:00")
    return codes


@produces(COUNTY, "HEAVIER_AFTER_DEFENCE")
async def heavier_than_told(office: Office) -> list[str]:
    """One fen more than was told."""
    case_id = await play.told_small(office.database)
    await play.rechecked(office.database, await play.defended(office.database, case_id), at="05-29 09:00")
    codes = await not_decided(office, case_id, 18, "06-03 09:30", fine=FINE | {"fineFen": 5_000_001})
    await now_decided(office, case_id, 19, "06-03 09:30")
    return codes


@produces(COUNTY, "COLLECTIVE_DISCUSSION_REQUIRED")
async def grave_and_not_discussed(office: Office) -> list[str]:
    """A major decision is discussed by the leaders together."""
    case_id = await play.examined(office.database)
    await play.review_on_record(office.database, case_id, TOLD, at="05-21 15:00")
    await play.noticed(office.database, case_id)
    codes = await not_decided(office, case_id, 18, "06-03 09:30", fine=LARGE)
    await play.discussed(office.database, case_id, TOLD, at="06-03 10:00")
    await now_decided(office, case_id, 19, "06-03 11:00", fine=LARGE)
    return codes


@produces(COUNTY, "CONFLICT_OF_ROLE")
async def who_investigated_decides(office: Office) -> list[str]:
    """A leader who took evidence does not decide."""
    case_id = await play.told_small(office.database)
    leader = await person(office.database, "st-15")
    async with office.database.write() as tx:
        await record(
            tx, TimelineEventKind.EVIDENCE_COLLECTED, owner_id=case_id, organ_id=of("wl-amr"), by=[leader],
            at=instant("04-20 10:00"), text="收集证据",
        )  # fmt: skip
    codes = await not_decided(office, case_id, 18, "06-03 09:30", who="st-15")
    await now_decided(office, case_id, 19, "06-03 09:31")
    return codes


async def recusal(office: Office, case_id: UUID) -> str:
    """The party asks that o-08 step back."""
    asked = await office.done(
        "o-09", "06-03 09:00", "requestRecusal", "request { id }", caseId=case(case_id), targetId=f"officer_{of('o-08')}",
        role="OFFICER", reason="系近亲属",
    )  # fmt: skip
    return str(asked["request"]["id"])


@produces(COUNTY, "RECUSAL_UNDECIDED")
async def recusal_open(office: Office) -> list[str]:
    """Nothing is decided before the recusal is."""
    case_id = await play.told_small(office.database)
    request = await recusal(office, case_id)
    codes = await not_decided(office, case_id, 18, "06-03 09:30")
    await office.done("st-09", "06-03 09:40", "decideRecusal", requestId=request, granted=False, reason="不属实")
    await now_decided(office, case_id, 19, "06-03 10:00")
    return codes


@produces(COUNTY, "RECUSED_OFFICER")
async def the_recused_acts_on(office: Office) -> list[str]:
    """Whose recusal was granted acts no more."""
    case_id = await play.told_small(office.database)
    request = await recusal(office, case_id)
    statement = {"caseId": case(case_id), "speaker": "经纬", "content": "请求从轻"}
    await office.done(
        "st-09", "06-03 09:40", "decideRecusal", requestId=request, granted=True, reason="属实", evidenceStands=True
    )
    return await office.refused("o-08", "06-03 09:50", "recordStatement", **statement)


@produces(COUNTY, "SIMPLE_PROCEDURE_LIMIT")
async def too_much_for_the_spot(office: Office) -> list[str]:
    """Three thousand yuan is the most on the spot."""
    visit_id = await inspected_visit(office.database)
    above = {"kinds": ["FINE"], "fineFen": 300_001}
    codes = await office.refused("o-08", "05-09 10:12", "beginSpotPenalty", **begin(visit_id, proposal=above))
    most = {"kinds": ["FINE"], "fineFen": 300_000}
    await office.done("o-08", "05-09 10:12", "beginSpotPenalty", **begin(visit_id, proposal=most))
    return codes


@produces(COUNTY, "NOT_SERVED")
async def closed_before_served(office: Office) -> list[str]:
    """Parts of a fine are agreed upon after its decision was served."""
    case_id, document = await play.decided_small(office.database)
    given: dict[str, Any] = {
        "caseId": case(case_id), "reason": "经济困难",
        "parts": [{"dueOn": "2026-07-31", "fen": 3_000_000}, {"dueOn": "2026-08-31", "fen": 2_000_000}],
    }  # fmt: skip
    codes = await office.refused("st-09", "06-10 09:00", "approveInstalments", **given)
    await play.handed_over(office.database, document, at="06-10 09:30")
    await office.done("st-09", "06-10 10:00", "approveInstalments", **given)
    return codes


@produces(COUNTY, "CONSENT_REQUIRED")
async def served_by_mail_unasked(office: Office) -> list[str]:
    """Nothing is served electronically without a signed confirmation of address; with the party's own it is."""
    case_id, document = await play.decided_small(office.database)
    given: dict[str, Any] = {**HANDING, "documentId": doc(document)}
    codes = await office.refused("o-08", "06-04 10:00", "serveDocument", **(given | {"method": "ELECTRONIC"}))
    form = await play.address_confirmation(office.database, case_id, at="06-04 10:10")
    await office.done("o-08", "06-04 10:20", "confirmAddress", caseId=case(case_id), documentId=doc(form))
    await office.done("o-08", "06-04 10:30", "serveDocument", **(given | {"method": "ELECTRONIC"}))
    return codes


@produces(COUNTY, "DOUBLE_FINE")
async def the_same_party_fined_before(office: Office) -> list[str]:
    """An earlier fine of the party in the matter is pointed out with the notice; the party without one is not."""
    case_id, _ = await play.decided_small(office.database)
    assert await alarms(office, case_id, "06-10 09:00") == []
    second = await again(office)
    return await alarms(office, second, "06-10 10:00")


async def again(office: Office) -> UUID:
    """A second case about the same party and matter, up to its notice."""
    database = office.database
    case_id = await play.registered(database)
    await play.verified(database, case_id)
    await play.filed(database, case_id, number="望市监立〔2026〕22号")
    await play.credential_shown(database, case_id)
    await play.inquired(database, case_id)
    await play.investigated(database, case_id)
    await play.noticed(database, case_id, SMALL, offered=False, number="望市监罚告〔2026〕30号", at="06-10 09:00")
    return case_id


async def alarms(office: Office, owner_id: UUID, at: str, *, kind: str = "case", who: str = "o-08") -> list[str]:
    """The codes of the alarms of a dossier; each is held to be whole."""
    text = """query($id: ID!) { alarms(dossierId: $id) {
        code message legalBasis { law article gist } missing canSupply dueOn } }"""
    found = (await office.ask(who, at, text, id=f"{kind}_{owner_id}"))["alarms"]
    for alarm in found:
        assert alarm["message"], alarm
        assert alarm["legalBasis"]["gist"], alarm
        assert alarm["missing"], alarm
        assert alarm["canSupply"], alarm
    return [alarm["code"] for alarm in found]


@produces(COUNTY, "CASE_OVERDUE")
async def decided_after_ninety_days(office: Office) -> list[str]:
    """Filed on 3 April: the ninety days end on 2 July."""
    case_id = await play.told_small(office.database)
    assert await alarms(office, case_id, "07-02 23:00") == []
    return await alarms(office, case_id, "07-03 00:01")


@produces(COUNTY, "SERVICE_OVERDUE")
async def served_after_seven_days(office: Office) -> list[str]:
    """Decided on 3 June: seven working days end on 12 June. A decision handed over alarms nobody."""
    case_id, document = await play.decided_small(office.database)
    assert await alarms(office, case_id, "06-12 23:00") == []
    late = await alarms(office, case_id, "06-13 00:01")
    await play.handed_over(office.database, document, at="06-15 10:00")
    assert "SERVICE_OVERDUE" not in await alarms(office, case_id, "06-15 10:01")
    return late


@produces(COUNTY, "DISCLOSURE_OVERDUE")
async def not_disclosed_after_seven_days(office: Office) -> list[str]:
    """Decided on 3 June: seven working days to disclose it end on 12 June."""
    case_id, document = await play.decided_small(office.database)
    await play.handed_over(office.database, document, at="06-04 10:00")
    assert await alarms(office, case_id, "06-12 23:00") == []
    return await alarms(office, case_id, "06-13 00:01")


@produces(COUNTY, "WITHDRAWAL_OVERDUE")
async def a_revoked_decision_still_public(office: Office) -> list[str]:
    """Revoked on 20 August: what was disclosed is withdrawn by the 25th."""
    case_id, document = await play.decided_small(office.database)
    await play.handed_over(office.database, document, at="06-04 09:00")
    editor = await person(office.database, "st-05")
    async with office.database.write() as tx:
        await record(
            tx, TimelineEventKind.DISCLOSED, owner_id=case_id, organ_id=of("wl-amr"), by=[editor],
            at=instant("06-05 09:00"), text="公示",
        )  # fmt: skip
    await office.done("st-09", "08-20 09:00", "revokeDecision", caseId=case(case_id), reason="适用法律错误")
    assert "WITHDRAWAL_OVERDUE" not in await alarms(office, case_id, "08-25 23:00")
    return await alarms(office, case_id, "08-26 09:00")


async def demand(office: Office, case_id: UUID, number: int, fen: int) -> dict[str, Any]:
    """A demand's input."""
    data = {"decisionNumber": NUMBER, "amountFen": fen}
    document = await paper(office.database, case_id, "DEMAND_NOTICE", data, number=f"望市监催〔2026〕{number}号")
    return {"caseId": case(case_id), "documentId": doc(document), "handing": HANDING}


@produces(COUNTY, "AMOUNT_MISMATCH")
async def demanded_too_much(office: Office) -> list[str]:
    """The fine and its surcharge, and not a fen more."""
    case_id, _ = await served_case(office.database)
    codes = await office.refused("o-08", "05-27 10:00", "demandPerformance", **await demand(office, case_id, 1, 53_001))
    await office.done("o-08", "05-27 10:00", "demandPerformance", **await demand(office, case_id, 2, 53_000))
    return codes


async def to_court(office: Office, case_id: UUID, at: str) -> list[str]:
    """The court is asked and refuses nothing: the organ may not ask yet."""
    document = await paper(office.database, case_id, "COURT_APPLICATION", {"court": "望岭县人民法院"})
    given = {"caseId": case(case_id), "documentId": doc(document)}
    return await office.refused("o-08", at, "applyToCourt", **given)


@produces(COUNTY, "DEMAND_NOT_OVER")
async def to_court_within_the_demand(office: Office) -> list[str]:
    """Demanded on 1 July: ten working days end on the 15th."""
    case_id, _ = await served_case(office.database)
    await demanded(office.database, case_id, 50_000, at="07-01 10:00")
    return await to_court(office, case_id, "07-15 10:00")


@produces(COUNTY, "COURT_APPLICATION_TIME")
async def to_court_too_late(office: Office) -> list[str]:
    """The three months end on 8 October."""
    case_id, _ = await served_case(office.database)
    await demanded(office.database, case_id, 50_000, at="06-01 10:00")
    return await to_court(office, case_id, "10-09 10:00")


@produces(COUNTY, "REMEDY_PENDING")
async def to_court_while_contested(office: Office) -> list[str]:
    """No court while a remedy is pending."""
    case_id, document = await served_case(office.database)
    await contested(office.database, document)
    await demanded(office.database, case_id, 50_000, at="06-01 10:00")
    return await to_court(office, case_id, "07-09 10:00")


@produces(COUNTY, "RECORDS_MISSING")
async def a_hearing_without_its_record(office: Office) -> list[str]:
    """A hearing that was held has its record."""
    database = office.database
    case_id = await play.examined(database)
    await play.review_on_record(database, case_id, TOLD, at="05-21 15:00")
    await play.noticed(database, case_id)
    await play.hearing_requested(database, case_id)
    await play.hearing_notified(database, case_id)
    given: dict[str, Any] = {"caseId": case(case_id), "attendees": ["麦青", "尚云舒"]}
    codes = await office.refused("st-03", "06-16 11:40", "holdHearing", **given)
    record_ = doc(await play.form(database, case_id, "HEARING_RECORD", at="06-16 11:40"))
    await office.done("st-03", "06-16 11:40", "holdHearing", recordDocumentId=record_, **given)
    return codes


@produces(COUNTY, "NOT_FOUND")
async def another_organs_case(office: Office) -> list[str]:
    """Hidden and absent look alike."""
    case_id = await play.told_small(office.database)
    hidden = await office.act("st-30", "06-03 09:00", "cancelFiling", caseId=case(case_id), reason="误立")
    absent = await office.act("st-30", "06-03 09:00", "cancelFiling", caseId=case(of("nothing")), reason="误立")
    assert hidden == absent
    await office.done("st-09", "06-03 09:00", "cancelFiling", caseId=case(case_id), reason="误立")
    return [hidden["code"]]


@produces(COUNTY, "FORBIDDEN")
async def not_an_officer_of_the_case(office: Office) -> list[str]:
    """An officer of the organ, but not of the case."""
    case_id = await play.registered(office.database)
    checked: dict[str, Any] = {
        "caseId": case(case_id),
        "evidenceFound": True,
        "punishable": True,
        "competent": True,
        "opinion": "符合",
    }
    codes = await office.refused("o-07", "04-02 15:00", "verifyClue", **checked)
    await office.done("o-08", "04-02 15:00", "verifyClue", **checked)
    return codes


@produces(COUNTY, "VALIDATION")
async def a_clue_without_a_name(office: Office) -> list[str]:
    """A clue has a name."""
    clue: dict[str, Any] = {
        "name": " ", "matterId": f"matter_{of('m-02')}", "source": "REPORT", "summary": "叉车超期未检", "receivedOn": "2026-03-31",
        "partyId": f"party_{of('p-04')}", "officerIds": [f"officer_{of('o-08')}", f"officer_{of('o-09')}"],
    }  # fmt: skip
    codes = await office.refused("o-08", "03-31 16:20", "registerClue", **clue)
    await office.done("o-08", "03-31 16:20", "registerClue", **(clue | {"name": "使用未经检验的特种设备案"}))
    return codes


@produces(COUNTY, "CONFLICT")
async def decided_twice(office: Office) -> list[str]:
    """A case is decided once."""
    case_id, _ = await play.decided_small(office.database)
    return await not_decided(office, case_id, 30, "06-03 09:31")
