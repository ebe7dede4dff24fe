"""The file of a document (文书文件): typeset, given its fields, certified, signed and sealed, one recorded revision each.

Repeatable: it locks the file, looks at what is on record and does what is missing. Killed at any point, it goes on
from the last recorded revision; an object stored without its record is an orphan that nobody ever names.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, func, select

from api.clocks import LegalTime
from api.database import Database, WriteSession
from api.ledger.event import recompute_summary
from api.papers.appearances import of_person, of_seal
from api.papers.marks import is_complete, marks_of
from api.papers.models import Document, DocumentRevision, RevisionKind, SignatureMark
from api.papers.paper import circumstances, is_void
from api.papers.press import Press, form_of, sha256_of
from api.registry.models import Organ
from api.tables import Json, plain
from api.vocabulary import SignRole, SignStep
from documents.forms.catalogue import StepKind
from documents.typeset.anchors import EVERY_PAGE
from signing.appearance import Appearance
from signing.fields import FieldSpec, prepare
from signing.keys import KeyCustody
from signing.sign import Revision, certify, sign
from signing.timestamps import TimestampAuthority
from storage.objects import ObjectStore

BUCKET = "documents"
SCANS = "uploads"
PLATFORM_KEY = "platform"


@dataclass(frozen=True, slots=True)
class Signers:
    """Keys and time for signatures."""

    custody: KeyCustody
    authority: TimestampAuthority


@dataclass(frozen=True, slots=True)
class Bindery:
    """Brings documents' files to where their marks say they should be."""

    database: Database
    press: Press
    store: ObjectStore
    signers: Signers

    async def advance(self, document_id: UUID, step: Callable[[RevisionKind], None] = lambda _: None) -> int:
        """Do everything that is missing; returns how many revisions were added. ``step`` is told of each one recorded.

        Raises TimestampUnavailable, StoreUnavailable: the job is tried again, what is recorded stays recorded.
        """
        await self.store.ensure_bucket(BUCKET)
        added = 0
        while (kind := await self._next(document_id)) is not None:
            step(kind)
            added += 1
        return added

    async def _next(self, document_id: UUID) -> RevisionKind | None:
        """Add one revision in one transaction, or none if the file is where it should be."""
        async with self.database.write() as tx:
            # Two workers on one document take turns by a lock of the file's own: a slow timestamp authority then never
            # holds up an act that only wants to add the next mark to the document's row.
            await tx.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"file:{document_id}", 0))))
            document = await tx.get(Document, document_id)
            if document is None or document.issued_at is None or document.imported or await is_void(tx, document_id):
                return None
            marks = await marks_of(tx, document_id)
            revisions = await revisions_of(tx, document_id)
            made = await self._make(tx, document, marks, revisions)
            if made is not None:
                tx.add(made)
                revisions.append(made)
            self._come_into_force(tx, document, marks, revisions)
            return made.kind if made else None

    async def _make(
        self, tx: WriteSession, document: Document, marks: list[SignatureMark], revisions: list[DocumentRevision]
    ) -> DocumentRevision | None:
        """The next revision that is missing."""
        by_hand = [m for m in marks if m.step is SignStep.HANDWRITING]
        digital = [m for m in marks if m.step is not SignStep.HANDWRITING]
        done = {r.signature_id for r in revisions}
        kinds = {r.kind for r in revisions}
        if not revisions:
            return await self._typeset(tx, document, [], None, revisions)
        for index, mark in enumerate(by_hand, 1):
            if mark.id not in done and RevisionKind.PREPARED not in kinds:
                return await self._typeset(tx, document, by_hand[:index], mark, revisions)
        if not digital:
            return None
        if RevisionKind.PREPARED not in kinds:
            return await self._prepare(document, revisions)
        if RevisionKind.CERTIFIED not in kinds:
            return await self._certify(document, digital[0], revisions)
        for mark in digital:
            if mark.id not in done:
                return await self._sign(tx, document, mark, revisions)
        return None

    async def _typeset(
        self, tx: WriteSession, document: Document, by_hand: list[SignatureMark], mark: SignatureMark | None,
        revisions: list[DocumentRevision],
    ) -> DocumentRevision:  # fmt: skip
        """Set the document; with the party's handwriting in its places once there is some."""
        organ = await tx.get_one(Organ, document.organ_id)
        assert document.issued_at is not None
        around = await circumstances(tx, document, organ, document.number, LegalTime(document.issued_at))
        images = {m.field: await self.store.get(SCANS, m.scan_key) for m in by_hand if m.scan_key}
        scan = next((images[m.field] for m in by_hand if m.scan_key and m.role is SignRole.PARTY), None)
        if scan is not None and EVERY_PAGE in document.places:
            images[EVERY_PAGE] = scan  # what the party signed at the end it signed on every page
        set_ = await self.press.set(document, around, images=images)
        layout = plain({name: (a.page, *a.box) for name, a in set_.anchors.items()})
        kind = RevisionKind.HANDWRITTEN if mark else RevisionKind.TYPESET
        field = mark.field if mark else None
        return await self._record(
            document, revisions, kind, set_.pdf, set_.pages, mark=mark, field=field, layout=layout
        )

    async def _prepare(self, document: Document, revisions: list[DocumentRevision]) -> DocumentRevision:
        """Place every field at once, where the layout has a place for it."""
        base = revisions[-1]
        fields = [
            FieldSpec(name, page - 1, (x0, y0, x1, y1), role)
            for name, (page, x0, y0, x1, y1) in (base.layout or {}).items()
            if (role := _role_of(document, name))
        ]
        pdf = prepare(await self._read(base), fields)
        return await self._record(document, revisions, RevisionKind.PREPARED, pdf, base.pages, layout=base.layout)

    async def _certify(
        self, document: Document, first: SignatureMark, revisions: list[DocumentRevision]
    ) -> DocumentRevision:
        """The platform's invisible certification, the first digital signature."""
        platform = self.signers.custody.identity(PLATFORM_KEY)
        signed = await certify(await self._read(revisions[-1]), platform, self.signers.authority, at=first.at)
        return await self._record_signed(document, revisions, RevisionKind.CERTIFIED, signed, None)

    async def _sign(
        self, tx: WriteSession, document: Document, mark: SignatureMark, revisions: list[DocumentRevision]
    ) -> DocumentRevision:
        """One personal signature or the seal."""
        assert mark.key_ref is not None
        sealed = mark.step is SignStep.SEAL
        signed = await sign(
            await self._read(revisions[-1]), mark.field, self.signers.custody.identity(mark.key_ref),
            self.signers.authority, role=mark.role.value, reason=f"{mark.role.label}{'盖章' if sealed else '签名'}",
            at=mark.at, appearance=await self._appearance(tx, document, mark),
        )  # fmt: skip
        kind = RevisionKind.SEALED if sealed else RevisionKind.SIGNED
        return await self._record_signed(document, revisions, kind, signed, mark)

    async def _appearance(self, tx: WriteSession, document: Document, mark: SignatureMark) -> Appearance:
        if mark.step is SignStep.SEAL:
            organ = await tx.get_one(Organ, document.organ_id)
            return of_seal(organ.name, mark.method)
        return of_person(mark.role, mark.signer_name, mark.certificate_number, mark.at)

    async def _record_signed(
        self, document: Document, revisions: list[DocumentRevision], kind: RevisionKind, signed: Revision,
        mark: SignatureMark | None,
    ) -> DocumentRevision:  # fmt: skip
        return await self._record(
            document, revisions, kind, signed.pdf, revisions[-1].pages, mark=mark, field=signed.field, level=signed.level,
            serial=signed.serial, timestamp=signed.timestamp,
        )  # fmt: skip

    async def _record(
        self, document: Document, revisions: list[DocumentRevision], kind: RevisionKind, pdf: bytes, pages: int, *,
        mark: SignatureMark | None = None, field: str | None = None, level: str | None = None, serial: str | None = None,
        timestamp: datetime | None = None, layout: Json | None = None,
    ) -> DocumentRevision:  # fmt: skip
        """Store the bytes, then make the row that names them. The key carries the hash: a retry never meets itself."""
        sequence, digest = len(revisions) + 1, sha256_of(pdf)
        key = f"{document.organ_id}/{document.id}/{sequence:02d}-{digest[:16]}.pdf"
        stored = await self.store.put(BUCKET, key, pdf, content_type="application/pdf", expected_sha256=digest)
        return DocumentRevision(
            document_id=document.id, organ_id=document.organ_id, sequence=sequence, kind=kind,
            signature_id=mark.id if mark else None, field=field, bucket=BUCKET, object_key=key,
            version_id=stored.version_id, sha256=digest, size=len(pdf), pages=pages, level=level,
            certificate_serial=serial, timestamp=timestamp, layout=layout,
        )  # fmt: skip

    async def _read(self, revision: DocumentRevision) -> bytes:
        return await self.store.get(revision.bucket, revision.object_key)

    def _come_into_force(
        self, tx: WriteSession, document: Document, marks: list[SignatureMark], revisions: list[DocumentRevision]
    ) -> None:
        """A document is in force when its plan is complete and every mark is in the file."""
        in_file = {r.signature_id for r in revisions}
        if document.in_force_at is None and is_complete(document, marks) and all(m.id in in_file for m in marks):
            document.in_force_at = max([document.issued_at, *(m.at for m in marks)])  # type: ignore[type-var]
            tx.at_end(document.owner_id, recompute_summary)


async def revisions_of(tx: WriteSession, document_id: UUID) -> list[DocumentRevision]:
    """The recorded revisions of a document's file, oldest first."""
    query = select(DocumentRevision).where(col(DocumentRevision.document_id) == document_id)
    return list((await tx.execute(query.order_by(col(DocumentRevision.sequence)))).scalars())


def _role_of(document: Document, anchor: str) -> str | None:
    """The role that signs digitally at a place: handwriting has its place, but no field."""
    for step in form_of(document.template).plan:
        fits = anchor == step.anchor or (step.numbered and anchor.rsplit("_", 1)[0] == step.anchor)
        if fits and step.kind in (StepKind.PERSONAL, StepKind.SEAL):
            return step.role
    return None
