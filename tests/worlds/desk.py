"""A desk at which papers are made: one case of the county, keys for everybody, a press, a store, and a worker at hand."""

import io
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from asn1crypto import cms
from PIL import Image, ImageDraw
from sqlmodel import col, update

from api.access.actor import Actor
from api.cases.models import Case, CaseOfficer, CaseParty, Dossier, DossierKind, Party
from api.clocks import LegalTime
from api.database import Database
from api.papers import handwriting, paper, signatures, uploads
from api.papers.file import PLATFORM_KEY, SCANS, Bindery, Signers
from api.papers.models import Document, SignatureMark
from api.papers.press import Press
from api.papers.verification import Verifier
from api.registry.models import Officer, StaffMember
from api.registry.models import Seal as SealRow
from api.tables import Json
from api.vocabulary import CaseProcedure, EnforcementCategory, PartyKind, PartyRole, SecrecyClass, SignMethod, SignRole
from documents.typeset.typesetter import Typesetter
from signing.development import DevelopmentAuthority, Kind, Subject
from signing.development_timestamps import DevelopmentTimestampAuthority
from signing.keys import DigestName
from signing.refusals import TimestampUnavailable
from signing.verify import TrustAnchors
from storage.objects import ObjectStore
from tests.worlds.county import instant, of, person
from tests.worlds.spot import build_spot_county

SAMPLES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "documents" / "sample.json").read_text("utf-8")
)
ORGAN = "望岭县市场监督管理局"
OFFICERS = {"o-08": ("宫一鸣", "21992101001"), "o-09": ("柏雪", "21992101002"), "o-13": ("桑田", "21992101004")}
STAFF = {"st-09": "相里文", "st-22": "滕远山"}
VALID = (datetime(2023, 12, 1, tzinfo=UTC), datetime(2028, 11, 30, tzinfo=UTC))
SPOT = "SPOT_PENALTY_DECISION"
NOON = instant("05-09 12:00")


class Timestamps:
    """A timestamp authority at the desk's legal time; it can be down, and counts what it gave."""

    def __init__(self, authority: DevelopmentAuthority) -> None:
        self.down = False
        self.given = 0
        self.at: datetime = NOON
        identity = authority.custody().identity("timestamp")
        self._authority = DevelopmentTimestampAuthority(identity, lambda: self.at)

    async def token(self, digest: bytes, algorithm: DigestName) -> cms.ContentInfo:
        """A token, or TimestampUnavailable while down."""
        if self.down:
            raise TimestampUnavailable("the line is dead")
        self.given += 1
        return await self._authority.token(digest, algorithm)


@dataclass
class Desk:
    """The desk. Every act is its own transaction, as through the API; the worker's part is ``bindery``."""

    database: Database
    press: Press
    store: ObjectStore
    bindery: Bindery
    verifier: Verifier
    timestamps: Timestamps
    case_id: UUID

    async def draft(self, template: str = SPOT, data: Json | None = None, *, by: str = "o-08", **more: Any) -> UUID:
        """Draft a document of the case, with the sample's data for the form."""
        actor = await person(self.database, by)
        async with self.database.write() as tx:
            content = sample(template) if data is None else data
            drafted = await paper.draft(tx, self.press, self.case_id, template, content, by=actor, at=NOON, **more)
        return drafted.id

    async def issue(self, document_id: UUID, *, by: str = "o-08", at: LegalTime = NOON) -> Document:
        """Issue it, past the gates of procedures."""
        actor = await person(self.database, by)
        async with self.database.write() as tx:
            return await paper.issue(tx, self.press, document_id, by=actor, at=at)

    async def issued(self, template: str = SPOT, data: Json | None = None) -> UUID:
        """A document drafted and issued."""
        return (await self.issue(await self.draft(template, data))).id

    async def scan(self, *, by: str = "o-08", content: bytes | None = None, arrives: bytes | None = None) -> UUID:
        """An upload that arrived; ``arrives`` are other bytes than announced."""
        png = content or handwriting_png()
        actor = await person(self.database, by)
        async with self.database.write() as tx:
            digest = sha256(png).hexdigest()
            upload, _ = await uploads.request_upload(
                tx, self.store, sha256=digest, size=len(png), content_type="image/png", by=actor, at=NOON
            )
        await self.store.put(SCANS, upload.object_key, arrives or png, content_type="image/png")
        async with self.database.write() as tx:
            await uploads.complete_upload(tx, self.store, upload.id, by=actor, at=NOON)
        return upload.id

    async def by_hand(
        self, document_id: UUID, signer: str = "p-04", role: SignRole = SignRole.PARTY, *, note: str | None = None
    ) -> SignatureMark:
        """The party signs by hand, or refuses with a note."""
        scan = handwriting.Scan(None if note else await self.scan(), note)
        actor = await person(self.database, "o-08")
        async with self.database.write() as tx:
            return await handwriting.write_by_hand(tx, document_id, role, of(signer), scan, by=actor, at=NOON)

    async def sign(
        self, document_id: UUID, by: str, *, at: LegalTime = NOON, role: SignRole | None = None
    ) -> SignatureMark:
        """Somebody signs electronically."""
        actor = await person(self.database, by)
        async with self.database.write() as tx:
            return await signatures.sign(tx, document_id, by=actor, at=at, role=role)

    async def seal(self, document_id: UUID, *, seal: str | None = None, at: LegalTime = NOON) -> SignatureMark:
        """The unit's head has it sealed."""
        actor = await person(self.database, "st-22")
        async with self.database.write() as tx:
            seal_id = of(seal) if seal else None
            return await signatures.seal(tx, document_id, by=actor, at=at, seal_id=seal_id)

    async def signed_and_sealed(self, document_id: UUID) -> None:
        """Everybody signs a decision on the spot, in order; the worker has not been at it yet."""
        await self.by_hand(document_id)
        await self.sign(document_id, "o-08")
        await self.sign(document_id, "o-09")
        await self.seal(document_id)

    async def actor(self, name: str) -> Actor:
        """An officer or member of staff as an actor."""
        return await person(self.database, name)


async def desk_of(
    database: Database, store: ObjectStore, authority: DevelopmentAuthority, typesetter: Typesetter
) -> Desk:
    """Write the world into a fresh database, and set up the desk."""
    await build_spot_county(database)
    case_id = await _case(database)
    await store.ensure_bucket(SCANS)
    press = Press(typesetter, "https://sanxiang.test", demo=True)
    custody, timestamps = authority.custody(), Timestamps(authority)
    trust = TrustAnchors([authority.root], list(authority.crl()), [authority.root])
    bindery = Bindery(database, press, store, Signers(custody, timestamps))
    return Desk(database, press, store, bindery, Verifier(store, custody, trust), timestamps, case_id)


def issue_keys(authority: DevelopmentAuthority) -> None:
    """Keys of the platform, the timestamp authority, everybody who signs and every seal."""
    authority.issue(PLATFORM_KEY, Subject("三项执法办案平台", "三项"), *VALID, Kind.PLATFORM)
    authority.issue("timestamp", Subject("三项演示时间戳", "三项"), *VALID, Kind.TIMESTAMP)
    for key_ref, (name, number) in OFFICERS.items():
        authority.issue(key_ref, Subject(name, ORGAN, number), *VALID)
    for key_ref, name in STAFF.items():
        authority.issue(key_ref, Subject(name, ORGAN), *VALID)
    authority.issue("seal-organ", Subject(ORGAN, ORGAN), *VALID, Kind.SEAL)


def sample(template: str) -> Json:
    """The data of the sample's first document of a form, told of our officers and free to be changed."""
    found: Json = json.loads(json.dumps(next(d["data"] for d in SAMPLES if d["form"] == template)))
    for listed in ("officers", "servers"):
        if listed in found:
            found[listed] = [{"name": name, "no": number} for name, number in list(OFFICERS.values())[:2]]
    return found


def handwriting_png() -> bytes:
    """A stroke of a pen on transparent ground."""
    image = Image.new("RGBA", (240, 80), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(10, 60), (80, 15), (150, 65), (230, 20)], fill=(20, 20, 60, 255), width=5)
    output = io.BytesIO()
    image.save(output, "PNG")
    return output.getvalue()


async def _case(database: Database) -> UUID:
    """A case of the shop (p-04) with two officers, a witness (p-08), and seals."""
    case_id, organ_id = of("case"), of("wl-amr")
    async with database.write() as tx:
        tx.add_all([
            Dossier(id=case_id, kind=DossierKind.CASE, organ_id=organ_id),
            Party(id=of("p-08"), kind=PartyKind.NATURAL_PERSON, name="方圆"),
        ])  # fmt: skip
        await tx.flush()
        tx.add(Case(
            id=case_id, organ_id=organ_id, unit_id=of("wl-amr-qh"), procedure=CaseProcedure.SIMPLE,
            category=EnforcementCategory.PENALTY, matter_id=of("m-05"), name="望岭县晨溪超市有限公司不标明价格案",
            secrecy=SecrecyClass.NONE, created_at=NOON,
        ))  # fmt: skip
        await tx.flush()
        for position, name in enumerate(("o-08", "o-09"), 1):
            tx.add(CaseOfficer(
                case_id=case_id, officer_id=of(name), organ_id=organ_id, position=position, joined_at=NOON
            ))  # fmt: skip
        for party, role in (("p-04", PartyRole.RESPONDENT), ("p-08", PartyRole.ATTESTING)):
            tx.add(CaseParty(case_id=case_id, party_id=of(party), role=role, organ_id=organ_id, position=1))
        for name in OFFICERS:
            await tx.execute(update(Officer).where(col(Officer.id) == of(name)).values(key_ref=name))
        for name in STAFF:
            await tx.execute(update(StaffMember).where(col(StaffMember.id) == of(name)).values(key_ref=name))
        tx.add_all([
            _seal("seal-organ", SignMethod.ORGAN_SEAL), _seal("seal-case", SignMethod.CASE_SEAL),
            _seal("seal-old", SignMethod.ORGAN_SEAL, since=date(2020, 1, 1), until=date(2025, 12, 31)),
            _seal("seal-ny", SignMethod.ORGAN_SEAL, organ="wl-ny"),
            _seal("seal-keyless", SignMethod.ORGAN_SEAL, since=date(2022, 1, 1), keyed=False),
        ])  # fmt: skip
    return case_id


def _seal(
    name: str, method: SignMethod, *, organ: str = "wl-amr", since: date = date(2023, 12, 1),
    until: date = date(2028, 11, 30), keyed: bool = True,
) -> SealRow:  # fmt: skip
    return SealRow(
        id=of(name), organ_id=of(organ), name=f"{ORGAN}（{name}）", method=method, certificate_subject=f"CN={ORGAN}",
        valid_from=since, valid_to=until, key_ref="seal-organ" if keyed else None,
    )  # fmt: skip
