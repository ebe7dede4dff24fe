"""Who a request comes from: tokens of the issuer that was set, or on a laptop our own, and never both."""

import dataclasses

import pytest

from api.access.login import DevelopmentLogin, Gatekeeper, KnownViewers, Tokens
from api.access.models import Account, PersonKind
from api.access.proof import UNPROVEN, Authentication, Login, LoginUnavailable, TokenRefused
from api.access.viewer import PUBLIC
from api.database import Database
from api.settings import Settings
from tests.conftest import FixedLegalClock
from tests.worlds.county import build_county, of

pytestmark = pytest.mark.database
TOKENS = Tokens.of("a secret of this test, long enough for an HMAC key")


@dataclasses.dataclass
class Issuer:
    """Believes every token and says who it names; nobody for ``away``."""

    async def login_of(self, token: str) -> Login:
        """The token is the login."""
        if token == "away":
            raise LoginUnavailable("no keys")
        return Login(token, Authentication("2", frozenset({"hwk"})))


@pytest.fixture
async def county(database: Database) -> Database:
    """The county with an account for o-08 and a closed one for o-09."""
    await build_county(database)
    async with database.write() as tx:
        for name, active in (("o-08", True), ("o-09", False)):
            account = Account(id=of(f"account {name}"), login=name, person_kind=PersonKind.OFFICER, person_id=of(name))
            account.active = active
            tx.add(account)
    return database


def gate(
    database: Database, clock: FixedLegalClock, *, tokens: Tokens | None = None, issuer: object = None
) -> Gatekeeper:
    return Gatekeeper(database, clock, tokens, issuer)  # type: ignore[arg-type]


async def test_with_an_issuer_only_its_tokens_count(county: Database, legal_clock: FixedLegalClock) -> None:
    ours = TOKENS.issue(of("account o-08"))
    at_gate = gate(county, legal_clock, tokens=TOKENS, issuer=Issuer())
    viewer = await at_gate.viewer("Bearer o-08")
    assert viewer.actor is not None
    assert (viewer.actor.id, viewer.authentication) == (of("o-08"), Authentication("2", frozenset({"hwk"})))
    with pytest.raises(TokenRefused):
        await at_gate.viewer(f"Bearer {ours}")
    for nobody in ("o-77", "o-09"):
        with pytest.raises(TokenRefused, match="nobody may log in"):
            await at_gate.viewer(f"Bearer {nobody}")
    with pytest.raises(LoginUnavailable):
        await at_gate.viewer("Bearer away")
    assert await at_gate.viewer(None) is PUBLIC, "the public needs no issuer"


async def test_on_a_laptop_our_own_tokens_count(county: Database, legal_clock: FixedLegalClock) -> None:
    at_gate = gate(county, legal_clock, tokens=TOKENS)
    login = DevelopmentLogin(county, TOKENS, production=False)
    token = await login.token_for("o-08")
    viewer = await at_gate.viewer(f"bearer {token}")
    assert viewer.actor is not None
    assert (viewer.actor.id, viewer.authentication) == (of("o-08"), UNPROVEN)
    assert await login.token_for("o-09") is None
    assert await login.token_for("o-77") is None
    stranger = Tokens.of("another secret, just as long as the first one").issue(of("account o-08"))
    for header in (
        f"Bearer {stranger}",
        "Bearer ",
        "Basic bzA4",
        "Bearer a.b.c",
        f"Bearer {TOKENS.issue(of('account o-09'))}",
    ):
        with pytest.raises(TokenRefused):
            await at_gate.viewer(header)


async def test_where_neither_is_set_nobody_gets_in(county: Database, legal_clock: FixedLegalClock) -> None:
    at_gate = gate(county, legal_clock)
    with pytest.raises(TokenRefused, match="SANXIANG_OIDC_ISSUER"):
        await at_gate.viewer(f"Bearer {TOKENS.issue(of('account o-08'))}")
    assert await at_gate.viewer("") is PUBLIC


def test_the_development_login_refuses_production(database: Database) -> None:
    with pytest.raises(RuntimeError, match="refuses production"):
        DevelopmentLogin(database, TOKENS, production=True)


def test_an_issuer_is_set_with_its_audience() -> None:
    with pytest.raises(ValueError, match="SANXIANG_OIDC_AUDIENCE"):
        Settings(oidc_issuer="https://id.example.invalid")
    assert Settings(oidc_issuer="https://id.example.invalid", oidc_audience="sanxiang").oidc_audience == "sanxiang"


async def test_who_was_just_let_in_is_known_for_a_moment(county: Database, legal_clock: FixedLegalClock) -> None:
    token = f"Bearer {TOKENS.issue(of('account o-08'))}"
    known = KnownViewers(seconds=60)
    at_gate = Gatekeeper(county, legal_clock, TOKENS, known=known)
    first = await at_gate.viewer(token)
    async with county.write() as tx:
        (await tx.get_one(Account, of("account o-08"))).active = False
    assert await at_gate.viewer(token) is first, "known for the time"
    known.seconds = 0
    known.keep(token, first)
    with pytest.raises(TokenRefused):
        await at_gate.viewer(token)


def test_only_so_many_are_known() -> None:
    known = KnownViewers(most=2)
    for name in ("a", "b", "c"):
        known.keep(name, PUBLIC)
    assert [known.recall(name) for name in ("a", "b", "c")] == [None, PUBLIC, PUBLIC]
