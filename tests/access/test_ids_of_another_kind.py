"""An id of another kind is nothing at all: every id that an act takes in, spelled with another prefix or with another's key."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import httpx
import psycopg
import pytest
from graphql import GraphQLUnionType, get_named_type
from psycopg.conninfo import conninfo_to_dict

from api.composition import Assembly
from api.database import with_database
from api.exchange.identifiers import world_id
from tests.access.test_hidden_and_absent import ABSENT, REFUSAL, SCHEMATIC, Things, client, code_in, ids_of
from tests.worlds.serving import token_of

__all__ = ["client"]
pytestmark = pytest.mark.database
OWN = world_id("lc-amr")
ASKING = ("o-01", "st-01", "st-19", "st-08", "st-14", "st-13", "st-07", "rv-1", "st-20", "st-12", "st-03", "cs-1")
"""The city's people and a supervisor: together they may try nearly every act."""
DOSSIERS = {"case": "proceeding", "visit": "case", "proceeding": "visit"}
"""Kinds that share one space of keys, each with another whose key is tried under its name."""


@dataclass
class Misspelled(Things):
    """One's own things, the id at one place (its ordinal) replaced. ``kinds`` are what was asked for there."""

    place: int = -1
    spelling: str = ""
    seen: int = 0
    kinds: tuple[str, ...] = ()

    def id(self, name: str, description: str) -> str:
        """The id that belongs here, or the replacement."""
        right = super().id(name, description)
        at, self.seen = self.seen, self.seen + 1
        if at != self.place:
            return right
        self.kinds = tuple(re.findall(r"([a-z]+)_…", description)) or (right.rpartition("_")[0],)
        return self.spelling or right


async def test_an_id_of_another_kind_is_not_found(
    client: httpx.AsyncClient, deployment: Assembly, superuser_url: str
) -> None:
    owner_url = with_database(superuser_url, str(conninfo_to_dict(deployment.services.database.url)["dbname"]))
    begin_a_proceeding(owner_url)
    own = ids_of(owner_url, OWN)
    assert own.keys() >= {"case", "visit", "proceeding", "document"}
    tokens = [await token_of(client, login) for login in ASKING]
    served, untried, tried = list[str](), list[str](), 0
    for act, type_, text in acts():
        asking = Asking(client, text, type_)
        header = await asking.allowed(tokens, Things(own, hidden=False))
        if header is None:
            untried.append(act)
            continue
        whole = Misspelled(own, hidden=True)
        whole.value(type_)
        for place in range(whole.seen):
            asked = Misspelled(own, hidden=True, place=place)
            asked.value(type_)
            nothing = await asking.answer(replace(asked, seen=0, spelling=f"{asked.kinds[0]}_{ABSENT}"), header)
            for spelling in misspellings(own, asked.kinds):
                tried += 1
                said = await asking.answer(replace(asked, seen=0, spelling=spelling), header)
                if "Payload" in said or (code_in(said) != "NOT_FOUND" and said != nothing):
                    served.append(f"{act} {place} {spelling}: {code_in(said)} | {code_in(nothing)}")
    assert served == []
    assert tried > 1_000
    assert untried == []


@dataclass(frozen=True)
class Asking:
    """One act, tried with different inputs."""

    client: httpx.AsyncClient
    text: str
    type: Any

    async def answer(self, things: Things, header: Mapping[str, str]) -> str:
        """What is answered, ids left out."""
        body = {"query": self.text, "variables": {"i": things.value(self.type)}}
        said = (await self.client.post("/graphql", json=body, headers=dict(header))).text
        return re.sub(r"[a-z]+_[0-9a-f-]{36}", "…", said)

    async def allowed(self, tokens: Iterable[Mapping[str, str]], things: Things) -> Mapping[str, str] | None:
        """Somebody who may try it."""
        for header in tokens:
            if code_in(await self.answer(things, header)) != "FORBIDDEN":
                return header
        return None


def acts() -> Iterator[tuple[str, Any, str]]:
    """Every act: its name, the type of its input, and a request."""
    mutations = SCHEMATIC.schema.mutation_type
    assert mutations is not None
    for name, act in mutations.fields.items():
        if "input" in act.args and isinstance(get_named_type(act.type), GraphQLUnionType):
            given = act.args["input"].type
            yield name, given, f"mutation($i: {given}) {{ {name}(input: $i) {{ __typename {REFUSAL} }} }}"


def misspellings(own: Mapping[str, str], kinds: tuple[str, ...]) -> Iterator[str]:
    """Ids that are none of these kinds: another's prefix before the right key, and a dossier under another kind's name."""
    stranger = next(prefix for prefix in ("seal", "region") if prefix not in kinds)
    key = own.get(kinds[0], f"_{ABSENT}").rpartition("_")[2]
    yield f"{stranger}_{key}"
    yield key
    yield f"{kinds[0]}_{{{key}}}"
    for kind in kinds:
        if kind in DOSSIERS:
            yield f"{kind}_{own[DOSSIERS[kind]].rpartition('_')[2]}"


def begin_a_proceeding(owner_url: str) -> None:
    """A levy of the organ's, which the world has none of."""
    key = uuid4()
    with psycopg.connect(owner_url) as owner:
        owner.execute("INSERT INTO dossier (id, kind, organ_id) VALUES (%s, 'PROCEEDING', %s)", [key, OWN])
        owner.execute(
            """INSERT INTO common_proceeding (id, organ_id, unit_id, procedure, category, matter_id, party_id, officer_ids, name, item,
            basis, started_at, actor) SELECT %s, organ_id, unit_id, 'LEVY', 'LEVY', matter_id, (SELECT id FROM party LIMIT 1),
            ARRAY[%s]::uuid[], '资源费征收', '资源费', '办法', now(), '{}' FROM enforcement_case WHERE organ_id = %s LIMIT 1""",
            [key, world_id("o-01"), OWN],
        )
