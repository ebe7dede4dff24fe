"""Documents of the sample's history (历史文书): content, number, marks and service. Their files are not part of the sample."""

import re
from collections.abc import Iterator
from uuid import UUID

from sqlmodel import SQLModel

from api.cases.models import Evidence
from api.exchange.identifiers import world_id, world_ids
from api.exchange.people import certificate_number, full_name
from api.exchange.source import Entry, instant
from api.papers.models import Document, Service, SignatureMark
from api.vocabulary import SignMethod, SignStep

IMPORTED = "import"
"""The version of a template that was not ours."""

NUMBER = re.compile(r"^\D+?监(?P<type>\D+)〔(?P<year>\d{4})〕(?P<sequence>\d+)号$")
"""机关代字, type, year and number. A number of another kind, such as that of a licence, is no 文号."""

STEPS = {
    SignMethod.HANDWRITTEN_SCAN: SignStep.HANDWRITING,
    SignMethod.FINGERPRINT: SignStep.HANDWRITING,
    SignMethod.PERSONAL_SIGN: SignStep.PERSONAL,
    SignMethod.ORGAN_SEAL: SignStep.SEAL,
    SignMethod.CASE_SEAL: SignStep.SEAL,
}


def dossier_papers(owner_id: UUID, organ_id: UUID, dossier: Entry) -> Iterator[SQLModel]:
    """The documents of a dossier with their marks and services, and its evidence, in the order of their foreign keys."""
    yield from documents_of(owner_id, dossier["documents"])
    yield from marks_of(dossier["documents"])
    yield from services_of(dossier["documents"])
    yield from evidence_of(owner_id, organ_id, dossier["evidence"])


def documents_of(owner_id: UUID, entries: list[Entry]) -> list[Document]:
    """The documents of a dossier, every one issued and in force."""
    return [_document(owner_id, entry) for entry in entries]


def marks_of(entries: list[Entry]) -> Iterator[SQLModel]:
    """Who signed and sealed, in order."""
    for entry in entries:
        roles = [mark["role"] for mark in entry["signatures"]]
        for position, mark in enumerate(entry["signatures"], start=1):
            method = SignMethod(mark["method"])
            field = _field(mark["role"], method, roles, position)
            yield SignatureMark(
                id=world_id(f"{entry['id']}/signature/{position}"), document_id=world_id(entry["id"]),
                organ_id=world_id(entry["organId"]), position=position, step=STEPS[method], role=mark["role"],
                signer_id=world_id(mark["signerId"]), signer_name=full_name(mark["signerId"]), method=method,
                field=field, at=instant(mark["at"]), certificate_number=certificate_number(mark["signerId"]),
                imported=True,
            )  # fmt: skip


def services_of(entries: list[Entry]) -> Iterator[SQLModel]:
    """How the documents were served."""
    for entry in entries:
        service = entry["service"]
        if service:
            yield Service(
                id=world_id(f"{entry['id']}/service"), document_id=world_id(entry["id"]),
                organ_id=world_id(entry["organId"]), method=service["method"], served_at=instant(service["servedAt"]),
                recipient_id=world_id(service["recipientId"]), signed_by=full_name(service["signedBy"]),
                server_ids=world_ids(service["serverIds"]), place=service["place"],
                receipt_document_id=world_id(service["receiptDocId"]) if service["receiptDocId"] else None,
            )  # fmt: skip


def evidence_of(owner_id: UUID, organ_id: UUID, entries: list[Entry]) -> Iterator[SQLModel]:
    """The evidence of a dossier. A photocopy says so in its name."""
    for entry in entries:
        yield Evidence(
            id=world_id(entry["id"]), owner_id=owner_id, organ_id=organ_id, kind=entry["kind"], name=entry["name"],
            collected_at=instant(entry["collectedAt"]), collector_ids=world_ids(entry["collectorIds"]),
            source=entry["source"], proves=entry["proves"], original="复印件" not in entry["name"],
            document_id=world_id(entry["documentId"]) if entry["documentId"] else None,
            recording_ref=entry["recordingId"], legality={"verified": entry["verified"]},
        )  # fmt: skip


def _document(owner_id: UUID, entry: Entry) -> Document:
    document_id, issued_at = world_id(entry["id"]), instant(entry["issuedAt"])
    number = NUMBER.match(entry["number"] or "")
    first = min(entry["signatures"], key=lambda mark: instant(mark["at"]))
    about = entry["id"].removesuffix("-r")
    return Document(
        id=document_id, owner_id=owner_id, organ_id=world_id(entry["organId"]), template=entry["template"],
        template_version=IMPORTED, title=entry["title"], type_code=number["type"] if number else None,
        year=int(number["year"]) if number else None, sequence=int(number["sequence"]) if number else None,
        number=entry["number"] if number else None, data=entry["data"], openness=entry["openness"],
        secrecy=entry["secrecy"], about_document_id=world_id(about) if about != entry["id"] else None,
        check_code=document_id.hex[16:], drafted_by=world_id(first["signerId"]), drafted_at=instant(first["at"]),
        issued_at=issued_at, in_force_at=issued_at, imported=True,
    )  # fmt: skip


def _field(role: str, method: SignMethod, roles: list[str], position: int) -> str:
    """The place of a mark in its document: numbered where a role signs more than once."""
    if STEPS[method] is SignStep.SEAL:
        return "seal_organ" if method is SignMethod.ORGAN_SEAL else "seal_case"
    name = f"sig_{role.lower()}"
    return f"{name}_{roles[:position].count(role)}" if roles.count(role) > 1 else name
