"""What counsel sees (法律顾问的查看范围): the cases on which they were asked, and no other."""

from typing import Any

import sqlalchemy as sa

from api.graph.guards import Condition, ViewerParameters
from api.graph.rows import Row, table_of
from api.review.models import CounselRequest
from api.vocabulary import SecrecyClass


def asked_of_counsel(column: str = "case_id") -> Condition:
    """Rows of cases on which the viewer, a counsel, was asked; ``column`` holds the case's key."""

    def condition(row: Row, viewer: ViewerParameters) -> Any:
        request = table_of(CounselRequest).alias()
        return sa.exists().where(request.c.case_id == getattr(row, column), request.c.counsel_id == viewer["person_id"])

    return condition


def open_to_counsel(column: str) -> Condition:
    """The same, without what is classified: counsel are outsiders to a state secret."""
    asked = asked_of_counsel(column)

    def condition(row: Row, viewer: ViewerParameters) -> Any:
        unclassified = row.secrecy.in_([SecrecyClass.NONE.value, SecrecyClass.INTERNAL.value])
        return sa.and_(unclassified, asked(row, viewer))

    return condition


def own_as_counsel(row: Row, viewer: ViewerParameters) -> Any:
    """What the viewer, a counsel, was asked or answered themselves; another counsel's is not theirs to read."""
    return row.counsel_id == viewer["person_id"]
