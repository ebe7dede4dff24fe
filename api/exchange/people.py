"""Who is named in the sample's history (人物): officers, staff, reviewers, parties and seals, as facts keep them."""

from functools import cache

from api.access.models import PersonKind
from api.exchange.identifiers import world_id
from api.exchange.source import Entry, entries
from api.tables import Json

PARTY = "PARTY"
"""The kind of an actor who is no staff: the party itself, who applies, pays or asks for a hearing."""

_KINDS = {
    "officers": PersonKind.OFFICER.value,
    "staff": PersonKind.STAFF.value,
    "reviewers": PersonKind.REVIEWER.value,
    "counsels": PersonKind.COUNSEL.value,
    "parties": PARTY,
}


def snapshot(name: str) -> Json:
    """A person as an event keeps them. Raises KeyError for an unknown name."""
    kind, entry = _people()[name]
    return {
        "id": str(world_id(name)), "kind": kind, "name": entry["name"], "position": entry.get("position", ""),
        "certificateNumber": certificate_number(name),
    }  # fmt: skip


def full_name(name: str) -> str:
    """The Chinese name of a person or of a seal. Raises KeyError for an unknown name."""
    return str(_seals()[name] if name in _seals() else _people()[name][1]["name"])


def certificate_number(name: str) -> str | None:
    """The number of an officer's certificate."""
    certificate = _people()[name][1].get("certificate") if name in _people() else None
    return str(certificate["number"]) if certificate else None


@cache
def _people() -> dict[str, tuple[str, Entry]]:
    return {entry["id"]: (kind, entry) for topic, kind in _KINDS.items() for entry in entries("registry", topic)}


@cache
def _seals() -> dict[str, str]:
    return {entry["id"]: entry["name"] for entry in entries("registry", "seals")}
