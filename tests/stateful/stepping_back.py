"""Recusal and another officer in the place of one (回避、更换执法人员), as a part of a course of a case or a proceeding."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from api.access.permissions import Permission as P
from api.cases import acts
from api.cases.proceeding_models import RecusalOrigin, RecusalTarget
from api.vocabulary import SignRole
from tests.stateful.course import NOWHERE, Course, pick
from tests.stateful.crowd import SUSPENDED
from tests.stateful.stage import Stage
from tests.worlds.county import of


class SteppingBack(Course):
    """A course of which somebody may be asked to step back. ``dossier_id`` is where it stands."""

    RECUSAL_ACTS: ClassVar[Mapping[str, str]] = {
        "asks_recusal": "o-09",
        "decides_recusal": "st-09",
        "changes_officers": "st-09",
    }

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.recusal_id: UUID = NOWHERE

    @property
    def dossier_id(self) -> UUID:
        """The case or proceeding under way."""
        raise NotImplementedError

    async def asks_recusal(self, who: str, twist: int) -> None:
        """Somebody is asked to step back."""
        target, role = pick(
            twist,
            ("o-08", RecusalTarget.OFFICER),
            ("st-03", RecusalTarget.HEARING_HOST),
            ("rv-1", RecusalTarget.REVIEWER),
        )
        row = await self.stage.attempt(
            "request_recusal", P.REQUEST_RECUSAL, who, lambda tx, by, at: acts.request_recusal(
                tx, self.dossier_id, target_id=of(target), role=role, origin=pick(twist // 3, RecusalOrigin.PARTY, RecusalOrigin.SELF),
                reason="有利害关系", by=by, at=at,
            ),
        )  # fmt: skip
        if self.mark("asks_recusal", row) is not None and row is not None:
            self.recusal_id = row.id

    async def decides_recusal(self, who: str, twist: int) -> None:
        """The leader decides on it."""
        self.mark("decides_recusal", await self.stage.attempt(
            "decide_recusal", P.LEAD_CASE, who, lambda tx, by, at: acts.decide_recusal(
                tx, self.recusal_id, granted=twist % 2 == 1, reason="依法审查", evidence_stands=True, by=by, at=at
            ),
        ))  # fmt: skip

    async def changes_officers(self, who: str, twist: int) -> None:
        """Another officer takes over."""
        paper, _ = await self.stage.paper(self.dossier_id, "OFFICER_CHANGE", {}, signers=[(SignRole.DEPUTY_HEAD, who)])
        joins = pick(twist, "o-13", "o-09", SUSPENDED, "o-07", "o-11")
        self.mark("changes_officers", await self.stage.attempt(
            "change_officers", P.LEAD_CASE, who, lambda tx, by, at: acts.change_officers(
                tx, self.dossier_id, paper, from_id=of("o-08"), to_id=of(joins), reason="回避", handover=("案卷",), by=by, at=at
            ),
        ))  # fmt: skip
