"""The application as its users meet it: over HTTP, logged in, at a legal time; what it refuses is held to be a whole answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast

import httpx

from api.app import create_app
from api.clocks import DevelopmentLegalClock, LegalTime
from api.composition import assemble
from api.database import Database
from api.settings import Settings
from storage.objects import ObjectStore
from tests.worlds.county import instant

LAWFUL = "legalBasis { law article gist }"
REFUSAL = f"... on Refusal {{ code message {LAWFUL} missing {{ code message facts {LAWFUL} canSupply }} canSupply }}"
Answer = dict[str, Any]


@dataclass
class Office:
    """Where people act over HTTP. ``database`` and ``store`` lie behind it, for preparing what a case begins from."""

    database: Database
    store: ObjectStore
    client: httpx.AsyncClient
    tokens: dict[str, str] = field(default_factory=dict)

    async def act(self, who: str | None, at: str, mutation: str, selected: str = "", **given: Any) -> Answer:
        """Perform a mutation at a Shanghai time of 2026: what its payload selects, or the refusal."""
        await self.set_clock(instant(at))
        return await self.act_now(who, mutation, selected, **given)

    async def act_now(self, who: str | None, mutation: str, selected: str = "", **given: Any) -> Answer:
        """The same without setting the clock first, so that several may act at one time."""
        name = mutation[0].upper() + mutation[1:]
        payload = f"... on {name}Payload {{ {selected} }}" if selected else ""
        text = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename {payload} {REFUSAL} }} }}"
        answer = cast(Answer, (await self._data(who, text, {"input": given}))[mutation])
        if answer["__typename"] == "Refusal":
            whole(answer)
        return answer

    async def done(self, who: str, at: str, mutation: str, selected: str = "", **given: Any) -> Answer:
        """Perform a mutation that is lawful."""
        answer = await self.act(who, at, mutation, selected, **given)
        assert answer["__typename"].endswith("Payload"), answer
        return answer

    async def refused(self, who: str | None, at: str, mutation: str, **given: Any) -> list[str]:
        """The codes with which a mutation is refused: the refusal's own first, then every gap's."""
        answer = await self.act(who, at, mutation, **given)
        assert answer["__typename"] == "Refusal", answer
        return codes_of(answer)

    async def ask(self, who: str | None, at: str, text: str, **variables: Any) -> Answer:
        """The data of a query."""
        await self.set_clock(instant(at))
        return await self._data(who, text, variables)

    async def errors(self, who: str | None, at: str, text: str, **variables: Any) -> list[str]:
        """The codes of the errors of an operation that is not answered."""
        await self.set_clock(instant(at))
        body = await self._post(who, text, variables)
        return [error["extensions"]["code"] for error in body["errors"]]

    async def set_clock(self, at: LegalTime) -> None:
        """Legal time for everybody."""
        async with self.database.write() as tx:
            await DevelopmentLegalClock(production=False).set(tx, at)

    async def let_in(self, *people: str) -> None:
        """Log people in beforehand."""
        for who in people:
            await self._headers(who)

    async def _data(self, who: str | None, text: str, variables: dict[str, Any]) -> Answer:
        body = await self._post(who, text, variables)
        assert not body.get("errors"), body["errors"]
        return cast(Answer, body["data"])

    async def _post(self, who: str | None, text: str, variables: dict[str, Any]) -> Answer:
        headers = await self._headers(who) if who else {}
        answer = await self.client.post("/graphql", json={"query": text, "variables": variables}, headers=headers)
        return cast(Answer, answer.json())

    async def _headers(self, who: str) -> dict[str, str]:
        if who not in self.tokens:
            answer = await self.client.post("/login/development", json={"login": who})
            assert answer.status_code == 200, (who, answer.text)
            self.tokens[who] = answer.json()["token"]
        return {"authorization": f"Bearer {self.tokens[who]}"}


@asynccontextmanager
async def opened(database: Database, settings: Settings) -> AsyncIterator[Office]:
    """The real application over a database. Everything it opened is closed at the end."""
    assembly = await asyncio.to_thread(assemble, settings)
    app = create_app(assembly)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://sanxiang.test", timeout=60) as client,
    ):
        yield Office(database, assembly.services.store, client)


def codes_of(refusal: Answer) -> list[str]:
    """The refusal's code and, after it, those of its gaps that differ."""
    return list(dict.fromkeys([refusal["code"], *(gap["code"] for gap in refusal["missing"])]))


def whole(refusal: Answer) -> None:
    """A refusal has five parts, each gap too: code, Chinese sentence, law with article and gist, what is missing, who supplies it."""
    assert refusal["missing"], refusal
    for part in (refusal, *refusal["missing"]):
        assert part["code"] == part["code"].upper(), part
        assert chinese(part["message"]), part
        basis = part["legalBasis"]
        assert basis, part
        assert chinese(basis["law"]), part
        assert chinese(basis["gist"]), part
        assert basis["article"] is not None, part
        assert part["canSupply"], part
    for gap in refusal["missing"]:
        assert gap["facts"], gap
        assert all(fact.strip() for fact in gap["facts"]), gap


def chinese(text: str) -> bool:
    """Whether a text is written in Chinese."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)
