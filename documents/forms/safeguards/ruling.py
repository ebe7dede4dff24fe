"""Whether an application is granted (准予或者不予准许)."""

from enum import StrEnum


class Ruling(StrEnum):
    """The outcome of an application."""

    GRANTED = "GRANTED"
    REFUSED = "REFUSED"
