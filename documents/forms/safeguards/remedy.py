"""Which remedy is pending (救济程序)."""

from enum import StrEnum


class RemedyKind(StrEnum):
    """行政复议 or 行政诉讼."""

    RECONSIDERATION = "RECONSIDERATION"
    LITIGATION = "LITIGATION"
