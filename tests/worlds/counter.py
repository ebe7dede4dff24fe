"""A counter at which people of the sample ask and act through the whole schema, at a legal time that can be set."""

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import orjson
import pytest

from api.access.models import Account, PersonKind
from api.access.viewer import PUBLIC, Viewer
from api.context import RequestContext, Services
from api.database import Database
from api.exchange.identifiers import world_id
from api.graph import PoolReader
from api.registry.models import StaffMember
from api.schema import build_graph
from api.vocabulary import StaffRole
from tests.conftest import FixedLegalClock
from tests.worlds.county import instant
from tests.worlds.sample import viewer

REFUSAL = "... on Refusal { code message missing { code facts legalBasis { law article } } canSupply }"


class Counter:
    """Asks and acts as people of the sample, by their login; None is the public."""

    def __init__(self, database: Database, clock: FixedLegalClock) -> None:
        self.database = database
        self.clock = clock

    async def ask(self, login: str | None, text: str, **variables: Any) -> Any:
        """The data of an answer. Fails on errors."""
        return _data(await self._execute(await self._viewer(login), text, variables))

    async def answer(self, login: str | None, at: str, mutation: str, selected: str = "", **given: Any) -> Any:
        """The engine's answer to one mutation."""
        self.clock.at = instant(at)
        name = mutation[0].upper() + mutation[1:]
        payload = f"... on {name}Payload {{ {selected} }}" if selected else ""
        text = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename {payload} {REFUSAL} }} }}"
        return await self._execute(await self._viewer(login), text, {"input": given})

    async def act(self, login: str, at: str, mutation: str, selected: str = "", **given: Any) -> dict[str, Any]:
        """Perform a mutation: what was selected of its payload, or the refusal."""
        return cast(dict[str, Any], _data(await self.answer(login, at, mutation, selected, **given))[mutation])

    async def _viewer(self, login: str | None) -> Viewer:
        return PUBLIC if login is None else await viewer(self.database, login, date(2026, 5, 9))

    async def _execute(self, who: Viewer, text: str, variables: dict[str, Any]) -> Any:
        services = cast(Services, SimpleNamespace(database=self.database, clock=self.clock))
        context = RequestContext(who, PoolReader(await self.database.reading_pool()), services)
        return await build_graph(production=False).execute(text, context, variables=variables)


COUNTY_ADMIN = "st-90"
"""The login of whoever administers the county farming bureau."""


@pytest.fixture
async def counter(sample: Database, legal_clock: FixedLegalClock) -> Counter:
    """A counter in the sample world, whose county farming bureau has an administrator."""
    async with sample.write() as tx:
        tx.add(
            StaffMember(
                id=world_id(COUNTY_ADMIN), name="黎管", organ_id=world_id("wl-ny"), role=StaffRole.ORGAN_ADMIN,
                position="办公室科员",
            )
        )  # fmt: skip
        await tx.flush()
        tx.add(Account(login=COUNTY_ADMIN, person_kind=PersonKind.STAFF, person_id=world_id(COUNTY_ADMIN)))
    return Counter(sample, legal_clock)


def codes(refusal: dict[str, Any]) -> list[str]:
    """The codes of all that is missing. Fails on anything but a refusal."""
    assert refusal["__typename"] == "Refusal", refusal
    return [gap["code"] for gap in refusal["missing"]]


def _data(answer: Any) -> Any:
    assert not answer.errors, answer.errors
    return orjson.loads(answer.data)
