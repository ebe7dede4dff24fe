"""Opening a document's file (调阅文书): a link is not a field but an act, with a reason and a record."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access import guards
from api.access.actor import Actor
from api.access.matrix import Subject
from api.clocks import LegalTime, wall_now
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.papers.models import Document, DocumentRevision, FileOpening
from storage.objects import ObjectStore

LIFE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Link:
    """A link that reads the newest revision of a document until it expires."""

    document_id: UUID
    url: str
    sha256: str
    expires_at: datetime


async def open_document(
    tx: WriteSession,
    store: ObjectStore,
    document_id: UUID,
    reason: str,
    *,
    region_prefix: str,
    by: Actor,
    at: LegalTime,
) -> Link:
    """A short-lived link to a document's file; who got it, when and why stays on record.

    Raises Refused: REASON_REQUIRED, NOT_FOUND (unknown, of another organ, or not typeset yet).
    """
    if not reason.strip():
        raise refuse(Code.REASON_REQUIRED, missing=("reason",))
    document = await tx.get(Document, document_id)
    if document is None or not await sees(tx, document, by, region_prefix):
        raise refuse(Code.NOT_FOUND)
    query = select(DocumentRevision).where(col(DocumentRevision.document_id) == document_id)
    newest = (await tx.execute(query.order_by(col(DocumentRevision.sequence).desc()).limit(1))).scalar_one_or_none()
    if newest is None:
        raise refuse(Code.NOT_FOUND, "文书文件尚未制作完成。")
    expires = wall_now() + LIFE
    name = f"{document.number or document.title}.pdf"
    url = await store.signed_get_url(newest.bucket, newest.object_key, expires=LIFE, filename=name)
    tx.add(
        FileOpening(
            organ_id=document.organ_id,
            document_id=document.id,
            opened_by=by.id,
            reason=reason,
            opened_at=at,
            expires_at=expires,
        )
    )
    return Link(document.id, url, newest.sha256, expires)


async def sees(session: AsyncSession, document: Document, viewer: Actor, region_prefix: str) -> bool:
    """Whether somebody may see a document: as in the guard of its table."""
    return await guards.sees(session, Subject.DOCUMENT, Document, document.id, viewer, region_prefix)
