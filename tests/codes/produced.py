"""The table of cases: each code, the world in which it is met, and how. A case module adds its rows; nothing else knows them."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias
from uuid import UUID

from tests.codes.office import Office
from tests.worlds.county import SHOP, of

Case: TypeAlias = Callable[[Office], Awaitable[list[str]]]
"""Brings an office to where the code is met over HTTP, and returns the codes that were met."""

COUNTY: dict[str, Case] = {}
REGISTRY: dict[str, Case] = {}
CITY: dict[str, Case] = {}

HANDING = {"recipientId": f"party_{of('p-04')}", "place": SHOP, "signedBy": "邰晓"}
"""Handed over to the shop, which signs."""


def produces(world: dict[str, Case], code: str) -> Callable[[Case], Case]:
    """Put a case into a world's table."""

    def put(case: Case) -> Case:
        assert code not in world, code
        world[code] = case
        return case

    return put


def doc(document_id: UUID) -> str:
    """A document's opaque id."""
    return f"document_{document_id}"


def case(case_id: UUID) -> str:
    """A case's opaque id."""
    return f"case_{case_id}"
