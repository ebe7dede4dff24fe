"""Mutations and reads over the whole schema, played as named people of the county at legal times, without a network."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import orjson

from api.access.viewer import PUBLIC, Viewer
from api.clocks import DevelopmentLegalClock
from api.context import RequestContext, Services
from api.database import Database
from api.graph import PoolReader
from api.schema import build_graph
from tests.conftest import FixedLegalClock
from tests.worlds.county import instant, person

REFUSAL = "... on Refusal { code message missing { code facts } canSupply legalBasis { law article } }"


@dataclass
class Window:
    """Where people act and ask."""

    database: Database
    clock: FixedLegalClock

    async def act(self, who: str, at: str, mutation: str, answer: str = "", **given: Any) -> dict[str, Any]:
        """Perform a mutation; its answer: the type's name, what ``answer`` selects of the payload, or the refusal."""
        name = mutation[0].upper() + mutation[1:]
        payload = f"... on {name}Payload {{ {answer} }}" if answer else ""
        text = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename {payload} {REFUSAL} }} }}"
        data = await self._execute(who, at, text, {"input": given})
        return cast(dict[str, Any], data[mutation])

    async def done(self, who: str, at: str, mutation: str, answer: str = "", **given: Any) -> dict[str, Any]:
        """Perform a mutation that succeeds."""
        payload = await self.act(who, at, mutation, answer, **given)
        assert payload["__typename"].endswith("Payload"), payload
        return payload

    async def ask(self, who: str | None, at: str, text: str, **variables: Any) -> dict[str, Any]:
        """The data of a query, asked by somebody or by the public. Fails on errors."""
        return await self._execute(who, at, text, variables)

    async def _execute(self, who: str | None, at: str, text: str, variables: dict[str, Any]) -> dict[str, Any]:
        self.clock.at = instant(at)
        async with self.database.write() as tx:  # for what is computed from the day in SQL
            await DevelopmentLegalClock(production=False).set(tx, instant(at))
        services = cast(Services, SimpleNamespace(database=self.database, clock=self.clock))
        viewer = Viewer(await person(self.database, who, date(2026, 5, 9)), "219921") if who else PUBLIC
        context = RequestContext(viewer, PoolReader(await self.database.reading_pool()), services)
        result = await build_graph(production=True).execute(text, context, variables=variables)
        assert not result.errors, result.errors
        assert result.data is not None
        return cast(dict[str, Any], orjson.loads(result.data))
