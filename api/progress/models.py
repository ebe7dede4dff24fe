"""The table of codes (查询码): a code is told once and kept as a digest."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel

from api.tables import Json, document, key, recorded, reference


class CaseQueryCode(SQLModel, table=True):
    """案件查询码: with it one party asks after one case. The newest code of a party counts, older ones no longer.

    ``digest`` is SHA-256 over ``<id>:<code>``; a code has 60 random bits, so it cannot be guessed back.
    """

    __tablename__ = "case_query_code"
    id: UUID = key()
    case_id: UUID = reference("enforcement_case.id", index=True)
    party_id: UUID = reference("party.id")
    organ_id: UUID = reference("organ.id")
    digest: bytes = Field()
    issued_at: datetime
    actor: Json = document()
    recorded_at: datetime = recorded()
