"""What every store promises about bytes: written once, found by hash, never silently wrong."""

import asyncio
import hashlib
import tracemalloc
from collections.abc import AsyncIterator

import pytest

from storage.objects import ByteRange
from storage.refusals import (
    BucketMissing,
    HashMismatch,
    IntegrityError,
    NameRefused,
    ObjectExists,
    ObjectMissing,
)
from tests.storage.conftest import Subject

MIB = 1024 * 1024
TEXT = "text/plain"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


async def stream(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


async def test_what_is_put_comes_back_with_its_particulars(subject: Subject) -> None:
    put = await subject.store.put(
        subject.bucket,
        "案件/2026/行政处罚决定书.pdf",
        b"%PDF",
        content_type="application/pdf",
        metadata={"title": "行政处罚决定书(副本)100%", "case": "c-1"},
    )
    assert (put.bucket, put.key, put.size) == (subject.bucket, "案件/2026/行政处罚决定书.pdf", 4)
    assert put.sha256 == sha256(b"%PDF")
    assert put.content_type == "application/pdf"
    assert put.metadata == {"title": "行政处罚决定书(副本)100%", "case": "c-1"}
    assert put.version_id
    assert put.stored_at.utcoffset() is not None
    assert await subject.store.head(subject.bucket, put.key) == put
    assert await subject.store.get(subject.bucket, put.key) == b"%PDF"
    assert await subject.store.verify(subject.bucket, put.key) == put
    assert await subject.store.exists(subject.bucket, put.key)


async def test_an_empty_object_is_an_object(subject: Subject) -> None:
    put = await subject.store.put(subject.bucket, "empty", b"", content_type=TEXT)
    assert (put.size, put.sha256) == (0, sha256(b""))
    assert await subject.store.get(subject.bucket, "empty") == b""


async def test_the_same_bytes_again_return_the_first_object(subject: Subject) -> None:
    first = await subject.store.put(subject.bucket, "k", b"one", content_type=TEXT, metadata={"n": "1"})
    again = await subject.store.put(subject.bucket, "k", stream(b"o", b"ne"), content_type=TEXT, metadata={"n": "2"})
    assert again == first


async def test_other_bytes_under_a_taken_key_are_refused(subject: Subject) -> None:
    first = await subject.store.put(subject.bucket, "k", b"one", content_type=TEXT)
    with pytest.raises(ObjectExists):
        await subject.store.put(subject.bucket, "k", b"two", content_type=TEXT)
    assert await subject.store.get(subject.bucket, "k") == b"one"
    assert await subject.store.head(subject.bucket, "k") == first
    await subject.store.put(subject.bucket, "k2", b"two", content_type=TEXT)


@pytest.mark.parametrize("size", [3, 9 * MIB], ids=["in one piece", "in parts"])
async def test_of_writers_racing_for_one_key_exactly_one_wins(subject: Subject, size: int) -> None:
    bodies = [bytes([letter]) * size for letter in b"abcdef"]
    outcomes = await asyncio.gather(
        *(subject.store.put(subject.bucket, "race", body, content_type=TEXT) for body in bodies),
        return_exceptions=True,
    )
    won = [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
    assert len(won) == 1
    assert [type(outcome) for outcome in outcomes if isinstance(outcome, BaseException)] == [ObjectExists] * 5
    assert sha256(await subject.store.get(subject.bucket, "race")) == won[0].sha256


async def test_writers_of_the_same_bytes_all_get_the_one_object(subject: Subject) -> None:
    puts = [subject.store.put(subject.bucket, "same", b"body", content_type=TEXT) for _ in range(6)]
    assert len({outcome.version_id for outcome in await asyncio.gather(*puts)}) == 1


@pytest.mark.parametrize("size", [3, 20 * MIB], ids=["in one piece", "in parts"])
async def test_bytes_that_are_not_the_announced_ones_leave_nothing(subject: Subject, size: int) -> None:
    body = b"x" * size
    for data in (body, stream(body[:1], body[1:])):
        with pytest.raises(HashMismatch):
            await subject.store.put(subject.bucket, "k", data, content_type=TEXT, expected_sha256=sha256(b"other"))
    assert not await subject.store.exists(subject.bucket, "k")
    assert [listed async for listed in subject.store.list_objects(subject.bucket)] == []
    put = await subject.store.put(subject.bucket, "k", stream(body), content_type=TEXT, expected_sha256=sha256(body))
    assert put.size == size


async def test_a_sender_that_breaks_off_leaves_nothing(subject: Subject) -> None:
    async def broken() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * MIB
        raise ConnectionResetError("the browser went away")

    for announced in (None, sha256(b"whatever")):
        with pytest.raises(ConnectionResetError):
            await subject.store.put(subject.bucket, "k", broken(), content_type=TEXT, expected_sha256=announced)
    assert not await subject.store.exists(subject.bucket, "k")


@pytest.mark.parametrize("announced", [True, False], ids=["hash announced", "hash unknown"])
async def test_a_long_stream_passes_in_flat_memory(subject: Subject, announced: bool) -> None:
    piece, count = b"\xe4\xb8\x89" * 349525, 96
    whole = hashlib.sha256()
    for _ in range(count):
        whole.update(piece)
    tracemalloc.start()
    try:
        put = await subject.store.put(
            subject.bucket,
            "video.mp4",
            stream(*[piece] * count),
            content_type="video/mp4",
            expected_sha256=whole.hexdigest() if announced else None,
        )
        read = 0
        async for part in subject.store.stream(subject.bucket, "video.mp4"):
            read += len(part)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (put.sha256, put.size, read) == (whole.hexdigest(), len(piece) * count, len(piece) * count)
    assert peak < 64 * MIB, "the object was held in memory"


@pytest.mark.parametrize(
    ("first", "last", "part"),
    [(0, 0, b"0"), (3, 5, b"345"), (7, 9, b"789"), (7, 99, b"789"), (10, 12, b"")],
)
async def test_a_span_is_cut_out_of_the_object(subject: Subject, first: int, last: int, part: bytes) -> None:
    await subject.store.put(subject.bucket, "digits", b"0123456789", content_type=TEXT)
    pieces = [piece async for piece in subject.store.stream(subject.bucket, "digits", span=ByteRange(first, last))]
    assert b"".join(pieces) == part


@pytest.mark.parametrize("spoiled", [b"two", b"longer", b""], ids=["changed", "longer", "emptied"])
async def test_changed_bytes_are_noticed_by_every_whole_read(subject: Subject, spoiled: bytes) -> None:
    await subject.store.put(subject.bucket, "k", b"one", content_type=TEXT)
    await subject.spoil("k", spoiled)
    for read in (subject.store.get, subject.store.verify):
        with pytest.raises(IntegrityError):
            await read(subject.bucket, "k")


async def test_a_reader_never_receives_the_last_piece_of_a_wrong_object(subject: Subject) -> None:
    good = b"g" * (3 * MIB)
    await subject.store.put(subject.bucket, "k", good, content_type=TEXT)
    await subject.spoil("k", good[:-1] + b"!")
    received = bytearray()

    async def read() -> None:
        async for piece in subject.store.stream(subject.bucket, "k"):
            received.extend(piece)

    with pytest.raises(IntegrityError):
        await read()
    assert 0 < len(received) < len(good)


async def test_an_absent_object_is_said_to_be_missing(subject: Subject) -> None:
    for bucket in (subject.bucket, "never-made"):
        for read in (subject.store.head, subject.store.get, subject.store.verify):
            with pytest.raises(ObjectMissing):
                await read(bucket, "absent")
        assert not await subject.store.exists(bucket, "absent")
    with pytest.raises(BucketMissing):
        await subject.store.put("never-made", "k", b"x", content_type=TEXT)


async def test_listing_tells_what_begins_with_a_prefix_in_order(subject: Subject) -> None:
    keys = ["case/1/b", "case/1/a", "case/10/a", "case/2/卷宗", "other"]
    for key in keys:
        await subject.store.put(subject.bucket, key, key.encode(), content_type=TEXT)

    async def listed(prefix: str) -> list[str]:
        return [found.key async for found in subject.store.list_objects(subject.bucket, prefix)]

    assert await listed("case/1") == ["case/1/a", "case/1/b", "case/10/a"]
    assert await listed("case/1/") == ["case/1/a", "case/1/b"]
    assert await listed("case/2/卷") == ["case/2/卷宗"]
    assert await listed("") == sorted(keys, key=str.encode)
    assert await listed("none") == []
    assert [found async for found in subject.store.list_objects("never-made")] == []
    sizes = {found.key: found.size async for found in subject.store.list_objects(subject.bucket)}
    assert sizes["case/2/卷宗"] == len("case/2/卷宗".encode())


async def test_a_bucket_may_be_made_again(subject: Subject) -> None:
    await subject.store.put(subject.bucket, "k", b"x", content_type=TEXT)
    await asyncio.gather(*(subject.store.ensure_bucket(subject.bucket) for _ in range(4)))
    assert await subject.store.get(subject.bucket, "k") == b"x"


async def test_a_healthy_store_says_so(subject: Subject) -> None:
    await subject.store.health()


@pytest.mark.parametrize(
    "key", ["", "/a", "a/", "a//b", "../a", "a/../b", ".incoming/x", "a\\b", "a\nb", "a%2fb", "x@object"]
)
async def test_a_key_that_could_mean_something_else_is_refused(subject: Subject, key: str) -> None:
    with pytest.raises(NameRefused):
        await subject.store.put(subject.bucket, key, b"x", content_type=TEXT)
    with pytest.raises(NameRefused):
        await subject.store.head(subject.bucket, key)
