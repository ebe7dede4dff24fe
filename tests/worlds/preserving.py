"""Evidence registered and preserved on the shop's visit, step by step."""

from uuid import UUID

from api.database import Database
from api.inspections.acts import OnSite
from api.preservation import acts
from api.preservation.facts import PreservationOutcome
from tests.worlds.county import SHOP, instant, person
from tests.worlds.measures import BY_HAND, SCALES, sheet

NUMBER = "望市监登保〔2026〕1号"


async def papers(
    database: Database, owner_id: UUID, *, until: str = "2026-05-19", number: str = NUMBER
) -> tuple[UUID, UUID]:
    """Notice and list of what is preserved."""
    data = {"items": SCALES, "place": SHOP, "keeper": "邰晓", "until": until}
    notice = await sheet(database, owner_id, "PRESERVATION_NOTICE", data, number=number)
    return notice, await sheet(database, owner_id, "PRESERVATION_LIST", {"items": SCALES, "decisionNumber": number})


async def approved(database: Database, notice_id: UUID, *, at: str = "05-09 10:32") -> None:
    """A leader approves it."""
    leader = await person(database, "st-09")
    async with database.write() as tx:
        await acts.approve_preservation(tx, notice_id, reason="账册可能被转移", by=leader, at=instant(at))


async def preserved(database: Database, visit_id: UUID, *, at: str = "05-09 10:35") -> UUID:
    """Approved and preserved; answers the event that tells it."""
    notice, listed = await papers(database, visit_id)
    await approved(database, notice)
    officer = await person(database, "o-08")
    async with database.write() as tx:
        event = await acts.preserve_evidence(
            tx, visit_id, OnSite(SHOP), BY_HAND, notice_id=notice, list_id=listed, by=officer, at=instant(at)
        )
        return event.id


async def dealt_with(database: Database, preservation_id: UUID, *, at: str = "05-12 09:00") -> None:
    """It is given back."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        await acts.handle_preservation(
            tx, preservation_id, outcome=PreservationOutcome.RELEASED, reason="没有违法事实", by=officer, at=instant(at)
        )
