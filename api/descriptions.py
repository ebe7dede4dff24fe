"""Descriptions that follow from a name (约定的说明): what `id`, `nodes`, `input` or `…Result` mean wherever they stand.

Said once here, so that every type, field, argument and value of the schema is described without each slice repeating it. What a
slice says of its own wins.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
)


class Described(Protocol):
    """A type, field, argument, input field or enumeration value."""

    description: str | None


TYPES: Mapping[str, str] = {
    "Query": "查询。Reads: everything that can be asked, each row and field as far as the caller may see it.",
    "Mutation": "办理。Acts: each is done whole and on record, or refused whole with its legal basis.",
    "Subscription": "订阅。What can be followed, by Server-Sent Events.",
}
SCALARS: Mapping[str, str] = {
    "Date": "日期（年-月-日，北京时间）。A calendar day, ISO 8601.",
    "JSON": "JSON 值。Any JSON value.",
    "Decimal": "十进制小数，以字符串表示。A decimal number as a string; nothing is rounded.",
}
FIELDS: Mapping[str, str] = {
    "id": "全局标识。An opaque id, by which `node` finds the object again.",
    "edges": "各项及其游标",
    "nodes": "各项（edges 的简写）",
    "pageInfo": "分页信息",
    "cursor": "游标，以 after 传回即从其后继续",
    "node": "该项",
    "hasNextPage": "其后是否还有",
    "endCursor": "本页最后一项的游标，供 after 使用；空页为空",
}
ARGUMENTS: Mapping[str, str] = {
    "id": "全局标识",
    "ids": "全局标识，一次最多 100 个",
    "caseId": "案件的全局标识",
    "documentId": "文书的全局标识",
    "organId": "机关的全局标识",
    "reviewerId": "法制审核人员的全局标识",
    "number": "编号：案件编号或者文号",
    "code": "查询码，书写时的空格、连字符和大小写不计",
    "year": "年份（公历）",
    "filter": "筛选条件；所列各项须同时符合",
    "orderBy": "排列顺序",
    "input": "办理所需的内容",
}
ORDERS: Mapping[str, str] = {
    "CREATED": "按登记先后，新的在前。The newest first.",
    "LAST_EVENT": "按最近办理时间，新的在前。The latest event first.",
    "NEXT_DUE": "按最近到期日，先到期的在前。The earliest due day first.",
    "DRAFTED": "按起草时间，新的在前。The latest draft first.",
    "PLANNED": "按计划日期，新的在前。The latest planned day first.",
    "NUMBER": "按文号。By number.",
    "KIND": "按类别。By kind.",
}
ORDER, RESULT = "Order", "Result"


def describe(schema: GraphQLSchema) -> None:
    """Describe what has no description of its own and a name that says what it is."""
    for described, sentence in _conventions(schema):
        if not described.description:
            described.description = sentence
    for name, sentence in SCALARS.items():
        if isinstance(scalar := schema.type_map.get(name), GraphQLScalarType):
            scalar.description = sentence


def undescribed(schema: GraphQLSchema) -> list[str]:
    """What has no description with a Chinese term, by its coordinate (``Case.number``, ``Query.case(id:)``)."""
    return [name for name, described in _everything(schema) if not _has_chinese(described.description)]


def _conventions(schema: GraphQLSchema) -> Iterator[tuple[Described, str]]:
    for name, sentence in TYPES.items():
        if name in schema.type_map:
            yield schema.type_map[name], sentence
    for name, type_ in schema.type_map.items():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in type_.fields.items():
                if field_name in FIELDS:
                    yield field, FIELDS[field_name]
                for argument_name, argument in field.args.items():
                    if argument_name in ARGUMENTS:
                        yield argument, ARGUMENTS[argument_name]
        elif isinstance(type_, GraphQLEnumType) and name.endswith(ORDER):
            for value_name, value in type_.values.items():
                if value_name in ORDERS:
                    yield value, ORDERS[value_name]
    yield from _results(schema)


def _results(schema: GraphQLSchema) -> Iterator[tuple[Described, str]]:
    """The union that an act answers with is called after the act."""
    acts = schema.mutation_type.fields if schema.mutation_type else {}
    for field in acts.values():
        union = get_named_type(field.type)
        if isinstance(union, GraphQLUnionType) and union.name.endswith(RESULT):
            yield (
                union,
                f"{_term(field.description or '')}的结果：已办理，或者 Refusal（不予办理及其依据）。Done, or refused.",
            )


def _term(description: str) -> str:
    """The Chinese term that a description begins with."""
    ends = [at for mark in "：；，。（(" if (at := description.find(mark)) > 0]
    return f"“{description[: min(ends, default=len(description))]}”"


def _everything(schema: GraphQLSchema) -> Iterator[tuple[str, Described]]:
    """Every type, field, argument, input field and enumeration value that is ours."""
    for name, type_ in schema.type_map.items():
        if name.startswith("__") or name in ("String", "Int", "Float", "Boolean", "ID"):
            continue
        yield name, type_
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in type_.fields.items():
                yield f"{name}.{field_name}", field
                for argument_name, argument in field.args.items():
                    yield f"{name}.{field_name}({argument_name}:)", argument
        elif isinstance(type_, GraphQLInputObjectType):
            for input_name, input_ in type_.fields.items():
                yield f"{name}.{input_name}", input_
        elif isinstance(type_, GraphQLEnumType):
            for value_name, value in type_.values.items():
                yield f"{name}.{value_name}", value


def _has_chinese(description: str | None) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in description or "")
