"""Asking what may be done next, and trying what may not: over the whole schema, at a legal time that can be set."""

from types import SimpleNamespace
from typing import Any, cast

import orjson

from api.access.viewer import PUBLIC, Viewer
from api.context import RequestContext, Services
from api.database import Database
from api.graph import PoolReader
from api.schema import build_graph
from tests.conftest import FixedLegalClock
from tests.worlds.county import instant, person

NEXT = """query($id: ID!) { nextActs(caseId: $id) {
  act label objectId roles ready missing { code message facts legalBasis { law article gist } canSupply }
} }"""
REFUSAL = "... on Refusal { missing { code facts legalBasis { law article } } }"


class NextSteps:
    """Somebody's questions about one dossier, measure or proceeding, and the acts that follow from the answers."""

    def __init__(self, database: Database, clock: FixedLegalClock, object_id: str) -> None:
        self.database = database
        self.clock = clock
        self.object_id = object_id

    async def asked(
        self, at: str, who: str | Viewer | None = "o-08", id_: str | None = None
    ) -> list[dict[str, Any]] | None:
        """The answer, act by act; None where the asker may not see."""
        self.clock.at = instant(at)
        answer = await build_graph(production=True).execute(
            NEXT, await self._context(who), variables={"id": id_ or self.object_id}
        )
        assert not answer.errors, answer.errors
        assert answer.data is not None
        return cast(list[dict[str, Any]] | None, orjson.loads(answer.data)["nextActs"])

    async def codes(self, at: str, who: str | Viewer | None = "o-08") -> dict[str, list[str]]:
        """What each act still needs, by its codes."""
        found = await self.asked(at, who)
        assert found is not None
        for each in found:
            assert each["ready"] is (each["missing"] == [])
        return {each["act"]: [gap["code"] for gap in each["missing"]] for each in found}

    async def ready(self, at: str, who: str | Viewer | None = "o-08") -> list[str]:
        """The acts that may be done now."""
        return [act for act, codes in (await self.codes(at, who)).items() if not codes]

    async def refused(self, who: str | Viewer, at: str, mutation: str, **given: Any) -> list[str]:
        """The codes with which an act is refused; fails where it is done."""
        self.clock.at = instant(at)
        name = mutation[0].upper() + mutation[1:]
        text = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename {REFUSAL} }} }}"
        answer = await build_graph(production=True).execute(text, await self._context(who), variables={"input": given})
        assert not answer.errors, answer.errors
        assert answer.data is not None
        done = orjson.loads(answer.data)[mutation]
        assert done["__typename"] == "Refusal", f"{mutation} was done"
        return [gap["code"] for gap in done["missing"]]

    async def _context(self, who: str | Viewer | None) -> RequestContext:
        services = cast(Services, SimpleNamespace(database=self.database, clock=self.clock))
        viewer = PUBLIC if who is None else who if isinstance(who, Viewer) else Viewer(await person(self.database, who))
        return RequestContext(viewer, PoolReader(await self.database.reading_pool()), services)
