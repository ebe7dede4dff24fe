"""What lies in a file (卷内情况): forms in force, whose they are, and where credentials were shown on a day."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from api.cases.proceeding import LEADERS
from api.clocks import legal_day
from api.inspections.rules import Moment
from api.papers.models import Document, DocumentVoid, SignatureMark


def shown_today(shown: Iterable[Moment], on: date) -> str:
    """The place where credentials were shown last on a day, nowhere if they were not."""
    today = [moment for moment in shown if legal_day(moment.at) == on]
    return (max(today, key=lambda moment: moment.at).place or "") if today else ""


async def in_force(session: AsyncSession, owner_id: UUID, template: str) -> bool:
    """Whether a form is in force in a file."""
    query = _forms(owner_id, template).limit(1)
    return (await session.execute(query)).scalar_one_or_none() is not None


async def signed_by_a_leader(session: AsyncSession, owner_id: UUID, template: str) -> bool:
    """Whether a form is in force that a leader signed in a leader's place."""
    query = (
        _forms(owner_id, template)
        .join(SignatureMark, col(SignatureMark.document_id) == col(Document.id))
        .where(col(SignatureMark.role).in_(LEADERS), col(SignatureMark.refused_note).is_(None))
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none() is not None


def _forms(owner_id: UUID, template: str) -> "sa.Select[UUID]":
    """The forms of a kind in force in a file."""
    return (
        sa.select(col(Document.id))
        .outerjoin(DocumentVoid, col(DocumentVoid.document_id) == col(Document.id))
        .where(
            col(Document.owner_id) == owner_id, col(Document.template) == template, col(Document.in_force_at).is_not(None),
            col(DocumentVoid.document_id).is_(None),
        )
    )  # fmt: skip
