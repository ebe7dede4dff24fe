"""Timestamps (RFC 3161): who gives them, and when a token is acceptable.

A signature is B-T only with a token of an authority; when none can be had, signing fails. No clock of ours ever
stands in for it – except in development, whose authority lives in ``development_timestamps.py`` and says so.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Protocol, Self, cast

import aiohttp
from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID

from signing.keys import HASHES, DigestName, common_name
from signing.refusals import TimestampUnavailable

QUERY = "application/timestamp-query"
REPLY = "application/timestamp-reply"

_NO_RESPONSE_OF_THIS_SIZE = 256 * 1024
"""Bytes read at most from an authority: a token with a long chain has about 10 000."""


class TimestampAuthority(Protocol):
    """Whoever proves that a digest existed at a time."""

    async def token(self, digest: bytes, algorithm: DigestName) -> cms.ContentInfo:
        """A checked token over ``digest``; raises :class:`~signing.refusals.TimestampUnavailable`."""
        ...


@dataclass(frozen=True)
class TokenFacts:
    """What a token says: the time (UTC), the authority's name and its certificate's validity."""

    time: datetime
    authority: str
    certificate: x509.Certificate


class TimestampResponse(core.Sequence):  # type: ignore[misc] # untyped base
    """RFC 3161 §2.4.2, with the token optional as the standard has it (asn1crypto's own demands one)."""

    _fields: ClassVar[list[tuple[object, ...]]] = [
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


class HttpTimestampAuthority:
    """An authority reached over HTTP (RFC 3161 §3.4), with a nonce and its certificate asked for.

    Open it once per process (``async with``): it owns one aiohttp session unless it is given another's. Whether the
    authority is one we trust is judged at verification; checked here is everything that makes a token worthless.
    ``seconds`` bounds the whole exchange.
    """

    def __init__(self, url: str, session: aiohttp.ClientSession | None = None, *, seconds: float = 10.0) -> None:
        self._url = url
        self._given = session
        self._own: aiohttp.ClientSession | None = None
        self._timeout = aiohttp.ClientTimeout(total=seconds, connect=min(seconds, 5.0))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the session this object opened; a session that was given stays open."""
        if self._own is not None:
            await self._own.close()
            self._own = None

    async def token(self, digest: bytes, algorithm: DigestName) -> cms.ContentInfo:
        """Ask for a token over ``digest`` and check it; raises TimestampUnavailable for every other outcome."""
        nonce = secrets.randbits(63)
        response = await self._post(timestamp_request(digest, algorithm, nonce).dump())
        token = granted_token(response)
        check_token(token, digest, algorithm, nonce)
        return token

    async def _post(self, request: bytes) -> bytes:
        headers = {"Content-Type": QUERY, "Accept": REPLY}
        try:
            async with self._session().post(
                self._url, data=request, headers=headers, timeout=self._timeout, allow_redirects=False
            ) as response:
                if response.status != 200:
                    raise TimestampUnavailable(f"HTTP status {response.status}")
                if response.content_type != REPLY:
                    raise TimestampUnavailable(f"content type {response.content_type!r}")
                return await _bounded(response)
        except (TimeoutError, aiohttp.ClientError, OSError) as problem:
            raise TimestampUnavailable(f"{type(problem).__name__}: {problem}") from problem

    def _session(self) -> aiohttp.ClientSession:
        if self._given is not None:
            return self._given
        if self._own is None:
            self._own = aiohttp.ClientSession()
        return self._own


def timestamp_request(digest: bytes, algorithm: DigestName, nonce: int) -> tsp.TimeStampReq:
    """The query of RFC 3161 §2.4.1; ``certReq`` is set, so that a token can be verified by itself."""
    imprint = {"hash_algorithm": algos.DigestAlgorithm({"algorithm": algorithm}), "hashed_message": digest}
    return tsp.TimeStampReq(
        {"version": "v1", "message_imprint": imprint, "nonce": core.Integer(nonce), "cert_req": True}
    )


def granted_token(response: bytes) -> cms.ContentInfo:
    """The token of a response whose status is granted (RFC 3161 §2.4.2); raises TimestampUnavailable."""
    try:
        parsed = TimestampResponse.load(response, strict=True)
        status = parsed["status"]["status"].native
        token = parsed["time_stamp_token"]
    except (ValueError, TypeError, KeyError) as problem:
        raise TimestampUnavailable(f"unreadable response: {problem}") from problem
    if status not in ("granted", "granted_with_mods"):
        raise TimestampUnavailable(f"status {status}")
    if not isinstance(token, cms.ContentInfo):
        raise TimestampUnavailable("granted without a token")
    return token


def check_token(token: cms.ContentInfo, digest: bytes, algorithm: DigestName, nonce: int | None) -> TokenFacts:
    """Check what RFC 3161 §2.4.2 asks of the requester: imprint, nonce, purpose, signature.

    The chain of the authority is not judged here but at verification, where the trusted roots are known.
    Raises TimestampUnavailable naming the first check that failed.
    """
    try:
        info = _tst_info(token)
        imprint = info["message_imprint"]
        if imprint["hash_algorithm"]["algorithm"].native != algorithm or imprint["hashed_message"].native != digest:
            raise TimestampUnavailable("the token is about another digest")
        if nonce is not None and info["nonce"].native != nonce:
            raise TimestampUnavailable("the token answers another request (nonce)")
        certificate = authority_certificate(token)
        _require_timestamping_only(certificate)
        _require_signature(token, certificate)
        facts = token_facts(token)
    except (ValueError, TypeError, KeyError, x509.ExtensionNotFound) as problem:
        raise TimestampUnavailable(f"unreadable token: {problem}") from problem
    if not certificate.not_valid_before_utc <= facts.time <= certificate.not_valid_after_utc:
        raise TimestampUnavailable("the authority's certificate is not valid at the time it states")
    return facts


def token_facts(token: cms.ContentInfo) -> TokenFacts:
    """Read a token without judging it; raises ValueError when it is none."""
    certificate = authority_certificate(token)
    time = cast(datetime, _tst_info(token)["gen_time"].native)
    return TokenFacts(time.astimezone(UTC), common_name(certificate.subject), certificate)


def authority_certificate(token: cms.ContentInfo) -> x509.Certificate:
    """The certificate, sent along in the token, that the token names as its signer; raises ValueError without it."""
    signer = _signer_info(token)["sid"].chosen
    for choice in token["content"]["certificates"]:
        certificate = choice.chosen
        if not isinstance(certificate, asn1_x509.Certificate):
            continue
        same_issuer = certificate.issuer.dump() == signer["issuer"].dump()
        if same_issuer and certificate.serial_number == signer["serial_number"].native:
            return x509.load_der_x509_certificate(certificate.dump())
    raise ValueError("the token does not carry its signer's certificate")


def _tst_info(token: cms.ContentInfo) -> tsp.TSTInfo:
    encapsulated = token["content"]["encap_content_info"]
    if encapsulated["content_type"].native != "tst_info":
        raise ValueError("not a timestamp token")
    return encapsulated["content"].parsed


def _signer_info(token: cms.ContentInfo) -> cms.SignerInfo:
    signers = token["content"]["signer_infos"]
    if len(signers) != 1:
        raise ValueError("a token has exactly one signer")
    return signers[0]


def _require_timestamping_only(certificate: x509.Certificate) -> None:
    """RFC 3161 §2.3: exactly one extended key usage, ``timeStamping``, marked critical."""
    usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    if not usage.critical or list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise TimestampUnavailable("the signer's certificate is not for timestamps alone")


def _require_signature(token: cms.ContentInfo, certificate: x509.Certificate) -> None:
    """The signed attributes hash the TSTInfo, and the authority's key signed the attributes (RFC 5652 §5.6)."""
    signer = _signer_info(token)
    digest_name = cast(DigestName, signer["digest_algorithm"]["algorithm"].native)
    attributes = {attribute["type"].native: attribute["values"] for attribute in signer["signed_attrs"]}
    content = token["content"]["encap_content_info"]["content"].contents
    hashed = HASHES[digest_name]
    if attributes["message_digest"][0].native != hashlib.new(digest_name, content).digest():
        raise TimestampUnavailable("the token's content does not match its digest")
    signed = b"\x31" + signer["signed_attrs"].dump()[1:]  # signed as a SET OF, stored under [0]
    key, signature = certificate.public_key(), signer["signature"].native
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), hashed)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(hashed))
        else:
            raise TimestampUnavailable("the authority's key is neither RSA nor ECDSA")
    except InvalidSignature as problem:
        raise TimestampUnavailable("the token's signature is wrong") from problem


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    content = await response.content.read(_NO_RESPONSE_OF_THIS_SIZE)
    while not response.content.at_eof():
        more = await response.content.read(_NO_RESPONSE_OF_THIS_SIZE - len(content) + 1)
        content += more
        if len(content) > _NO_RESPONSE_OF_THIS_SIZE:
            raise TimestampUnavailable("the response is far too long")
    return content
