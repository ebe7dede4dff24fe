"""Samples and preservations are offered on a visit and in a case exactly where they may be taken, approved, kept, dealt with."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from api.database import Database
from api.graph.identity import encode
from api.inspections.acts import OnSite
from api.measures.holder import find_holder
from api.preservation import acts
from api.preservation.facts import PreservationOutcome
from api.procedures.next_acts import NextAct
from api.procedures.preservation import next_preservation_acts, preservation_of
from tests.conftest import FixedLegalClock
from tests.worlds import measures, preserving
from tests.worlds.county import SHOP, instant, person
from tests.worlds.next_steps import NextSteps
from tests.worlds.parity import Try, compared, statements
from tests.worlds.visits import planned

pytestmark = pytest.mark.database
NUMBERS = count(90)
TIMES = ("05-09 10:31", "05-09 10:50", "05-10 09:00", "05-21 09:00")
"""Before the approval, after it, the day after, and when all time is over."""


@pytest.fixture
async def county(database: Database) -> Database:
    """Officers who may take measures, before any visit."""
    await measures.build_measure_county(database)
    return database


class Tried:
    """One notice of a visit, every act about it tried at a time."""

    def __init__(self, database: Database, owner_id: UUID, notice_id: UUID, list_id: UUID) -> None:
        self.database, self.owner_id, self.notice_id, self.list_id = database, owner_id, notice_id, list_id
        self.kept: UUID | None = None

    async def everywhere(self) -> list[list[str]]:
        """Offered and tried at each time; which acts were ready."""
        return [await self.ready(at) for at in TIMES]

    async def ready(self, at: str) -> list[str]:
        """What may be done at a time, each act tried."""
        compared_ = await compared(self.database, await self.offered(at), await self.tries(at))
        return [act for act, ready in compared_.items() if ready]

    async def offered(self, at: str) -> tuple[NextAct, ...]:
        """The answer, in few statements."""
        with statements(self.database) as sent:
            async with self.database.read() as session:
                holder = await find_holder(session, self.owner_id)
                assert holder is not None
                found = list(next_preservation_acts(await preservation_of(session, holder, at=instant(at))))
        assert len(sent) <= 40, len(sent)
        assert {key for prefix, key, _ in found if prefix == "document"} <= {self.notice_id}
        assert {key for prefix, key, _ in found if prefix == "event"} <= {self.kept}
        return tuple(act for _, _, act in found)

    async def tries(self, at: str) -> dict[str, Try | Sequence[Try]]:
        """Every act, with what it takes to be lawful on its own side."""
        officer, leader, when = await person(self.database, "o-08"), await person(self.database, "st-09"), instant(at)
        by: dict[str, Any] = {"by": officer, "at": when}
        sheet = await measures.sheet(
            self.database, self.owner_id, "SAMPLING_RECORD", {"item": "糕点", "quantity": "2盒"}
        )
        kept = self.kept or self.owner_id
        return {
            "takeSample": lambda tx: acts.take_sample(tx, self.owner_id, OnSite(SHOP), document_id=sheet, **by),
            "approvePreservation": lambda tx: acts.approve_preservation(
                tx, self.notice_id, reason="可能被转移", by=leader, at=when
            ),
            "preserveEvidence": lambda tx: acts.preserve_evidence(
                tx, self.owner_id, OnSite(SHOP), measures.BY_HAND, notice_id=self.notice_id, list_id=self.list_id, **by
            ),
            "handlePreservation": [
                lambda tx, outcome=outcome: acts.handle_preservation(  # type: ignore[misc]
                    tx, kept, outcome=outcome, reason="……", **by
                )
                for outcome in PreservationOutcome
            ],
        }

    async def approve(self) -> None:
        """A leader approves the notice."""
        await preserving.approved(self.database, self.notice_id)

    async def keep(self) -> None:
        """It is preserved."""
        officer = await person(self.database, "o-08")
        async with self.database.write() as tx:
            event = await acts.preserve_evidence(
                tx, self.owner_id, OnSite(SHOP), measures.BY_HAND, notice_id=self.notice_id, list_id=self.list_id,
                by=officer, at=instant("05-09 10:35"),
            )  # fmt: skip
            self.kept = event.id


async def begun(database: Database, owner_id: UUID) -> Tried:
    """A dossier with its notice and list."""
    papers = await preserving.papers(database, owner_id, number=f"望市监登保〔2026〕{next(NUMBERS)}号")
    return Tried(database, owner_id, *papers)


async def test_on_a_visit_step_by_step(county: Database) -> None:
    tried = await begun(county, await measures.visited(county))
    both = ["takeSample", "approvePreservation"]
    assert await tried.everywhere() == [both, both, both[1:], both[1:]]
    await tried.approve()
    assert await tried.everywhere() == [["takeSample"], ["takeSample", "preserveEvidence"], [], []]
    await tried.keep()
    deal = ["handlePreservation"]
    assert await tried.everywhere() == [["takeSample", *deal], ["takeSample", *deal], deal, deal]
    assert tried.kept is not None
    await preserving.dealt_with(county, tried.kept)
    assert await tried.everywhere() == [["takeSample"], ["takeSample"], [], []]


async def test_before_anybody_entered(county: Database) -> None:
    tried = await begun(county, await planned(county))
    assert await tried.ready("05-09 10:31") == ["approvePreservation"]


async def test_in_a_clue_before_and_in_verification(county: Database) -> None:
    asleep = await begun(county, await measures.case_of(county, verifying=False))
    assert await asleep.ready("05-09 16:30") == []
    awake = await begun(county, await measures.case_of(county))
    assert await awake.ready("05-09 16:30") == ["approvePreservation"]


async def test_in_the_case_that_grows_out_of_the_visit(county: Database) -> None:
    tried = await begun(county, await measures.visited(county))
    await tried.approve()
    case_id = await measures.case_of(county, tried.owner_id)
    assert await tried.ready("05-09 16:30") == ["takeSample", "preserveEvidence"]
    tried.owner_id = case_id
    assert await tried.ready("05-09 16:30") == ["takeSample", "preserveEvidence"]


async def test_of_nobody_known_nothing_is_preserved(county: Database) -> None:
    tried = await begun(county, await measures.visited(county))
    await tried.approve()
    async with county.read() as session:
        holder = await find_holder(session, tried.owner_id)
        assert holder is not None
        nobody = await preservation_of(session, replace(holder, party_id=None), at=instant("05-09 10:50"))
    assert [act.act for _, _, act in next_preservation_acts(nobody)] == ["takeSample"]


async def test_over_the_api(county: Database, legal_clock: FixedLegalClock) -> None:
    tried = await begun(county, await measures.visited(county))
    await tried.approve()
    await tried.keep()
    steps = NextSteps(county, legal_clock, encode("visit", tried.owner_id))
    found = await steps.asked("05-12 09:00")
    assert found is not None
    (deal,) = (each for each in found if each["act"] == "handlePreservation")
    assert tried.kept is not None
    assert (deal["objectId"], deal["ready"]) == (encode("event", tried.kept), True)
    (sample,) = (each for each in found if each["act"] == "takeSample")
    assert (sample["objectId"], [gap["code"] for gap in sample["missing"]]) == (
        encode("visit", tried.owner_id), ["CREDENTIAL_NOT_SHOWN"],
    )  # fmt: skip
