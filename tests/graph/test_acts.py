"""Mutations perform one act each and read their payload after it; computed fields mix with stored ones."""

from typing import Any

import pytest

from api.graph import Graph
from tests.graph import acts, world
from tests.graph.conftest import Asking

TOUCH = """mutation($input: TouchInput!, $after: String) { touch(input: $input) {
  __typename
  ... on TouchPayload { touched echo { t: text size } kase: case { number eventPages(first: 1, after: $after) { nodes { id } } }
    papers { id } }
  ... on Refusal { code message legalBasis { law } missing { code canSupply } }
} }"""


@pytest.fixture
def acting(asking: Asking) -> Asking:
    """Ask the schema that has acts."""
    asking.graph = Graph(acts.SCHEMA, world.bindings, world.guards)
    asking.graph.check()
    return asking


async def perform(acting: Asking, text: str, log: list[str], *roles: str, **variables: Any) -> dict[str, Any]:
    """Perform an operation and keep what the acts did."""
    import json

    context = acting.context(*(roles or ("ADMIN",)))
    context.log = log
    answer = await acting.graph.execute(text, context, variables=variables)
    found: dict[str, Any] = json.loads(answer.body())
    return found


async def test_a_payload_is_read_after_the_act_in_one_statement(acting: Asking) -> None:
    """Plain fields come from the act, rows from the database, in the order asked."""
    log: list[str] = []
    found = await perform(acting, TOUCH, log, input={"caseNumber": 105, "stages": ["UNDER_REVIEW"]})
    assert log == ["touch 105 done [<Stage.UNDER_REVIEW: 'under review'>]"]
    touched = found["data"]["touch"]
    assert list(touched) == ["__typename", "touched", "echo", "kase", "papers"]
    assert touched["echo"] == {"t": "done", "size": 5_000_000_000}
    assert touched["kase"]["number"] == "澜市监〔2026〕105号"
    # In the order of the act's list; what is not there is left out.
    assert [paper["id"] for paper in touched["papers"]] == [f"paper_{world.key(203)}", f"paper_{world.key(201)}"]
    assert len(acting.reader.sent) == 1


async def test_a_payload_passes_the_guard_like_any_read(acting: Asking) -> None:
    """The act is done, but who may not see the case does not see it in the payload."""
    log: list[str] = []
    found = await perform(acting, TOUCH, log, "PUBLIC", input={"caseNumber": 105})
    assert found["data"]["touch"]["kase"] is None
    assert found["data"]["touch"]["papers"] == []
    assert len(log) == 1


async def test_a_refusal_is_an_answer(acting: Asking) -> None:
    """A refusal is projected from its object and needs no statement."""
    found = await perform(acting, TOUCH, [], input={"caseNumber": 105, "outcome": "refused"})
    assert "errors" not in found
    assert found["data"]["touch"] == {
        "__typename": "Refusal",
        "code": "NOT_NOW",
        "message": "现在不行。",
        "legalBasis": None,
        "missing": [{"code": "SIGNATURE", "canSupply": ["OFFICER"]}],
    }
    assert acting.reader.sent == []


@pytest.mark.parametrize(("outcome", "code"), [("broken", "INTERNAL"), ("forbidden", "FORBIDDEN")])
async def test_an_error_is_named_or_masked(
    acting: Asking, outcome: str, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A GraphQL error of the act keeps its code, anything else says nothing of the inside."""
    found = await perform(acting, TOUCH, [], input={"caseNumber": 105, "outcome": outcome})
    (error,) = found["errors"]
    assert error["extensions"]["code"] == code
    assert error["path"] == ["touch"]
    assert found["data"] == {"touch": None}
    assert "secret" not in str(found)
    assert ("secret detail" in caplog.text) is (outcome == "broken")


async def test_acts_follow_one_another_and_an_error_leaves_the_others(acting: Asking) -> None:
    """Serial, in the order of the document, whatever became of the one before."""
    text = """mutation {
      b: touch(input: {caseNumber: 101, outcome: "forbidden"}) { __typename }
      a: touch(input: {caseNumber: 102}) { ... on TouchPayload { touched } } __typename }"""
    log: list[str] = []
    found = await perform(acting, text, log)
    assert [entry.split()[1] for entry in log] == ["101", "102"]
    assert found["data"] == {"b": None, "a": {"touched": 2}, "__typename": "Mutation"}
    assert len(found["errors"]) == 1


async def test_a_required_answer_that_fails_takes_the_data_with_it(acting: Asking) -> None:
    """The null climbs to the root; a neighbouring call that succeeds keeps its data."""
    failed = await perform(acting, 'mutation { insist(outcome: "x") { touched } }', [])
    assert failed["data"] is None
    assert failed["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    done = await perform(acting, "mutation { insist { touched case { id } papers { id } } }", [])
    assert done == {"data": {"insist": {"touched": 1, "case": None, "papers": []}}}


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"input": {"caseNumber": 105}, "after": "nonsense"}, "BAD_CURSOR"),
        ({"input": {"caseNumber": 105, "outcome": 3}}, "BAD_VARIABLES"),
        ({}, "BAD_VARIABLES"),
    ],
)
async def test_a_bad_request_is_found_before_the_act(
    acting: Asking, variables: dict[str, Any], code: str | None
) -> None:
    """Nothing is done for a request whose answer could not be read."""
    log: list[str] = []
    found = await perform(acting, TOUCH, log, **variables)
    assert "data" not in found
    assert found["errors"][0]["extensions"]["code"] == code
    assert log == []


async def test_computed_fields_keep_their_place_among_stored_ones(acting: Asking) -> None:
    """One statement, keys in the order of the document."""
    text = """query($t: String!) { one: echo(text: $t) { size } towns { code } two: echo(text: "𬎆\\"") { ...E }
      __schema { queryType { name } } } fragment E on Echo { text }"""
    found = await acting(text, {"t": "abc"})
    assert list(found["data"]) == ["one", "towns", "two", "__schema"]
    assert found["data"]["one"] == {"size": 3}
    assert found["data"]["two"] == {"text": '𬎆"'}
    assert len(found["data"]["towns"]) == 4
    assert len(acting.reader.sent) == 1


async def test_a_computed_field_that_fails(acting: Asking) -> None:
    """A nullable one is null beside what is stored; a required one takes the data with it."""
    found = await acting('{ echo(text: "") { text } towns { code } }')
    assert found["data"]["echo"] is None
    assert len(found["data"]["towns"]) == 4
    assert found["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "secret" not in str(found)
    failed = await acting('{ requiredEcho(text: "x") { text } towns { code } }')
    assert failed["data"] is None
    assert failed["errors"][0]["path"] == ["requiredEcho"]


async def test_introspection_needs_no_database(acting: Asking) -> None:
    """The schema describes itself."""
    found = await acting('{ __type(name: "Case") { name description } __typename }')
    assert found["data"] == {"__type": {"name": "Case", "description": "案件"}, "__typename": "Query"}
