"""Service of documents (送达): APL art. 61, CPL arts. 87–95."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from api.access.actor import Actor
from api.calendar.rules import SERVE_BY_ANNOUNCEMENT
from api.cases.models import Party
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import Gap, Refused, refuse
from api.law.laws import APL, CPL
from api.papers.models import Document, Service
from api.papers.paper import require_in_force
from api.tables import Json
from api.vocabulary import ServiceMethod, StaffRole

TWO_SERVERS = APL.article(42, gist="执法人员不得少于两人")
ELECTRONIC = APL.article(61, gist="当事人同意并签订确认书的，可以采用电子方式送达")
LEFT = CPL.article(89, gist="受送达人拒收的，应当有见证人到场或者以拍照、录像记录送达过程")
ANNOUNCED = CPL.article(95, gist="自发出公告之日起经过三十日视为送达")


async def serve(
    tx: WriteSession, document: Document, *, method: ServiceMethod, recipient_id: UUID, signed_by: str | None,
    servers: Sequence[Actor], place: str, at: LegalTime, refusal_note: str | None = None,
    witness_ids: Sequence[UUID] = (), announcement: Json | None = None, recording_ref: str | None = None,
) -> Service:  # fmt: skip
    """Record that a complete document was served. The act that serves writes the event.

    Raises Refused: INVALID_TRANSITION (draft, not fully signed, void), TWO_OFFICERS_REQUIRED, CONSENT_REQUIRED (I25),
    VALIDATION (left at the address without a note or a proof, announced without its term or for less than thirty days), NOT_FOUND (recipient).
    """
    await require_in_force(tx, document)
    recipient = await tx.get(Party, recipient_id)
    if recipient is None:
        raise refuse(Code.NOT_FOUND)
    gaps = [
        gap
        for gap in (
            _two_servers(method, servers),
            _consent(method, recipient),
            _note(method, signed_by, refusal_note),
            _attested(method, witness_ids, recording_ref),
            _announced(method, announcement),
        )
        if gap
    ]
    if gaps:
        raise Refused(tuple(gaps))
    service = Service(
        document_id=document.id, organ_id=document.organ_id, method=method, served_at=at, recipient_id=recipient_id,
        signed_by=signed_by, server_ids=[server.id for server in servers], place=place, witness_ids=list(witness_ids),
        refusal_note=refusal_note, recording_ref=recording_ref, announcement=announcement,
    )  # fmt: skip
    tx.add(service)
    return service


def _two_servers(method: ServiceMethod, servers: Sequence[Actor]) -> Gap | None:
    """行政处罚法第四十二条 – two officers hand a document over; electronic service and the post need none."""
    by_hand = method in {ServiceMethod.DIRECT, ServiceMethod.LEFT}
    if by_hand and len({server.id for server in servers}) < 2:
        return Gap(Code.TWO_OFFICERS_REQUIRED, TWO_SERVERS, can_supply=(StaffRole.OFFICER,))
    return None


def _consent(method: ServiceMethod, recipient: Party) -> Gap | None:
    """行政处罚法第六十一条 – electronic service only with a signed confirmation (I25)."""
    if method is ServiceMethod.ELECTRONIC and not recipient.consent_electronic_service:
        return Gap(Code.CONSENT_REQUIRED, ELECTRONIC, missing=("送达地址确认书",), can_supply=(StaffRole.OFFICER,))
    return None


def _note(method: ServiceMethod, signed_by: str | None, refusal_note: str | None) -> Gap | None:
    """民事诉讼法第八十九条 – a document left at the address needs the refusal written down; else somebody signs."""
    if method is ServiceMethod.LEFT and not (refusal_note or "").strip():
        return Gap(Code.REASON_REQUIRED, LEFT, missing=("拒收情况记录",), can_supply=(StaffRole.OFFICER,))
    if method is ServiceMethod.DIRECT and not (signed_by or "").strip():
        return Gap(Code.VALIDATION, LEFT, "直接送达应当由受送达人签收。", ("签收人",), (StaffRole.OFFICER,))
    return None


def _attested(method: ServiceMethod, witness_ids: Sequence[UUID], recording_ref: str | None) -> Gap | None:
    """民事诉讼法第八十九条 – a document is left at the address (1) before a witness, or (2) while photographs or a video are taken."""
    if method is not ServiceMethod.LEFT or witness_ids or (recording_ref or "").strip():
        return None
    missing = ("见证人（witnessIds），或者拍照、录像的编号（recordingRef）",)
    return Gap(
        Code.VALIDATION, LEFT, "留置送达应当有见证人到场，或者以拍照、录像记录送达过程。", missing, (StaffRole.OFFICER,)
    )


def _announced(method: ServiceMethod, announcement: Json | None) -> Gap | None:
    """民事诉讼法第九十五条 – an announcement (1) states from when, where and until when; (2) thirty days pass, its own day not counted."""
    if method is not ServiceMethod.ANNOUNCEMENT:
        return None
    if announcement is None or not {"from", "media", "until"} <= set(announcement):
        return Gap(Code.VALIDATION, ANNOUNCED, "公告送达应当写明起止日期和载体。")
    first = date.fromisoformat(announcement["from"])
    days = SERVE_BY_ANNOUNCEMENT.length(first)
    assert days is not None, "the law says how long"
    until = first + timedelta(days=days)
    if date.fromisoformat(announcement["until"]) >= until:
        return None
    return Gap(Code.VALIDATION, ANNOUNCED, f"公告期不得少于三十日，至少至{until.isoformat()}。")
