"""Login as the application serves it: refusals have a status and a code, and an issuer leaves no other way in."""

from pathlib import Path

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from api.access.keyring import KeyUnknown
from api.app import create_app
from api.composition import assemble, personal_keyring
from api.database import Database
from api.demonstration.stage import free_port
from api.settings import Environment, Settings

pytestmark = pytest.mark.database
QUERY = {"query": "{ __typename }"}


def settings(database: Database, folder: Path, issuer: str | None) -> Settings:
    return Settings(
        database_url=database.url, data_folder=folder, oidc_issuer=issuer, oidc_audience="sanxiang" if issuer else None
    )


async def test_an_issuer_that_is_away_lets_nobody_in_and_says_so(database: Database, tmp_path: Path) -> None:
    nobody_listens = f"http://127.0.0.1:{free_port('127.0.0.1', 0)}"
    assembly = assemble(settings(database, tmp_path, nobody_listens))
    token = jwt.encode({"alg": "RS256", "kid": "x"}, {"sub": "o-08"}, RSAKey.generate_key(2048))
    transport = httpx.ASGITransport(create_app(assembly))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        away = await client.post("/graphql", json=QUERY, headers={"authorization": f"Bearer {token}"})
        assert (away.status_code, away.headers["retry-after"]) == (503, "30")
        assert away.json()["errors"][0]["extensions"]["code"] == "LOGIN_UNAVAILABLE"
        forged = await client.post("/graphql", json=QUERY, headers={"authorization": "Bearer x.y.z"})
        assert (forged.status_code, forged.headers["www-authenticate"]) == (401, "Bearer")
        assert forged.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert (await client.post("/login/development", json={"login": "o-08"})).status_code == 404
        assert (await client.post("/graphql", json=QUERY)).json() == {"data": {"__typename": "Query"}}
    await assembly.close()


async def test_without_an_issuer_a_laptop_has_its_own_login(database: Database, tmp_path: Path) -> None:
    assembly = assemble(settings(database, tmp_path, None))
    transport = httpx.ASGITransport(create_app(assembly))
    async with httpx.AsyncClient(transport=transport, base_url="http://testserver") as client:
        unknown = await client.post("/login/development", json={"login": "o-08"})
        assert (unknown.status_code, unknown.json()) == (404, {"error": "没有这个登录名。"})
    await assembly.close()
    assert (tmp_path / "keyring" / "current").exists(), "the laptop's keyring is made at the first start"


def test_production_makes_no_keyring_by_itself(tmp_path: Path) -> None:
    production = Settings(keyring=tmp_path / "keyring").model_copy(update={"environment": Environment.PRODUCTION})
    with pytest.raises(KeyUnknown, match="sanxiang keys rotate"):
        personal_keyring(production)
    assert not (tmp_path / "keyring").exists()
