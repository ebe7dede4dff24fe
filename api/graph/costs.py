"""What an operation costs, known before anything is compiled: the objects its answer may hold at the utmost.

Each object counts 1. A page counts its objects ``first`` times, a root list as often as its binding allows, any other list
as often as it is declared to hold (`LIST` times if nobody says), each inside the other multiplied. What is no object but
reads on its own has a price too: an expression over other tables, a count, an act, a field computed now.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    OperationType,
    SelectionSetNode,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
)

from api.graph.allowance import Allowance
from api.graph.arguments import arguments_of
from api.graph.bindings import ById, Computed, Listing
from api.graph.caches import Bounded
from api.graph.computed import Asked
from api.graph.errors import GraphError
from api.graph.identity import prefix_in
from api.graph.limits import Limits
from api.graph.paging import DEFAULT_PAGE, LARGEST_PAGE
from api.graph.relations import LIST, Embedded, Expression, Listed, Many, Related
from api.graph.schematic import Schematic
from api.graph.selection import Selections

EXPRESSION = 1
COUNT = 100
ACT = 100
COMPUTED = 20
INTROSPECTION = 1_000

# A web of fragments may merge in more ways than anybody would write; who needs more different selections is refused.
_MOST_SELECTIONS = 5_000


@dataclass(frozen=True, slots=True)
class Cost:
    """``objects`` is the price; ``fields`` is how many fields the SQL spells out."""

    objects: int = 0
    fields: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.objects + other.objects, self.fields + other.fields)

    def times(self, number: int) -> "Cost":
        """So many objects, written once."""
        return Cost(self.objects * number, self.fields)


class CostExceeded(GraphError):
    """An operation that may answer more than the viewer's budget."""

    def __init__(self, cost: int, budget: int) -> None:
        super().__init__(
            "COST_EXCEEDED",
            f"查询代价 {cost} 超过预算 {budget}，请缩小页面或者减少嵌套。Cost {cost} exceeds the budget of {budget}.",
        )
        self.extensions = {"code": self.code, "cost": cost, "budget": budget}


class Costs:
    """Prices operations; remembers the price by document, name and shape."""

    def __init__(self, schematic: Schematic, limits: Limits, most: int) -> None:
        self._schematic = schematic
        self._limits = limits
        self._known: Bounded[Cost] = Bounded(most)

    def of(self, asked: Asked) -> Cost:
        """The price of an operation. Raises GraphError COST_EXCEEDED if its selections cannot even be counted."""
        counts = tuple(_length(asked.variables.get(name)) for name in sorted(asked.document.naming))
        key = (asked.shape, counts)
        known = self._known.get(key)
        if known is None:
            known = _Walk(self._schematic, asked).operation()
            self._known.keep(key, known)
        return known

    def check(self, asked: Asked, allowance: Allowance) -> Cost:
        """The price, if it may be paid. Raises GraphError COST_EXCEEDED, TOO_MANY_FIELDS."""
        cost = self.of(asked)
        if allowance.cost is not None and cost.objects > allowance.cost:
            raise CostExceeded(cost.objects, allowance.cost)
        if cost.fields > self._limits.fields:
            raise GraphError(
                "TOO_MANY_FIELDS",
                f"展开后字段过多（{cost.fields}，上限 {self._limits.fields}）。At most {self._limits.fields} fields.",
            )
        return cost


def _length(value: object) -> int:
    return len(value) if isinstance(value, list) else 1


class _Walk:
    """One operation, every different selection priced once."""

    def __init__(self, schematic: Schematic, asked: Asked) -> None:
        self._schematic = schematic
        self._asked = asked
        self._selections = Selections(schematic.schema, asked.document.fragments, asked.variables)
        self._known: dict[tuple[str, tuple[int, ...]], Cost] = {}

    def operation(self) -> Cost:
        """The price of all root fields."""
        operation = self._asked.operation
        root_type = self._schematic.schema.get_root_type(operation.operation)
        assert root_type is not None
        cost = Cost()
        for nodes in self._selections.of(root_type, [operation.selection_set]).values():
            name = nodes[0].name.value
            if name == "__typename":
                cost += Cost(0, 1)
            elif name.startswith("__"):
                cost += Cost(INTROSPECTION, 1)
            elif operation.operation is OperationType.MUTATION:
                cost += Cost(ACT) + self._field(root_type, root_type.fields[name], nodes)
            else:
                cost += self._root(root_type, root_type.fields[name], nodes)
        return cost

    def _root(self, root_type: GraphQLObjectType, field: GraphQLField, nodes: list[FieldNode]) -> Cost:
        binding = self._schematic.bindings.roots.get(nodes[0].name.value)
        if isinstance(binding, Computed):
            return Cost(COMPUTED, 1)
        if isinstance(binding, Listing):
            return self._object(get_named_type(field.type), _sets(nodes)).times(binding.most)
        if isinstance(binding, ById):
            given = arguments_of(field, nodes[0], self._asked.variables)
            ids = given["ids"].value if binding.several else [given["id"].value]
            return self._by_ids(ids, nodes)
        return self._field(root_type, field, nodes)

    def _by_ids(self, ids: list[object], nodes: list[FieldNode]) -> Cost:
        """Rows of the types that the ids name: each row is of one type, every type is written."""
        prefixes = {prefix_in(id_) for id_ in ids} & self._schematic.prefixes.keys()
        named = (self._schematic.schema.type_map.get(self._schematic.prefixes[prefix]) for prefix in prefixes)
        each = [self._object(type_, _sets(nodes)) for type_ in named if type_ is not None]
        return Cost(
            max((cost.objects for cost in each), default=1) * len(ids), sum((cost.fields for cost in each), start=1)
        )

    def _field(self, type_: GraphQLObjectType, field: GraphQLField, nodes: list[FieldNode]) -> Cost:
        named = get_named_type(field.type)
        if is_leaf_type(named):
            return Cost(EXPRESSION if self._is_expression(type_, nodes[0].name.value) else 0, 1)
        if isinstance(named, GraphQLObjectType) and {"nodes", "pageInfo"} <= named.fields.keys():
            return self._page(named, field, nodes)
        cost = Cost(0, 1) + self._object(named, _sets(nodes))
        if not is_list_type(get_nullable_type(field.type)):
            return cost
        return cost.times(self._size(type_, nodes[0].name.value))

    def _size(self, type_: GraphQLObjectType, name: str) -> int:
        """How many elements a plain list is declared to hold; of a payload or inside jsonb nobody has said."""
        if self._schematic.bound_or_none(type_) is None:
            return LIST
        binding = self._schematic.binding(type_, name)
        return binding.size if isinstance(binding, Many | Related | Listed | Embedded) else LIST

    def _is_expression(self, type_: GraphQLObjectType, name: str) -> bool:
        bound = self._schematic.bound_or_none(type_) is not None
        return bound and isinstance(self._schematic.binding(type_, name), Expression)

    def _page(self, type_: GraphQLObjectType, field: GraphQLField, nodes: list[FieldNode]) -> Cost:
        """A page and what is selected of its rows, whether as nodes or as edges."""
        first = arguments_of(field, nodes[0], self._asked.variables).get("first")
        size = DEFAULT_PAGE if first is None or first.value is None else first.value
        # A size out of bounds is refused by the compiler with a better word than the price.
        size = min(max(size, 0), LARGEST_PAGE)
        cost = Cost(1, 1)
        for merged in self._selections.of(type_, _sets(nodes)).values():
            name = merged[0].name.value
            if name == "totalCount":
                cost += Cost(COUNT, 1)
            elif name in ("nodes", "edges"):
                cost += self._object(get_named_type(type_.fields[name].type), _sets(merged)).times(size)
            else:
                cost += Cost(0, 1)
        return cost

    def _object(self, type_: GraphQLNamedType, sets: tuple[SelectionSetNode, ...]) -> Cost:
        """One object of a type; of an interface the dearest of its types, with what only some of them have written beside."""
        key = type_.name, tuple(id(one) for one in sets)
        known = self._known.get(key)
        if known is not None:
            return known
        if len(self._known) >= _MOST_SELECTIONS:
            raise GraphError("COST_EXCEEDED", "片段组合过多，无法估算代价。The fragments combine in too many ways.")
        if is_abstract_type(type_):
            each = [self._object(member, sets) for member in self._schematic.schema.get_possible_types(type_)]
            # What all types share is written once, so each adds only what it has beyond the simplest.
            shared = min((one.fields for one in each), default=0)
            own = sum(one.fields - shared for one in each)
            cost = Cost(max((one.objects for one in each), default=1), shared + own)
        else:
            assert isinstance(type_, GraphQLObjectType)
            cost = Cost(1)
            for nodes in self._selections.of(type_, sets).values():
                name = nodes[0].name.value
                cost += Cost(0, 1) if name == "__typename" else self._field(type_, type_.fields[name], nodes)
        self._known[key] = cost
        return cost


def _sets(nodes: Iterable[FieldNode]) -> tuple[SelectionSetNode, ...]:
    return tuple(node.selection_set for node in nodes if node.selection_set is not None)
