"""Qualification as facts (资格和证件的历史): what the registry says of an officer, as the examination and steps it amounts to."""

from collections.abc import Iterator
from datetime import date, datetime, time
from uuid import UUID

from sqlmodel import SQLModel

from api.clocks import SHANGHAI
from api.exchange.identifiers import world_id
from api.exchange.source import Entry, day
from api.registry.qualification_models import CertificateStep, CertificateStepKind, ExamResult


def qualification_of(entry: Entry, officer_id: UUID, organ_id: UUID) -> Iterator[SQLModel]:
    """The examination that an officer passed, and of their certificate the issue and a suspension. Nobody recorded them here."""
    passed, certificate = entry["qualification"]["examPassedOn"], entry["certificate"]
    if passed:
        yield ExamResult(
            id=world_id(f"{entry['id']}/exam"), officer_id=officer_id, organ_id=organ_id, taken_on=day(passed),
            score=entry["qualification"]["examScore"], passed=True, at=_morning(day(passed)),
        )  # fmt: skip
    if not certificate:
        return
    for kind, first, last, reason in (
        (CertificateStepKind.ISSUED, "validFrom", "validTo", None),
        (CertificateStepKind.SUSPENDED, "suspendedFrom", "suspendedTo", certificate.get("suspendReason")),
    ):
        if certificate.get(first):
            yield CertificateStep(
                id=world_id(f"{entry['id']}/certificate/{kind.value}"), officer_id=officer_id, organ_id=organ_id,
                certificate_id=world_id(f"{entry['id']}/certificate"), kind=kind, starts_on=day(certificate[first]),
                categories=entry["categories"] if kind is CertificateStepKind.ISSUED else [],
                ends_on=day(certificate[last]) if certificate.get(last) else None, reason=reason,
                at=_morning(day(certificate[first])),
            )  # fmt: skip


def _morning(on: date) -> datetime:
    """The beginning of a Shanghai day: no more is known."""
    return datetime.combine(on, time(), SHANGHAI)
