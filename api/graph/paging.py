"""Pages of a list, read by key and not by offset: `Connection[Case]` is ``CaseConnection`` in the schema."""

from typing import Generic, TypeVar

import strawberry

Item = TypeVar("Item")

DEFAULT_PAGE = 20
LARGEST_PAGE = 100


@strawberry.interface(description="有全局标识的对象。An object with an opaque id that `node` finds again.")
class Node:
    """An object that `node(id)` can find again."""

    id: strawberry.ID


@strawberry.type(description="分页信息。Where a page ends and whether another follows.")
class PageInfo:
    """Where a page ends."""

    has_next_page: bool
    end_cursor: str | None


@strawberry.type(description="列表中的一项及其游标。One item of a page and the cursor that continues after it.")
class Edge(Generic[Item]):
    """One item of a page."""

    cursor: str
    node: Item


@strawberry.type(description="分页列表。One page of a list.")
class Connection(Generic[Item]):
    """One page of a list; `nodes` is short for the nodes of `edges`."""

    edges: list[Edge[Item]]
    nodes: list[Item]
    page_info: PageInfo


@strawberry.type(description="带总数的分页列表。One page of a list whose length is cheap to tell.")
class CountedConnection(Generic[Item]):
    """One page of a list, with the number of all its items."""

    edges: list[Edge[Item]]
    nodes: list[Item]
    page_info: PageInfo
    total_count: int
