"""Who signs in these tests, what the plan is, and how a document is signed through and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from signing.appearance import PersonAppearance
from signing.development import DevelopmentAuthority
from signing.development_timestamps import DevelopmentTimestampAuthority
from signing.fields import FieldSpec
from signing.keys import Identity
from signing.revisions import RevisionRecord
from signing.seal import Seal
from signing.sign import Revision, certify, sign
from signing.trust import TrustAnchors
from signing.verify import ExpectedSignature, Verdict, certification, verify

ORGAN = "澜川市城市管理综合行政执法局"
SIGNED_AT = datetime(2026, 7, 2, 2, 15, tzinfo=UTC)
VALID = (datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))

FIELDS = (
    FieldSpec("sig_officer_1", 0, (70, 90, 250, 150), "officer"),
    FieldSpec("sig_officer_2", 0, (70, 30, 250, 80), "officer"),
    FieldSpec("seal_organ", 0, (340, 490, 467, 617), "organ_seal"),
)
PLANNED_ORDER = tuple(spec.name for spec in FIELDS)


@dataclass
class Clock:
    """A legal clock that a test may move."""

    now: datetime = SIGNED_AT

    def __call__(self) -> datetime:
        return self.now


@dataclass
class World:
    """Who signs, who stamps, and what a verifier trusts."""

    authority: DevelopmentAuthority
    platform: Identity
    officers: tuple[Identity, Identity]
    seal: Identity
    tsa_identity: Identity
    clock: Clock = field(default_factory=Clock)

    @property
    def tsa(self) -> DevelopmentTimestampAuthority:
        return DevelopmentTimestampAuthority(self.tsa_identity, self.clock)

    @property
    def trust(self) -> TrustAnchors:
        return TrustAnchors([self.authority.root], self.authority.crl(), [self.authority.root])

    @property
    def signers(self) -> dict[str, Identity]:
        return dict(zip((spec.name for spec in FIELDS), (*self.officers, self.seal), strict=True))

    def expected(self) -> list[ExpectedSignature]:
        """The plan: certification, two officers, the seal."""
        people = [
            ExpectedSignature(s.name, s.role, self.signers[s.name].name, self.signers[s.name].serial) for s in FIELDS
        ]
        return [certification(self.platform.name, self.platform.serial), *people]


@dataclass
class Signed:
    """A document at every stage of its signing, with its record."""

    prepared: bytes
    revisions: list[Revision]

    @property
    def pdf(self) -> bytes:
        return self.revisions[-1].pdf

    @property
    def record(self) -> list[RevisionRecord]:
        signed = [RevisionRecord.of(n, revision) for n, revision in enumerate(self.revisions, start=2)]
        return [RevisionRecord.unsigned(1, self.prepared), *signed]


async def sign_all(
    world: World,
    prepared: bytes,
    *,
    order: Sequence[str] = PLANNED_ORDER,
    signers: dict[str, Identity] | None = None,
) -> Signed:
    """Certify, then sign the fields in ``order``, one minute apart, by the plan's signers unless told otherwise."""
    world.clock.now = SIGNED_AT
    revision = await certify(prepared, world.platform, world.tsa, at=world.clock())
    revisions = [revision]
    for name in order:
        world.clock.now += timedelta(minutes=1)
        spec = next(spec for spec in FIELDS if spec.name == name)
        identity = {**world.signers, **(signers or {})}[name]
        at = world.clock()
        appearance = (
            Seal(ORGAN) if name == "seal_organ" else PersonAppearance("执法人员", identity.name, "37010001", at)
        )
        revision = await sign(
            revision.pdf, name, identity, world.tsa, role=spec.role, reason="签署", at=at, appearance=appearance
        )
        revisions.append(revision)
    return Signed(prepared, revisions)


async def check(world: World, pdf: bytes, signed: Signed, **changes: object) -> Verdict:
    """Verify ``pdf`` against the plan and the record of ``signed``; ``changes`` replace arguments of verify()."""
    arguments: dict[str, object] = {
        "trust": world.trust,
        "expected": world.expected(),
        "record": signed.record,
        "at": SIGNED_AT + timedelta(days=30),
    }
    return await verify(pdf, **{**arguments, **changes})  # type: ignore[arg-type] # a test names what it changes
