"""The county's warehouse of spring 2026, played through the general procedure one act at a time, at the sample's first case's
legal times. Papers are rows as their signing leaves them; a legal review is on record as its acts leave it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, select
from uuid_utils.compat import uuid7

from api.access.actor import Actor
from api.cases import acts as case_acts
from api.cases.models import Case
from api.cases.progress import Verified
from api.cases.provisions import LawPlace
from api.database import Database
from api.decisions import acts
from api.decisions.facts import Proposal
from api.decisions.general_gathering import NO_PENALTY, reviewed
from api.inspections.facts import OnSite
from api.papers.models import Document, SignatureMark
from api.registry.models import Certificate as CertificateRow
from api.registry.models import DiscretionStandard, Officer, StaffMember
from api.review.models import MajorDecisionRule, Review, ReviewOpinion
from api.review.proposal import about_case
from api.vocabulary import (
    CertificateKind,
    ClueSource,
    EnforcementCategory,
    MajorTriggerKind,
    OpennessClass,
    PenaltyKind,
    ReviewKind,
    ReviewOutcome,
    ReviewTiming,
    SecrecyClass,
    ServiceMethod,
    SignMethod,
    SignRole,
    SignStep,
    StaffRole,
)
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.spot import build_spot_county, matter_row

FINE = PenaltyKind.FINE
MEETS_ALL = Verified(True, True, True)
BANDS = [
    {"name": "从轻", "fromFen": 3_000_000, "toFen": 11_100_000, "conditions": "主动改正"},
    {"name": "一般", "fromFen": 11_100_000, "toFen": 21_900_000, "conditions": "其他情形"},
    {"name": "从重", "fromFen": 21_900_000, "toFen": 30_000_000, "conditions": "情节严重"},
]
TOLD = Proposal((FINE,), 13_000_000, band="一般")
LIGHTER = Proposal((FINE,), 10_000_000, band="从轻")
SMALL = Proposal((FINE,), 5_000_000, band="从轻")
EQUIPMENT_LAW = "中华人民共和国特种设备安全法"
VIOLATED = (LawPlace(EQUIPMENT_LAW, "第四十条第三款"),)
APPLIED = (LawPlace(EQUIPMENT_LAW, "第八十四条第一项"),)
REPORT = case_acts.ClueReport(
    name="望岭县晨溪超市有限公司使用未经检验的特种设备案", matter_id=of("m-02"), source=ClueSource.INSPECTION,
    summary="2台叉车超过检验有效期仍在使用", received_on=date(2026, 3, 31), party_id=of("p-04"),
    officer_ids=(of("o-08"), of("o-09")),
)  # fmt: skip
REPORT_PARTY = "望岭县晨溪超市有限公司"
TITLES = {
    "FILING_APPROVAL": "立案审批表", "INVESTIGATION_REPORT": "案件调查终结报告", "PENALTY_NOTICE": "行政处罚告知书",
    "HEARING_NOTICE": "行政处罚听证通知书", "HEARING_RECORD": "听证笔录", "HEARING_REPORT": "听证报告",
    "COLLECTIVE_DISCUSSION_RECORD": "案件集体讨论记录", "PENALTY_DECISION": "行政处罚决定书",
    "NO_PENALTY_DECISION": "不予行政处罚决定书", "RECTIFICATION_ORDER": "责令改正通知书", "TRANSFER_LETTER": "案件移送函",
    "OFFICER_CHANGE": "更换执法人员审批表", "INQUIRY_RECORD": "询问笔录", "RECUSAL_DECISION": "回避决定书",
    "STATEMENT_RECORD": "陈述申辩笔录及复核意见", "REVIEW_SUBMISSION": "法制审核送审表", "REVIEW_OPINION": "法制审核意见书",
    "CASE_CLOSING_APPROVAL": "结案审批表", "ADDRESS_CONFIRMATION": "送达地址确认书",
}  # fmt: skip


async def build_general_county(database: Database, *, major: bool = True) -> None:
    """The county with a matter whose fine has bands, more leaders (st-01, st-15), a host (st-03), a third officer of the unit
    (o-07), and – by default – a catalogue by which a fine of 100 000 yuan is a major decision."""
    await build_spot_county(database)
    async with database.write() as tx:
        tx.add_all([
            matter_row("m-02", "对使用未经检验的特种设备的处罚", least=3_000_000, most=30_000_000),
            *(StaffMember(
                id=of(name), name=called, organ_id=of("wl-amr"), unit_id=None, role=role, position=role.label, principal=first,
            ) for name, called, role, first in (
                ("st-01", "霍启明", StaffRole.ORGAN_LEADER, True), ("st-15", "乐知行", StaffRole.ORGAN_LEADER, False),
                ("st-03", "麦青", StaffRole.HEARING_HOST, False), ("st-05", "葛云起", StaffRole.ARCHIVIST, False),
            )),
            Officer(
                id=of("o-07"), name="东方晓", organ_id=of("wl-amr"), unit_id=of("wl-amr-qh"), position="一级科员", area="望岭县",
                categories=[EnforcementCategory.PENALTY], exam_passed_on=date(2021, 5, 20), exam_score=90,
            ),
        ])  # fmt: skip
        await tx.flush()
        tx.add(CertificateRow(
            id=of("certificate o-07"), officer_id=of("o-07"), organ_id=of("wl-amr"), number="21992101007",
            kind=CertificateKind.ENFORCEMENT, issuer="省人民政府", valid_from=date(2023, 12, 1), valid_to=date(2028, 11, 30),
        ))  # fmt: skip
        tx.add(DiscretionStandard(
            id=of("ds-02"), organ_id=of("wl-amr"), matter_id=of("m-02"), published_on=date(2026, 3, 1), bands=BANDS
        ))  # fmt: skip
        if major:
            tx.add(MajorDecisionRule(
                id=of("md-1"), organ_id=of("wl-amr"), code="md-1", category=EnforcementCategory.PENALTY,
                trigger=MajorTriggerKind.MAJOR_RIGHTS, description="对法人或者其他组织处以十万元以上罚款",
                rule={"all": [{"field": "fineFen", "op": "gte", "value": 10_000_000}]}, basis="行政处罚法第五十八条",
                effective_from=date(2026, 2, 1),
            ))  # fmt: skip


async def form(
    database: Database, case_id: UUID, template: str, data: dict[str, Any] | None = None, *, leader: str | None = None,
    number: str | None = None, at: str = "03-31 09:00", in_force: bool = True,
) -> UUID:  # fmt: skip
    """A document of a case, complete unless said otherwise. ``leader`` signed it in a leader's place."""
    signed = instant(at)
    document = Document(
        id=uuid7(), owner_id=case_id, organ_id=of("wl-amr"), template=template, template_version="1", title=TITLES[template],
        data=data or {}, openness=OpennessClass.PARTIAL, secrecy=SecrecyClass.NONE, check_code=uuid7().hex[16:],
        drafted_by=of("o-08"), drafted_at=signed, issued_at=signed, in_force_at=signed if in_force else None,
    )  # fmt: skip
    if number is not None:
        document.type_code, document.year, document.number = template, 2026, number
        document.sequence = int(number.split("〕")[1].removesuffix("号"))
    async with database.write() as tx:
        tx.add(document)
        await tx.flush()
        if leader is not None:
            tx.add(SignatureMark(
                document_id=document.id, organ_id=of("wl-amr"), position=4, step=SignStep.PERSONAL, role=SignRole.DEPUTY_HEAD,
                signer_id=of(leader), signer_name=leader, method=SignMethod.PERSONAL_SIGN, field="sig_deputy_head", at=signed,
            ))  # fmt: skip
    return document.id


def stated(proposal: Proposal, **more: Any) -> dict[str, Any]:
    """What a notice or a decision says of a penalty."""
    return {"penaltyItems": [kind.label for kind in proposal.kinds], "fineFen": proposal.fine_fen, **more}


def handing(party: str = "p-04", **more: Any) -> acts.Handing:
    """Handed over at the party's premises, signed for."""
    return acts.Handing(ServiceMethod.DIRECT, of(party), SHOP, signed_by="经纬", **more)


async def by(database: Database, name: str) -> Actor:
    """Somebody of the county."""
    return await person(database, name)


async def registered(database: Database, *, at: str = "03-31 16:20", who: str = "o-08", **changes: Any) -> UUID:
    """A clue is registered."""
    actor = await by(database, who)
    async with database.write() as tx:
        return (await case_acts.register_clue(tx, replace(REPORT, **changes), by=actor, at=instant(at))).id


async def verified(database: Database, case_id: UUID, found: Verified = MEETS_ALL, *, at: str = "04-02 15:00") -> None:
    """Its officers verify it."""
    actor = await by(database, "o-08")
    async with database.write() as tx:
        await case_acts.verify_clue(tx, case_id, found, opinion="符合立案条件", by=actor, at=instant(at))


async def filed(
    database: Database, case_id: UUID, *, at: str = "04-03 15:30", officers: Sequence[str] = (), leader: str = "st-09",
    signed_by: str | None = None, number: str = "望市监立〔2026〕21号",
) -> UUID:  # fmt: skip
    """A leader files the case."""
    approval = await form(database, case_id, "FILING_APPROVAL", leader=signed_by or leader, number=number, at=at)
    actor = await by(database, leader)
    async with database.write() as tx:
        await case_acts.file_case(
            tx, case_id, approval, officer_ids=[of(o) for o in officers], by=actor, at=instant(at)
        )
    return approval


async def credential_shown(
    database: Database, case_id: UUID, *, at: str = "04-08 09:29", place: str = SHOP, who: str = "o-08"
) -> None:
    """Certificates are shown."""
    actor = await by(database, who)
    async with database.write() as tx:
        await case_acts.show_case_credential(tx, case_id, OnSite(place), shown_to="尚云舒", by=actor, at=instant(at))


async def inquired(database: Database, case_id: UUID, *, at: str = "04-08 09:32", place: str = SHOP) -> None:
    """Somebody is asked."""
    actor = await by(database, "o-08")
    async with database.write() as tx:
        await case_acts.record_inquiry(tx, case_id, OnSite(place), person="尚云舒", by=actor, at=instant(at))


async def investigated(database: Database, case_id: UUID, *, at: str = "05-08 16:00") -> UUID:
    """The investigation is closed."""
    data = {"facts": "当事人使用超过检验有效期的叉车2台。", "proposal": {"text": "罚款180000元"}}
    report = await form(database, case_id, "INVESTIGATION_REPORT", data, at=at)
    actor = await by(database, "o-08")
    async with database.write() as tx:
        await case_acts.close_investigation(
            tx, case_id, report, violated=VIOLATED, applied=APPLIED, by=actor, at=instant(at)
        )
    return report


async def review_on_record(
    database: Database, case_id: UUID, proposal: Proposal, *, at: str, timing: ReviewTiming = ReviewTiming.PRE_NOTICE,
    outcome: ReviewOutcome = ReviewOutcome.AGREE, number: int = 1,
) -> None:  # fmt: skip
    """A round of legal review with its opinion, as the review's acts leave it."""
    submission = await form(database, case_id, "REVIEW_SUBMISSION", at=at)
    paper = await form(database, case_id, "REVIEW_OPINION", at=at)
    async with database.write() as tx:
        case = (await tx.execute(select(Case).where(col(Case.id) == case_id))).scalar_one()
        about = about_case(reviewed(proposal) if proposal.kinds else NO_PENALTY, case.law, case.facts)
        review = Review(
            id=uuid7(), case_id=case_id, organ_id=of("wl-amr"), kind=ReviewKind.LEGAL_REVIEW, timing=timing, round=number,
            trigger_codes=["md-1"], proposal=about.as_json(), proposal_digest=about.digest, proposal_text="罚款", materials=[],
            document_id=submission, submitted_at=instant(at), actor={},
        )  # fmt: skip
        tx.add(review)
        await tx.flush()
        tx.add(ReviewOpinion(
            review_id=review.id, case_id=case_id, organ_id=of("wl-amr"), outcome=outcome, checklist=[], advice="同意",
            document_id=paper, at=instant(at), actor={},
        ))  # fmt: skip


async def noticed(
    database: Database, case_id: UUID, proposal: Proposal = TOLD, *, at: str = "05-26 10:20", offered: bool = True,
    new_facts: str = "", number: str = "望市监罚告〔2026〕17号", who: str = "o-08",
) -> UUID:  # fmt: skip
    """The notice is served."""
    data = stated(proposal, hearingOffered=offered)
    paper = await form(database, case_id, "PENALTY_NOTICE", data, number=number, at=at)
    actor = await by(database, who)
    async with database.write() as tx:
        notice = await acts.serve_notice(
            tx, case_id, paper, proposal, handing(), factors=("持续使用约4个月",), new_facts=new_facts, by=actor, at=instant(at)
        )  # fmt: skip
        return notice.id


async def defended(
    database: Database, case_id: UUID, content: str = "已主动整改，请求从轻", *, at: str = "05-28 14:00"
) -> UUID:
    """The party defends."""
    actor = await by(database, "o-08")
    async with database.write() as tx:
        return (await acts.record_statement(tx, case_id, speaker="经纬", content=content, by=actor, at=instant(at))).id


async def rechecked(
    database: Database, statement_id: UUID, *, at: str = "06-17 10:05", reweighed: Proposal | None = None,
    adopted: bool = True,
) -> None:  # fmt: skip
    """The defence is checked."""
    actor = await by(database, "o-08")
    async with database.write() as tx:
        await acts.recheck_defence(
            tx, statement_id, opinion="整改事实属实", adopted=adopted, reweighed=reweighed, by=actor, at=instant(at)
        )


async def hearing_requested(database: Database, case_id: UUID, *, at: str = "05-29 10:00") -> None:
    """The party asks for a hearing."""
    actor = await by(database, "o-08")
    async with database.write() as tx:
        await acts.request_hearing(tx, case_id, applicant="望岭县晨溪超市有限公司", by=actor, at=instant(at))


async def hearing_notified(
    database: Database, case_id: UUID, *, at: str = "06-03 15:00", on: str = "06-16 09:00", host: str = "st-03",
    public: bool = True, number: str = "望市监听通〔2026〕3号",
) -> None:  # fmt: skip
    """The party is notified of it."""
    paper = await form(database, case_id, "HEARING_NOTICE", number=number, at=at)
    actor = await by(database, "o-08")
    arrangement = acts.Arrangement(instant(on), "望岭县青河镇槐荫路15号听证室", of(host), of("st-05"), public)
    async with database.write() as tx:
        await acts.notify_hearing(tx, case_id, paper, arrangement, handing(), by=actor, at=instant(at))


async def hearing_held(
    database: Database, case_id: UUID, *, at: str = "06-16 11:40", who: str = "st-03", attended: bool = True,
    signed: bool = True,
) -> None:  # fmt: skip
    """The hearing is put on record."""
    record = await form(database, case_id, "HEARING_RECORD", at=at) if signed else None
    actor = await by(database, who)
    async with database.write() as tx:
        minutes = acts.Minutes(("麦青", "尚云舒"), attended, record)
        await acts.hold_hearing(tx, case_id, minutes, by=actor, at=instant(at))


async def discussed(
    database: Database, case_id: UUID, result: Proposal = LIGHTER, *, at: str = "07-01 16:00",
    voices: Sequence[str] = ("st-01", "st-09", "st-15"), chair: str = "st-01",
) -> None:  # fmt: skip
    """The leaders discuss the case."""
    record = await form(database, case_id, "COLLECTIVE_DISCUSSION_RECORD", at=at)
    actor = await by(database, chair)
    async with database.write() as tx:
        await acts.discuss_collectively(
            tx, case_id, record, chair_id=of(chair), voices=[acts.Voice(of(name), "同意") for name in voices], result=result,
            by=actor, at=instant(at),
        )  # fmt: skip


async def decided(
    database: Database, case_id: UUID, proposal: Proposal = LIGHTER, *, at: str = "07-02 09:30", who: str = "st-01",
    number: str = "望市监罚〔2026〕19号", paper: Proposal | None = None,
) -> tuple[UUID, UUID]:  # fmt: skip
    """The decision is made: its document and itself."""
    document = await form(database, case_id, "PENALTY_DECISION", stated(paper or proposal), number=number, at=at)
    return document, await decided_on(database, case_id, document, proposal, at=at, who=who)


async def decided_on(
    database: Database, case_id: UUID, document_id: UUID, proposal: Proposal, *, at: str = "07-02 09:30", who: str = "st-01"
) -> UUID:  # fmt: skip
    """The decision is made on a document that is there."""
    actor = await by(database, who)
    async with database.write() as tx:
        return (await acts.decide_case(tx, case_id, document_id, proposal, by=actor, at=instant(at))).id


async def handed_over(database: Database, document_id: UUID, *, at: str = "07-03 10:00") -> None:
    """A document is served."""
    actor = await by(database, "o-08")
    async with database.write() as tx:
        await acts.serve_document(tx, document_id, handing(), by=actor, at=instant(at))


async def under_investigation(database: Database, **changes: Any) -> UUID:
    """A case filed and begun to be investigated."""
    case_id = await registered(database, **changes)
    await verified(database, case_id)
    await filed(database, case_id)
    await credential_shown(database, case_id)
    await inquired(database, case_id)
    return case_id


async def examined(database: Database, **changes: Any) -> UUID:
    """A case whose investigation is closed."""
    case_id = await under_investigation(database, **changes)
    await investigated(database, case_id)
    return case_id


async def told_small(database: Database) -> UUID:
    """A case with a notice of a fine too small for a hearing and for a review."""
    case_id = await examined(database)
    await noticed(database, case_id, SMALL, offered=False)
    return case_id


async def decided_small(database: Database) -> tuple[UUID, UUID]:
    """A small case decided on the day after its period: the case and the decision's document."""
    case_id = await told_small(database)
    document, _ = await decided(database, case_id, SMALL, at="06-03 09:30")
    return case_id, document


async def address_confirmation(
    database: Database, case_id: UUID, *, consents: bool = True, name: str = REPORT_PARTY, at: str = "06-03 10:00"
) -> UUID:
    """A party's signed confirmation of its address for service."""
    data = {"party": {"name": name}, "addresses": [SHOP], "electronic": {"address": "a@b.invalid", "consent": consents}}
    return await form(database, case_id, "ADDRESS_CONFIRMATION", data, at=at)


async def examined_later(database: Database) -> UUID:
    """A second case of the matter, about an act that ended in May."""
    case_id = await registered(
        database,
        at="05-10 16:20",
        received_on=date(2026, 5, 10),
        violation_ended_on=date(2026, 5, 9),
        party_id=of("p-05"),
    )
    await verified(database, case_id, at="05-11 09:00")
    await filed(database, case_id, at="05-11 10:00", number="望市监立〔2026〕40号")
    await credential_shown(database, case_id, at="05-12 09:00")
    await inquired(database, case_id, at="05-12 09:10")
    await investigated(database, case_id, at="05-13 09:00")
    return case_id


async def closed(
    database: Database, case_id: UUID, *, at: str, number: str | None = None, by: str = "st-09", signed: str | None = "st-09",
    reason: str = "罚款已缴清", with_form: bool = True,
) -> UUID:  # fmt: skip
    """A leader closes the case on the form that ``signed`` signed; it names the decision ``number``."""
    paper = None
    if with_form:
        data = {"decision": f"{number or ''}行政处罚决定书"}
        paper = await form(database, case_id, "CASE_CLOSING_APPROVAL", data, leader=signed, at=at)
    leader = await person(database, by)
    async with database.write() as tx:
        row = await acts.close_case(tx, case_id, reason=reason, document_id=paper, by=leader, at=instant(at))
        return row.id
