"""Hidden and absent look alike: every act of the schema, asked about another organ's things and about nothing, answers the same.

The requests are made from the schema: a new act is tried as soon as it is there.
"""

import json
import re
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLUnionType,
    get_named_type,
    is_list_type,
    is_non_null_type,
)
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from api.app import create_app
from api.composition import Assembly
from api.database import with_database
from api.exchange.identifiers import world_id
from api.schema import build_graph
from tests.worlds.serving import token_of

pytestmark = pytest.mark.database

SCHEMATIC = build_graph(production=True).schematic
ASKING = ("o-08", "st-09", "st-22", "st-10", "rv-2", "cs-1")
"""The county's officer, leader, head, clerk and reviewer, and counsel: together they may try nearly every act."""
HIDDEN_FROM_THEM = world_id("lc-amr")
ABSENT = UUID("0197d7a6-5f00-7000-8000-00000000ffff")
SCALARS: Mapping[str, Any] = {
    "String": "x", "Int": 1, "Float": 1.0, "Boolean": True, "Date": "2026-05-11", "DateTime": "2026-05-11T10:00:00+08:00",
    "Fen": 100, "Bytes": 5, "JSON": {}, "Decimal": "0.1",
}  # fmt: skip
OTHERWISE_CALLED = {"owner": "case", "dossier": "case", "application": "licence", "subject": "case"}
"""What the fields of inputs call by another name than its prefix."""
PEOPLE = frozenset({"officer", "staff", "matter", "reviewer"})
"""Who and what is published, and reviewers, who may attend another organ's training: no secret that they are there."""
REFUSAL = "... on Refusal { code message missing { code message facts } }"


@dataclass
class Things:
    """Ids of the city's things by prefix, or of things that are nowhere."""

    real: Mapping[str, str]
    hidden: bool
    named: list[str] = field(default_factory=list)

    def id(self, name: str, description: str) -> str:
        """An id for an input field, as its description or its name says."""
        said = re.search(r"([a-z]+)_…", description)
        words = re.sub(r"([A-Z])", r" \1", re.sub(r"Ids?$", "", name)).lower().split() or ["case"]
        prefix = said[1] if said else OTHERWISE_CALLED.get(words[-1], words[-1])
        if self.hidden and prefix in self.real:
            self.named.append(prefix)
            return self.real[prefix]
        return f"{prefix}_{ABSENT}"

    def value(self, type_: GraphQLInputType, name: str = "", description: str = "") -> Any:
        """A value of an input type: what is required, and every id."""
        if is_non_null_type(type_):
            return self.value(type_.of_type, name, description)
        if is_list_type(type_):
            return [self.value(type_.of_type, name, description)]
        if isinstance(type_, GraphQLEnumType):
            return next(iter(type_.values))
        if isinstance(type_, GraphQLInputObjectType):
            return {
                key: self.value(each.type, key, each.description or "")
                for key, each in type_.fields.items()
                if is_non_null_type(each.type) or get_named_type(each.type).name == "ID"
            }
        named = get_named_type(type_).name
        return self.id(name, description) if named == "ID" else SCALARS[named]


@pytest.fixture
async def client(deployment: Assembly) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the deployment."""
    transport = httpx.ASGITransport(app=create_app(deployment))
    async with httpx.AsyncClient(transport=transport, base_url="http://sanxiang") as client:
        yield client


async def test_every_act_answers_alike_about_what_is_hidden_and_what_is_not_there(
    client: httpx.AsyncClient, deployment: Assembly, superuser_url: str
) -> None:
    owner_url = with_database(superuser_url, str(conninfo_to_dict(deployment.services.database.url)["dbname"]))
    real = ids_of(owner_url, HIDDEN_FROM_THEM)
    assert {"case", "visit", "document", "evidence", "deadline", "decision", "review", "task"} <= real.keys()
    tokens = {login: await token_of(client, login) for login in ASKING}
    codes, named, differ = Counter[str](), set[str](), list[str]()
    mutations = SCHEMATIC.schema.mutation_type
    assert mutations is not None
    for name, act in mutations.fields.items():
        answers = get_named_type(act.type)
        if "input" not in act.args or not isinstance(answers, GraphQLUnionType):
            continue
        text = f"mutation($i: {act.args['input'].type}) {{ {name}(input: $i) {{ __typename {REFUSAL} }} }}"
        for login, header in tokens.items():
            said: list[tuple[int, str]] = []
            asked_about: set[str] = set()
            for hidden in (True, False):
                things = Things(real, hidden)
                body = {"query": text, "variables": {"i": things.value(act.args["input"].type)}}
                answer = await client.post("/graphql", json=body, headers=header)
                said.append((answer.status_code, re.sub(r"[a-z]+_[0-9a-f-]{36}", "…", answer.text)))
                asked_about.update(things.named)
            named |= asked_about
            # What names no thing hides none: it is done, and the second time it is done already.
            if asked_about and said[0] != said[1]:
                differ.append(f"{name} as {login}: {said[0][1][:200]} | {said[1][1][:200]}")
            codes[code_in(said[0][1])] += 1
    assert differ == []
    assert codes["NOT_FOUND"] > 100, codes
    assert codes["INTERNAL"] == 0
    assert {"case", "visit", "document", "review"} <= named


def ids_of(owner_url: str, organ_id: UUID) -> dict[str, str]:
    """One thing of each kind that belongs to an organ, save what everybody may know."""
    found: dict[str, str] = {}
    with psycopg.connect(owner_url) as owner:
        for prefix, type_name in SCHEMATIC.prefixes.items():
            table = SCHEMATIC.bound(SCHEMATIC.schema.type_map[type_name]).table
            if "organ_id" not in table.c or prefix in PEOPLE:
                continue
            query = sql.SQL("SELECT id FROM {} WHERE organ_id = %s ORDER BY id LIMIT 1").format(
                sql.Identifier(table.name)
            )
            if "id" in table.c and (row := owner.execute(query, [organ_id]).fetchone()):
                found[prefix] = f"{prefix}_{row[0]}"
    return found


def code_in(answer: str) -> str:
    """The code of a refusal or an error; the kind of answer otherwise."""
    body = json.loads(answer)
    if body.get("errors"):
        return str(body["errors"][0]["extensions"]["code"])
    (result,) = body["data"].values()
    return str(result.get("code", result["__typename"]))
