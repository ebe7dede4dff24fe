"""How a document reaches its recipient (送达情况): said once for every act that serves one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.cases.models import CaseParty
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.papers.models import Document, Service
from api.papers.service import serve
from api.vocabulary import PartyRole, RecordMedium, ServiceMethod

RECIPIENTS = frozenset(
    {PartyRole.RESPONDENT, PartyRole.APPLICANT, PartyRole.INTERESTED, PartyRole.AGENT, PartyRole.LEGAL_REP}
)

TO_ANYBODY = frozenset({"ASSISTANCE_LETTER"})
"""Forms that ask somebody outside the case (协助调查函): their recipient is whoever is asked."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A public announcement: first and last day, and where it appeared."""

    first: date
    until: date
    media: str


@dataclass(frozen=True, slots=True)
class Handing:
    """How a document reached its recipient. ``signed_by`` names who signed for it; ``refusal_note`` tells of a refusal,
    ``recording_ref`` of the photographs or video of it."""

    method: ServiceMethod
    recipient_id: UUID
    place: str
    signed_by: str | None = None
    refusal_note: str | None = None
    witness_ids: tuple[UUID, ...] = ()
    announcement: Announcement | None = None
    recording_ref: str | None = None

    @property
    def medium(self) -> RecordMedium:
        """What records the service: paper, unless it is electronic."""
        return RecordMedium.TEXT_ELECTRONIC if self.method is ServiceMethod.ELECTRONIC else RecordMedium.TEXT_PAPER

    def received_on(self, at: LegalTime) -> date:
        """The Shanghai day from which the recipient's periods run: an announced document is received when its term is over."""
        return self.announcement.until if self.announcement else legal_day(at)

    def begun_on(self, at: LegalTime) -> date:
        """The Shanghai day that counts for the organ's own time to serve: of an announcement the day it begins (I10)."""
        return self.announcement.first if self.announcement else legal_day(at)


async def require_fit(tx: WriteSession, case_id: UUID, document: Document, handing: Handing) -> None:
    """Raises Refused: VALIDATION (no place, a recipient who is no party), CONFLICT (served on this recipient before)."""
    if not handing.place.strip():
        raise refuse(Code.VALIDATION, "送达地点（place）不能为空。", missing=("送达地点（place）",))
    roles = select(CaseParty.role).where(
        col(CaseParty.case_id) == case_id, col(CaseParty.party_id) == handing.recipient_id
    )
    if document.template not in TO_ANYBODY and not RECIPIENTS & set((await tx.execute(roles)).scalars()):
        raise refuse(Code.VALIDATION, "受送达人（recipientId）不是本案当事人。", missing=("本案当事人",))
    before = select(Service.id).where(
        col(Service.document_id) == document.id, col(Service.recipient_id) == handing.recipient_id
    )
    if (await tx.execute(before.limit(1))).scalar_one_or_none() is not None:
        raise refuse(Code.CONFLICT, f"《{document.title}》已经送达。")


async def hand_over(
    tx: WriteSession, document: Document, handing: Handing, officers: Sequence[Actor], at: LegalTime
) -> Service:
    """Record the service by these officers. Raises Refused as ``papers.service.serve`` does."""
    return await serve(
        tx, document, method=handing.method, recipient_id=handing.recipient_id, signed_by=handing.signed_by,
        servers=officers, place=handing.place.strip(), at=at, refusal_note=handing.refusal_note,
        witness_ids=handing.witness_ids, announcement=_announcement(handing.announcement),
        recording_ref=handing.recording_ref,
    )  # fmt: skip


def _announcement(announcement: Announcement | None) -> dict[str, str] | None:
    """The announcement as the service keeps it."""
    if announcement is None:
        return None
    first, until = announcement.first.isoformat(), announcement.until.isoformat()
    return {"from": first, "until": until, "media": announcement.media}
