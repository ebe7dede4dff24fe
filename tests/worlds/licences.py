"""The sample's third case played act by act: a restaurant's food licence, September 2026."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from api.cases.acts import confirm_address
from api.database import Database
from api.exchange.identifiers import world_id
from api.exchange.source import Entry, entries
from api.inspections.acts import OnSite
from api.licences import acts
from api.licences.models import Channel, ExpertKind, RefusalGround
from api.papers.models import Document, SignatureMark
from api.tables import Json
from api.vocabulary import OpennessClass, SecrecyClass, SignMethod, SignRole, SignStep
from tests.worlds.sample_papers import lay_papers, sample_time, somebody

CASE: Entry = next(case for case in entries("cases", "cases") if case["id"] == "case-3")
PLACE = "澜川市滨水区槐荫里5号"
MISSING = ("设备布局图",)
ONLINE = acts.Delivery(signed_by="谷一禾")


def when(text: str) -> Any:
    """A Shanghai time of 2026: "09-14 10:02"."""
    return sample_time(f"2026-{text.replace(' ', 'T')}:00+08:00")


def paper_of(name: str) -> UUID:
    """A paper of the sample."""
    return world_id(name)


async def opened(database: Database, *, by: str = "st-08", at: str = "09-14 10:00", matter: str = "m-01") -> UUID:
    """The dossier, with the sample's papers laid ready."""
    clerk = await somebody(database, by, "2026-09-14")
    async with database.write() as tx:
        applicant = acts.Applicant(world_id("p-05"), world_id(matter), CASE["name"])
        case_id = (await acts.open_licence_case(tx, applicant, by=clerk, at=when(at))).id
    if matter == "m-01":
        await lay_papers(database, case_id, [paper for paper in CASE["documents"] if not paper["id"].endswith("-r")])
    return case_id


async def applied(database: Database, case_id: UUID, *, at: str = "09-14 10:02", confirm: bool = True) -> None:
    """The application comes in, the address is confirmed."""
    clerk = await somebody(database, "st-08", "2026-09-14")
    async with database.write() as tx:
        await acts.apply_licence(
            tx, case_id, document_id=paper_of("d3-01"), channel=Channel.ONLINE, by=clerk, at=when(at)
        )
        if confirm:
            await confirm_address(tx, case_id, document_id=paper_of("d3-09"), by=clerk, at=when("09-14 10:20"))


async def corrected(
    database: Database, case_id: UUID, *, at: str = "09-15 15:05", missing: Sequence[str] = MISSING, by: str = "st-08"
) -> None:
    """The clerk tells what is missing."""
    clerk = await somebody(database, by, "2026-09-15")
    async with database.write() as tx:
        await acts.request_correction(
            tx, case_id, ONLINE, missing=missing, document_id=paper_of("d3-02"), by=clerk, at=when(at)
        )


async def supplemented(database: Database, case_id: UUID, *, at: str = "09-17 16:20", complete: bool = True) -> None:
    """What was missing comes in."""
    clerk = await somebody(database, "st-08", "2026-09-17")
    async with database.write() as tx:
        await acts.supplement(tx, case_id, materials=["设备布局图"], complete=complete, by=clerk, at=when(at))


async def accepted(database: Database, case_id: UUID, *, at: str = "09-18 09:31", by: str = "st-08") -> None:
    """The application is accepted."""
    clerk = await somebody(database, by, "2026-09-18")
    async with database.write() as tx:
        await acts.accept_application(tx, case_id, ONLINE, document_id=paper_of("d3-03"), by=clerk, at=when(at))


async def not_accepted(database: Database, case_id: UUID, document_id: UUID, *, at: str = "09-15 09:00") -> None:
    """The application is not accepted."""
    clerk = await somebody(database, "st-08", "2026-09-15")
    async with database.write() as tx:
        await acts.refuse_acceptance(
            tx, case_id, ONLINE, ground=RefusalGround.NOT_COMPETENT, document_id=document_id, by=clerk, at=when(at)
        )


async def assigned(
    database: Database,
    case_id: UUID,
    *,
    officers: Sequence[str] = ("o-04", "o-05"),
    by: str = "st-21",
    at: str = "09-21 09:00",
) -> None:
    """The head of the unit assigns two examiners."""
    head = await somebody(database, by, "2026-09-21")
    async with database.write() as tx:
        await acts.assign_examiners(tx, case_id, [world_id(name) for name in officers], by=head, at=when(at))


async def shown(database: Database, case_id: UUID, *, at: str = "09-22 10:00", place: str = PLACE) -> None:
    """The examiners show their certificates."""
    officer = await somebody(database, "o-04", "2026-09-22")
    async with database.write() as tx:
        await acts.show_credential(tx, case_id, OnSite(place), by=officer, at=when(at))


async def verified(
    database: Database, case_id: UUID, *, at: str = "09-22 10:05", by: str = "o-04", document: UUID | None = None,
    officers: Sequence[str] = (),
) -> None:  # fmt: skip
    """They verify on the spot."""
    officer = await somebody(database, by, "2026-09-22")
    on_site = OnSite(PLACE, tuple(world_id(name) for name in officers))
    async with database.write() as tx:
        await acts.record_site_verification(
            tx, case_id, on_site, document_id=document or paper_of("d3-04"), by=officer, at=when(at)
        )


async def decided(
    database: Database, case_id: UUID, *, at: str = "09-28 10:30", by: str = "st-15", grant: bool = True,
    document: UUID | None = None,
) -> None:  # fmt: skip
    """The leader decides."""
    leader = await somebody(database, by, "2026-09-28")
    async with database.write() as tx:
        await acts.decide_licence(
            tx, case_id, grant=grant, approval_id=paper_of("d3-05"), document_id=document or paper_of("d3-06"), by=leader,
            at=when(at),
        )  # fmt: skip


async def issued(
    database: Database, case_id: UUID, *, at: str = "09-29 09:00", by: str = "st-08", certificate: UUID | None = None
) -> None:
    """The certificate is issued."""
    clerk = await somebody(database, by, "2026-09-29")
    async with database.write() as tx:
        await acts.issue_licence(
            tx, case_id, ONLINE, certificate_id=certificate or paper_of("d3-07"), by=clerk, at=when(at)
        )


async def accepted_case(database: Database) -> UUID:
    """Up to the acceptance on 18 September, with two examiners."""
    case_id = await opened(database)
    await applied(database, case_id)
    await corrected(database, case_id)
    await supplemented(database, case_id)
    await accepted(database, case_id)
    await assigned(database, case_id)
    return case_id


async def verified_case(database: Database) -> UUID:
    """Up to the on-site verification of 22 September."""
    case_id = await accepted_case(database)
    await shown(database, case_id)
    await verified(database, case_id)
    return case_id


async def sheet(
    database: Database,
    case_id: UUID,
    template: str,
    data: Json,
    *,
    number: str | None = None,
    leader: str | None = None,
) -> UUID:
    """A further paper of the case, in force."""
    at = when("09-14 09:00")
    document = Document(
        id=uuid7(), owner_id=case_id, organ_id=world_id("lc-amr"), template=template, template_version="1", title=template,
        data=data, openness=OpennessClass.ON_REQUEST, secrecy=SecrecyClass.NONE, check_code=uuid7().hex[16:],
        drafted_by=world_id("o-04"), drafted_at=at, issued_at=at, in_force_at=at,
    )  # fmt: skip
    if number:
        document.type_code, document.year, document.number = number[3:].split("〔")[0], 2026, number
        document.sequence = int(number.split("〕")[1].removesuffix("号"))
    async with database.write() as tx:
        tx.add(document)
        await tx.flush()
        if leader:
            tx.add(SignatureMark(
                document_id=document.id, organ_id=document.organ_id, position=3, step=SignStep.PERSONAL,
                role=SignRole.DEPUTY_HEAD, signer_id=world_id(leader), signer_name=leader, method=SignMethod.PERSONAL_SIGN,
                field="sig_deputy_head", at=at,
            ))  # fmt: skip
    return document.id


async def under_test(
    database: Database, case_id: UUID, *, begun: str = "09-22 14:00", ended: str = "09-24 16:00", fit: bool = True
) -> None:
    """Experts test for some days."""
    officer = await somebody(database, "o-04", "2026-09-22")
    told = await sheet(database, case_id, "EVIDENCE_EXTRACT", {})
    async with database.write() as tx:
        review = await acts.begin_expert_review(
            tx, case_id, ONLINE, kind=ExpertKind.TESTING, days=3, document_id=told, by=officer, at=when(begun)
        )
        review_id = review.id
    if ended:
        async with database.write() as tx:
            await acts.end_expert_review(
                tx, review_id, conforms=fit, conclusion="合格" if fit else "不合格", by=officer, at=when(ended)
            )
