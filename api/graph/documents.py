"""Documents: parsed, limited and validated once, then remembered by their text."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
    parse,
    validate,
)
from graphql.execution.values import VariableValues
from graphql.language import Visitor, visit

from api.graph.arguments import structure
from api.graph.caches import Bounded
from api.graph.errors import GraphError, coded
from api.graph.identity import prefix_in
from api.graph.limits import Limits, check
from api.graph.paging import LARGEST_PAGE
from api.graph.variables import Texts, taken, texts_of

# Arguments whose value, and not only its presence, changes the SQL.
_SHAPING = frozenset({"first", "orderBy", "if"})
_NAMING_A_TYPE = frozenset({"id", "ids"})


@dataclass(frozen=True, slots=True)
class Document:
    """A valid document and what its variables do."""

    text: str
    sha256: str
    ast: DocumentNode
    operations: dict[str | None, OperationDefinitionNode]
    texts: dict[str | None, Texts | None]
    fragments: dict[str, FragmentDefinitionNode]
    shaping: frozenset[str]
    naming: frozenset[str]
    prefixes: frozenset[str]
    introspects: bool

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation to run. Raises GraphError OPERATION_NOT_FOUND if the name does not tell."""
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if name is None or name not in self.operations:
            raise GraphError("OPERATION_NOT_FOUND", "请用 operationName 指明要执行的操作。Name the operation to run.")
        return self.operations[name]

    def taken(self, operation: OperationDefinitionNode, given: Mapping[str, Any]) -> VariableValues | None:
        """The values of an operation that takes nothing but texts, if each is one; None: they are to be coerced."""
        texts = self.texts[operation.name.value if operation.name else None]
        return None if texts is None else taken(texts, given)

    def shape(self, variables: dict[str, Any]) -> tuple[Any, ...]:
        """Everything about the variables that can change the SQL."""
        return tuple((name, self._shape_of(name, value)) for name, value in sorted(variables.items()))

    def _shape_of(self, name: str, value: Any) -> Any:
        if name in self.shaping:
            return value
        if name in self.naming:
            # A prefix that no type has must not make a plan of its own.
            ids = value if isinstance(value, list) else [value]
            return len(ids) <= LARGEST_PAGE, frozenset(map(prefix_in, ids)) & self.prefixes
        return structure(value)


class Documents:
    """The documents met lately."""

    def __init__(
        self, schema: GraphQLSchema, prefixes: frozenset[str], limits: Limits, most: int, characters: int
    ) -> None:
        self._prefixes = prefixes
        self._schema = schema
        self._limits = limits
        self._kept: Bounded[Document] = Bounded(most, characters)

    def read(self, text: str, *, suggest: bool = True) -> Document | list[GraphQLError]:
        """The valid document of a text, or why it is none, with or without "Did you mean". Nothing invalid is remembered."""
        known = self._kept.get(text)
        if known is not None:
            return known
        if len(text) > self._limits.characters:
            most = self._limits.characters
            return [GraphError("TOO_LONG", f"查询过长（上限 {most} 个字符）。At most {most} characters.")]
        try:
            ast = parse(text, max_tokens=self._limits.tokens, allow_empty_selection_sets=False)
            check(ast, self._limits)
        except GraphQLSyntaxError as error:
            return [self._syntax(error)]
        except GraphError as error:
            return [error]
        errors = validate(self._schema, ast, hide_suggestions=not suggest)
        if errors:
            return [coded(error, "INVALID") for error in errors]
        document = _document(self._schema, text, ast, self._prefixes)
        self._kept.keep(text, document, len(text))
        return document

    def _syntax(self, error: GraphQLSyntaxError) -> GraphQLError:
        if f"more than {self._limits.tokens} tokens" in error.message:
            return GraphError("TOO_MANY_TOKENS", f"查询过长（上限 {self._limits.tokens} 个词）。Too many tokens.")
        if "nested too deeply" in error.message:
            return GraphError("TOO_DEEP", f"嵌套过深（上限 {self._limits.depth} 层）。Nested too deeply.")
        return coded(error, "SYNTAX")


def _document(schema: GraphQLSchema, text: str, ast: DocumentNode, prefixes: frozenset[str]) -> Document:
    operations: dict[str | None, OperationDefinitionNode] = {}
    fragments: dict[str, FragmentDefinitionNode] = {}
    for node in ast.definitions:
        if isinstance(node, OperationDefinitionNode):
            operations[node.name.value if node.name else None] = node
        elif isinstance(node, FragmentDefinitionNode):
            fragments[node.name.value] = node
    uses = _Uses()
    visit(ast, uses)
    return Document(
        text,
        sha256(text.encode(errors="surrogatepass")).hexdigest(),
        ast,
        operations,
        {name: texts_of(schema, operation) for name, operation in operations.items()},
        fragments,
        frozenset(uses.shaping),
        frozenset(uses.naming),
        prefixes,
        uses.introspects,
    )


class _Uses(Visitor):
    """Which variables stand directly in an argument that shapes the SQL, and whether the schema itself is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.shaping: set[str] = set()
        self.naming: set[str] = set()
        self.introspects = False

    def enter_field(self, node: FieldNode, *_: object) -> None:
        self.introspects |= node.name.value in ("__schema", "__type")

    def enter_argument(self, node: ArgumentNode, *_: object) -> None:
        name = node.name.value
        if name in _SHAPING and isinstance(node.value, VariableNode):
            self.shaping.add(node.value.name.value)
        elif name in _NAMING_A_TYPE:
            self.naming |= {variable.name.value for variable in _variables_in(node.value)}


def _variables_in(node: ValueNode) -> list[VariableNode]:
    if isinstance(node, VariableNode):
        return [node]
    return [variable for value in getattr(node, "values", None) or () for variable in _variables_in(value)]
