"""Samples and preserved evidence (抽样取证、先行登记保存), as a part of a course: approved, kept on the spot, dealt with once."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from api.access.permissions import Permission as P
from api.inspections.acts import Handover, OnSite
from api.preservation import acts
from api.preservation.facts import PreservationOutcome
from tests.stateful.course import NOWHERE, Course, pick
from tests.stateful.stage import Stage
from tests.worlds.county import SHOP, of
from tests.worlds.measures import BY_HAND, SCALES


class Preserving(Course):
    """A course of a visit on which evidence may have to be kept."""

    PRESERVATION_ACTS: ClassVar[Mapping[str, str]] = {
        "samples": "o-08", "approves_keeping": "st-09", "keeps": "o-08", "deals_with_kept": "o-08",
    }  # fmt: skip

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.visit_id: UUID = NOWHERE
        self.notice_id: UUID = NOWHERE
        self.kept_id: UUID = NOWHERE
        self.notice_number = ""

    @staticmethod
    def keeping_at(twist: int) -> OnSite:
        """At the shop, elsewhere, alone, with a stranger."""
        return pick(
            twist, OnSite(SHOP), OnSite("别处"), OnSite(SHOP, (of("o-08"),)), OnSite(SHOP, (of("o-08"), of("o-13")))
        )

    async def samples(self, who: str, twist: int) -> None:
        """A sample is taken."""
        sheet, _ = await self.stage.paper(self.visit_id, "SAMPLING_RECORD", {"item": "糕点", "quantity": "2盒"})
        self.mark("samples", await self.stage.attempt(
            "take_sample", P.CONDUCT_INSPECTION, who, lambda tx, by, at: acts.take_sample(
                tx, self.visit_id, self.keeping_at(twist), document_id=sheet, by=by, at=at
            ),
        ))  # fmt: skip

    async def approves_keeping(self, who: str, twist: int) -> None:
        """A leader approves a notice: for some days, or for longer than the law gives."""
        until = self.stage.today + timedelta(days=pick(twist, 7, 30))
        data = {"items": SCALES, "place": SHOP, "keeper": "邰晓", "until": f"{until}"}
        notice, number = await self.stage.paper(self.visit_id, "PRESERVATION_NOTICE", data, series="登保")
        row = await self.stage.attempt(
            "approve_preservation", P.APPROVE_MEASURE, who, lambda tx, by, at: acts.approve_preservation(
                tx, notice, reason=pick(twist // 2, "账册可能被转移", " "), by=by, at=at
            ),
        )  # fmt: skip
        self.mark("approves_keeping", row)
        if row is not None or twist % 5 == 4:
            self.notice_id, self.notice_number = notice, number

    async def keeps(self, who: str, twist: int) -> None:
        """It is registered and kept: by its notice and a list of the same, or of less."""
        listed = {"items": pick(twist // 4, SCALES, SCALES[:1]), "decisionNumber": self.notice_number}
        sheet, _ = await self.stage.paper(self.visit_id, "PRESERVATION_LIST", listed)
        row = await self.stage.attempt(
            "preserve_evidence", P.CONDUCT_INSPECTION, who, lambda tx, by, at: acts.preserve_evidence(
                tx, self.visit_id, self.keeping_at(twist), pick(twist // 8, BY_HAND, Handover()), notice_id=self.notice_id,
                list_id=sheet, by=by, at=at,
            ),
        )  # fmt: skip
        if self.mark("keeps", row) is not None and row is not None:
            self.kept_id = row.id

    async def deals_with_kept(self, who: str, twist: int) -> None:
        """What becomes of it."""
        outcome = pick(twist, PreservationOutcome.RELEASED, *PreservationOutcome)
        self.mark("deals_with_kept", await self.stage.attempt(
            "handle_preservation", P.CONDUCT_INSPECTION, who, lambda tx, by, at: acts.handle_preservation(
                tx, self.kept_id, outcome=outcome, reason=pick(twist // 6, "没有违法事实", ""), by=by, at=at
            ),
        ))  # fmt: skip


A_PRESERVATION = {
    "先行登记保存事先经机关负责人批准": """
        SELECT e.at FROM event e WHERE e.owner_id = :owner AND e.kind = 'REGISTERED_PRESERVED' AND NOT EXISTS (
          SELECT FROM event p JOIN staff_member s ON s.id = ANY (p.actor_ids) AND s.role = 'ORGAN_LEADER'
          WHERE p.owner_id = e.owner_id AND p.kind = 'PRESERVATION_APPROVED' AND p.sequence < e.sequence
          AND p.document_ids && e.document_ids)""",
    "登记保存的证据处理一次": """
        SELECT e.particulars ->> 'preservationId' AS kept, count(*) FROM event e WHERE e.owner_id = :owner
        AND e.kind = 'PRESERVATION_HANDLED' GROUP BY 1 HAVING count(*) > 1""",
    "没有未处理的登记保存证据而结束的案件": """
        SELECT c.id FROM enforcement_case c JOIN event e ON e.owner_id = c.id AND e.kind IN ('CASE_CLOSED',
          'FILING_REFUSED', 'FILING_CANCELLED')
        JOIN event k ON k.owner_id IN (c.id, c.origin_visit_id) AND k.kind = 'REGISTERED_PRESERVED'
        WHERE :owner IN (c.id, c.origin_visit_id) AND NOT EXISTS (SELECT FROM event h
          WHERE h.kind = 'PRESERVATION_HANDLED' AND h.particulars ->> 'preservationId' = CAST(k.id AS text)
          AND h.sequence < e.sequence)""",
}
