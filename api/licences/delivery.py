"""Delivering a licence's papers (许可文书送达): at the window, by post, or electronically with the applicant's consent."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.papers.models import Document, Service
from api.papers.service import serve
from api.vocabulary import ServiceMethod


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a paper reached the applicant. ``signed_by`` names who signed for it, ``refusal_note`` tells of a refusal."""

    method: ServiceMethod = ServiceMethod.ELECTRONIC
    place: str = "线上"
    signed_by: str | None = None
    refusal_note: str | None = None
    witness_ids: tuple[UUID, ...] = ()
    recording_ref: str | None = None


async def deliver(
    tx: WriteSession, document: Document, recipient_id: UUID, delivery: Delivery, *, by: Actor,
    others: Sequence[Actor] = (), at: LegalTime,
) -> Service:  # fmt: skip
    """Record that a paper in force was delivered. Raises Refused as ``papers.service.serve`` does."""
    service = await serve(
        tx, document, method=delivery.method, recipient_id=recipient_id, signed_by=delivery.signed_by,
        servers=[by, *others], place=delivery.place, at=at, refusal_note=delivery.refusal_note,
        witness_ids=delivery.witness_ids, recording_ref=delivery.recording_ref,
    )  # fmt: skip
    await tx.flush()
    return service
