"""Whatever is asked, by whomever: the compiled answer is the plain one, to the order of keys."""

import json
import os
from typing import Any

import pytest
import sqlalchemy as sa
from graphql import build_schema, print_schema
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from api.graph import Graph
from tests.graph import world
from tests.graph.conftest import Asking, viewer
from tests.graph.operations import Operation, Pools, is_valid, operations
from tests.oracle import Oracle

SCHEMA = build_schema(print_schema(world.SCHEMA._schema))

CASES = [f"case_{world.key(number)}" for number in range(101, 112)]
PEOPLE = [f"person_{world.key(number)}" for number in range(1, 9)]
HOSTILE = ["case_", "", "'; DROP TABLE cases; --", f"person_{world.key(101)}", f"CASE_{world.key(101)}", "\u0000"]

POOLS: Pools = {
    "Query.case!": ["id"],
    "Query.case.id": [*CASES, *PEOPLE[:1], *HOSTILE[:-1]],
    "Query.case.number": ["澜市监〔2026〕105号", "x", "' OR '1'='1"],
    "Query.person.id": [*PEOPLE, "person_x"],
    "Query.node.id": [*CASES, *PEOPLE, f"paper_{world.key(205)}", f"event_{world.key(305)}", *HOSTILE[:-1]],
    "Query.nodes.ids": [[], [CASES[0], "x", PEOPLE[1], CASES[0]], [f"event_{world.key(305)}", *CASES[3:7]]],
    "first": [None, 0, 1, 2, 5, 100],
    "orderBy": ["OPENED", "NUMBER", "DUE", "NEXT_DUE", None],
    "Case.paperPages.filter": [None, {"kind": "NOTICE"}, {"title": "a"}, {"kind": None, "title": "%"}],
    "Query.cases.filter": [
        None,
        {},
        {"stage": "UNDER_REVIEW"},
        {"stages": ["OPEN", "CLOSED"], "tag": "王某"},
        {"stages": []},
        {"party": PEOPLE[2]},
        {"officer": PEOPLE[3], "hasTitle": True},
        {"hasTitle": False},
        {"opened": {"atOrAfter": "2026-05-09T10:00:00.000001+08:00"}},
        {"opened": {"before": "2026-05-09T02:00:01Z", "atOrAfter": None}},
        {"dueBefore": "2026-06-03"},
        {"text": "'"},
        {"party": "nobody"},
    ],
}

ROLES = [
    {"ADMIN"},
    {"OFFICER"},
    {"CLERK"},
    {"PARTY"},
    {"PUBLIC"},
    {"CLERK", "OFFICER"},
    {"CLERK", "PARTY"},
    {"PARTY", "PUBLIC", "NOBODY"},
    set(),
]


@settings(
    # A long run sets the number higher.
    max_examples=int(os.environ.get("SANXIANG_EXAMPLES", "150")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    operation=operations(SCHEMA, POOLS).filter(lambda operation: is_valid(SCHEMA, operation)),
    roles=st.sampled_from(ROLES),
)
async def test_the_compiler_equals_the_oracle(
    graph: Graph, asking: Asking, world_connection: sa.Connection, operation: Operation, roles: set[str]
) -> None:
    """Any valid operation, any combination of roles."""
    note(operation.text)
    await agree(graph, asking, world_connection, operation.text, operation.variables, *roles)


async def agree(
    graph: Graph,
    asking: Asking,
    connection: sa.Connection,
    text: str,
    variables: dict[str, Any] | None,
    *roles: str,
) -> Any:
    """Ask both, in one statement here, and compare as text, so that the order of keys counts too."""
    expected = Oracle(graph.schematic, connection, viewer(*roles)).execute(text, variables)
    before = len(asking.reader.sent)
    context = asking.context(*roles)
    answer = await graph.execute(text, context, variables=variables)
    found = json.loads(answer.body())
    assert "errors" not in found, found
    assert json.dumps(found["data"], ensure_ascii=False) == json.dumps(expected, ensure_ascii=False)
    assert len(asking.reader.sent) - before <= 1
    return expected


@pytest.mark.parametrize("roles", ROLES, ids=lambda roles: "+".join(sorted(roles)) or "nobody")
@pytest.mark.parametrize(
    "text",
    [
        # a table joined beside the rows must not disturb their order, whether it is met early or late
        "{ cases { nodes { events notices { kind } } } }",
        "{ cases { a: nodes { id } nodes { nextDue } } }",
        "{ cases(orderBy: NEXT_DUE, first: 7) { edges { cursor node { nextDue } } pageInfo { hasNextPage endCursor } } }",
        # a page of which nothing is collected
        "{ cases { __typename } people { totalCount __typename } }",
        # one object by each way that leads to it
        """{ node(id: "event_00000000-0000-0000-0000-000000000131") { ... on PaperEvent { actor { name } } id __typename } }""",
        """{ nodes(ids: ["x", "event_00000000-0000-0000-0000-000000000131", "paper_00000000-0000-0000-0000-0000000000cd"])
           { id ... on Event { text at } ... on Paper { title case { number } } } me { id phone town { name } } }""",
        # shared fields of an interface around, between and after those of single types; the same field twice
        """{ cases(first: 100) { nodes { timeline { ... on VisitEvent { place } id ... on PaperEvent { paper { title } }
           ... on ReviewEvent { result paper { title } } text ... on Event { text at } ... on VisitEvent { id here: place }
           actor { name } actor { id } about { __typename ... on Node { id } ... on Case { number } } } } } }""",
        # a union; nothing shared; nothing at all
        "{ cases(first: 100) { nodes { trail { __typename ... on VisitEvent { place } ... on PlainEvent { text } } } } }",
        "{ cases(first: 100) { nodes { trail { ... on VisitEvent { place } } timeline { ... on ReviewEvent { result } } } } }",
        # arrays, ids in arrays, enumerations in arrays, objects in jsonb, every scalar
        """{ cases(first: 100) { nodes { tags marks stages officerIds officers { id } partyId payment { bank account { holder
           lines __typename } } samples { name quantity } extra fine urgent openedAt due ratio weight stage } } }""",
        # connections in connections, one of an interface, and the first row of a relation
        """{ people { nodes { cases(first: 2) { nodes { paperPages(first: 1, filter: {kind: DECISION}) { edges { cursor node
           { kind case { id } } } pageInfo { hasNextPage } } eventPages(first: 3) { nodes { id ... on VisitEvent { place } } }
           latestPaper { pages title } paperCount } } } } towns { rank name code } }""",
    ],
)
async def test_by_example(
    graph: Graph, asking: Asking, world_connection: sa.Connection, text: str, roles: set[str]
) -> None:
    """One operation for each thing that the language of reads can say."""
    await agree(graph, asking, world_connection, text, None, *roles)


@pytest.mark.parametrize("order", ["OPENED", "NUMBER", "DUE", "NEXT_DUE"])
@pytest.mark.parametrize("roles", [{"ADMIN"}, {"OFFICER"}, {"CLERK"}], ids=lambda roles: "+".join(roles))
@pytest.mark.parametrize("size", [1, 4])
async def test_paging_through(
    graph: Graph, asking: Asking, world_connection: sa.Connection, order: str, roles: set[str], size: int
) -> None:
    """Page after page, each row once, in the order of the whole; ties and NULLs included."""
    text = """query($first: Int, $after: String, $order: CaseOrder) { cases(first: $first, after: $after, orderBy: $order)
      { nodes { id } pageInfo { hasNextPage endCursor } } }"""
    oracle = Oracle(graph.schematic, world_connection, viewer(*roles))
    whole = oracle.execute(text, {"first": 100, "order": order})["cases"]["nodes"]
    found: list[Any] = []
    after: str | None = None
    while True:
        page = (await asking(text, {"first": size, "after": after, "order": order}, *roles))["data"]["cases"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
        assert len(page["nodes"]) == size
    assert found == whole
    # A cursor that is the last one leads to an empty page.
    if after is not None:
        last = (await asking(text, {"after": after, "order": order}, *roles))["data"]["cases"]
        assert last == {"nodes": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}
