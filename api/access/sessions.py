"""Sessions of the pages (页面会话): a signed cookie names a row that can be revoked. The API itself never reads the cookie.

The cookie is ``HttpOnly`` (no script reads it), ``SameSite=Lax`` (a foreign page's form or fetch does not bring it along; a
link does, so nothing may be changed by GET) and, over https, ``Secure`` under the ``__Host-`` prefix (RFC 6265bis, 4.1.3.2):
no neighbouring host can plant one. A form that changes something checks ``from_our_pages`` as well, because Lax is a promise
of the browser alone. The wall clock rules a session's life.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, delete
from sqlmodel import col, update
from starlette.requests import Request
from starlette.responses import Response

from api.access.models import PageSession
from api.access.proof import UNPROVEN, Authentication, TokenRefused
from api.clocks import WallTime, wall_now
from api.database import ReadSession, WriteSession

LIFE = timedelta(hours=8)
"""A working day: whoever comes back tomorrow logs in again."""
PURPOSE = b"sanxiang page session"


@dataclass(frozen=True, slots=True)
class Sessions:
    """Makes, checks and revokes sessions under the process's secret."""

    secret: bytes = field(repr=False)
    public_url: str
    now: Callable[[], WallTime] = wall_now

    @property
    def cookie(self) -> str:
        """The cookie's name."""
        return "__Host-sanxiang" if self.secure else "sanxiang"

    @property
    def secure(self) -> bool:
        """Whether browsers reach us over https."""
        return urlsplit(self.public_url).scheme == "https"

    def create(self, tx: WriteSession, account_id: UUID, authentication: Authentication = UNPROVEN) -> PageSession:
        """A new session for an account that has just logged in. Its id is random: nothing of it can be guessed."""
        now = self.now()
        session = PageSession(
            id=uuid4(), account_id=account_id, created_at=now, expires_at=now + LIFE, acr=authentication.acr,
            amr=sorted(authentication.amr),
        )  # fmt: skip
        tx.add(session)
        return session

    async def check(self, session: ReadSession | WriteSession, value: str) -> PageSession:
        """The session a cookie names. Raises TokenRefused for one that is not ours, has run out or was revoked."""
        found = await session.get(PageSession, self._named(value))
        if found is None or found.revoked_at is not None or self.now() >= WallTime(found.expires_at):
            raise TokenRefused("the session has ended")
        return found

    async def revoke(self, tx: WriteSession, value: str) -> None:
        """Log out. Raises TokenRefused for a cookie that is not ours; a session that has ended stays ended."""
        await self._end(tx, col(PageSession.id) == self._named(value))

    async def revoke_all(self, tx: WriteSession, account_id: UUID) -> None:
        """End every session of an account: a device was lost, or somebody left."""
        await self._end(tx, col(PageSession.account_id) == account_id)

    def hand_out(self, response: Response, session: PageSession) -> None:
        """Give the browser its cookie."""
        response.set_cookie(
            self.cookie, self.value_of(session.id), max_age=int(LIFE.total_seconds()), path="/", secure=self.secure,
            httponly=True, samesite="lax",
        )  # fmt: skip

    def take_back(self, response: Response) -> None:
        """Make the browser forget its cookie."""
        response.delete_cookie(self.cookie, path="/", secure=self.secure, httponly=True, samesite="lax")

    def value_of(self, session_id: UUID) -> str:
        """What the cookie holds: the id and its HMAC-SHA256."""
        return f"{session_id}.{self._code(session_id)}"

    def from_our_pages(self, request: Request) -> bool:
        """Whether a request that changes something comes from a page of ours: its Origin is ours, and is there."""
        return request.headers.get("origin") == _origin(self.public_url)

    async def _end(self, tx: WriteSession, which: ColumnElement[bool]) -> None:
        alive = col(PageSession.revoked_at).is_(None)
        await tx.execute(update(PageSession).where(which, alive).values(revoked_at=self.now()))

    def _named(self, value: str) -> UUID:
        head, _, code = value.partition(".")
        try:
            session_id = UUID(head)
        except ValueError as error:
            raise TokenRefused("the cookie is not ours") from error
        if not hmac.compare_digest(code.encode(), self._code(session_id).encode()):
            raise TokenRefused("the cookie is not ours")
        return session_id

    def _code(self, session_id: UUID) -> str:
        key = hmac.digest(self.secret, PURPOSE, hashlib.sha256)
        return hmac.new(key, session_id.bytes, hashlib.sha256).hexdigest()


async def remove_ended(tx: WriteSession, now: WallTime) -> int:
    """Remove the sessions whose time is over, revoked or not; returns how many. A cookie that names one is refused as before."""
    over = delete(PageSession).where(col(PageSession.expires_at) <= now).returning(col(PageSession.id))
    return len((await tx.execute(over)).all())


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
