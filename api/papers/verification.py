"""Verifying a document (文书验证): its file against the keys trusted, the signing plan and our own record of revisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.papers.file import PLATFORM_KEY
from api.papers.models import Document, DocumentRevision, RevisionKind, SignatureMark
from api.vocabulary import SignStep
from signing.fields import PLATFORM_ROLE
from signing.keys import KeyCustody
from signing.revisions import RevisionRecord
from signing.verify import ExpectedSignature, TrustAnchors, Verdict, certification, verify
from storage.objects import ObjectStore

SIGNED_KINDS = {RevisionKind.CERTIFIED, RevisionKind.SIGNED, RevisionKind.SEALED}


@dataclass(frozen=True, slots=True)
class Verifier:
    """Whom we trust, and where files and keys are."""

    store: ObjectStore
    custody: KeyCustody
    trust: TrustAnchors

    async def document(self, session: AsyncSession, document_id: UUID, pdf: bytes | None = None) -> Verdict | None:
        """The verdict on a document's newest file, or on ``pdf`` claimed to be it. None if there is no signed file."""
        document = await session.get(Document, document_id)
        revisions = await _of(session, DocumentRevision, document_id)
        signed = [r for r in revisions if r.kind in SIGNED_KINDS or r.kind is RevisionKind.PREPARED]
        if document is None or not signed:
            return None
        marks = await _marks(session, document_id)
        newest = signed[-1]
        content = pdf if pdf is not None else await self.store.get(newest.bucket, newest.object_key)
        return await verify(
            content, trust=self.trust, expected=self._expected(marks), record=_record(self.custody, signed, marks)
        )

    def _expected(self, marks: Sequence[SignatureMark]) -> list[ExpectedSignature]:
        """The certification, then every digital mark in its order."""
        platform = self.custody.identity(PLATFORM_KEY)
        return [
            certification(platform.name, platform.serial),
            *(
                ExpectedSignature(m.field, m.role.value, _certified_name(self.custody, m), None, "B-T")
                for m in marks
                if m.step is not SignStep.HANDWRITING
            ),
        ]


def _certified_name(custody: KeyCustody, mark: SignatureMark) -> str:
    assert mark.key_ref is not None
    return custody.identity(mark.key_ref).name


def _record(
    custody: KeyCustody, revisions: Sequence[DocumentRevision], marks: Sequence[SignatureMark]
) -> list[RevisionRecord]:
    """Our rows as the signing room's record."""
    by_id = {m.id: m for m in marks}
    return [_entry(custody, number, r, by_id.get(r.signature_id or r.id)) for number, r in enumerate(revisions, 1)]


def _entry(custody: KeyCustody, number: int, revision: DocumentRevision, mark: SignatureMark | None) -> RevisionRecord:
    if revision.kind is RevisionKind.PREPARED:
        return RevisionRecord(number, revision.sha256, revision.size)
    signer = _certified_name(custody, mark) if mark else custody.identity(PLATFORM_KEY).name
    return RevisionRecord(
        number,
        revision.sha256,
        revision.size,
        revision.field,
        mark.role.value if mark else PLATFORM_ROLE,
        signer,
        revision.certificate_serial,
        revision.level,
        revision.timestamp,
    )


async def _of(session: AsyncSession, table: type[DocumentRevision], document_id: UUID) -> list[DocumentRevision]:
    query = select(table).where(col(table.document_id) == document_id).order_by(col(table.sequence))
    return list((await session.execute(query)).scalars())


async def _marks(session: AsyncSession, document_id: UUID) -> list[SignatureMark]:
    query = select(SignatureMark).where(col(SignatureMark.document_id) == document_id)
    return list((await session.execute(query.order_by(col(SignatureMark.position)))).scalars())
