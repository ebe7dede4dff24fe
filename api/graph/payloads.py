"""What a mutation gives back: its own plain fields, and stored rows read afresh by the keys it carries."""

import sqlalchemy as sa
from graphql import FieldNode, GraphQLObjectType, get_named_type, get_nullable_type, is_list_type

from api.graph import root_fields
from api.graph.caches import Bounded
from api.graph.computed import Asked
from api.graph.errors import NotCompilable
from api.graph.json_text import Pieces, joined, members
from api.graph.objects import Objects
from api.graph.plans import Plan, plan
from api.graph.roots import carried_by
from api.graph.rows import key_of, type_of
from api.graph.schematic import Schematic
from api.graph.selection import Collected, Selections
from api.graph.statement import Statement


class Payloads:
    """The payloads of one operation, each read by one statement."""

    def __init__(self, schematic: Schematic, plans: Bounded[Plan], asked: Asked, selections: Selections) -> None:
        self._schematic = schematic
        self._plans = plans
        self._asked = asked
        self._selections = selections
        self._shape = asked.document.shape(asked.variables)

    def fields(self, type_: GraphQLObjectType, nodes: list[FieldNode]) -> Collected:
        """What is selected of a payload if it is of this type."""
        return self._selections.of(type_, [node.selection_set for node in nodes])

    def carrier(self, type_: GraphQLObjectType, nodes: list[FieldNode]) -> str | None:
        """The attribute of the payload that a field is reread by; None for a plain field."""
        name = nodes[0].name.value
        if name == "__typename":
            return None
        return carried_by(self._schematic.definition(self._schematic.field(type_, name)))

    def plan(self, key: str, type_: GraphQLObjectType, nodes: list[FieldNode], roles: frozenset[str]) -> Plan | None:
        """The statement that writes the whole payload, or None if nothing stored is selected.

        Plain fields are parameters in it: their JSON text is carried by response key.
        """
        plan_key = (self._asked.document.text, self._asked.name, key, type_.name, self._shape, roles)
        known = self._plans.get(plan_key)
        if known is not None:
            return known
        collected = self.fields(type_, nodes)
        if not any(self.carrier(type_, merged) for merged in collected.values()):
            return None
        objects = Objects(Statement(self._schematic, roles, self._asked.variables, self._selections))
        text = joined(members((name, self._value(objects, type_, name, merged)) for name, merged in collected.items()))
        compiled = plan(text, objects.statement.parameters.getters)
        self._plans.keep(plan_key, compiled, len(compiled.sql))
        return compiled

    def _value(self, objects: Objects, type_: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> Pieces:
        parameters = objects.statement.parameters
        if self.carrier(type_, nodes) is None:
            return (parameters.carry(key, sa.Text()),)
        field = self._schematic.field(type_, nodes[0].name.value)
        target = get_named_type(field.type)
        if not isinstance(target, GraphQLObjectType):
            raise NotCompilable(f"{type_.name}.{nodes[0].name.value}", "only an object type can be read afresh")
        stored_as = type_of(key_of(self._schematic.bound(target).table))
        if is_list_type(get_nullable_type(field.type)):
            return root_fields.by_keys(objects, target, nodes, parameters.carry(key, sa.ARRAY(stored_as)))
        return root_fields.by_key(objects, target, nodes, parameters.carry(key, stored_as))
