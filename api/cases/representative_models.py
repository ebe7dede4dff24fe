"""Who acts for a party in a case (代理人、法定代表人): named by a fact, beside the role in `case_party`."""

from datetime import datetime
from uuid import UUID

from sqlmodel import SQLModel

from api.tables import Json, coded, document, key, recorded, reference, texts
from api.vocabulary import PartyRole


class CaseRepresentative(SQLModel, table=True):
    """委托代理人、法定代表人: who acts for a party. An agent's power of attorney (授权委托书) is a piece of evidence; it says for what."""

    __tablename__ = "case_representative"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    organ_id: UUID = reference("organ.id")
    party_id: UUID = reference("party.id")
    representative_id: UUID = reference("party.id")
    role: PartyRole = coded(PartyRole)
    powers: list[str] = texts()
    evidence_id: UUID | None = reference("evidence.id", null=True)
    at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
