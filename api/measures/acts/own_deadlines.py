"""A measure's own limits (强制措施期限): two measures of one dossier run apart, so a limit is settled by the event that began it."""

from collections.abc import Sequence
from datetime import date

from api.cases import deadlines
from api.database import WriteSession
from api.ledger.models import Event
from api.measures.gathering import Found


async def settle_own(tx: WriteSession, found: Found, rule_codes: Sequence[str], event: Event, on: date) -> None:
    """Mark the measure's open limits of these rules as met by an event, on a Shanghai day."""
    for owner_id in found.holder.owner_ids:
        for rule_code in rule_codes:
            for deadline in await deadlines.open_deadlines(tx, owner_id, rule_code):
                if deadline.started_by in found.event_ids:
                    await deadlines.settle(tx, deadline, event, on)
