"""Asking the API without a network: an operation as somebody, over the whole schema, and its data."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.access.viewer import PUBLIC, Viewer
from api.clocks import LegalClock
from api.context import RequestContext, Services
from api.database import Database
from api.graph import PoolReader
from api.papers.press import Press
from api.papers.verification import Verifier
from api.schema import build_graph
from api.settings import Settings
from storage.objects import ObjectStore
from tests.worlds.county import person
from tests.worlds.keys import VAULT


@dataclass
class Asking:
    """Who asks is a name of the county's world, a viewer, or None for the public."""

    database: Database
    clock: LegalClock
    store: ObjectStore
    press: Press
    verifier: Verifier

    async def ask(self, who: str | Viewer | None, operation: str, **variables: Any) -> dict[str, Any]:
        """The data of the answer. Raises AssertionError when there are errors."""
        data, errors = await self.answer(who, operation, **variables)
        assert not errors, errors
        assert data is not None
        return data

    async def answer(
        self, who: str | Viewer | None, operation: str, **variables: Any
    ) -> tuple[dict[str, Any] | None, list[str]]:
        """The data and the codes, or messages, of the errors."""
        services = Services(
            Settings(_env_file=None),  # type: ignore[call-arg]
            self.database, self.clock, self.store, self.press, self.verifier, VAULT,
        )  # fmt: skip
        reader = PoolReader(await self.database.reading_pool())
        context = RequestContext(await self.viewer(who), reader, services)
        answer = await build_graph(production=True).execute(operation, context, variables=variables)
        codes = [str((e.extensions or {}).get("code") or e.message) for e in answer.errors]
        return (json.loads(answer.data) if answer.data is not None else None), codes

    async def viewer(self, who: str | Viewer | None) -> Viewer:
        """Who asks."""
        if who is None:
            return PUBLIC
        return who if isinstance(who, Viewer) else Viewer(await person(self.database, who, date(2026, 5, 9)), "219921")
