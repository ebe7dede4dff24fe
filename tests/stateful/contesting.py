"""Remedies against a decision (行政复议、行政诉讼), as a part of a course: applied for, answered, stayed, concluded, refunded."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from api.access.permissions import Permission as P
from api.remedies import acts as remedies
from api.vocabulary import RemedyKind, RemedyResult
from tests.stateful.course import NOWHERE, Course, pick
from tests.stateful.stage import Stage
from tests.worlds.county import of


class Contested(Course):
    """A course whose decision, on ``decision_paper`` of ``decided_in``, may be contested."""

    REMEDY_ACTS: ClassVar[Mapping[str, str]] = {
        "contests": "o-08", "forwards": "o-08", "replies": "o-08", "stays": "o-08", "resumes_execution": "o-08", "concludes": "o-08",
        "refunds": "o-08",
    }  # fmt: skip

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.party_id: UUID = NOWHERE
        self.decision_paper: UUID = NOWHERE
        self.remedy_id: UUID = NOWHERE
        self.paid = 0

    @property
    def decided_in(self) -> UUID:
        """The dossier of the decision."""
        raise NotImplementedError

    @property
    def owed(self) -> int:
        """What is left to pay, in fen."""
        raise NotImplementedError

    async def contests(self, who: str, twist: int) -> None:
        """A remedy against the decision."""
        day = self.stage.today - timedelta(days=twist // 6 % 3)
        application = remedies.Application(
            kind=pick(twist, RemedyKind.RECONSIDERATION, RemedyKind.LITIGATION), body="望岭县人民政府",
            case_number=f"复{self.done['contests']}", applicant_id=pick(twist // 2, self.party_id, of("p-05")), claims="请求撤销",
            filed_on=day, received_on=self.stage.today,
        )  # fmt: skip
        row = await self.stage.attempt(
            "record_remedy", P.HANDLE_REMEDY, who,
            lambda tx, by, at: remedies.record_remedy(tx, self.decision_paper, application, by=by, at=at),
        )  # fmt: skip
        if self.mark("contests", row) is not None and row is not None:
            self.remedy_id = row.id

    async def forwards(self, who: str, twist: int) -> None:
        """It came to the organ and goes on to who decides: today, or on a day to come."""
        day = self.stage.today + timedelta(days=pick(twist, 0, 3, -3))
        self.mark("forwards", await self.stage.attempt(
            "forward_remedy", P.HANDLE_REMEDY, who, lambda tx, by, at: remedies.forward_remedy(
                tx, self.remedy_id, opinion=pick(twist // 3, "依法转送", " "), forwarded_on=day, by=by, at=at
            ),
        ))  # fmt: skip

    async def replies(self, who: str, twist: int) -> None:
        """The organ answers."""
        number = await self.one("SELECT case_number FROM remedy_proceeding WHERE id = :id", id=self.remedy_id)
        paper, _ = await self.stage.paper(self.decided_in, "REMEDY_REPLY", {"caseNumber": pick(twist, number, "别的")})
        self.mark("replies", await self.stage.attempt(
            "reply_to_remedy", P.HANDLE_REMEDY, who, lambda tx, by, at: remedies.reply_to_remedy(
                tx, self.remedy_id, paper, replied_on=self.stage.today, by=by, at=at
            ),
        ))  # fmt: skip

    async def stays(self, who: str, twist: int) -> None:
        """Execution is stayed."""
        self.mark("stays", await self.stage.attempt(
            "record_stay", P.HANDLE_REMEDY, who, lambda tx, by, at: remedies.record_stay(
                tx, self.remedy_id, granted_by="望岭县人民政府", reason=pick(twist, "难以弥补", ""), from_day=self.stage.today, by=by, at=at
            ),
        ))  # fmt: skip

    async def resumes_execution(self, who: str, twist: int) -> None:
        """The stay ends."""
        self.mark("resumes_execution", await self.stage.attempt(
            "lift_stay", P.HANDLE_REMEDY, who, lambda tx, by, at: remedies.lift_stay(
                tx, self.remedy_id, reason=pick(twist, "情形消失", ""), on_day=self.stage.today, by=by, at=at
            ),
        ))  # fmt: skip

    async def concludes(self, who: str, twist: int) -> None:
        """The result of the remedy."""
        result = pick(twist, *RemedyResult)
        amount = pick(twist // 3, (self.owed or 2) // 2, None) if result is RemedyResult.CHANGED else None
        given = remedies.Result(result=result, summary="复议决定书", received_on=self.stage.today, amount_fen=amount)
        self.mark("concludes", await self.stage.attempt(
            "record_remedy_result", P.HANDLE_REMEDY, who,
            lambda tx, by, at: remedies.record_remedy_result(tx, self.remedy_id, given, by=by, at=at),
        ))  # fmt: skip

    async def refunds(self, who: str, twist: int) -> None:
        """Money goes back: all that was paid, or more."""
        self.mark("refunds", await self.stage.attempt(
            "refund", P.HANDLE_REMEDY, who, lambda tx, by, at: remedies.refund(
                tx, self.remedy_id, paid_fen=pick(twist, self.paid, self.paid + 1, 1), paid_at=self.stage.at, voucher_no="T-1", by=by, at=at
            ),
        ))  # fmt: skip
