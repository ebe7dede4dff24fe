"""What the engine lets one viewer ask, decided outside by the roles held."""

from collections.abc import Callable
from dataclasses import dataclass

from api.graph.guards import Viewer


@dataclass(frozen=True, slots=True)
class Allowance:
    """``cost`` bounds one operation (see `costs`; None: no bound). ``introspection``: whether the schema is told, in answer
    to ``__schema`` and ``__type`` or as "Did you mean …".
    """

    cost: int | None = None
    introspection: bool = True


AllowanceOf = Callable[[Viewer], Allowance]


def everything(viewer: Viewer) -> Allowance:
    """No bound for anybody: for tests and tools that ask themselves."""
    return Allowance()
