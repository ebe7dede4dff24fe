"""How much one document may ask, checked before it is validated or compiled."""

from dataclasses import dataclass

from graphql import DocumentNode, FieldNode, FragmentDefinitionNode, FragmentSpreadNode, Node, OperationDefinitionNode
from graphql import SelectionSetNode as SelectionSet
from graphql.language import Visitor, visit

from api.graph.errors import GraphError


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on a document: its tokens, the depth of its selections, its aliases."""

    tokens: int = 4_000
    depth: int = 15
    aliases: int = 60


def check(document: DocumentNode, limits: Limits) -> None:
    """Raises GraphError TOO_MANY_ALIASES or TOO_DEEP. Fragment cycles count as too deep."""
    counter = _Aliases()
    visit(document, counter)
    if counter.count > limits.aliases:
        raise GraphError("TOO_MANY_ALIASES", f"别名过多（上限 {limits.aliases}）。At most {limits.aliases} aliases.")
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


class _Aliases(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def enter_field(self, node: FieldNode, *_: object) -> None:
        self.count += node.alias is not None


def _depth(
    selections: SelectionSet, fragments: dict[str, FragmentDefinitionNode], depths: dict[str, int], most: int
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
