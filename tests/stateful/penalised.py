"""What follows a decision of the general procedure (决定之后): service, money, demand, court, remedies, revocation, the end."""

from collections.abc import Mapping
from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from api.access.permissions import Permission as P
from api.decisions import acts
from api.decisions.acts import enforce
from api.decisions.acts.court import Answer, record_court_step
from api.decisions.court_models import CourtStepKind
from api.decisions.facts import Proposal
from api.decisions.fines import Instalment
from api.vocabulary import ServiceMethod, SignRole
from tests.stateful.contesting import Contested
from tests.stateful.course import pick
from tests.stateful.reviewing import Reviewed
from tests.stateful.stage import Stage
from tests.worlds.county import SHOP, of


class Penalised(Contested, Reviewed):
    """A course from its decision on."""

    AFTER: ClassVar[Mapping[str, str]] = {
        "serves": "o-08", "pays": "o-08", "pays_in_parts": "st-09", "demands": "o-08", "applies_to_court": "o-08", "hears_of_court": "o-08",
        **Contested.REMEDY_ACTS, "revokes": "st-09", "closes": "st-09",
    }  # fmt: skip

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.number = ""
        self.decided: Proposal | None = None

    @property
    def decided_in(self) -> UUID:
        return self.case_id

    def handing(self, twist: int) -> acts.Handing:
        """Handed to the party – or to another, or electronically without consent."""
        return pick(
            twist, acts.Handing(ServiceMethod.DIRECT, self.party_id, SHOP, signed_by="经纬"),
            acts.Handing(ServiceMethod.LEFT, self.party_id, SHOP, refusal_note="拒收", recording_ref="LX-1"),
            acts.Handing(ServiceMethod.ELECTRONIC, self.party_id, SHOP, signed_by="经纬"),
            acts.Handing(ServiceMethod.DIRECT, of("p-05"), SHOP, signed_by="经纬"),
            acts.Handing(ServiceMethod.DIRECT, self.party_id, " ", signed_by="经纬"),
        )  # fmt: skip

    @property
    def owed(self) -> int:
        """What is left of the fine, without surcharge."""
        return max((self.decided.fine_fen or 0) - self.paid, 0) if self.decided else 0

    async def serves(self, who: str, twist: int) -> None:
        """The decision is served."""
        self.mark("serves", await self.stage.attempt(
            "serve_document", P.SERVE_DOCUMENT, who,
            lambda tx, by, at: acts.serve_document(tx, self.decision_paper, self.handing(twist), by=by, at=at),
        ))  # fmt: skip

    async def pays(self, who: str, twist: int) -> None:
        """What is owed, a part, too much, or nothing."""
        fen = pick(twist, self.owed, self.owed // 2, 2 * self.owed + 1, 0, self.owed // 10)
        receipt = acts.Receipt(
            fen, self.stage.at - timedelta(days=twist // 6 % 3), f"P-{self.case_id.hex[-12:]}-{self.stage.census.accepted.total()}",
            "当事人", cash=twist % 7 == 6,
        )  # fmt: skip
        row = await self.stage.attempt(
            "record_payment", P.RECORD_PAYMENT, who,
            lambda tx, by, at: acts.record_payment(tx, self.case_id, receipt, by=by, at=at),
        )  # fmt: skip
        if self.mark("pays", row) is not None:
            self.paid += fen

    async def pays_in_parts(self, who: str, twist: int) -> None:
        """The leader lets the party pay in parts."""
        fine = (self.decided.fine_fen or 0) if self.decided else 0
        first = fine // 3
        days = (self.stage.today + timedelta(days=30), self.stage.today + timedelta(days=60))
        parts = pick(
            twist, [Instalment(days[0], first), Instalment(days[1], fine - first)], [Instalment(days[0], first)],
            [Instalment(self.stage.today - timedelta(days=1), fine)], [],
        )  # fmt: skip
        self.mark("pays_in_parts", await self.stage.attempt(
            "approve_instalments", P.LEAD_CASE, who,
            lambda tx, by, at: acts.approve_instalments(tx, self.case_id, parts, reason="经济困难", by=by, at=at),
        ))  # fmt: skip

    async def demands(self, who: str, twist: int) -> None:
        """The party is called upon to pay."""
        fen = pick(twist, self.owed, self.owed * 5, 0)
        paper, _ = await self.stage.paper(
            self.case_id,
            "DEMAND_NOTICE",
            {"decisionNumber": pick(twist // 3, self.number, "别的决定"), "amountFen": fen},
            series="催",
        )
        self.mark("demands", await self.stage.attempt(
            "demand_performance", P.HANDLE_CASE, who, lambda tx, by, at: enforce.demand_performance(
                tx, self.case_id, paper, self.handing(0), by=by, at=at
            ),
        ))  # fmt: skip

    async def applies_to_court(self, who: str, twist: int) -> None:
        """The court is asked to enforce."""
        paper, _ = await self.stage.paper(self.case_id, "COURT_APPLICATION", {"court": "望岭县人民法院"})
        self.mark("applies_to_court", await self.stage.attempt(
            "apply_to_court", P.HANDLE_CASE, who,
            lambda tx, by, at: enforce.apply_to_court(tx, self.case_id, paper, by=by, at=at),
        ))  # fmt: skip

    async def hears_of_court(self, who: str, twist: int) -> None:
        """What the court answers."""
        kind = pick(twist, CourtStepKind.ACCEPTED, *CourtStepKind)
        answer = Answer(
            kind=kind, on_day=self.stage.today, number="（2027）行审1号", reason=pick(twist // 2, "依法审查", None)
        )
        self.mark("hears_of_court", await self.stage.attempt(
            "record_court_step", P.HANDLE_CASE, who,
            lambda tx, by, at: record_court_step(tx, self.case_id, answer, by=by, at=at),
        ))  # fmt: skip

    async def revokes(self, who: str, twist: int) -> None:
        """The organ revokes its decision."""
        row = await self.stage.attempt(
            "revoke_decision", P.LEAD_CASE, who,
            lambda tx, by, at: acts.revoke_decision(tx, self.case_id, reason=pick(twist, "适用法律错误", " "), by=by, at=at),
        )  # fmt: skip
        if self.mark("revokes", row) is not None:
            self.decided, self.paid = None, 0
            self.done["decides"] = self.done["serves"] = self.done["discharges"] = 0

    async def closes(self, who: str, twist: int) -> None:
        """The case is closed on its form: that of this decision, signed by who closes it – or another's, or none."""
        decision = pick(twist, self.number, "望市监罚〔2025〕1号")
        form, _ = await self.stage.paper(
            self.case_id, "CASE_CLOSING_APPROVAL", {"decision": f"{decision}行政处罚决定书"},
            signers=[(SignRole.DEPUTY_HEAD, pick(twist // 2, who, "st-15"))],
        )  # fmt: skip
        self.mark("closes", await self.stage.attempt(
            "close_case", P.CLOSE_CASE, who, lambda tx, by, at: acts.close_case(
                tx, self.case_id, reason=pick(twist // 4, "已经履行", " "), document_id=pick(twist // 3, form, None), by=by, at=at
            ),
        ))  # fmt: skip
