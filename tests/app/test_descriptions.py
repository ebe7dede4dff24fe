"""The schema reads like documentation: nothing in it is without a description that holds its Chinese term."""

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLSchema, build_schema

from api.descriptions import describe, undescribed
from api.schema import build_graph, printed_schema

BARE = """
type Query { "某物" thing(id: ID!, "颜色" colour: Colour): Thing  things(orderBy: ThingOrder): [Thing!]! }
type Mutation { "移动某物：说明理由。" move(input: MoveInput!): MoveResult! }
"某物" type Thing { id: ID!  "名称" name: String! }
"颜色" enum Colour { RED }
"顺序" enum ThingOrder { CREATED }
"移动" input MoveInput { "到" to: String  from: String }
"已移动" type MovePayload { "只有英文 no" thing: Thing }
"拒绝" type Refusal { "only English" code: String }
union MoveResult = MovePayload | Refusal
"""


@pytest.mark.parametrize("production", [True, False])
def test_every_type_field_argument_and_value_is_described_in_chinese(production: bool) -> None:
    assert undescribed(build_graph(production=production).schematic.schema) == []


def test_what_is_printed_says_so_too() -> None:
    """The printed schema, read anew, has lost nothing on the way."""
    printed = build_schema(printed_schema())
    assert undescribed(printed) == []
    arguments, inputs, values = count(printed)
    assert arguments > 100
    assert inputs > 300
    assert values > 500


def test_what_has_neither_a_description_nor_a_telling_name_is_found() -> None:
    """An argument, a field, a value, an input field; and English alone is not enough."""
    schema = build_schema(BARE)
    describe(schema)
    assert undescribed(schema) == ["Query.things", "Colour.RED", "MoveInput.from", "Refusal.code"]


def test_what_an_act_answers_with_is_called_after_it() -> None:
    schema = build_schema(BARE)
    describe(schema)
    assert (schema.type_map["MoveResult"].description or "").startswith("“移动某物”的结果")
    assert (schema.type_map["Thing"].description, undescribed(schema)[0]) == ("某物", "Query.things")


def test_what_a_slice_says_of_its_own_wins() -> None:
    schema = build_schema('type Query { "本页的编号" id: ID! "一" nodes(id: ID!, "另有说明" ids: [ID!]): Int }')
    describe(schema)
    assert schema.query_type is not None
    assert schema.query_type.fields["id"].description == "本页的编号"
    assert schema.query_type.fields["nodes"].args["ids"].description == "另有说明"


def count(schema: GraphQLSchema) -> tuple[int, int, int]:
    """Arguments, input fields and enumeration values: so that the search above is known to reach them."""
    types = schema.type_map.values()
    return (
        sum(
            len(field.args)
            for type_ in types
            for field in getattr(type_, "fields", {}).values()
            if hasattr(field, "args")
        ),
        sum(len(type_.fields) for type_ in types if isinstance(type_, GraphQLInputObjectType)),
        sum(len(type_.values) for type_ in types if isinstance(type_, GraphQLEnumType)),
    )
