"""What a hostile client may send: bad cursors, injections, floods. Each test shows the neighbour that succeeds."""

import base64
import json
from typing import Any

import pytest
import sqlalchemy as sa

from api.graph import Graph, Limits
from api.graph.cursors import read
from tests.graph import world
from tests.graph.conftest import Asking
from tests.graph.rows_of_the_world import TEXTS

INJECTIONS = [*TEXTS[1:], "' OR '1'='1", "\\'; --", "$1", "{}", "%s", ":x", "𬎆" * 50, "1e400", "NaN"]


def code_of(found: dict[str, Any]) -> str:
    """The code of the only error."""
    (error,) = found["errors"]
    return str(error["extensions"]["code"])


def cursor(*values: object) -> str:
    """A cursor made by hand."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "x",
        "!!!!",
        "é",
        cursor(),
        cursor("OPENED"),
        cursor("NUMBER", "x", str(world.key(1))),
        cursor("OPENED", "yesterday", str(world.key(1))),
        cursor("OPENED", "2026-05-09T02:00:00", str(world.key(1))),
        cursor("OPENED", "2026-05-09T02:00:00+00:00", "1"),
        cursor("OPENED", None, str(world.key(1))),
        cursor("OPENED", 5, str(world.key(1))),
        cursor("OPENED", "2026-05-09T02:00:00+00:00", str(world.key(1)), "more"),
        cursor("OPENED", ["2026-05-09T02:00:00+00:00"], str(world.key(1))),
        base64.urlsafe_b64encode(b"[" * 100_000).decode(),
    ],
)
async def test_a_bad_cursor_is_said_to_be_one(asking: Asking, bad: str) -> None:
    """As variable and as literal."""
    text = "query($after: String) { cases(after: $after) { nodes { id } } }"
    assert code_of(await asking(text, {"after": bad})) == "BAD_CURSOR"
    if len(bad) < 1_000:
        assert code_of(await asking(f'{{ cases(after: "{bad}") {{ nodes {{ id }} }} }}')) == "BAD_CURSOR"
    good = cursor("OPENED", "2026-05-09T02:00:00+00:00", str(world.key(1)))
    assert "errors" not in await asking(text, {"after": good})


def test_cursor_values_are_of_their_columns_type() -> None:
    """Each type of column accepts its own and nothing else."""
    columns = sa.Table(
        "t", sa.MetaData(), sa.Column("n", sa.BigInteger, nullable=False), sa.Column("b", sa.Boolean, nullable=False),
        sa.Column("f", sa.Numeric, nullable=False), sa.Column("d", sa.Date), sa.Column("e", sa.Enum("A", "B")),
    ).c  # fmt: skip
    assert read(cursor("o", 1, True, 1.5, None, "A"), "o", list(columns))[:2] == [1, True]
    for bad in [(True, True, 1, None, "A"), (1, 1, 1, None, "A"), (1, True, "1", None, "A"), (1, True, 1, None, "C"),
                (2**63, True, 1, None, "A"), (1, True, 1, "2026-13-01", "A"), (1, True, 1, None, "A\0")]:  # fmt: skip
        with pytest.raises(Exception, match="游标无效"):
            read(cursor("o", *bad), "o", list(columns))


@pytest.mark.parametrize(("size", "good"), [(-1, False), (0, True), (100, True), (101, False), (2**31 - 1, False)])
async def test_the_size_of_a_page(asking: Asking, size: int, good: bool) -> None:
    """Between 0 and 100, at the root and nested, as literal and as variable."""
    for text in (
        "query($n: Int) { cases(first: $n) { nodes { id } } }",
        "query($n: Int) { cases(first: 1) { nodes { paperPages(first: $n) { nodes { id } } } } }",
        f"{{ cases(first: {size}) {{ nodes {{ id }} }} }}",
    ):
        found = await asking(text, {"n": size} if "$n" in text else None)
        assert ("errors" not in found) is good
        if not good:
            assert code_of(found) == "BAD_PAGE_SIZE"


async def test_a_lookup_needs_an_argument(asking: Asking) -> None:
    """A null counts as none."""
    assert code_of(await asking("{ case { id } }")) == "BAD_ARGUMENT"
    assert code_of(await asking("query($id: ID) { case(id: $id) { id } }", {"id": None})) == "BAD_ARGUMENT"
    found = await asking("query($id: ID) { case(id: $id) { id } }", {"id": f"case_{world.key(105)}"})
    assert found == {"data": {"case": {"id": f"case_{world.key(105)}"}}}


async def test_many_ids_at_once(asking: Asking) -> None:
    """Up to a hundred."""
    text = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert code_of(await asking(text, {"ids": ["x"] * 101})) == "TOO_MANY_IDS"
    assert (await asking(text, {"ids": ["x"] * 100}))["data"]["nodes"] == [None] * 100


@pytest.mark.parametrize("injected", INJECTIONS)
async def test_no_text_becomes_sql(asking: Asking, world_connection: sa.Connection, injected: str) -> None:
    """Every text a client can send is compared as text and comes back as it is."""
    text = """query($id: ID, $number: String, $ids: [ID!]!, $filter: CaseFilter, $papers: PaperFilter) {
      a: case(number: $number) { id } b: case(id: $id) { id } c: nodes(ids: $ids) { id }
      d: cases(filter: $filter) { nodes { id title paperPages(filter: $papers) { nodes { title } } } } }"""
    variables = {
        "id": injected,
        "number": injected,
        "ids": [injected, f"case_{injected}"],
        "filter": {"text": injected},
        "papers": {"title": injected},
    }
    found = (await asking(text, variables))["data"]
    assert found["a"] is found["b"] is None
    assert found["c"] == [None, None]
    assert all(injected in node["title"] for node in found["d"]["nodes"])
    literal = json.dumps(injected, ensure_ascii=False)
    again = await asking(f"{{ d: cases(filter: {{text: {literal}}}) {{ nodes {{ id }} }} }}")
    assert len(again["data"]["d"]["nodes"]) == len(found["d"]["nodes"])
    tag = await asking("query($f: CaseFilter) { cases(filter: $f) { nodes { tags } } }", {"f": {"tag": injected}})
    assert all(injected in node["tags"] for node in tag["data"]["cases"]["nodes"])
    assert world_connection.scalar(sa.text("SELECT count(*) FROM cases")) == 30


async def test_a_text_with_a_nul_is_refused_by_name(asking: Asking) -> None:
    """PostgreSQL cannot hold it; that is the client's mistake and not ours."""
    found = await asking("query($n: String) { case(number: $n) { id } }", {"n": "a\0b"})
    assert code_of(found) == "BAD_ARGUMENT"
    assert code_of(await asking('{ case(number: "a\\u0000b") { id } }')) == "BAD_ARGUMENT"


async def test_an_object_of_many_fields(asking: Asking) -> None:
    """More pieces than a function of PostgreSQL takes arguments."""
    fields = " ".join(f"a{i}: number b{i}: title" for i in range(150))
    found = await asking(f'{{ case(number: "澜市监〔2026〕105号") {{ {fields} }} }}')
    assert list(found["data"]["case"])[:3] == ["a0", "b0", "a1"]
    assert set(list(found["data"]["case"].values())[::2]) == {"澜市监〔2026〕105号"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{ " + " ".join(f"a{i}: __typename" for i in range(6)) + " }", "TOO_MANY_ALIASES"),
        ("{ cases { nodes { party { town { name } } } } }", "TOO_DEEP"),
        (
            "{ ...F } fragment F on Query { cases { nodes { party { ...G } } } } fragment G on Person { town { name } }",
            "TOO_DEEP",
        ),
        ("{ ...F } fragment F on Query { ...F }", "TOO_DEEP"),
        ("{ cases { nodes { id } } " + "#" + "x" * 10 + "\n" + "__typename " * 60 + "}", "TOO_MANY_TOKENS"),
    ],
)
async def test_limits(asking: Asking, text: str, code: str) -> None:
    """Refused before anything is validated or compiled."""
    asking.graph = Graph(world.SCHEMA, world.bindings, world.guards, limits=Limits(tokens=60, depth=4, aliases=5))
    assert code_of(await asking(text)) == code
    assert asking.reader.sent == []
    assert "errors" not in await asking("{ a: cases(first: 1) { nodes { party { name } } } }")


async def test_a_web_of_fragments_is_measured_once(asking: Asking) -> None:
    """Each fragment spreads the next twice: two to the fortieth paths, forty measurements."""
    web = "".join(f"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} " for i in range(40))
    found = await asking("{ ...F0 } " + web + "fragment F40 on Query { __typename }")
    assert found == {"data": {"__typename": "Query"}}


async def test_plans_are_shared_and_bounded(asking: Asking) -> None:
    """One statement text per shape: values and viewers do not matter, presence and roles do."""
    asking.graph = Graph(world.SCHEMA, world.bindings, world.guards, plans=3, documents=3)
    text = "query($f: CaseFilter, $n: Int) { cases(first: $n, filter: $f) { nodes { id } } }"
    for filter_ in ({"text": "a"}, {"text": "b"}, {"text": "c", "tag": None}, {"tag": None, "text": "d"}):
        await asking(text, {"f": filter_}, "OFFICER")
    await asking(text, {"f": {"text": "a"}}, "OFFICER", organs=["乙"])
    assert len(set(asking.reader.sent)) == 1
    for variables in ({"f": {"tag": "a"}}, {"f": None}, {}, {"n": 7}):
        await asking(text, variables, "OFFICER")
    assert len(set(asking.reader.sent)) == 4  # no filter and a null filter are the same SQL
    for number in range(20):
        await asking(f"{{ cases(first: {number}) {{ nodes {{ id }} }} }}")
    assert len(asking.graph._queries._compiled) == 3
    assert len(asking.graph._documents._kept) == 3
