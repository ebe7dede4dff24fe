"""Sessions of the pages: the cookie opens what it names until it runs out or is revoked, and only from our pages."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import select
from starlette.requests import Request
from starlette.responses import Response

from api.access.models import Account, PageSession, PersonKind
from api.access.proof import UNPROVEN, Authentication, TokenRefused
from api.access.sessions import LIFE, Sessions, remove_ended
from api.clocks import WallTime
from api.composition import Assembly
from api.database import Database
from api.worker import worker_app

pytestmark = pytest.mark.database
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
REMOVE = "sessions.remove_ended"
SITE = "https://sanxiang.example.invalid"
WHO = UUID("0197d7a6-5f00-7000-8000-00000000000a")


class Wall:
    """A wall clock to turn."""

    at = NOW

    def __call__(self) -> WallTime:
        return WallTime(self.at)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def sessions(database: Database, wall: Wall) -> Sessions:
    """Sessions on a database with one account."""
    async with database.write() as tx:
        tx.add(Account(id=WHO, login="o-08", person_kind=PersonKind.OFFICER, person_id=uuid4()))
    return Sessions(b"a secret of this test", SITE, wall)


async def logged_in(database: Database, sessions: Sessions, proof: Authentication = UNPROVEN) -> str:
    async with database.write() as tx:
        return sessions.value_of(sessions.create(tx, WHO, proof).id)


async def is_in(database: Database, sessions: Sessions, value: str) -> bool:
    async with database.read() as session:
        try:
            return (await sessions.check(session, value)).account_id == WHO
        except TokenRefused:
            return False


async def test_a_session_lives_a_working_day(database: Database, sessions: Sessions, wall: Wall) -> None:
    value = await logged_in(database, sessions, Authentication("2", frozenset({"pwd", "hwk"})))
    async with database.read() as session:
        found = await sessions.check(session, value)
    assert (found.account_id, found.created_at, found.expires_at) == (WHO, NOW, NOW + LIFE)
    assert (found.acr, found.amr) == ("2", ["hwk", "pwd"])
    wall.at = NOW + LIFE - timedelta(seconds=1)
    assert await is_in(database, sessions, value)
    wall.at = NOW + LIFE
    assert not await is_in(database, sessions, value)


async def test_a_revoked_session_is_over_and_the_others_go_on(
    database: Database, sessions: Sessions, wall: Wall
) -> None:
    one, other = await logged_in(database, sessions), await logged_in(database, sessions)
    async with database.write() as tx:
        await sessions.revoke(tx, one)
    assert not await is_in(database, sessions, one)
    assert await is_in(database, sessions, other)
    wall.at += timedelta(minutes=1)
    async with database.write() as tx:
        await sessions.revoke_all(tx, WHO)
    assert not await is_in(database, sessions, other)
    wall.at += timedelta(minutes=1)
    async with database.write() as tx:
        await sessions.revoke(tx, one)
    wall.at = NOW
    assert not await is_in(database, sessions, one), "turning the clock back wakes nothing"


async def test_a_cookie_that_is_not_ours_is_refused(database: Database, sessions: Sessions) -> None:
    value = await logged_in(database, sessions)
    head, code = value.split(".")
    other = Sessions(b"another secret", SITE, sessions.now)
    forged = [
        head, f"{head}.", f"{uuid4()}.{code}", f"{head}.{code[:-1]}{'0' if code[-1] != '0' else '1'}", "", ".", "x.y",
        other.value_of(UUID(head)), f"{head}.密", sessions.value_of(uuid4()),
    ]  # fmt: skip
    for one in forged:
        assert not await is_in(database, sessions, one), one
    assert await is_in(database, sessions, value)
    async with database.write() as tx:
        with pytest.raises(TokenRefused):
            await sessions.revoke(tx, other.value_of(UUID(head)))


async def test_the_cookie_is_kept_from_scripts_and_foreign_pages(database: Database, sessions: Sessions) -> None:
    async with database.write() as tx:
        session = sessions.create(tx, WHO)
    given, taken = Response(), Response()
    sessions.hand_out(given, session)
    cookie = given.headers["set-cookie"]
    assert cookie.startswith(f"__Host-sanxiang={sessions.value_of(session.id)};")
    assert {part.strip() for part in cookie.split(";")[1:]} == {
        "HttpOnly", "Max-Age=28800", "Path=/", "SameSite=lax", "Secure",
    }  # fmt: skip
    sessions.take_back(taken)
    assert "Max-Age=0" in taken.headers["set-cookie"]
    plain = Sessions(b"x", "http://127.0.0.1:8000")
    plain.hand_out(given := Response(), session)
    assert given.headers["set-cookie"].startswith("sanxiang="), "browsers refuse __Host- without https"
    assert "Secure" not in given.headers["set-cookie"]
    assert "a secret of this test" not in repr(sessions)


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        (SITE, True), ("https://evil.example.invalid", False), (f"{SITE}.evil.invalid", False), ("null", False), (None, False),
        (SITE.replace("https", "http"), False),
    ],
)  # fmt: skip
def test_only_our_own_pages_may_change_something(origin: str | None, ours: bool) -> None:
    sessions = Sessions(b"x", f"{SITE}/pages/")
    headers = [(b"origin", origin.encode())] if origin else []
    request = Request({"type": "http", "method": "POST", "path": "/", "headers": headers})
    assert sessions.from_our_pages(request) is ours


async def test_sessions_whose_time_is_over_are_removed_and_no_others(
    database: Database, sessions: Sessions, wall: Wall
) -> None:
    """One that ran out, one that was revoked and would run out later, one that lives: the first goes, at its last second."""
    first = await logged_in(database, sessions)
    wall.at = NOW + LIFE - timedelta(seconds=1)
    revoked, alive = await logged_in(database, sessions), await logged_in(database, sessions)
    async with database.write() as tx:
        await sessions.revoke(tx, revoked)
        assert await remove_ended(tx, wall()) == 0
    wall.at = NOW + LIFE
    async with database.write() as tx:
        assert await remove_ended(tx, wall()) == 1
        kept = {str(id_) for id_ in (await tx.execute(select(PageSession.id))).scalars()}
    assert kept == {revoked.partition(".")[0], alive.partition(".")[0]}
    assert [await is_in(database, sessions, value) for value in (first, revoked, alive)] == [False, False, True]


async def test_the_worker_removes_them_every_hour(deployment: Assembly) -> None:
    """The job is registered, due within the hour, and does it on the application's own login."""
    app = worker_app(deployment)
    (periodic,) = [task for task in app.periodic_registry.periodic_tasks.values() if task.task.name == REMOVE]
    assert periodic.croniter.get_next(ret_type=float, start_time=0.0) <= 3600
    database = deployment.services.database
    async with database.write() as tx:
        account = (await tx.execute(select(Account.id).limit(1))).scalar_one()
        Sessions(b"a secret of this test", SITE, lambda: WallTime(NOW - timedelta(days=1))).create(tx, account)
    await app.tasks[REMOVE].func(0)
    async with database.read() as session:
        assert (await session.execute(select(PageSession.id))).first() is None
