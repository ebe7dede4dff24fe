"""What an operation costs, what a document may hold, and that neither costs the server anything before it is refused."""

from typing import Any

import orjson
import pytest
from graphql import get_introspection_query

from api.graph import Allowance, Graph, Limits, Viewer
from api.graph.caches import Bounded
from api.graph.costs import ACT, COMPUTED, COUNT, INTROSPECTION
from api.graph.observation import Observation
from api.graph.relations import LIST
from tests.graph import acts, world
from tests.graph.conftest import AContext, Asking

ONE = f"case_{world.key(105)}"


class Observing:
    """Keeps what was seen of the last operation."""

    def __init__(self) -> None:
        self.seen = Observation()

    def __call__(self) -> "Observing":
        self.seen = Observation()
        return self

    def __enter__(self) -> Observation:
        return self.seen

    def __exit__(self, *_: object) -> None:
        """Nothing to clean up."""


async def seen_of(graph: Graph, context: AContext, text: str, **variables: Any) -> Observation:
    """What is seen of an operation."""
    observing = Observing()
    await graph.execute(text, context, variables=variables, observer=observing)
    return observing.seen


@pytest.mark.parametrize(
    ("text", "variables", "cost"),
    [
        ("{ __typename }", {}, 0),
        (f'{{ case(id: "{ONE}") {{ number title }} }}', {}, 1),
        (f'{{ case(id: "{ONE}") {{ party {{ town {{ name }} }} }} }}', {}, 3),
        (f'{{ case(id: "{ONE}") {{ paperCount }} }}', {}, 2),
        (f'{{ case(id: "{ONE}") {{ officers {{ name }} officers {{ id }} }} }}', {}, 1 + LIST),
        (f'{{ case(id: "{ONE}") {{ a: officers {{ name }} b: officers {{ id }} }} }}', {}, 1 + 2 * LIST),
        (f'{{ case(id: "{ONE}") {{ payment {{ account {{ holder }} }} samples {{ name }} }} }}', {}, 1 + 2 + LIST),
        ("{ cases { nodes { id } } }", {}, 1 + 20),
        ("{ cases(first: 50) { nodes { officers { id } } } }", {}, 1 + 50 * (1 + LIST)),
        ("{ cases(first: 10) { edges { node { id } cursor } pageInfo { endCursor } } }", {}, 1 + 10 * (1 + 1)),
        ("query($n: Int) { cases(first: $n) { nodes { id } } }", {"n": 7}, 1 + 7),
        ("query($n: Int) { cases(first: $n) { nodes { id } } }", {}, 1 + 20),
        ("{ cases(first: 0) { nodes { officers { id } } } }", {}, 1),
        ("{ people(first: 1) { totalCount } }", {}, 1 + COUNT),
        ("{ cases(first: 3) { nodes { paperPages(first: 5) { nodes { id } } } } }", {}, 1 + 3 * (1 + 1 + 5)),
        ("{ towns { name } }", {}, 500),
        ("query($b: Boolean!) { cases { nodes { id party @include(if: $b) { id } } } }", {"b": False}, 1 + 20),
        ("query($b: Boolean!) { cases { nodes { id party @include(if: $b) { id } } } }", {"b": True}, 1 + 40),
        (f'{{ node(id: "{ONE}") {{ id ... on Case {{ party {{ id }} }} }} }}', {}, 2),
        ("query($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": [ONE] * 3}, 3),
        ("query($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": [ONE, "x"]}, 2),
        ("query($i: [ID!]!) { nodes(ids: $i) { ... on Case { officers { id } } } }", {"i": [ONE] * 2}, 2 * (1 + LIST)),
        (f'{{ case(id: "{ONE}") {{ timeline {{ id ... on PaperEvent {{ paper {{ id }} }} }} }} }}', {}, 1 + 60 * 2),
        ("{ __schema { types { name } } }", {}, INTROSPECTION),
    ],
)
async def test_the_cost_of_an_operation(
    graph: Graph, asking: Asking, text: str, variables: dict[str, Any], cost: int
) -> None:
    """Each object 1, lists multiplied, one inside the other."""
    assert (await seen_of(graph, asking.context("ADMIN"), text, **variables)).cost == cost


async def test_the_cost_of_acts_and_of_what_is_computed(asking: Asking) -> None:
    """They do work of their own, whatever is selected of their answer."""
    graph = Graph(acts.SCHEMA, world.bindings, world.guards)
    context = asking.context("ADMIN")
    act = "mutation { touch(input: {caseNumber: 105}) { ... on TouchPayload { case { party { id } } papers { id } } } }"
    assert (await seen_of(graph, context, act)).cost == ACT + 1 + 2 + LIST
    assert (await seen_of(graph, context, '{ echo(text: "x") { text } }')).cost == COMPUTED


async def test_what_is_too_dear_is_refused_before_it_is_compiled(asking: Asking) -> None:
    """With the price in the answer; at the price itself it is answered. A plan at hand changes nothing."""
    budget = {"ADMIN": 41, "OFFICER": 40}

    def allowance(viewer: Viewer) -> Allowance:
        return Allowance(max(budget[role] for role in viewer.roles))

    graph = asking.graph = Graph(world.SCHEMA, world.bindings, world.guards, allowance=allowance)
    text = "query($n: Int) { cases(first: $n) { nodes { party { id } } } }"
    (error,) = (await asking(text, {"n": 20}, "OFFICER"))["errors"]
    assert error["extensions"] == {"code": "COST_EXCEEDED", "cost": 41, "budget": 40}
    assert asking.reader.sent == []
    assert len(graph._queries._compiled) == 0
    assert "errors" not in await asking(text, {"n": 20}, "ADMIN")
    assert "errors" not in await asking(text, {"n": 19}, "OFFICER")
    assert (await asking(text, {"n": 20}, "OFFICER"))["errors"][0]["extensions"]["code"] == "COST_EXCEEDED"


async def test_fields_are_counted_once_fragments_are_spelled_out(asking: Asking) -> None:
    """Fragments that double at every step write thousands of fields with a few words."""
    asking.graph = Graph(world.SCHEMA, world.bindings, world.guards, limits=Limits(fields=60))
    steps = " ".join(
        f"fragment F{i} on Case {{ a: party {{ cases(first: 1) {{ nodes {{ ...F{i + 1} }} }} }}"
        f" b: party {{ cases(first: 1) {{ nodes {{ ...F{i + 1} }} }} }} }}"
        for i in range(4)
    )
    doubling = f'{{ case(id: "{ONE}") {{ ...F%d }} }} {steps} fragment F4 on Case {{ id number }}'
    (error,) = (await asking(doubling % 0))["errors"]
    assert error["extensions"]["code"] == "TOO_MANY_FIELDS"
    good = doubling[: doubling.index("fragment F0")] + doubling[doubling.index("fragment F3") :]
    assert "errors" not in await asking(good % 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{ " + "__typename " * 11 + "}", "TOO_MANY_REPEATS"),
        ("{ " + "... { __typename } " * 11 + "}", "TOO_MANY_REPEATS"),
        ("{ " + "__typename " * 10 + "}", None),
        ("{ " + "... { a: __typename __typename } " * 10 + "}", None),
        ("{ cases { nodes { " + "id " * 10 + "} edges { node { " + "id " * 10 + "} } } }", None),
        ("{ " + "...F " * 101 + "} fragment F on Query { __typename }", "TOO_MANY_FRAGMENTS"),
        ("{ " + "...F " * 100 + "} fragment F on Query { __typename }", None),
        ("{ __typename #" + "x" * 64_000 + "\n}", "TOO_LONG"),
        ("{ __typename #" + "x" * 60_000 + "\n}", None),
        ("{ a" * 500 + " }" * 500, "TOO_DEEP"),
        ("{ case(id: " + "[" * 900 + "]" * 900 + ") { id } }", "TOO_DEEP"),
        ("{ cases { nodes { id } }", "SYNTAX"),
        ("{ nothing }", "INVALID"),
        ("query($n: Int!) { cases(first: $n) { nodes { id } } }", "BAD_VARIABLES"),
    ],
)
async def test_every_refusal_has_a_code(asking: Asking, text: str, code: str | None) -> None:
    """Beside each, what still passes."""
    asking.graph = Graph(world.SCHEMA, world.bindings, world.guards)
    found = await asking(text)
    assert [error["extensions"]["code"] for error in found.get("errors", [])] == ([code] if code else [])


@pytest.mark.parametrize("told", [True, False])
async def test_the_schema_is_told_only_to_whom_it_may_be(asking: Asking, told: bool) -> None:
    """Neither by introspection nor by guessing at names; a type's name in an answer is no secret."""
    asking.graph = Graph(
        world.SCHEMA, world.bindings, world.guards, allowance=lambda viewer: Allowance(introspection=told)
    )
    for text in (
        get_introspection_query(),
        '{ __type(name: "Case") { name } }',
        "{ ...F } fragment F on Query { __schema { queryType { name } } }",
    ):
        found = await asking(text)
        assert [error["extensions"]["code"] for error in found.get("errors", [])] == (
            [] if told else ["INTROSPECTION_OFF"]
        )
    guesses: list[tuple[str, dict[str, Any]]] = [
        ("{ case { id } casez { id } }", {}),
        ("{ cases(frist: 1) { nodes { id } } }", {}),
        ("{ cases(orderBy: OPENEDD) { nodes { id } } }", {}),
        ("{ cases(filter: {stagee: OPEN}) { nodes { id } } }", {}),
        ("query($f: CaseFilter) { cases(filter: $f) { nodes { id } } }", {"f": {"textt": "x"}}),
        ("query($f: CaseFilterr) { cases(filter: $f) { nodes { id } } }", {}),
    ]
    for text, variables in guesses:
        messages = orjson.dumps((await asking(text, variables))["errors"]).decode()
        assert ("Did you mean" in messages) is told, messages
    assert (await asking("{ __typename cases(first: 0) { __typename } }"))["data"]["__typename"] == "Query"


async def test_introspection_cannot_climb_around_in_circles(asking: Asking) -> None:
    """Types have fields have types: a few words would ask for millions of objects."""
    circle = "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }"
    (error,) = (await asking(circle))["errors"]
    assert error["extensions"]["code"] == "INVALID"
    assert "errors" not in await asking("{ __schema { types { fields { type { name } } } } }")


def test_a_cache_is_bounded_by_weight() -> None:
    """The least recently used go first; what is heavier than everything is not kept; replaced weights do not add up."""
    cache: Bounded[str] = Bounded(10, weight=10)
    for name in "abc":
        cache.keep(name, name, 3)
    assert cache.get("a") == "a"
    cache.keep("d", "d", 3)
    assert [cache.get(name) for name in "abcd"] == ["a", None, "c", "d"]
    for _ in range(5):
        cache.keep("d", "d", 3)
    assert (len(cache), cache.weighed) == (3, 9)
    cache.keep("e", "e", 11)
    assert (len(cache), cache.weighed) == (0, 0)


async def test_long_documents_and_statements_do_not_pile_up(asking: Asking) -> None:
    """However many are sent, what is remembered stays within the characters allowed."""
    graph = asking.graph = Graph(
        world.SCHEMA, world.bindings, world.guards, document_characters=20_000, plan_characters=50_000
    )
    for number in range(60):
        await asking(f"{{ cases(first: {number}) {{ nodes {{ id number title stage }} }} }} #{'x' * 1_000}")
    assert 0 < graph._documents._kept.weighed <= 20_000
    assert 0 < graph._queries._compiled.weighed <= 50_000
