"""A signed paper for the drill: typeset, certified, signed and sealed, about a party whose phone is sealed in the vault."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.personal_data import PersonalData, keep
from api.cases.models import Party
from api.papers.models import Document, DocumentRevision, SignatureMark, Upload
from api.papers.verification import Verifier
from storage.objects import ObjectStore
from tests.worlds.county import of
from tests.worlds.desk import Desk
from tests.worlds.keys import VAULT

PHONE = "13800138000"


@dataclass(frozen=True)
class SignedPaper:
    """The paper, its party, what its rows name: how many objects, which keys."""

    desk: Desk
    document_id: UUID
    party_id: UUID
    objects: int
    key_refs: frozenset[str]
    phone: str = PHONE

    def verifier(self, store: ObjectStore) -> Verifier:
        """Whoever trusts what the desk trusts, and reads from another store."""
        return Verifier(store, self.desk.verifier.custody, self.desk.verifier.trust)


async def signed_paper(desk: Desk) -> SignedPaper:
    """A decision on the spot, in force."""
    party_id = of("p-04")
    async with desk.database.write() as tx:
        party = (await tx.execute(select(Party).where(col(Party.id) == party_id))).scalar_one()
        await keep(tx, VAULT, party, PersonalData(phone=PHONE))
    document_id = await desk.issued()
    await desk.signed_and_sealed(document_id)
    await desk.bindery.advance(document_id)
    async with desk.database.read() as session:
        document = await session.get(Document, document_id)
        assert document is not None
        assert document.in_force_at is not None
        revisions = (await session.execute(select(DocumentRevision.id))).scalars().all()
        scans = (await session.execute(select(Upload.id).where(col(Upload.completed_at).is_not(None)))).scalars().all()
        refs = (await session.execute(select(SignatureMark.key_ref))).scalars().all()
    return SignedPaper(desk, document_id, party_id, len(revisions) + len(scans), frozenset(ref for ref in refs if ref))
