"""Every attack fails verification with its own finding, next to the untouched file that passes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.sign.fields import enumerate_sig_fields

from signing.development import DevelopmentAuthority, Kind, Subject
from signing.development_timestamps import DevelopmentTimestampAuthority
from signing.embedded import reading, signature_token, signatures_in_order
from signing.fields import FieldSpec, RevisionWriter, prepare
from signing.findings import failed
from signing.keys import Identity
from signing.revisions import RevisionRecord
from signing.sign import certify, sign
from signing.trust import TrustAnchors
from signing.verify import ExpectedSignature, certification, verify
from tests.signing.world import FIELDS, ORGAN, SIGNED_AT, VALID, Signed, World, check, sign_all

pdf_objects: Any = generic


async def test_the_untouched_file_passes_every_check(world: World, signed: Signed) -> None:
    verdict = await check(world, signed.pdf, signed)
    assert verdict.failures == ()
    assert verdict.valid
    assert [s.signer for s in verdict.signatures] == ["三项执法平台", "王建国", "李秀英", ORGAN]
    assert {s.level for s in verdict.signatures} == {"B-T"}
    assert [s.timestamp for s in verdict.signatures] == [SIGNED_AT + timedelta(minutes=n) for n in range(4)]
    assert verdict.signatures[1].reason == "签署"


# What no validator notices and only the record does


async def test_a_stripped_timestamp(world: World, signed: Signed) -> None:
    verdict = await check(world, _without_timestamp(signed.pdf, "seal_organ"), signed)
    assert failed(verdict.findings) == ["TIMESTAMP_STRIPPED", "LEVEL", "TIMESTAMP"]


async def test_rolled_back_before_the_seal(world: World, signed: Signed) -> None:
    without_seal = signed.revisions[-2].pdf
    verdict = await check(world, without_seal, signed)
    assert failed(verdict.findings) == ["ROLLED_BACK", "SIGNATURE_MISSING"]
    then = replace(signed, revisions=signed.revisions[:-1])
    assert (await check(world, without_seal, then, expected=world.expected()[:-1])).valid, "before the seal it was fine"


async def test_cut_in_the_middle(world: World, signed: Signed) -> None:
    verdict = await check(world, signed.pdf[:-700], signed)
    assert "TRUNCATED" in failed(verdict.findings)
    assert not verdict.valid


@pytest.mark.parametrize("junk", [b"%padding\n", b"\n", b" " * 512])
async def test_bytes_appended(world: World, signed: Signed, junk: bytes) -> None:
    verdict = await check(world, signed.pdf + junk, signed)
    assert failed(verdict.findings) == ["BYTES_APPENDED", "TRAILING_BYTES"]


async def test_a_disk_block_of_zeros_appended(world: World, signed: Signed) -> None:
    """Strict reading already gives up, and the record still says why."""
    verdict = await check(world, signed.pdf + bytes(4096), signed)
    assert failed(verdict.findings) == ["READABLE", "BYTES_APPENDED"]


async def test_bytes_hidden_behind_a_signature(world: World, signed: Signed) -> None:
    hidden = _rewrite_contents(signed.pdf, "sig_officer_1", lambda der: der + b"hidden")
    verdict = await check(world, hidden, signed)
    assert failed(verdict.findings)[0] == "REVISION_ALTERED"
    assert "PADDING" in failed(verdict.findings)


async def test_an_unrecorded_revision(world: World, signed: Signed) -> None:
    writer = RevisionWriter(io.BytesIO(signed.pdf))
    writer.add_object(pdf_objects.TextStringObject("nothing refers to this"))
    verdict = await check(world, writer.whole_file(), signed)
    assert "REVISION_UNKNOWN" in failed(verdict.findings)


# Changes that a validator notices


async def test_a_page_changed_under_the_signatures(world: World, signed: Signed) -> None:
    writer = RevisionWriter(io.BytesIO(signed.pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Contents")] = writer.add_object(pdf_objects.StreamObject(stream_data=b"0 0 595 842 re f"))
    writer.update_container(page)
    verdict = await check(world, writer.whole_file(), signed)
    assert {"REVISION_UNKNOWN", "CHANGED_AFTER", "BOTTOM_LINE"} <= set(failed(verdict.findings))


async def test_a_byte_changed_in_place(world: World, signed: Signed) -> None:
    at = signed.pdf.index(b"/MediaBox") + len(b"/MediaBox[0 0 ")
    changed = signed.pdf[:at] + bytes([signed.pdf[at] ^ 1]) + signed.pdf[at + 1 :]
    verdict = await check(world, changed, signed)
    assert {"REVISION_ALTERED", "INTEGRITY", "BOTTOM_LINE"} <= set(failed(verdict.findings))
    assert sum(f.code == "INTEGRITY" and not f.passed for f in verdict.findings) == 4, "all signatures cover the page"


async def test_a_timestamp_taken_from_another_signature(world: World, signed: Signed) -> None:
    stolen = _token(signed.pdf, "sig_officer_1")

    def graft(der: bytes) -> bytes:
        content = cms.ContentInfo.load(der)
        content["content"]["signer_infos"][0]["unsigned_attrs"] = [
            {"type": "signature_time_stamp_token", "values": [stolen]}
        ]
        return bytes(content.dump())

    verdict = await check(world, _rewrite_contents(signed.pdf, "seal_organ", graft), signed)
    assert {"REVISION_ALTERED", "TIMESTAMP", "BOTTOM_LINE", "LEVEL"} <= set(failed(verdict.findings))


async def test_a_forged_token_beside_the_good_one(
    world: World, signed: Signed, elsewhere: DevelopmentAuthority
) -> None:
    """Unsigned attributes are anybody's: an earlier time put in front must not be believed on the other's credit."""
    stranger = elsewhere.issue("forger", Subject("他处时间戳", "他处"), *VALID, Kind.TIMESTAMP)
    forger = DevelopmentTimestampAuthority(stranger, lambda: SIGNED_AT - timedelta(days=300))
    good = _token(signed.pdf, "seal_organ")
    imprint = good["content"]["encap_content_info"]["content"].parsed["message_imprint"]["hashed_message"].native
    forged = await forger.token(imprint, "sha256")

    def add(der: bytes) -> bytes:
        content = cms.ContentInfo.load(der)
        kind = "signature_time_stamp_token"
        content["content"]["signer_infos"][0]["unsigned_attrs"] = [
            {"type": kind, "values": [forged]},
            {"type": kind, "values": [good]},
        ]
        return bytes(content.dump())

    verdict = await check(world, _rewrite_contents(signed.pdf, "seal_organ", add), signed)
    assert {"REVISION_ALTERED", "TIMESTAMP", "LEVEL"} <= set(failed(verdict.findings))
    assert verdict.signatures[-1].timestamp is None


# Wrong people, wrong places, wrong order: signed for real, so the record agrees and the plan does not


async def test_swapped_fields(world: World, prepared: bytes) -> None:
    first, second = world.officers
    swapped = await sign_all(world, prepared, signers={"sig_officer_1": second, "sig_officer_2": first})
    verdict = await check(world, swapped.pdf, swapped)
    assert failed(verdict.findings) == ["SIGNER"]
    assert [f.field for f in verdict.failures] == ["sig_officer_1", "sig_officer_2"]


async def test_signatures_swapped_between_fields_afterwards(world: World, signed: Signed) -> None:
    writer = RevisionWriter(io.BytesIO(signed.pdf))
    found = {name: ref.get_object() for name, _, ref in enumerate_sig_fields(writer)}
    one, two = found["sig_officer_1"], found["sig_officer_2"]
    key = pdf_name("/V")
    first, second = one.raw_get(key), two.raw_get(key)
    one[key], two[key] = second, first
    writer.update_container(one)
    writer.update_container(two)
    verdict = await check(world, writer.whole_file(), signed)
    assert {"REVISION_UNKNOWN", "SIGN_ORDER", "SIGNER", "CHANGED_AFTER"} <= set(failed(verdict.findings))


async def test_the_wrong_order(world: World, prepared: bytes) -> None:
    early_seal = await sign_all(world, prepared, order=("sig_officer_1", "seal_organ", "sig_officer_2"))
    verdict = await check(world, early_seal.pdf, early_seal)
    assert failed(verdict.findings) == ["SIGN_ORDER"]


async def test_a_second_signature_of_the_same_person(world: World, prepared: bytes) -> None:
    alone = world.officers[0]
    twice = await sign_all(world, prepared, signers={"sig_officer_2": alone})
    verdict = await check(world, twice.pdf, twice)
    assert failed(verdict.findings) == ["SIGNER_REPEATED", "SIGNER"]
    plan = world.expected()
    plan[2] = replace(plan[2], signer=alone.name, serial=alone.serial)
    assert (await check(world, twice.pdf, twice, expected=plan)).valid, "a plan may name one person twice"


async def test_a_foreign_signer_of_the_same_name(
    world: World, prepared: bytes, elsewhere: DevelopmentAuthority
) -> None:
    impostor = elsewhere.issue("officer-1", Subject("王建国", ORGAN, "37010001"), *VALID)
    forged = await sign_all(world, prepared, signers={"sig_officer_1": impostor})
    verdict = await check(world, forged.pdf, forged)
    assert failed(verdict.findings) == ["SIGNER", "BOTTOM_LINE", "CHAIN"]
    assert {f.field for f in verdict.failures} == {"sig_officer_1"}


async def test_somebody_outside_the_plan(world: World, signed: Signed) -> None:
    shorter = [wanted for wanted in world.expected() if wanted.field != "sig_officer_2"]
    verdict = await check(world, signed.pdf, signed, expected=shorter)
    assert failed(verdict.findings) == ["SIGNATURE_UNEXPECTED"]


async def test_another_role_than_planned(world: World, signed: Signed) -> None:
    plan = [replace(w, role="recorder") if w.field == "sig_officer_2" else w for w in world.expected()]
    assert failed((await check(world, signed.pdf, signed, expected=plan)).findings) == ["ROLE"]


async def test_a_higher_level_than_reached(world: World, signed: Signed) -> None:
    plan = [*world.expected()[:-1], replace(world.expected()[-1], level="B-LT")]
    assert failed((await check(world, signed.pdf, signed, expected=plan)).findings) == ["LEVEL"]
    unheard_of = [*world.expected()[:-1], replace(world.expected()[-1], level="B-X")]
    assert failed((await check(world, signed.pdf, signed, expected=unheard_of)).findings) == ["LEVEL"]


async def test_signed_without_certification(world: World, document: bytes) -> None:
    """Stock pyHanko signs a field of an uncertified document; our own sign() refuses to."""
    from tests.signing.stock import stock_sign

    one = FieldSpec("seal_organ", 0, FIELDS[2].box, "organ_seal")
    pdf = await stock_sign(prepare(document, [one]), "seal_organ", world.seal, world.tsa)
    expected = [ExpectedSignature("seal_organ", "organ_seal", world.seal.name, world.seal.serial)]
    record = [RevisionRecord.unsigned(1, pdf)]
    verdict = await verify(pdf, trust=world.trust, expected=expected, record=record)
    assert failed(verdict.findings) == ["CERTIFICATION_FIRST"]


# Time and trust


@pytest.mark.parametrize(
    ("why", "revoked_at", "codes"),
    [
        ("revoked the day before signing", SIGNED_AT - timedelta(days=1), ["BOTTOM_LINE", "CHAIN", "REVOKED"]),
        ("revoked the day after signing", SIGNED_AT + timedelta(days=1), []),
    ],
)
async def test_revocation(
    why: str, revoked_at: datetime, codes: list[str], world: World, prepared: bytes, elsewhere: DevelopmentAuthority
) -> None:
    officer = elsewhere.issue(f"revoked-{revoked_at:%d}", Subject("王建国", ORGAN, "37010001"), *VALID)
    done = await sign_all(world, prepared, signers={"sig_officer_1": officer})
    elsewhere.revoke(officer.serial, revoked_at)
    trust = TrustAnchors(
        [world.authority.root, elsewhere.root], [*world.authority.crl(), *elsewhere.crl()], world.trust.tsa_roots
    )
    plan = [replace(w, serial=officer.serial) if w.field == "sig_officer_1" else w for w in world.expected()]
    assert failed((await check(world, done.pdf, done, trust=trust, expected=plan)).findings) == codes, why


async def test_revocation_lists_missing(world: World, signed: Signed) -> None:
    trust = replace(world.trust, crls=[])
    codes = failed((await check(world, signed.pdf, signed, trust=trust)).findings)
    assert {"CHAIN", "BOTTOM_LINE", "TIMESTAMP"} <= set(codes)


class Careless(Identity):
    """A signer's software that does not look at the calendar."""

    def require_valid(self, at: datetime) -> None:
        return


async def test_a_timestamp_later_than_the_certificate(world: World, prepared: bytes) -> None:
    ended = world.authority.issue("officer-ended", Subject("王建国", ORGAN, "37010001"), VALID[0], SIGNED_AT)
    careless = Careless(ended.key_ref, ended.certificate, ended.chain, ended.sign)
    late = await sign_all(world, prepared, signers={"sig_officer_1": careless})
    plan = [replace(w, serial=ended.serial) if w.field == "sig_officer_1" else w for w in world.expected()]
    codes = failed((await check(world, late.pdf, late, expected=plan)).findings)
    assert codes == ["BOTTOM_LINE", "CHAIN", "CERTIFICATE_PERIOD"]


async def test_an_unknown_timestamp_authority(world: World, prepared: bytes, elsewhere: DevelopmentAuthority) -> None:
    stranger = elsewhere.issue("tsa", Subject("他处时间戳", "他处"), *VALID, Kind.TIMESTAMP)
    stamped = await sign_all(replace(world, tsa_identity=stranger), prepared)
    codes = failed((await check(world, stamped.pdf, stamped)).findings)
    assert codes == ["LEVEL", "BOTTOM_LINE", "TIMESTAMP"]


async def test_timestamps_that_go_backwards(world: World, prepared: bytes) -> None:
    later = DevelopmentTimestampAuthority(world.tsa_identity, lambda: SIGNED_AT + timedelta(hours=2))
    earlier = DevelopmentTimestampAuthority(world.tsa_identity, lambda: SIGNED_AT)
    first = await certify(prepared, world.platform, later, at=SIGNED_AT)
    second = await sign(
        first.pdf, "sig_officer_1", world.officers[0], earlier, role="officer", reason="签署", at=SIGNED_AT
    )
    done = Signed(prepared, [first, second])
    codes = failed((await check(world, done.pdf, done, expected=world.expected()[:2])).findings)
    assert codes == ["TIME_ORDER"]


@pytest.mark.parametrize(
    ("why", "at", "codes"),
    [
        ("verified before it was signed", SIGNED_AT - timedelta(days=1), ["TIMESTAMP_FUTURE"]),
        ("verified the next day", SIGNED_AT + timedelta(days=1), []),
        ("after the authority's certificate", datetime(2029, 1, 1, tzinfo=UTC), ["TIMESTAMP_EXPIRED"]),
        ("no moment asked about", None, []),
    ],
)
async def test_the_moment_of_verification(
    why: str, at: datetime | None, codes: list[str], world: World, signed: Signed
) -> None:
    assert failed((await check(world, signed.pdf, signed, at=at)).findings) == codes, why


# Empty questions and unreadable answers


async def test_nothing_expected_is_a_failure(world: World, signed: Signed) -> None:
    verdict = await check(world, signed.pdf, signed, expected=[])
    assert failed(verdict.findings)[0] == "EXPECTATION"
    assert not verdict.valid


@pytest.mark.parametrize("record", [None, []])
async def test_no_record_is_a_failure(world: World, signed: Signed, record: list[RevisionRecord] | None) -> None:
    verdict = await check(world, signed.pdf, signed, record=record)
    assert failed(verdict.findings) == ["RECORD"]


async def test_a_record_that_contradicts_itself(world: World, signed: Signed) -> None:
    record = [signed.record[0], replace(signed.record[1], size=signed.record[0].size), *signed.record[2:]]
    assert failed((await check(world, signed.pdf, signed, record=record)).findings) == ["RECORD_INCONSISTENT"]


@pytest.mark.parametrize("rubbish", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff" * 2000])
async def test_what_is_no_pdf(world: World, signed: Signed, rubbish: bytes) -> None:
    verdict = await check(world, rubbish, signed)
    assert failed(verdict.findings)[0] == "READABLE"
    assert not verdict.valid


async def test_an_unsigned_file(world: World, signed: Signed, document: bytes) -> None:
    record = [RevisionRecord.unsigned(1, document)]
    verdict = await check(world, document, signed, record=record, expected=[certification("三项执法平台")])
    assert failed(verdict.findings) == ["CERTIFICATION_FIRST", "SIGNATURE_MISSING"]


async def test_no_flipped_byte_goes_unnoticed(world: World, signed: Signed) -> None:
    """A byte here and there through the whole file: whatever it hits, the verdict is bad and nothing is raised."""
    for at in range(0, len(signed.pdf), len(signed.pdf) // 23):
        changed = signed.pdf[:at] + bytes([signed.pdf[at] ^ 0x15]) + signed.pdf[at + 1 :]
        assert not (await check(world, changed, signed)).valid, at


def _without_timestamp(pdf: bytes, field: str) -> bytes:
    def strip(der: bytes) -> bytes:
        content = cms.ContentInfo.load(der)
        signer = content["content"]["signer_infos"][0]
        signer["unsigned_attrs"] = None
        return bytes(content.dump())

    return _rewrite_contents(pdf, field, strip)


def _token(pdf: bytes, field: str) -> cms.ContentInfo:
    with reading(pdf) as reader:
        token = signature_token(next(s for s in signatures_in_order(reader) if s.field_name == field))
        assert token is not None
        return cms.ContentInfo.load(token.dump())


def _rewrite_contents(pdf: bytes, field: str, change: Any) -> bytes:
    """Replace the CMS of one signature, in the space that its own byte range leaves out."""
    with reading(pdf) as reader:
        chosen = next(s for s in signatures_in_order(reader) if s.field_name == field)
        start, end = int(chosen.byte_range[1]), int(chosen.byte_range[2])
        der = cms.ContentInfo.load(bytes(chosen.pkcs7_content)).dump()
    room = end - start - 2
    hexadecimal = change(der).hex().encode().ljust(room, b"0")
    assert len(hexadecimal) == room
    return pdf[: start + 1] + bytes(hexadecimal) + pdf[end - 1 :]
