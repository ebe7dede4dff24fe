"""Long-term validation: one revision with the validation data of every signature and an archive timestamp."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from signing.development import DevelopmentAuthority, Kind, Subject
from signing.development_timestamps import DevelopmentTimestampAuthority
from signing.findings import failed
from signing.ltv import archive
from signing.refusals import NotArchivable
from signing.revisions import RevisionRecord, split
from signing.trust import TrustAnchors
from signing.verify import ExpectedSignature
from tests.signing.world import SIGNED_AT, VALID, Signed, World, check

ARCHIVED_AT = SIGNED_AT + timedelta(days=200)


def _long_term(world: World) -> list[ExpectedSignature]:
    return [replace(wanted, level="B-LTA") for wanted in world.expected()]


@pytest.fixture(scope="module")
def archived(world: World, signed: Signed) -> Signed:
    tsa = DevelopmentTimestampAuthority(world.tsa_identity, lambda: ARCHIVED_AT)
    return Signed(signed.prepared, [*signed.revisions, asyncio.run(archive(signed.pdf, tsa, trust=world.trust))])


async def test_every_signature_reaches_the_archive_level(world: World, archived: Signed) -> None:
    at = ARCHIVED_AT + timedelta(days=1)
    verdict = await check(world, archived.pdf, archived, expected=_long_term(world), at=at)
    assert verdict.failures == ()
    assert [s.level for s in verdict.signatures] == ["B-LTA"] * 4
    assert [f.code for f in verdict.findings].count("ARCHIVE_TIMESTAMP") == 1
    last = archived.revisions[-1]
    assert (last.field, last.level, last.timestamp) == ("archive_1", "B-LTA", ARCHIVED_AT)
    assert len(split(archived.pdf)) == 7, "one revision for all signatures"


async def test_a_truncated_archive(world: World, signed: Signed, archived: Signed) -> None:
    """What remains is a flawless B-T file; only the record knows that there was more."""
    verdict = await check(world, signed.pdf, archived)
    assert failed(verdict.findings) == ["ROLLED_BACK"]
    strict = await check(world, signed.pdf, signed, expected=_long_term(world))
    assert failed(strict.findings) == ["LEVEL"]


async def test_an_archive_timestamp_that_was_tampered_with(world: World, archived: Signed) -> None:
    seal_ends = archived.revisions[-2].size
    hole = archived.pdf.index(b"/Contents <", seal_ends) + len(b"/Contents <") + 40
    flipped = archived.pdf[:hole] + (b"0" if archived.pdf[hole : hole + 1] != b"0" else b"1") + archived.pdf[hole + 1 :]
    verdict = await check(world, flipped, archived, expected=_long_term(world))
    assert not verdict.valid
    assert failed(verdict.findings)[0] in {"READABLE", "REVISION_ALTERED"}


async def test_renewal_outlives_the_first_timestamp_authority(world: World, archived: Signed) -> None:
    """The first authority's certificate ends in 2028; a second stamp made before carries the proof to 2040."""
    after = datetime(2030, 1, 1, tzinfo=UTC)
    expired = await check(world, archived.pdf, archived, expected=_long_term(world), at=after)
    assert failed(expired.findings) == ["TIMESTAMP_EXPIRED"]
    until = datetime(2040, 1, 1, tzinfo=UTC)
    next_one = world.authority.issue("tsa-2040", Subject("新时间戳", "三项开发环境"), VALID[0], until, Kind.TIMESTAMP)
    in_time = DevelopmentTimestampAuthority(next_one, lambda: VALID[1] - timedelta(days=1))
    renewed = Signed(archived.prepared, [*archived.revisions, await archive(archived.pdf, in_time, trust=world.trust)])
    assert renewed.revisions[-1].field == "archive_2"
    verdict = await check(world, renewed.pdf, renewed, expected=_long_term(world), at=after)
    assert verdict.failures == ()
    too_late = DevelopmentTimestampAuthority(next_one, lambda: VALID[1] + timedelta(days=1))
    late = Signed(archived.prepared, [*archived.revisions, await archive(archived.pdf, too_late, trust=world.trust)])
    assert failed((await check(world, late.pdf, late, expected=_long_term(world), at=after)).findings) == [
        "TIMESTAMP_EXPIRED"
    ]


async def test_doubt_is_not_archived(
    world: World, signed: Signed, document: bytes, elsewhere: DevelopmentAuthority
) -> None:
    strangers = TrustAnchors([elsewhere.root], elsewhere.crl(), [elsewhere.root])
    for pdf, trust in ((signed.pdf, strangers), (document, world.trust)):
        with pytest.raises(NotArchivable):
            await archive(pdf, world.tsa, trust=trust)


async def test_the_stored_lists_suffice_without_the_issuer(world: World, archived: Signed) -> None:
    """The level is judged by what the file carries; a file without the lists stays at B-T."""
    verdict = await check(world, archived.revisions[-2].pdf, archived)
    assert {s.level for s in verdict.signatures} == {"B-T"}
    record = [RevisionRecord.unsigned(1, archived.pdf)]
    assert {s.level for s in (await check(world, archived.pdf, archived, record=record)).signatures} == {"B-LTA"}
