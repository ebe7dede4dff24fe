"""Papers of the simple procedure that are in force without a worker: rows as its signing leaves them."""

from collections.abc import Sequence
from uuid import UUID

from uuid_utils.compat import uuid7

from api.clocks import LegalTime
from api.database import Database
from api.papers.models import Document, SignatureMark
from api.tables import Json
from api.vocabulary import OpennessClass, SecrecyClass, SignMethod, SignRole, SignStep
from tests.worlds.county import instant, of

NUMBER = "望市监当罚〔2026〕00043号"


async def spot_decision(
    database: Database, case_id: UUID, *, items: Sequence[str] = ("罚款人民币伍佰元整（¥500.00）",), amount_fen: int = 50_000,
    number: str = NUMBER, signers: Sequence[str] = ("o-08", "o-09"), at: str = "05-09 10:24", in_force: bool = True,
    issued: bool = True,
) -> UUID:  # fmt: skip
    """A 当场行政处罚决定书, by default sealed at 10:24 and signed by both officers."""
    data = {"penaltyItems": list(items), "amountFen": amount_fen}
    document = _document(case_id, "SPOT_PENALTY_DECISION", "当场行政处罚决定书", data, instant(at), issued, in_force)
    if issued:
        document.type_code, document.year, document.sequence, document.number = "当罚", 2026, _sequence(number), number
    await _keep(database, document, signers, instant(at))
    return document.id


async def spot_filing(
    database: Database, case_id: UUID, *, number: str = NUMBER, at: str = "05-11 09:30", in_force: bool = True
) -> UUID:
    """A 当场处罚备案表, by default signed by an officer and the head of the unit."""
    document = _document(
        case_id, "SPOT_PENALTY_FILING", "当场处罚备案表", {"decisionNumber": number}, instant(at), True, in_force
    )
    await _keep(database, document, ("o-08",), instant(at))
    return document.id


def _document(
    owner_id: UUID, template: str, title: str, data: Json, at: LegalTime, issued: bool, in_force: bool
) -> Document:
    return Document(
        id=uuid7(), owner_id=owner_id, organ_id=of("wl-amr"), template=template, template_version="1", title=title, data=data,
        openness=OpennessClass.PARTIAL, secrecy=SecrecyClass.NONE, check_code=uuid7().hex[16:], drafted_by=of("o-08"),
        drafted_at=at, issued_at=at if issued else None, in_force_at=at if issued and in_force else None,
    )  # fmt: skip


def _sequence(number: str) -> int:
    return int(number.split("〕")[1].removesuffix("号"))


async def _keep(database: Database, document: Document, officers: Sequence[str], at: LegalTime) -> None:
    async with database.write() as tx:
        tx.add(document)
        await tx.flush()
        for position, name in enumerate(officers, 1):
            tx.add(SignatureMark(
                document_id=document.id, organ_id=document.organ_id, position=position, step=SignStep.PERSONAL,
                role=SignRole.OFFICER, signer_id=of(name), signer_name=name, method=SignMethod.PERSONAL_SIGN,
                field=f"sig_officer_{position}", at=at,
            ))  # fmt: skip
