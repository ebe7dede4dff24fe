"""Splitting a file into its revisions, and the record that testifies to what was cut off."""

from __future__ import annotations

import hashlib
import io
import random

import pikepdf
import pytest

from signing.findings import failed
from signing.refusals import DocumentUnreadable
from signing.revisions import RevisionRecord, compare, split
from tests.signing.world import Signed


def test_a_file_splits_into_what_was_appended(document: bytes, signed: Signed) -> None:
    stages = [document + b"\n", signed.prepared, *(revision.pdf for revision in signed.revisions)]
    spans = split(signed.pdf)
    assert [span.size for span in spans] == [len(stage) for stage in stages]
    assert [span.sha256 for span in spans] == [hashlib.sha256(stage).hexdigest() for stage in stages]
    assert [span.seq for span in spans] == [1, 2, 3, 4, 5, 6]


def test_markers_inside_an_attachment_do_not_count(document: bytes) -> None:
    """An attached PDF brings its own markers, uncompressed."""
    with pikepdf.open(io.BytesIO(document)) as pdf:
        pdf.attachments["inner.pdf"] = pikepdf.AttachedFileSpec(pdf, document, filename="inner.pdf")
        outer = io.BytesIO()
        pdf.save(outer, compress_streams=False)
    assert outer.getvalue().count(b"%%EOF") == 2
    assert [span.size for span in split(outer.getvalue())] == [len(outer.getvalue())]


@pytest.mark.parametrize("rubbish", [b"", b"%PDF-1.7\n", b"\0" * 100])
def test_what_is_no_pdf(rubbish: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        split(rubbish)


def test_the_record_may_begin_with_any_revision_and_come_in_any_order(signed: Signed) -> None:
    for start in range(len(signed.record)):
        kept = signed.record[start:]
        random.Random(start).shuffle(kept)
        assert failed(compare(signed.pdf, kept)) == []


def test_every_earlier_stage_is_a_rollback(signed: Signed) -> None:
    for revision in signed.revisions[:-1]:
        assert failed(compare(revision.pdf, signed.record)) == ["ROLLED_BACK"]
    assert failed(compare(signed.prepared, signed.record)) == ["ROLLED_BACK"]
    for cut in (1, 100, len(signed.pdf) - 10):
        assert failed(compare(signed.pdf[:-cut], signed.record)) == ["TRUNCATED"]


def test_a_later_stage_than_recorded_is_unknown(signed: Signed) -> None:
    assert failed(compare(signed.pdf, signed.record[:-1])) == ["REVISION_UNKNOWN"]


def test_every_byte_is_covered(signed: Signed) -> None:
    chosen = random.Random(7)
    for _ in range(50):
        at = chosen.randrange(len(signed.pdf))
        altered = bytearray(signed.pdf)
        altered[at] ^= 1
        assert failed(compare(bytes(altered), signed.record)) == ["REVISION_ALTERED"], at


def test_a_record_of_another_file(document: bytes, signed: Signed) -> None:
    other = [RevisionRecord.unsigned(1, document), *signed.record[1:]]
    assert failed(compare(signed.pdf, other)) == []
    assert failed(compare(signed.pdf, [RevisionRecord.unsigned(1, bytes(len(document)))])) == ["REVISION_ALTERED"]
