"""Fields, certification, signatures: what a revision is, and every refusal beside its neighbour that succeeds."""

from __future__ import annotations

import asyncio
import hashlib
import io
from datetime import datetime, timedelta
from typing import Any

import pikepdf
import pytest
from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader

from signing.appearance import PersonAppearance
from signing.development import Kind, Subject
from signing.embedded import reading, signatures_in_order
from signing.fields import FieldSpec, prepare
from signing.keys import DigestName, Identity
from signing.refusals import (
    CertificateExpired,
    CertificateNotYetValid,
    DocumentUnreadable,
    FieldAlreadySigned,
    FieldUnknown,
    GlyphMissing,
    OutOfOrder,
    RoleMismatch,
    SignatureTooLarge,
    TimestampUnavailable,
)
from signing.sign import certify, sign
from tests.signing.stock import stock_sign
from tests.signing.world import FIELDS, SIGNED_AT, VALID, Clock, Signed, World, sign_all


def test_every_revision_only_appends(signed: Signed) -> None:
    before = signed.prepared
    for revision in signed.revisions:
        assert revision.pdf.startswith(before)
        assert revision.previous_sha256 == hashlib.sha256(before).hexdigest()
        assert revision.sha256 == hashlib.sha256(revision.pdf).hexdigest()
        assert revision.size == len(revision.pdf)
        before = revision.pdf


def test_what_a_revision_tells(world: World, signed: Signed) -> None:
    last = signed.revisions[-1]
    assert (last.field, last.role, last.signer, last.serial) == (
        "seal_organ",
        "organ_seal",
        world.seal.name,
        world.seal.serial,
    )
    assert (last.level, last.timestamp) == ("B-T", SIGNED_AT + timedelta(minutes=3))


def test_an_update_begins_on_its_own_line(document: bytes, prepared: bytes) -> None:
    """ISO 19005-2 §6.1.9; the typesetter ends without a line break, other programs with one."""
    assert not document.endswith(b"\n")
    assert prepared[len(document) :].startswith(b"\n")
    assert prepare(document + b"\r\n", FIELDS)[len(document) :].startswith(b"\r\n")


def test_the_metadata_and_the_first_page_stay_as_they_were(document: bytes, signed: Signed) -> None:
    """PDF/A asks XMP and the information dictionary to agree; no machine's clock may creep into either."""
    before, after = PdfFileReader(io.BytesIO(document)), PdfFileReader(io.BytesIO(signed.pdf))
    assert after.root["/Metadata"].data == before.root["/Metadata"].data
    assert after.trailer["/Info"] == before.trailer["/Info"]
    assert b"pyHanko" not in signed.pdf[len(document) :]


def test_appearances_need_neither_font_nor_image(signed: Signed) -> None:
    with pikepdf.open(io.BytesIO(signed.pdf)) as pdf:
        widgets = {str(w.T): w for w in pdf.pages[0].Annots}
        assert set(widgets) == {"platform", *(spec.name for spec in FIELDS)}
        for spec in FIELDS:
            form = widgets[spec.name].AP.N
            assert set(form.Resources.keys()) == {"/ExtGState"}
            assert form.Resources.ExtGState.Ink.BM == "/Multiply"
            assert len(form.read_bytes()) > 1000
            assert int(widgets[spec.name].F) & 0b100110 == 0b100, "printed, neither hidden nor kept from view (PDF/A)"
            assert str(widgets[spec.name].TU) == spec.role


def test_the_cms_is_der_and_lean(signed: Signed) -> None:
    """PAdES baseline: these signed attributes and no signing-time; the token is the one unsigned attribute."""
    with reading(signed.pdf) as reader:
        for signature in signatures_in_order(reader):
            raw = bytes(signature.pkcs7_content)
            content = cms.ContentInfo.load(raw)
            assert raw.startswith(content.dump())
            signer = content["content"]["signer_infos"][0]
            assert sorted(a["type"].native for a in signer["signed_attrs"]) == [
                "cms_algorithm_protection",
                "content_type",
                "message_digest",
                "signing_certificate_v2",
            ]
            assert [a["type"].native for a in signer["unsigned_attrs"]] == ["signature_time_stamp_token"]
            assert content["content"]["encap_content_info"]["content"].native is None, "detached"


async def test_documents_signed_at_the_same_time_do_not_mix(world: World, prepared: bytes) -> None:
    ways = [certify(prepared, world.platform, world.tsa, at=SIGNED_AT) for _ in range(6)]
    revisions = await asyncio.gather(*ways)
    for revision in revisions:
        with reading(revision.pdf) as reader:
            signature: Any = signatures_in_order(reader)[0]
            signature.compute_integrity_info()
            assert signature.summarise_integrity_info()["docmdp_ok"]


# Fields


@pytest.mark.parametrize(
    ("why", "spec"),
    [
        ("a page that is not there", FieldSpec("one", 1, None, "officer")),
        ("a page before the first", FieldSpec("one", -1, None, "officer")),
        ("a box upside down", FieldSpec("one", 0, (10, 90, 100, 50), "officer")),
        ("a name with a dot", FieldSpec("one.two", 0, None, "officer")),
        ("no role", FieldSpec("one", 0, None, "")),
        ("the platform's name", FieldSpec("platform", 0, None, "officer")),
        ("a name twice", FIELDS[0]),
    ],
)
def test_fields_that_make_no_sense(why: str, spec: FieldSpec, document: bytes) -> None:
    with pytest.raises(ValueError, match=r"field"):
        prepare(document, [FIELDS[0], spec])
    assert prepare(document, [FIELDS[0], FieldSpec("one", 0, (1.5, 1.5, 100, 50), "officer")]), why


def test_fields_are_placed_once(prepared: bytes, signed: Signed) -> None:
    for placed in (prepared, signed.pdf):
        with pytest.raises(OutOfOrder) as refusal:
            prepare(placed, [FieldSpec("late", 0, None, "officer")])
        assert refusal.value.code == "SIGN_ORDER"


@pytest.mark.parametrize("rubbish", [b"", b"hello", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_refused(rubbish: bytes) -> None:
    with pytest.raises(DocumentUnreadable):
        prepare(rubbish, FIELDS)


def test_an_encrypted_file_is_refused(document: bytes) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(DocumentUnreadable):
        prepare(locked.getvalue(), FIELDS)


# Order, fields, roles


async def test_the_certification_comes_first_and_once(world: World, prepared: bytes, document: bytes) -> None:
    officer = world.officers[0]
    with pytest.raises(OutOfOrder):
        await sign(prepared, "sig_officer_1", officer, world.tsa, role="officer", reason="签署", at=SIGNED_AT)
    certified = await certify(prepared, world.platform, world.tsa, at=SIGNED_AT)
    await sign(certified.pdf, "sig_officer_1", officer, world.tsa, role="officer", reason="签署", at=SIGNED_AT)
    with pytest.raises(OutOfOrder):
        await certify(certified.pdf, world.platform, world.tsa, at=SIGNED_AT)
    with pytest.raises(FieldUnknown):
        await certify(document + b"\n", world.platform, world.tsa, at=SIGNED_AT)
    signed_first = await stock_sign(prepared, "sig_officer_1", officer, world.tsa)
    with pytest.raises(OutOfOrder):
        await certify(signed_first, world.platform, world.tsa, at=SIGNED_AT)


async def test_field_and_role_must_fit(world: World, signed: Signed) -> None:
    certified, officer = signed.revisions[0].pdf, world.officers[0]

    async def attempt(field: str, role: str, pdf: bytes = certified) -> str:
        revision = await sign(pdf, field, officer, world.tsa, role=role, reason="签署", at=SIGNED_AT)
        return revision.field

    assert await attempt("sig_officer_1", "officer") == "sig_officer_1"
    with pytest.raises(FieldUnknown):
        await attempt("sig_officer_9", "officer")
    with pytest.raises(RoleMismatch):
        await attempt("seal_organ", "officer")
    with pytest.raises(FieldAlreadySigned):
        await attempt("sig_officer_1", "officer", signed.pdf)


# Time


async def test_certificates_at_the_signing_time(world: World, prepared: bytes) -> None:
    for at, refusal in (
        (VALID[0] - timedelta(days=1), CertificateNotYetValid),
        (VALID[1] + timedelta(days=1), CertificateExpired),
    ):
        with pytest.raises(refusal):
            await certify(prepared, world.platform, world.tsa, at=at)
    with pytest.raises(ValueError, match="aware"):
        await certify(prepared, world.platform, world.tsa, at=datetime(2026, 7, 2))  # noqa: DTZ001 # that is the point


async def test_a_token_after_the_certificate_ended_is_refused(world: World, prepared: bytes) -> None:
    """The claimed time is within the certificate's life; the authority's clock says that it is over."""
    world_later = World(world.authority, world.platform, world.officers, world.seal, world.tsa_identity, Clock())
    ended = world.authority.issue(
        "ended-platform", Subject("三项执法平台", "澜川市司法局"), VALID[0], SIGNED_AT, Kind.PLATFORM
    )
    assert (await certify(prepared, ended, world_later.tsa, at=SIGNED_AT)).timestamp == SIGNED_AT
    world_later.clock.now = SIGNED_AT + timedelta(seconds=1)
    with pytest.raises(CertificateExpired):
        await certify(prepared, ended, world_later.tsa, at=SIGNED_AT)


async def test_without_a_token_nothing_is_signed(world: World, prepared: bytes) -> None:
    class Down:
        async def token(self, digest: bytes, algorithm: DigestName) -> cms.ContentInfo:
            raise TimestampUnavailable("down for the test")

    with pytest.raises(TimestampUnavailable):
        await certify(prepared, world.platform, Down(), at=SIGNED_AT)


async def test_a_signature_too_large_for_its_place(world: World, prepared: bytes) -> None:
    seal = world.seal
    crowded = Identity(seal.key_ref, seal.certificate, seal.chain * 12, seal.sign)
    with pytest.raises(SignatureTooLarge):
        await certify(prepared, crowded, world.tsa, at=SIGNED_AT)


# Appearances


async def test_a_name_the_font_lacks_is_named(world: World, signed: Signed) -> None:
    rare = PersonAppearance("执法人员", "赵\U0002c386", "37010001", SIGNED_AT)
    with pytest.raises(GlyphMissing) as refusal:
        await sign(
            signed.revisions[0].pdf,
            "sig_officer_1",
            world.officers[0],
            world.tsa,
            role="officer",
            reason="签署",
            at=SIGNED_AT,
            appearance=rare,
        )
    assert refusal.value.characters == "\U0002c386"
    assert "\U0002c386" in refusal.value.zh


def test_a_person_is_shown_by_name_number_and_civil_time() -> None:
    shown = PersonAppearance("执法人员", "喆堃昇犇", "37010001", SIGNED_AT)
    assert shown.lines() == ["执法人员：喆堃昇犇", "执法证号：37010001", "签署时间：2026年7月2日 10:15"]
    assert PersonAppearance("审核人", "王建国", None, SIGNED_AT).lines() == [
        "审核人：王建国",
        "签署时间：2026年7月2日 10:15",
    ]
    for box in ((180.0, 50.0), (60.0, 20.0), (400.0, 12.0)):
        xs, ys = _extent(shown.draw(*box))
        assert min(xs) >= 0
        assert max(xs) <= box[0], "the drawing stays within its box"
        assert min(ys) >= 0
        assert max(ys) <= box[1]


async def test_the_same_signature_twice_is_the_same_but_for_chance(world: World, prepared: bytes) -> None:
    """Two signings differ only in the file identifier, the serial of the token and what follows from them."""
    one, two = [await sign_all(world, prepared) for _ in range(2)]
    assert [r.size for r in one.revisions] == [r.size for r in two.revisions]


def _extent(operators: bytes) -> tuple[list[float], list[float]]:
    xs: list[float] = []
    ys: list[float] = []
    for line in operators.decode().splitlines():
        *numbers, operator = line.split()
        if operator in ("m", "l", "c"):
            xs += map(float, numbers[0::2])
            ys += map(float, numbers[1::2])
    return xs, ys
