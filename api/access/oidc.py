"""Login by OpenID Connect (统一身份认证). We are a resource server: tokens come from the organ's own issuer, we only check them.

Found by discovery (OpenID Connect Discovery 1.0, section 4), signed with a published key (RFC 7517), checked claim by claim
(RFC 7519): issuer, audience, expiry, not-before, issued-at, each with 60 seconds of skew on the wall clock. Only asymmetric
algorithms are known here, so neither ``none`` nor a public key used as an HMAC secret can pass (RFC 8725, section 3.1).
"""

import asyncio
import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx
import structlog
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, RSAKey

from api.access.proof import Authentication, Login, LoginUnavailable, TokenRefused
from api.clocks import WallTime, wall_now
from api.settings import Settings

ALGORITHMS = ("RS256", "PS256", "ES256")
SKEW = timedelta(seconds=60)
FRESH_FOR = timedelta(hours=1)
"""How long fetched keys are used without asking again."""
STALE_FOR = timedelta(hours=24)
"""How long they are used when the issuer does not answer: long enough for a bad night, too short to keep a revoked key."""
REFETCH_AFTER = timedelta(seconds=30)
"""However many tokens with unknown keys arrive, the issuer is asked no more often."""
SMALLEST_RSA_BITS = 2048
PublicKey = RSAKey | ECKey
log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Issuer:
    """One issuer and the keys it published last."""

    url: str
    audience: str
    client: httpx.AsyncClient
    now: Callable[[], WallTime] = wall_now
    _keys: Mapping[str, PublicKey] = field(default_factory=dict, init=False, repr=False)
    _fetched_at: datetime | None = field(default=None, init=False)
    _asked_at: datetime | None = field(default=None, init=False)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False)

    async def login_of(self, token: str) -> Login:
        """Who the token speaks for. Raises TokenRefused, and LoginUnavailable when no key can be had."""
        try:
            header = jwt_header(token)
            if header.get("alg") not in ALGORITHMS:
                raise TokenRefused(f"algorithm {header.get('alg')!r} is not accepted")
            key = await self._key(header.get("kid"))
            claims = jwt.decode(token, key, algorithms=list(ALGORITHMS)).claims
            self._expected().validate(claims)
        except (JoseError, ValueError) as error:
            raise TokenRefused(f"{type(error).__name__}: {error}") from error
        if not claims["sub"]:
            raise TokenRefused("the token names nobody")
        return Login(claims["sub"], authentication_of(claims))

    async def aclose(self) -> None:
        """Close connections."""
        await self.client.aclose()

    def _expected(self) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            now=int(self.now().timestamp()), leeway=int(SKEW.total_seconds()),
            iss={"essential": True, "value": self.url}, aud={"essential": True, "value": self.audience},
            sub={"essential": True}, exp={"essential": True}, iat={"essential": True},
        )  # fmt: skip

    async def _key(self, kid: object) -> PublicKey:
        """The key a token names; a token that names none may mean the only one. Raises TokenRefused, LoginUnavailable."""
        if not self._within(self._fetched_at, FRESH_FOR) or (found := self._named(kid)) is None:
            await self._ask_again()
            found = self._named(kid)
        if not self._within(self._fetched_at, STALE_FOR):
            raise LoginUnavailable(f"no keys of {self.url}")
        if found is None:
            raise TokenRefused("signed with a key that the issuer does not publish")
        return found

    def _named(self, kid: object) -> PublicKey | None:
        if isinstance(kid, str):
            return self._keys.get(kid)
        return next(iter(self._keys.values())) if kid is None and len(self._keys) == 1 else None

    async def _ask_again(self) -> None:
        """Fetch the keys, unless somebody just did or just tried; keep the old ones when that fails."""
        async with self._one_at_a_time:
            if self._within(self._asked_at, REFETCH_AFTER):
                return
            self._asked_at = self.now()
            try:
                self._keys = await self._published()
                self._fetched_at = self.now()
            except (httpx.HTTPError, httpx.InvalidURL, JoseError, ValueError) as error:
                log.warning("oidc_issuer_unreachable", issuer=self.url, why=f"{type(error).__name__}: {error}")

    async def _published(self) -> dict[str, PublicKey]:
        """The issuer's keys by their names. Raises ValueError for an issuer that is not the one that was set."""
        about = await self._json(self.url.rstrip("/") + "/.well-known/openid-configuration")
        if about.get("issuer") != self.url:
            raise ValueError(f"the discovery document speaks of {about.get('issuer')!r}")
        address = about.get("jwks_uri")
        if not isinstance(address, str) or httpx.URL(address).scheme != httpx.URL(self.url).scheme:
            raise ValueError(f"jwks_uri {address!r} is no address of the issuer's kind")
        keys = usable(await self._json(address))
        if not keys:
            raise ValueError("the issuer publishes no usable key")
        return keys

    async def _json(self, url: str) -> dict[str, Any]:
        response = await self.client.get(url, follow_redirects=False)
        response.raise_for_status()
        content = response.json()
        if not isinstance(content, dict):
            raise ValueError(f"{url} is no JSON object")
        return content

    def _within(self, since: datetime | None, span: timedelta) -> bool:
        now: datetime = self.now()
        return since is not None and now - since < span


def issuer_of(settings: Settings) -> Issuer | None:
    """The issuer that was set, None if logins are the development's."""
    if settings.oidc_issuer is None:
        return None
    assert settings.oidc_audience is not None
    return Issuer(settings.oidc_issuer, settings.oidc_audience, httpx.AsyncClient(timeout=5))


def jwt_header(token: str) -> dict[str, Any]:
    """A token's header, not yet believed. Raises ValueError."""
    return dict(jws.extract_compact(token.encode("ascii")).headers())


def usable(published: Mapping[str, Any]) -> dict[str, PublicKey]:
    """The keys of a set that can verify our algorithms; others, such as keys for encryption, are left out."""
    found: dict[str, PublicKey] = {}
    for entry in published.get("keys") or ():
        if (
            not isinstance(entry, dict)
            or entry.get("use", "sig") != "sig"
            or entry.get("alg", ALGORITHMS[0]) not in ALGORITHMS
        ):
            continue
        try:
            key = _imported(entry)
        except (JoseError, ValueError, TypeError):
            continue
        if key is not None:
            found[str(entry.get("kid", ""))] = key
    return found


def _imported(entry: dict[str, Any]) -> PublicKey | None:
    if entry.get("kty") == "RSA":
        modulus = int.from_bytes(base64.urlsafe_b64decode(str(entry.get("n")) + "=="))
        return RSAKey.import_key(entry) if modulus.bit_length() >= SMALLEST_RSA_BITS else None
    if entry.get("kty") == "EC" and entry.get("crv") == "P-256":
        return ECKey.import_key(entry)
    return None


def authentication_of(claims: Mapping[str, Any]) -> Authentication:
    """How a person proved who they are (``acr``; ``amr`` in the words of RFC 8176); what is not well-formed counts as nothing."""
    acr, amr = claims.get("acr"), claims.get("amr")
    return Authentication(
        acr if isinstance(acr, str) else "",
        frozenset(one for one in amr if isinstance(one, str)) if isinstance(amr, list) else frozenset(),
    )
