"""Correlation: in a slice's condition every row it was given is meant, however deep in a subquery it is mentioned.

SQLAlchemy by itself takes from the outside only what the *next* enclosing select reads from. In ``exists(role of this party in
this case)`` the case may be one select away and the party two: the party would then be read anew, all of it, and the condition
hold for everybody.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa


def take_from_outside(written: Any, given: Iterable[sa.FromClause], guarded: Iterable[sa.FromClause]) -> None:
    """Let every subquery of an expression take the given rows, and rows of its enclosing subqueries, from the outside.

    What ``guarded`` gave is a source of its own and is not entered. A subquery that says itself what it takes from the
    outside is left as it is. The expression was written for this statement alone and is changed in place.
    """
    _walk(written, frozenset(given), frozenset(guarded))


def _walk(element: Any, outside: frozenset[sa.FromClause], closed: frozenset[sa.FromClause]) -> None:
    if element in closed or element in outside:
        return
    if isinstance(element, sa.Select):
        if element._auto_correlate:
            element._correlate = tuple(outside)
            element._auto_correlate = False
        outside = outside | frozenset(element.get_final_froms())
    for child in element.get_children():
        _walk(child, outside, closed)
