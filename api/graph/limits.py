"""How much one document may ask, checked before it is validated or compiled. docs/reference/limits.md has the table."""

from collections import Counter
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
)
from graphql.language import Visitor, visit

from api.graph.errors import GraphError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on a document: its length, its tokens, the depth of its selections, its aliases, how often one selection
    repeats a field, how often fragments are spread. The last two keep validation from comparing everything with everything.

    ``fields`` bounds what is written into the SQL once every fragment is spelled out.
    """

    characters: int = 64_000
    tokens: int = 4_000
    depth: int = 15
    aliases: int = 60
    repeats: int = 10
    spreads: int = 100
    fields: int = 3_000


def check(document: DocumentNode, limits: Limits) -> None:
    """Raises GraphError TOO_MANY_ALIASES, TOO_MANY_REPEATS, TOO_MANY_FRAGMENTS or TOO_DEEP. Fragment cycles count as too deep."""
    counter = _Counts()
    visit(document, counter)
    if counter.aliases > limits.aliases:
        raise GraphError("TOO_MANY_ALIASES", f"别名过多（上限 {limits.aliases}）。At most {limits.aliases} aliases.")
    if counter.spreads > limits.spreads:
        raise GraphError(
            "TOO_MANY_FRAGMENTS", f"片段展开过多（上限 {limits.spreads}）。Spread at most {limits.spreads} fragments."
        )
    if counter.repeats > limits.repeats:
        raise GraphError(
            "TOO_MANY_REPEATS",
            f"同一字段重复过多（上限 {limits.repeats}）。Name a field at most {limits.repeats} times.",
        )
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    depths: dict[str, int] = {}
    for node in document.definitions:
        if (
            isinstance(node, OperationDefinitionNode)
            and _depth(node.selection_set, fragments, depths, limits.depth) > limits.depth
        ):
            raise GraphError(
                "TOO_DEEP", f"嵌套过深（上限 {limits.depth} 层）。Nested deeper than {limits.depth}.", node
            )


class _Counts(Visitor):
    """Aliases and spreads of the whole document; the most repeated response key of any one selection."""

    def __init__(self) -> None:
        super().__init__()
        self.aliases = 0
        self.spreads = 0
        self.repeats = 0
        self._keys: list[Counter[str]] = []

    def enter_field(self, node: FieldNode, *_: object) -> None:
        self.aliases += node.alias is not None
        if self._keys:
            keys = self._keys[-1]
            key = (node.alias or node.name).value
            keys[key] += 1
            self.repeats = max(self.repeats, keys[key])

    def enter_fragment_spread(self, *_: object) -> None:
        self.spreads += 1

    def enter_selection_set(self, node: SelectionSetNode, key: object, parent: Node, *_: object) -> None:
        # What stands in an inline fragment is merged with what stands around it, so it is counted with that.
        self._keys.append(self._keys[-1] if isinstance(parent, InlineFragmentNode) and self._keys else Counter())

    def leave_selection_set(self, *_: object) -> None:
        self._keys.pop()


def _depth(
    selections: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode], depths: dict[str, int], most: int
) -> int:
    """The deepest field under a selection; each fragment is measured once, so a web of fragments costs nothing."""
    deepest = 0
    for node in selections.selections:
        deepest = max(deepest, _node_depth(node, fragments, depths, most))
        if deepest > most:
            break
    return deepest


def _node_depth(node: Node, fragments: dict[str, FragmentDefinitionNode], depths: dict[str, int], most: int) -> int:
    if isinstance(node, FragmentSpreadNode):
        name = node.name.value
        if name not in depths:
            # Met again while it is being measured, a fragment contains itself: deeper than anything.
            depths[name] = most + 1
            fragment = fragments.get(name)
            depths[name] = 0 if fragment is None else _depth(fragment.selection_set, fragments, depths, most)
        return depths[name]
    inner = getattr(node, "selection_set", None)
    own = 1 if isinstance(node, FieldNode) else 0
    return own + (0 if inner is None else _depth(inner, fragments, depths, most))
