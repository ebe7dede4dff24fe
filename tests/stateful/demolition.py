"""A demolition (强制拆除): what was ordered and not done is pulled down after its announcement, and given back if that was wrong."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from api.access.permissions import Permission as P
from api.proceedings import acts
from api.proceedings.correction_models import ReturnGround, ReturnKind
from tests.stateful.course import Step, pick
from tests.stateful.demolition_invariants import A_DEMOLITION
from tests.stateful.proceedings import ProceedingCourse
from tests.stateful.stage import Stage

BACK = (
    (ReturnKind.COMPENSATED, 90_000), (ReturnKind.COMPENSATED, None), (ReturnKind.RESTORED, None), (ReturnKind.RETURNED, 3_601),
    (ReturnKind.RETURNED, None), (ReturnKind.RESTORED, 1),
)  # fmt: skip


class DemolitionCourse(ProceedingCourse):
    """The execution of a levy by pulling down: at once when it may, after a remedy that fails, or given back afterwards."""

    ACTS: ClassVar[Mapping[str, str]] = {**ProceedingCourse.ACTS, "announces": "o-08", "returns": "st-09"}
    INVARIANTS: ClassVar[Mapping[str, str]] = {**ProceedingCourse.INVARIANTS, **A_DEMOLITION}
    DEPTH = 14
    PULLS_DOWN = True

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, 4 * (plan % 3) + 3)
        self.end = ("pulled down", "contested", "given back")[plan // 3 % 3]
        self.demolish_by = date(2026, 1, 1)

    def enforced(self) -> Step | None:
        """Demanded, decided, demanded again, announced; carried out when nobody can contest it any more."""
        if self.end == "contested" and not self.done["concludes"]:
            return Step("concludes" if self.done["contests"] else "contests")
        if not self.done["executes"]:
            step = super().enforced()
            if step is None or step.act != "executes":
                return step
            if not self.done["announces"]:
                return Step("announces")
            return Step("executes", max(self.demolish_by + timedelta(days=1), date(2026, 12, 1)), 12)
        if not self.done["completes"]:
            return Step("completes")
        return Step("returns") if self.end == "given back" and not self.done["returns"] else None

    async def announces(self, who: str, twist: int) -> None:
        """It is announced what goes, and until when the party may remove it: in time, or not; of nothing."""
        days = timedelta(days=pick(twist, 13, 0, 1, 40))
        announcement = acts.Announcement(
            target=pick(twist // 2, "临时板房", " "), content=pick(twist // 3, "限期自行拆除", ""), media=("现场",),
            demolish_by=self.stage.today + days,
        )  # fmt: skip
        row = await self.stage.attempt(
            "announce_demolition", P.HANDLE_CASE, who,
            lambda tx, by, at: acts.announce_demolition(tx, self.proceeding_id, announcement, by=by, at=at),
        )  # fmt: skip
        if self.mark("announces", row) is not None and row is not None:
            self.demolish_by = row.demolish_by

    async def returns(self, who: str, twist: int) -> None:
        """A leader has given back what was enforced: measured, or not; on a ground that holds, or not."""
        kind, fen = pick(twist, *BACK)
        giving = acts.GivingBack(
            ground=pick(twist // 3, ReturnGround.WRONG, ReturnGround.BASE_REVOKED, ReturnGround.BASE_CHANGED), kind=kind,
            description="赔偿板房", reason=pick(twist // 6, "拆错了", " "), amount_fen=fen,
        )  # fmt: skip
        self.mark("returns", await self.stage.attempt(
            "return_execution", P.LEAD_CASE, who,
            lambda tx, by, at: acts.return_execution(tx, self.proceeding_id, giving, by=by, at=at),
        ))  # fmt: skip
