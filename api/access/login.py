"""Login (登录): the issuer's tokens where one is set; on a laptop tokens of our own, which the development login gives to anybody
without proof. It warns, and refuses production."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from time import monotonic
from uuid import UUID

import structlog
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from api.access.models import Account
from api.access.oidc import Issuer
from api.access.proof import UNPROVEN, TokenRefused
from api.access.viewer import PUBLIC, Viewer, viewer_of
from api.clocks import LegalClock, legal_day, wall_now
from api.database import Database

LIFE = timedelta(hours=8)
ISSUER = "sanxiang"
ALGORITHM = "HS256"
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Signs and reads access tokens. The wall clock rules their life."""

    key: OctKey

    @classmethod
    def of(cls, secret: str) -> "Tokens":
        """Tokens under a secret."""
        return cls(OctKey.import_key(secret))

    def issue(self, account_id: UUID) -> str:
        """A token for an account."""
        now = wall_now()
        claims = {
            "iss": ISSUER, "sub": str(account_id), "iat": int(now.timestamp()), "exp": int((now + LIFE).timestamp()),
        }  # fmt: skip
        return jwt.encode({"alg": ALGORITHM}, claims, self.key)

    def account_of(self, token: str) -> UUID:
        """The account a token was issued to. Raises TokenRefused."""
        try:
            decoded = jwt.decode(token, self.key, algorithms=[ALGORITHM])
            registry = jwt.JWTClaimsRegistry(
                now=int(wall_now().timestamp()), leeway=30, iss={"essential": True, "value": ISSUER},
                sub={"essential": True}, exp={"essential": True},
            )  # fmt: skip
            registry.validate(decoded.claims)
            return UUID(decoded.claims["sub"])
        except (JoseError, ValueError) as error:
            raise TokenRefused(str(error)) from error


@dataclass(frozen=True, slots=True)
class Gatekeeper:
    """Tells who a request comes from. With an issuer only its tokens count; without one only our own, which a laptop gives."""

    database: Database
    clock: LegalClock
    tokens: Tokens | None
    issuer: Issuer | None = None
    known: "KnownViewers | None" = None

    async def viewer(self, authorization: str | None) -> Viewer:
        """The viewer behind an ``Authorization`` header; the public without one. Raises TokenRefused, LoginUnavailable."""
        if not authorization:
            return PUBLIC
        if self.known is None:
            return await self._viewer(authorization)
        viewer = self.known.recall(authorization)
        if viewer is None:
            viewer = await self._viewer(authorization)
            self.known.keep(authorization, viewer)
        return viewer

    async def _viewer(self, authorization: str) -> Viewer:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise TokenRefused("the Authorization header is no bearer token")
        # The issuer is asked before a connection is taken: a slow one must not hold up who is already in.
        login = await self.issuer.login_of(token) if self.issuer else None
        async with self.database.read() as session:
            if login is not None:
                account_id = await account_named(session, login.subject)
            elif self.tokens is not None:
                account_id = self.tokens.account_of(token)
            else:
                raise TokenRefused("no issuer is set: SANXIANG_OIDC_ISSUER")
            viewer = account_id and await viewer_of(session, account_id, legal_day(await self.clock.now(session)))
        if not viewer:
            raise TokenRefused("nobody may log in with this account")
        return replace(viewer, authentication=login.authentication if login else UNPROVEN)


@dataclass(slots=True)
class KnownViewers:
    """Who was let in a moment ago, by the hash of what they showed: a page asks many questions in one breath.

    Whoever loses an office or an account keeps it for ``seconds`` at the utmost. Bounded; the oldest are forgotten.
    """

    seconds: float = 5.0
    most: int = 10_000
    _kept: "OrderedDict[bytes, tuple[float, Viewer]]" = field(default_factory=OrderedDict)

    def recall(self, authorization: str) -> Viewer | None:
        """The viewer, if let in within the time."""
        found = self._kept.get(_digest(authorization))
        return found[1] if found and monotonic() < found[0] else None

    def keep(self, authorization: str, viewer: Viewer) -> None:
        """Remember a viewer for the time."""
        self._kept[_digest(authorization)] = (monotonic() + self.seconds, viewer)
        while len(self._kept) > self.most:
            self._kept.popitem(last=False)


def _digest(authorization: str) -> bytes:
    return hashlib.sha256(authorization.encode()).digest()


async def account_named(session: AsyncSession, login: str) -> UUID | None:
    """The account that an issuer's ``sub`` names."""
    query = select(Account.id).where(col(Account.login) == login)
    return (await session.execute(query)).scalar_one_or_none()


@dataclass(frozen=True, slots=True)
class DevelopmentLogin:
    """Lets anybody in as anybody. Raises RuntimeError in production."""

    database: Database
    tokens: Tokens
    production: bool

    def __post_init__(self) -> None:
        if self.production:
            raise RuntimeError("the development login refuses production")
        log.warning("development_login", note="anybody may log in as anybody")

    async def token_for(self, login: str) -> str | None:
        """A token for the account with this login, None if there is none."""
        query = select(Account.id).where(col(Account.login) == login, col(Account.active))
        async with self.database.read() as session:
            account_id = (await session.execute(query)).scalar_one_or_none()
        return self.tokens.issue(account_id) if account_id else None
