"""The development's timestamp authority: in process, or over HTTP as a tiny ASGI application.

It states the *legal* clock of the demonstration, so its tokens prove nothing; both faces refuse production.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from asn1crypto import cms, core, tsp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from signing.envelope import envelope
from signing.keys import DigestName, Identity
from signing.refusals import DevelopmentOnly, SigningRefused
from signing.timestamps import QUERY, REPLY, TimestampResponse, check_token, granted_token, timestamp_request

POLICY = "2.999.3161"
"""A policy identifier in the arc set aside for examples (ITU-T X.660): nobody can take it for a real one."""

_DIGEST_SIZES: dict[str, int] = {"sha256": 32, "sha384": 48, "sha512": 64}
_LONGEST_QUERY = 16 * 1024


class DevelopmentTimestampAuthority:
    """Signs timestamps with a development identity at the time its ``clock`` gives (aware, legal time)."""

    def __init__(self, identity: Identity, clock: Callable[[], datetime], *, production: bool = False) -> None:
        if production:
            raise DevelopmentOnly("The development timestamp authority")
        self._identity = identity
        self._clock = clock

    async def token(self, digest: bytes, algorithm: DigestName) -> cms.ContentInfo:
        """A checked token, by the same request, response and checks as over HTTP."""
        nonce = secrets.randbits(63)
        token = granted_token(self.respond(timestamp_request(digest, algorithm, nonce).dump()))
        check_token(token, digest, algorithm, nonce)
        return token

    def respond(self, query: bytes) -> bytes:
        """The DER response to a DER query (RFC 3161 §2.4). What it cannot stamp is answered by a rejection."""
        try:
            request = tsp.TimeStampReq.load(query, strict=True)
            imprint = request["message_imprint"]
            algorithm = imprint["hash_algorithm"]["algorithm"].native
            digest = imprint["hashed_message"].native
        except (ValueError, TypeError, KeyError):
            return _rejection("bad_data_format")
        if _DIGEST_SIZES.get(algorithm) != len(digest):
            return _rejection("bad_alg")
        at = self._clock()
        try:
            self._identity.require_valid(at)
        except SigningRefused:
            return _rejection("system_failure")
        token = self._sign(tsp.TSTInfo(self._statement(request, at)).dump())
        return bytes(TimestampResponse({"status": {"status": "granted"}, "time_stamp_token": token}).dump())

    def _statement(self, request: tsp.TimeStampReq, at: datetime) -> dict[str, object]:
        statement: dict[str, object] = {
            "version": "v1",
            "policy": POLICY,
            "message_imprint": request["message_imprint"],
            "serial_number": secrets.randbits(63),
            "gen_time": core.GeneralizedTime(at.astimezone(UTC).replace(microsecond=0)),
        }
        if request["nonce"].native is not None:
            statement["nonce"] = request["nonce"]
        return statement

    def _sign(self, statement: bytes) -> cms.ContentInfo:
        template = envelope(self._identity, "sha256", "tst_info")
        digest = hashlib.sha256(statement).digest()
        return cms.ContentInfo.load(template.seal(digest, template.sign(digest), content=statement))


def timestamp_app(authority: DevelopmentTimestampAuthority, *, production: bool) -> Starlette:
    """The authority behind ``POST /tsa`` (RFC 3161 §3.4), to be mounted by the development server only."""
    if production:
        raise DevelopmentOnly("The development timestamp service")

    async def stamp(request: Request) -> Response:
        if request.headers.get("content-type") != QUERY:
            return Response(f"send {QUERY}\n", status_code=415, media_type="text/plain")
        query = await request.body()
        if len(query) > _LONGEST_QUERY:
            return Response("the query is too long\n", status_code=413, media_type="text/plain")
        return Response(authority.respond(query), media_type=REPLY)

    return Starlette(routes=[Route("/tsa", stamp, methods=["POST"])])


def _rejection(reason: str) -> bytes:
    status = {"status": "rejection", "fail_info": tsp.PKIFailureInfo({reason})}
    return bytes(TimestampResponse({"status": status}).dump())
