"""A case of the sample's city under review, played act by act: the forklift case of 2026 before anything was reviewed.

People and catalogue are the sample's (``o-01`` an officer, ``st-19`` the head of the case unit, ``rv-1`` the reviewer, ``st-20``
the head of review, ``st-15`` the leader for legal affairs); the case is a fresh one, so that its reviews are made by acts.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import col, select
from uuid_utils.compat import uuid7

from api.access.actor import Actor
from api.access.models import Account
from api.access.viewer import actor_of
from api.cases.models import Case, CaseOfficer, CaseParty, Dossier, DossierKind
from api.database import Database
from api.exchange.identifiers import world_id
from api.exchange.source import entries
from api.ledger.event import record
from api.papers.models import Document, SignatureMark
from api.review import acts
from api.review.facts import Checked, Round
from api.review.models import Review
from api.review.proposal import ReviewedProposal
from api.review.standing import rounds_of
from api.review.words import MaterialKind, required_materials
from api.tables import Json
from api.vocabulary import (
    CaseProcedure,
    CheckResult,
    EnforcementCategory,
    OpennessClass,
    PartyRole,
    PenaltyKind,
    ReviewItem,
    ReviewOutcome,
    ReviewTiming,
    SecrecyClass,
    SignMethod,
    SignRole,
    SignStep,
    TimelineEventKind,
)
from tests.worlds.county import instant

OLD = next(case for case in entries("cases", "cases") if case["id"] == "case-1")
FIRST = required_materials(ReviewTiming.PRE_NOTICE, EnforcementCategory.PENALTY)
HEARD = required_materials(ReviewTiming.POST_HEARING, EnforcementCategory.PENALTY)
FINE = PenaltyKind.FINE


def fine(fen: int) -> ReviewedProposal:
    """A fine in fen."""
    return ReviewedProposal((FINE,), fen)


async def who(database: Database, login: str, on: date = date(2026, 5, 9)) -> Actor:
    """Somebody of the sample, as they stand on the day."""
    async with database.read() as session:
        account = (await session.execute(select(Account).where(col(Account.login) == login))).scalar_one()
        actor = await actor_of(session, account.person_kind, account.person_id, on)
    assert actor is not None, login
    return actor


async def investigated(
    database: Database, *, party: str = "p-01", organ: str = "lc-amr", unit: str = "lc-amr-tz"
) -> UUID:
    """A case whose investigation is closed: officers o-01 and o-02, facts and provisions of the sample's first case."""
    case_id, at = uuid7(), instant("05-08 16:00")
    officers = [await who(database, "o-01"), await who(database, "o-02")]
    async with database.write() as tx:
        tx.add(Dossier(id=case_id, kind=DossierKind.CASE, organ_id=world_id(organ)))
        await tx.flush()
        tx.add(Case(
            id=case_id, organ_id=world_id(organ), unit_id=world_id(unit), procedure=CaseProcedure.GENERAL,
            category=EnforcementCategory.PENALTY, matter_id=world_id(OLD["matterId"]), name=OLD["name"], facts=OLD["facts"],
            law=OLD["law"], secrecy=SecrecyClass.NONE, created_at=at,
        ))  # fmt: skip
        await tx.flush()
        for position, officer in enumerate(officers):
            tx.add(CaseOfficer(
                case_id=case_id, officer_id=officer.id, organ_id=world_id(organ), position=position, joined_at=at
            ))  # fmt: skip
        tx.add(CaseParty(
            case_id=case_id, party_id=world_id(party), role=PartyRole.RESPONDENT, organ_id=world_id(organ), position=0
        ))  # fmt: skip
        await record(
            tx, TimelineEventKind.INVESTIGATION_CLOSED, owner_id=case_id, organ_id=world_id(organ), by=officers, at=at,
            text="调查终结",
        )  # fmt: skip
    return case_id


async def happened(database: Database, case_id: UUID, kind: TimelineEventKind, at: str) -> None:
    """An event of the case that is another procedure's to make: a notice, a hearing."""
    officer = await who(database, "o-01")
    async with database.write() as tx:
        await record(
            tx, kind, owner_id=case_id, organ_id=officer.organ_id, by=[officer], at=instant(at), text=kind.label
        )


async def paper(
    database: Database, case_id: UUID, template: str, data: Json, signers: Sequence[tuple[SignRole, str]], *,
    at: str = "05-11 09:00", in_force: bool = True,
) -> UUID:  # fmt: skip
    """A paper of the review in force, as its signing leaves it."""
    document = Document(
        id=uuid7(), owner_id=case_id, organ_id=world_id("lc-amr"), template=template, template_version="1", title=template,
        data=data, openness=OpennessClass.NOT_OPEN, secrecy=SecrecyClass.NONE, check_code=uuid7().hex[16:],
        drafted_by=world_id("o-01"), drafted_at=instant(at), issued_at=instant(at),
        in_force_at=instant(at) if in_force else None,
    )  # fmt: skip
    async with database.write() as tx:
        tx.add(document)
        await tx.flush()
        for position, (role, login) in enumerate(signers, 1):
            tx.add(SignatureMark(
                document_id=document.id, organ_id=document.organ_id, position=position, step=SignStep.PERSONAL, role=role,
                signer_id=world_id(login), signer_name=login, method=SignMethod.PERSONAL_SIGN, field=f"sig_{position}",
                at=instant(at),
            ))  # fmt: skip
    return document.id


async def submitted(
    database: Database, case_id: UUID, fen: int, *, timing: str = "PRE_NOTICE", number: int = 1, by: str = "st-19",
    at: str = "05-11 09:00", kinds: Sequence[MaterialKind] = (), change: str = "", form: UUID | None = None,
) -> UUID:  # fmt: skip
    """The case unit submits a fine, by default with everything a first round needs."""
    data = {"timing": timing, "round": number, "proposal": {"kinds": ["FINE"], "fineFen": fen}}
    form = form or await paper(database, case_id, "REVIEW_SUBMISSION", data, [(SignRole.UNIT_HEAD, "st-19")], at=at)
    wanted = kinds or sorted(HEARD if timing == "POST_HEARING" else FIRST)
    submission = acts.Submission(
        document_id=form, proposal=fine(fen), text=f"罚款{fen // 100}元", change=change,
        materials=[acts.Material(kind, kind.label) for kind in wanted],
    )  # fmt: skip
    unit = await who(database, by)
    async with database.write() as tx:
        return (await acts.submit_review(tx, case_id, submission, by=unit, at=instant(at))).id


async def accepted(database: Database, review_id: UUID, *, by: str = "rv-1", at: str = "05-11 15:00") -> None:
    """The review unit accepts."""
    actor = await who(database, by)
    async with database.write() as tx:
        await acts.accept_review(tx, review_id, by=actor, at=instant(at))


async def assigned(
    database: Database, review_id: UUID, *reviewers: str, by: str = "st-20", at: str = "05-11 15:10"
) -> None:
    """The head of review says who reviews, by default the reviewer of the sample."""
    actor = await who(database, by)
    async with database.write() as tx:
        ids = [world_id(login) for login in reviewers or ("rv-1",)]
        await acts.assign_reviewers(tx, review_id, ids, by=actor, at=instant(at))


async def judged(
    database: Database, review_id: UUID, outcome: ReviewOutcome, *, failed: Sequence[ReviewItem] = (), by: str = "rv-1",
    at: str = "05-15 16:00", advice: str = "重新确定罚款数额",
) -> None:  # fmt: skip
    """The reviewer gives the opinion."""
    case_id, round_ = await the_round(database, review_id)
    data = {
        "timing": round_.timing.value, "round": round_.number, "outcome": outcome.value,
        "proposal": {"kinds": ["FINE"], "fineFen": round_.proposal.fine_fen},
    }  # fmt: skip
    signers = [(SignRole.REVIEWER, by), (SignRole.REVIEW_HEAD, "st-20")][: 1 if by == "st-20" else 2]
    form = await paper(database, case_id, "REVIEW_OPINION", data, signers, at=at)
    answers = [
        Checked(item, CheckResult.FAIL if item in failed else CheckResult.PASS, "不符合" if item in failed else None)
        for item in ReviewItem
    ]
    actor = await who(database, by)
    async with database.write() as tx:
        opinion = acts.Opinion(form, answers, outcome, advice)
        await acts.submit_opinion(tx, review_id, opinion, by=actor, at=instant(at))


async def in_review(database: Database, case_id: UUID, fen: int, *, day: str = "05-11", **given: object) -> UUID:
    """A round that is submitted, accepted and assigned on one day."""
    review_id = await submitted(database, case_id, fen, at=f"{day} 09:00", **given)  # type: ignore[arg-type]
    await accepted(database, review_id, at=f"{day} 15:00")
    await assigned(database, review_id, at=f"{day} 15:10")
    return review_id


async def coordinated(
    database: Database, review_id: UUID, fen: int, *, by: str = "st-15", at: str = "06-30 11:00",
    attendees: Sequence[str] = ("st-19", "st-20", "o-01", "rv-1"), counsels: Sequence[str] = (),
) -> None:  # fmt: skip
    """The leaders settle on a fine."""
    case_id, _ = await the_round(database, review_id)
    form = await paper(database, case_id, "REVIEW_COORDINATION", {}, [(SignRole.DEPUTY_HEAD, by)], at=at)
    people = [await who(database, login) for login in attendees]
    chair = await who(database, by)
    meeting = acts.Meeting(
        form, [(person.kind, person.id) for person in people], fine(fen), f"罚款调整为{fen // 100}元",
        [world_id(counsel) for counsel in counsels],
    )  # fmt: skip
    async with database.write() as tx:
        await acts.coordinate_review(tx, review_id, meeting, by=chair, at=instant(at))


async def the_round(database: Database, review_id: UUID) -> tuple[UUID, Round]:
    """The case and the round."""
    async with database.read() as session:
        case_id = (await session.get_one(Review, review_id)).case_id
        rounds = await rounds_of(session, case_id)
    return case_id, next(r for r in rounds if r.id == review_id)


async def status(database: Database, review_id: UUID) -> str:
    """Where a round stands."""
    return (await the_round(database, review_id))[1].status.value
