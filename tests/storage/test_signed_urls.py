"""What every store promises to the holder of a signed URL, and refuses to everybody else."""

import asyncio
import hashlib
from datetime import timedelta

import httpx
import pytest

from storage.objects import SignedUpload
from storage.refusals import HashMismatch, ObjectExists, ObjectMissing
from tests.storage.conftest import Subject

MINUTE = timedelta(minutes=1)
DIGITS = b"0123456789"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


async def link_to_digits(subject: Subject, filename: str | None = None) -> str:
    await subject.store.put(subject.bucket, "案件/digits+ (1).txt", DIGITS, content_type="text/plain")
    return await subject.store.signed_get_url(subject.bucket, "案件/digits+ (1).txt", expires=MINUTE, filename=filename)


async def link_for(subject: Subject, key: str, body: bytes, size: int | None = None) -> SignedUpload:
    return await subject.store.signed_put_url(
        subject.bucket,
        key,
        sha256=sha256(body),
        size=len(body) if size is None else size,
        content_type="video/mp4",
        expires=MINUTE,
    )


async def test_a_link_reads_the_object(subject: Subject) -> None:
    answer = await subject.browser.get(await link_to_digits(subject))
    assert (answer.status_code, answer.content) == (200, DIGITS)
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-length"] == "10"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["etag"]


async def test_a_link_may_name_the_file_to_save(subject: Subject) -> None:
    answer = await subject.browser.get(await link_to_digits(subject, "现场笔录 1.txt"))
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%E7%AC%94%E5%BD%95%201.txt"
    )


@pytest.mark.parametrize(
    ("header", "status", "content_range", "part"),
    [
        ("bytes=0-0", 206, "bytes 0-0/10", b"0"),
        ("bytes=2-4", 206, "bytes 2-4/10", b"234"),
        ("bytes=7-", 206, "bytes 7-9/10", b"789"),
        ("bytes=-3", 206, "bytes 7-9/10", b"789"),
        ("bytes=-99", 206, "bytes 0-9/10", DIGITS),
        ("bytes=9-99", 206, "bytes 9-9/10", b"9"),
        ("lines=1-2", 200, None, DIGITS),
    ],
)
async def test_a_player_may_jump(
    subject: Subject, header: str, status: int, content_range: str | None, part: bytes
) -> None:
    answer = await subject.browser.get(await link_to_digits(subject), headers={"Range": header})
    assert (answer.status_code, answer.headers.get("content-range"), answer.content) == (status, content_range, part)
    assert answer.headers["content-length"] == str(len(part))


async def test_a_jump_behind_the_end_is_416(subject: Subject) -> None:
    answer = await subject.browser.get(await link_to_digits(subject), headers={"Range": "bytes=10-"})
    assert answer.status_code == 416
    assert DIGITS not in answer.content


async def test_an_altered_link_opens_nothing(subject: Subject) -> None:
    url = await link_to_digits(subject, "a.txt")
    await subject.store.put(subject.bucket, "secret", b"secret", content_type="text/plain")
    altered = [
        url.replace("digits%2B%20%281%29.txt", "secret"),
        url.replace("a.txt", "b.txt"),
        url.replace("xpires=", "xpires=9"),
        url[:-1] + ("0" if url[-1] != "0" else "1"),
        url.partition("?")[0],
    ]
    assert len({url, *altered}) == 6, "one of the alterations altered nothing"
    for link in altered:
        answer = await subject.browser.get(link)
        assert answer.status_code in {400, 403}, link
        assert b"secret" not in answer.content.replace(b"/secret", b"")
        assert DIGITS not in answer.content
    assert (await subject.browser.get(url)).status_code == 200


async def test_a_link_for_reading_does_not_write(subject: Subject) -> None:
    url = await link_to_digits(subject)
    assert (await subject.browser.put(url, content=b"other")).status_code == 403
    assert (await subject.browser.get(url)).content == DIGITS


async def test_a_link_runs_out_on_the_wall_clock(subject: Subject) -> None:
    subject.clock.ahead = -timedelta(seconds=61)
    old = await link_to_digits(subject)
    old_upload = await link_for(subject, "upload", b"x")
    subject.clock.ahead = timedelta(0)
    assert (await subject.browser.get(old)).status_code == 403
    answer = await subject.browser.put(old_upload.url, headers=dict(old_upload.headers), content=b"x")
    assert answer.status_code == 403
    assert not await subject.store.exists(subject.bucket, "upload")
    assert (await subject.browser.get(await link_to_digits(subject))).status_code == 200


@pytest.mark.parametrize("life", [timedelta(0), timedelta(days=8)])
async def test_a_link_lives_between_a_second_and_a_week(subject: Subject, life: timedelta) -> None:
    await subject.store.put(subject.bucket, "k", b"x", content_type="text/plain")
    with pytest.raises(ValueError, match="signed link lives"):
        await subject.store.signed_get_url(subject.bucket, "k", expires=life)
    assert await subject.store.signed_get_url(subject.bucket, "k", expires=timedelta(days=7))


async def test_there_is_no_link_to_nothing(subject: Subject) -> None:
    with pytest.raises(ObjectMissing):
        await subject.store.signed_get_url(subject.bucket, "absent", expires=MINUTE)


async def test_a_browser_uploads_the_announced_bytes(subject: Subject) -> None:
    body = b"v" * 3_000_000
    upload = await link_for(subject, "录像/1.mp4", body)
    assert upload.size == len(body)
    answer = await subject.browser.put(upload.url, headers=dict(upload.headers), content=body)
    assert answer.status_code == 200, answer.text
    stored = await subject.store.complete_upload(subject.bucket, "录像/1.mp4", sha256=sha256(body))
    assert (stored.sha256, stored.size, stored.content_type) == (sha256(body), len(body), "video/mp4")
    assert await subject.store.head(subject.bucket, "录像/1.mp4") == stored
    assert await subject.store.complete_upload(subject.bucket, "录像/1.mp4", sha256=sha256(body)) == stored


@pytest.mark.parametrize("body", [b"wrong bytes", b"shorter", b"much too long for it"])
async def test_other_bytes_than_announced_are_refused_at_the_door(subject: Subject, body: bytes) -> None:
    upload = await link_for(subject, "k", b"right bytes")
    answer = await subject.browser.put(upload.url, headers=dict(upload.headers), content=body)
    assert answer.status_code in {400, 403}
    with pytest.raises(ObjectMissing):
        await subject.store.complete_upload(subject.bucket, "k", sha256=sha256(b"right bytes"))
    answer = await subject.browser.put(upload.url, headers=dict(upload.headers), content=b"right bytes")
    assert answer.status_code == 200


async def test_a_sender_without_a_length_is_refused(subject: Subject) -> None:
    upload = await link_for(subject, "k", b"right bytes")

    async def chunked() -> object:
        yield b"right bytes"

    answer = await subject.browser.put(upload.url, headers=dict(upload.headers), content=chunked())  # type: ignore[arg-type]
    assert answer.status_code in {400, 403, 411}
    assert not await subject.store.exists(subject.bucket, "k")


async def test_uploads_racing_for_one_key_leave_one_object(subject: Subject) -> None:
    bodies = [b"one", b"two"]
    uploads = [await link_for(subject, "k", body) for body in bodies]
    answers = await asyncio.gather(
        *(
            subject.browser.put(upload.url, headers=dict(upload.headers), content=body)
            for upload, body in zip(uploads, bodies, strict=True)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    winner, loser = sorted(bodies, key=lambda body: answers[bodies.index(body)].status_code)
    assert (await subject.store.complete_upload(subject.bucket, "k", sha256=sha256(winner))).sha256 == sha256(winner)
    with pytest.raises(ObjectExists):
        await subject.store.complete_upload(subject.bucket, "k", sha256=sha256(loser))
    with pytest.raises(ObjectExists):
        await link_for(subject, "k", loser)
    assert await subject.store.get(subject.bucket, "k") == winner


async def test_a_wrong_upload_that_slipped_in_is_discarded(subject: Subject) -> None:
    """A store that does not check hashes itself would let this happen."""
    await subject.store.put(subject.bucket, "k", b"right", content_type="video/mp4")
    await subject.spoil("k", b"wrong")
    with pytest.raises(HashMismatch):
        await subject.store.complete_upload(subject.bucket, "k", sha256=sha256(b"right"))
    assert not await subject.store.exists(subject.bucket, "k")
    again = await subject.store.put(subject.bucket, "k", b"right", content_type="video/mp4")
    assert await subject.store.complete_upload(subject.bucket, "k", sha256=sha256(b"right")) == again


async def test_nothing_is_known_without_a_signature(subject: Subject) -> None:
    there = (await link_to_digits(subject)).partition("?")[0]
    absent = there.replace("digits", "absent")
    answers: list[httpx.Response] = [await subject.browser.get(url) for url in (there, absent)]
    assert {answer.status_code for answer in answers} == {403}
