"""Who acts (行为人): a person as they were on the day, kept with everything they do."""

from dataclasses import dataclass
from uuid import UUID

from api.access.models import PersonKind
from api.tables import Json
from api.vocabulary import StaffRole


@dataclass(frozen=True, slots=True)
class Actor:
    """One person at one moment: people leave, the snapshot stays."""

    id: UUID
    kind: PersonKind
    name: str
    organ_id: UUID
    unit_id: UUID | None
    roles: frozenset[StaffRole]
    position: str = ""
    certificate_number: str | None = None
    key_ref: str | None = None
    principal: bool = False

    def snapshot(self) -> Json:
        """The actor as an event and a fact keep it."""
        return {
            "id": str(self.id), "kind": self.kind.value, "name": self.name, "position": self.position,
            "certificateNumber": self.certificate_number,
        }  # fmt: skip
