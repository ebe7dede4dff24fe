"""Guards: every access, every role, every way to reach a row."""

import json
from typing import Any

import pytest
import sqlalchemy as sa

from api.graph import EVERYTHING, NOTHING, Bindings, Graph, Guards, Unguarded, hiding, only
from api.graph.arguments import Parameters
from api.graph.rows import Row
from tests.graph import world
from tests.graph.conftest import Asking

HIDDEN_CASE = f"case_{world.key(104)}"
ABSENT_CASE = f"case_{world.key(9999)}"


@pytest.mark.parametrize(
    ("roles", "seen"),
    [
        (("ADMIN",), 30),
        (("OFFICER",), 10),  # the cases of her organ
        (("PARTY",), "her own"),
        (("CLERK",), "urgent"),
        (("PUBLIC",), 0),
        ((), 0),
        (("NOBODY",), 0),
        (("PUBLIC", "ADMIN"), 30),
    ],
)
async def test_the_rows_of_a_role(
    asking: Asking, world_connection: sa.Connection, roles: tuple[str, ...], seen: object
) -> None:
    """Root connections show what the guard shows, and count no more."""
    cases = world.CaseRow.__table__  # type: ignore[attr-defined]
    counts = {"urgent": cases.c.urgent, "her own": cases.c.party_id == world.key(1)}
    if isinstance(seen, str):
        seen = world_connection.scalar(sa.select(sa.func.count()).where(counts[seen]))
    found = await asking("{ cases(first: 100) { nodes { id } } }", None, *(roles or ("NOBODY",)))
    assert len(found["data"]["cases"]["nodes"]) == seen


@pytest.mark.parametrize(
    "text",
    [
        '{ case(id: "ID") { id party { name } } }',
        '{ node(id: "ID") { id ... on Case { number } } }',
        '{ nodes(ids: ["ID"]) { id } }',
        '{ cases(filter: {party: "ID"}) { nodes { id } pageInfo { hasNextPage endCursor } } }',
    ],
)
async def test_hidden_and_absent_answer_alike(asking: Asking, text: str) -> None:
    """Byte for byte; the neighbour who may see it gets it."""
    hidden = await asking(text.replace("ID", HIDDEN_CASE), None, "PUBLIC")
    absent = await asking(text.replace("ID", ABSENT_CASE), None, "PUBLIC")
    assert json.dumps(hidden) == json.dumps(absent)
    assert "errors" not in hidden
    if "filter" not in text:
        assert HIDDEN_CASE in json.dumps(await asking(text.replace("ID", HIDDEN_CASE)))


async def test_expressions_count_only_what_the_viewer_may_see(asking: Asking) -> None:
    """paperCount passes the guard of the papers."""
    text = "{ cases(first: 100) { nodes { id paperCount papers { id } } } }"
    for role in ("ADMIN", "CLERK"):
        nodes = (await asking(text, None, role))["data"]["cases"]["nodes"]
        assert all(node["paperCount"] == len(node["papers"]) for node in nodes)
        assert any(node["paperCount"] for node in nodes)


async def test_a_field_shows_only_on_the_rows_of_a_role_that_may_name_it(asking: Asking) -> None:
    """A clerk who is a party reads the title of her own case, of others not."""
    text = '{ cases(first: 100) { nodes { title party { id } } } person(id: "ID") { phone } }'.replace(
        "ID", f"person_{world.key(1)}"
    )
    both = (await asking(text, None, "CLERK", "PARTY"))["data"]["cases"]["nodes"]
    mine = f"person_{world.key(1)}"
    assert any(node["title"] for node in both if node["party"] and node["party"]["id"] == mine)
    assert not any(node["title"] for node in both if not node["party"] or node["party"]["id"] != mine)


@pytest.mark.parametrize(
    "arguments",
    ['filter: {text: "TEXT"}', "filter: {hasTitle: true}", "orderBy: DUE"],
)
async def test_what_a_viewer_may_not_read_is_not_found_out_by_asking(
    asking: Asking, world_connection: sa.Connection, arguments: str
) -> None:
    """A clerk may name neither title nor due: no filter sorts her rows by them, no order ranks them, no cursor tells them."""
    cases = world.CaseRow.__table__  # type: ignore[attr-defined]
    title = world_connection.scalar(sa.select(cases.c.title).where(cases.c.urgent, cases.c.title != "").limit(1))
    text = f"{{ cases(first: 100, {arguments.replace('TEXT', str(title))}) {{ edges {{ cursor node {{ id urgent }} }} }} }}"
    edges = (await asking(text, None, "ADMIN"))["data"]["cases"]["edges"]
    assert any(edge["node"]["urgent"] for edge in edges), "there is something to find out"
    assert (await asking(text, None, "CLERK"))["data"]["cases"]["edges"] == []
    # Of her own case she may: as its party.
    mine = f"person_{world.key(1)}"
    both = await asking(text.replace("id urgent", "party { id }"), None, "CLERK", "PARTY")
    assert {edge["node"]["party"]["id"] for edge in both["data"]["cases"]["edges"]} <= {mine}


def condition(guards: Guards, *roles: str) -> str | None:
    """The SQL of a guard on the cases."""
    table = world.CaseRow.__table__  # type: ignore[attr-defined]
    written = guards.rows(Row(table, table.alias("c")), frozenset(roles), Parameters())
    return None if written is None else str(written)


def own_organ(case: Any, viewer: Any) -> Any:
    """A condition that several roles share."""
    return case.organ == viewer["organ"]


def test_guards_are_written_no_longer_than_needed() -> None:
    """One plain condition for one role, none for everything, a shared one once."""
    guards = Guards()
    guards.guard(world.CaseRow, A=own_organ, B=own_organ, C=EVERYTHING, D=NOTHING)
    assert condition(guards, "A") == "c.organ = :viewer_organ"
    assert condition(guards, "A", "B", "D") == "c.organ = :viewer_organ"
    assert condition(guards, "A", "C") is None
    assert condition(guards, "D") == "false"
    assert condition(guards) == "false"


def test_slips_of_the_pen() -> None:
    """A guard twice, a role that does not exist, a table without any."""
    guards = Guards(roles=["A"])
    guards.guard(world.CaseRow, A=EVERYTHING)
    with pytest.raises(ValueError, match="twice"):
        guards.guard(world.CaseRow, A=EVERYTHING)
    with pytest.raises(ValueError, match="unknown roles: B"):
        guards.guard(world.PaperRow, B=EVERYTHING)
    table = world.PersonRow.__table__  # type: ignore[attr-defined]
    with pytest.raises(Unguarded, match="people"):
        guards.rows(Row(table, table.alias()), frozenset("A"), Parameters())


def test_only_and_hiding() -> None:
    """Which fields a role may name."""
    table = world.CaseRow.__table__  # type: ignore[attr-defined]
    guards = Guards()
    guards.guard(world.CaseRow, A=only(EVERYTHING, "number"), B=hiding(own_organ, "number"))
    assert guards.can_hide_field(table, "number")
    assert guards.can_hide_field(table, "title")
    row = Row(table, table.alias("c"))
    assert guards.field(row, "number", frozenset("A"), Parameters()) is None
    assert str(guards.field(row, "number", frozenset("B"), Parameters())) == "false"
    assert "organ" in str(guards.field(row, "title", frozenset("AB"), Parameters()))


@pytest.mark.parametrize(
    ("where", "on", "refused"),
    [
        (None, lambda case, event: event.owner_id == case.id, False),
        (None, lambda case, event: sa.exists().where(world.PaperRow.case_id == case.id), True),
        (None, lambda case, event: sa.text("true"), True),
        (
            None,
            lambda case, event: event.paper_id.in_(sa.select(case.guarded(world.PaperRow).c.id)),
            False,
        ),
    ],
)
def test_a_condition_cannot_read_past_a_guard(where: None, on: Any, refused: bool) -> None:
    """A join that mentions another table is refused unless it takes the guarded rows."""
    from api.graph import related

    bindings = Bindings()
    bindings.types |= world.bindings.types
    bindings.roots |= world.bindings.roots
    case = bindings.types[world.Case]
    bindings.types[world.Case] = type(case)(
        case.table, case.prefix, case.fields | {"trail": related(world.EventRow, on=on)}, case.beside, case.variants
    )
    graph = Graph(world.SCHEMA, bindings, world.guards)
    if not refused:
        graph.check()
        return
    with pytest.raises(Exception, match="past its guard"):
        graph.check()
