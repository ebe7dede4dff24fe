"""Levy, charge, requisition, and the execution of a levy that is not paid (征收、收费、征用、强制执行), summer 2026."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from api.access.permissions import Permission as P
from api.clocks import SHANGHAI, LegalTime
from api.database import Database
from api.decisions.acts.handing import Handing
from api.decisions.models import StatementOutcome
from api.proceedings import acts
from api.proceedings.models import NoticeKind
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind, HandoverKind, TerminationGround
from api.tables import Json
from api.vocabulary import CaseProcedure, ExecutionKind, ServiceMethod
from tests.stateful import invariants
from tests.stateful.contesting import Contested
from tests.stateful.course import NOWHERE, Step, pick
from tests.stateful.crowd import CROWD, SUSPENDED, join, newcomer
from tests.stateful.proceedings_invariants import A_PROCEEDING
from tests.stateful.stage import Stage
from tests.stateful.stepping_back import SteppingBack
from tests.worlds import proceedings as world
from tests.worlds.county import SHOP, of

K = CaseProcedure
DECISIONS = {
    K.LEVY: ("LEVY_DECISION", "征"), K.CHARGE: ("CHARGE_NOTICE", "缴"), K.REQUISITION: ("REQUISITION_DECISION", "征用"),
    K.COMPULSORY_EXECUTION: ("SUBSTITUTE_DECISION", "代履"),
}  # fmt: skip
BUDGET = 200_000
TURNS = (
    (ExecutionTurnKind.SUSPEND, ExecutionTurnGround.UNABLE), (ExecutionTurnKind.RESUME, ExecutionTurnGround.REASON_GONE),
    (ExecutionTurnKind.RESUME, ExecutionTurnGround.AGREEMENT_BROKEN), (ExecutionTurnKind.SUSPEND, ExecutionTurnGround.REASON_GONE),
)  # fmt: skip


async def build(database: Database) -> None:
    """The county with a published standard for its levy and its charge, and everybody who might turn up."""
    await world.build_proceeding_county(database)
    await join(database)
    await world.standard(database, "m-40")
    await world.standard(database, "m-41")


class ProceedingCourse(SteppingBack, Contested):
    """One common machine, four procedures; an execution begins with the levy that it enforces."""

    ACTS: ClassVar[Mapping[str, str]] = {
        "starts": "o-08", "notifies": "o-08", "tells": "o-08", "answers": "o-08", "decides": "st-09", "serves": "o-08",
        "pays": "o-08", "takes": "o-08", "gives_back": "o-08", "values": "st-09", "compensates": "o-08", "begins_execution": "o-08",
        "demands_again": "o-08", "executes": "o-08", "turns": "o-08", "agrees": "o-08", "completes": "o-08", "terminates": "st-09",
        "cancels": "st-09", **SteppingBack.RECUSAL_ACTS, **Contested.REMEDY_ACTS,
    }  # fmt: skip
    PEOPLE = CROWD
    BEGINS = datetime(2026, 5, 9, 10, tzinfo=SHANGHAI)
    INVARIANTS: ClassVar[Mapping[str, str]] = {**invariants.EVERY_DOSSIER, **A_PROCEEDING}
    DEPTH = 13
    PULLS_DOWN: ClassVar[bool] = False
    """Whether its executions pull something down."""

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.kind = (K.LEVY, K.CHARGE, K.REQUISITION, K.COMPULSORY_EXECUTION)[plan % 4]
        self.now: CaseProcedure = K.LEVY if self.kind is K.COMPULSORY_EXECUTION else self.kind
        self.answer = ("waived", "heard", "silent")[plan // 4 % 3]
        self.base_id: UUID = NOWHERE
        self.proceeding_id: UUID = NOWHERE
        self.number = self.base_number = ""
        self.until = self.pay_by = date(2026, 1, 1)

    @property
    def dossier_id(self) -> UUID:
        return self.proceeding_id

    @property
    def decided_in(self) -> UUID:
        return self.base_id if self.executing else self.proceeding_id

    @property
    def owed(self) -> int:
        return max(world.DUE.amount_fen - self.paid, 0)

    @property
    def executing(self) -> bool:
        """Whether the course has come to its execution."""
        return self.now is K.COMPULSORY_EXECUTION

    def next_step(self) -> Step | None:
        """The order of the law, for this plan."""
        if self.executing:
            return self.enforced()
        if not self.done["starts"]:
            return Step("starts")
        if self.kind is K.REQUISITION:
            return self.requisitioned()
        if not self.done["notifies"]:
            return Step("notifies")
        if (
            self.answer != "silent"
            and not self.done["decides"]
            and self.done["answers"] < (2 if self.answer == "heard" else 1)
        ):
            return Step("answers")
        if not self.done["decides"]:
            return Step("decides", self.until + timedelta(days=1) if self.answer == "silent" else None)
        if not self.done["serves"]:
            return Step("serves")
        if self.kind is K.COMPULSORY_EXECUTION:
            return Step("begins_execution", self.pay_by + timedelta(days=1))
        if self.paid < world.DUE.amount_fen:
            return Step("pays")
        return Step("completes") if not self.done["completes"] else None

    def requisitioned(self) -> Step | None:
        """Told on the spot, taken, used, returned, compensated."""
        for act in ("tells", "decides", "serves", "takes", "gives_back", "values", "compensates", "completes"):
            if not self.done[act]:
                return Step(act)
        return None

    def enforced(self) -> Step | None:
        """Demanded, decided, served, demanded again, carried out."""
        if not self.done["notifies"]:
            return Step("notifies")
        if not self.done["decides"]:
            return Step("decides", self.until + timedelta(days=1))
        for act in ("serves", "demands_again"):
            if not self.done[act]:
                return Step(act)
        if self.done["turns"] % 2 == 1:
            return Step("turns")
        if not self.done["executes"]:
            return Step("executes", self.since["demands_again"] + timedelta(days=8), 12)
        return Step("completes") if not self.done["completes"] else None

    def beginning(self) -> acts.Beginning:
        """What the plan begins."""
        base = world.REQUISITION if self.now is K.REQUISITION else world.LEVY
        if self.executing:
            base = replace(world.EXECUTION, base_proceeding_id=self.base_id)
        if self.now is K.CHARGE:
            base = replace(base, procedure=K.CHARGE, matter_id=of("m-41"), item="道路占用费")
        if self.now is K.REQUISITION and base.order is not None:
            base = replace(base, order=replace(base.order, issued_on=self.stage.today))
        return replace(base, party_id=self.party_id)

    async def starts(self, who: str, twist: int) -> None:
        """It is started: by the standard, or not; by two officers, or one."""
        if self.party_id == NOWHERE:
            self.party_id = await newcomer(self.stage.database)
        beginning = self.beginning()
        if self.now in (K.LEVY, K.CHARGE):
            query = "SELECT id FROM charge_standard WHERE matter_id = :id"
            standard = await self.one(query, id=of("m-40" if self.now is K.LEVY else "m-41"))
            part = replace(world.DUE, amount_fen=world.DUE.amount_fen + pick(twist // 4, 0, 1))
            beginning = replace(beginning, standard_id=pick(twist // 8, standard, None), parts=(part,))
        if self.now is K.REQUISITION:
            beginning = replace(
                beginning,
                order=pick(twist // 4, beginning.order, None),
                compensation_rule=pick(twist // 8, "按日租金", ""),
            )
        officers = pick(twist, ("o-08", "o-09"), ("o-08",), ("o-08", SUSPENDED), ("o-08", "o-11"))
        beginning = replace(beginning, officer_ids=tuple(of(name) for name in officers))
        row = await self.stage.attempt(
            "start_proceeding",
            P.HANDLE_CASE,
            who,
            lambda tx, by, at: acts.start_proceeding(tx, beginning, by=by, at=at),
        )
        if self.mark("starts", row) is not None and row is not None:
            self.owners.append(row.id)
            if self.proceeding_id == NOWHERE or (self.executing and self.proceeding_id == self.base_id):
                self.proceeding_id = row.id

    async def begins_execution(self, who: str, twist: int) -> None:
        """What was not paid is enforced: overdue, or too soon; with the power of a law, or without."""
        base = self.base_id if self.executing else self.proceeding_id
        beginning = replace(
            world.EXECUTION, base_proceeding_id=base, party_id=self.party_id,
            own_power=pick(twist, "中华人民共和国行政强制法第五十条", None),
            execution_kind=pick(twist // 2, ExecutionKind.SUBSTITUTE, ExecutionKind.COURT, ExecutionKind.TRANSFER_DEPOSIT),
        )  # fmt: skip
        row = await self.stage.attempt(
            "start_proceeding",
            P.HANDLE_CASE,
            who,
            lambda tx, by, at: acts.start_proceeding(tx, beginning, by=by, at=at),
        )
        if self.mark("begins_execution", row) is None or row is None:
            return
        self.owners.append(row.id)
        if not self.executing:
            self.base_id, self.base_number, self.proceeding_id = base, self.number, row.id
            self.now, self.number = K.COMPULSORY_EXECUTION, ""
            for act in ("notifies", "answers", "decides", "serves", "completes"):
                self.done[act] = 0

    def handing(self, twist: int = 0) -> Handing:
        """Handed to the party, or to another."""
        return pick(
            twist, Handing(ServiceMethod.DIRECT, self.party_id, SHOP, signed_by="邰晓"),
            Handing(ServiceMethod.DIRECT, of("p-05"), SHOP, signed_by="邰晓"),
            Handing(ServiceMethod.LEFT, self.party_id, SHOP, refusal_note="拒收", recording_ref="LX-1"),
        )  # fmt: skip

    async def tell(self, act: str, who: str, twist: int, kind: NoticeKind) -> None:
        """A notice or a demand."""
        if kind is NoticeKind.NOTICE:
            amount = world.DUE.amount_fen + pick(twist // 3, 0, 1)
            paper, _ = await self.stage.paper(self.proceeding_id, "LEVY_NOTICE", {"amountFen": amount}, series="征告")
        else:
            number = pick(twist // 3, self.base_number, "别的")
            paper, _ = await self.stage.paper(
                self.proceeding_id, "DEMAND_NOTICE", {"decisionNumber": number}, series="催"
            )
        row = await self.stage.attempt(
            "serve_proceeding_notice", P.HANDLE_CASE, who, lambda tx, by, at: acts.serve_proceeding_notice(
                tx, self.proceeding_id, paper, self.handing(twist), kind=kind, by=by, at=at
            ),
        )  # fmt: skip
        if self.mark(act, row) is not None and row is not None and act == "notifies":
            self.until = row.term_until or self.stage.today

    async def notifies(self, who: str, twist: int) -> None:
        """The notice before a levy, the demand before an execution – or the wrong one."""
        lawful = NoticeKind.DEMAND if self.executing else NoticeKind.NOTICE
        await self.tell("notifies", who, twist, pick(twist // 6, lawful, *NoticeKind))

    async def demands_again(self, who: str, twist: int) -> None:
        """The second demand before substitute performance."""
        await self.tell("demands_again", who, twist, NoticeKind.LAST_DEMAND)

    async def tells(self, who: str, twist: int) -> None:
        """The party is told by word of mouth."""
        self.mark("tells", await self.stage.attempt(
            "tell_on_the_spot", P.HANDLE_CASE, who, lambda tx, by, at: acts.tell_on_the_spot(
                tx, self.proceeding_id, place=SHOP, text=pick(twist, "依命令征用消毒车2台", ""), by=by, at=at
            ),
        ))  # fmt: skip

    async def answers(self, who: str, twist: int) -> None:
        """The party waives, or is heard – and what it said is checked, at once or next time."""
        heard = self.answer == "heard"
        outcome = pick(
            twist,
            StatementOutcome.HEARD if heard else StatementOutcome.WAIVED,
            StatementOutcome.HEARD,
            StatementOutcome.WAIVED,
        )
        recheck = "经复核面积无误" if self.done["answers"] % 2 == 1 else None
        self.mark("answers", await self.stage.attempt(
            "record_proceeding_statement", P.HANDLE_CASE, who, lambda tx, by, at: acts.record_proceeding_statement(
                tx, self.proceeding_id, outcome, speaker="邰晓", content=f"第{self.done['answers'] + 1}次", recheck=recheck, by=by, at=at
            ),
        ))  # fmt: skip

    async def decides(self, who: str, twist: int) -> None:
        """The leader decides, on a paper that says the same, or not."""
        template, series = DECISIONS[self.now]
        pay_by, today = self.stage.today + timedelta(days=18), f"{self.stage.today}"
        wrong = twist % 4 == 3
        data: Json = {"amountFen": world.DUE.amount_fen + wrong, "payBy": f"{pay_by}"}
        if self.now is K.REQUISITION:
            data = world.REQUISITION_PAPER | {"from": today, "until": f"{self.stage.today + timedelta(days=11)}"}
            data |= {"commandNumber": "别的"} if wrong else {}
        if self.executing:
            data = {"budgetFen": BUDGET, "performer": "" if wrong else "望岭县清运公司"}
        paper, number = await self.stage.paper(self.proceeding_id, template, data, series=series)
        ruling = acts.Ruling(immediate_reason=pick(twist // 4, None, "正在转移财物") if self.executing else None)
        row = await self.stage.attempt(
            "decide_proceeding", P.LEAD_CASE, who,
            lambda tx, by, at: acts.decide_proceeding(tx, self.proceeding_id, paper, ruling, by=by, at=at),
        )  # fmt: skip
        if self.mark("decides", row) is not None:
            self.number, self.pay_by = number, pay_by
            if not self.executing:
                self.decision_paper = paper

    async def serves(self, who: str, twist: int) -> None:
        """The decision is handed over."""
        self.mark("serves", await self.stage.attempt(
            "serve_proceeding_decision", P.SERVE_DOCUMENT, who, lambda tx, by, at: acts.serve_proceeding_decision(
                tx, self.proceeding_id, self.handing(twist), by=by, at=at
            ),
        ))  # fmt: skip

    async def pays(self, who: str, twist: int) -> None:
        """What is owed, a part, too much, nothing."""
        fen = pick(twist, self.owed, self.owed // 2, self.owed + 1, 0)
        to = self.base_id if self.executing else self.proceeding_id
        receipt = f"F-{to.hex[-10:]}-{self.done['pays']}"
        row = await self.stage.attempt(
            "record_proceeding_payment", P.RECORD_PAYMENT, who, lambda tx, by, at: acts.record_proceeding_payment(
                tx, to, paid_fen=fen, paid_at=self.stage.at, payer="邰晓", receipt_no=receipt, by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("pays", row) is not None:
            self.paid += fen

    async def handover(self, act: str, who: str, twist: int, kind: HandoverKind) -> None:
        """Goods change hands: all of them, or one."""
        goods = pick(twist, world.TRUCKS, world.ONE_TRUCK)
        paper, _ = await self.stage.paper(self.proceeding_id, "REQUISITION_LIST", {
            "decisionNumber": self.number, "items": list(goods), "condition": "完好", "place": SHOP, "copies": 2,
            "returned": pick(twist // 2, kind is HandoverKind.RETURNED, False),
        })  # fmt: skip
        self.mark(act, await self.stage.attempt(
            "record_goods_handover", P.HANDLE_CASE, who, lambda tx, by, at: acts.record_goods_handover(
                tx, self.proceeding_id, paper, kind=kind, by=by, at=at
            ),
        ))  # fmt: skip

    async def takes(self, who: str, twist: int) -> None:
        """Goods are taken."""
        await self.handover("takes", who, twist, HandoverKind.TAKEN)

    async def gives_back(self, who: str, twist: int) -> None:
        """And given back."""
        await self.handover("gives_back", who, twist, HandoverKind.RETURNED)

    async def values(self, who: str, twist: int) -> None:
        """The compensation is decided."""
        paper, _ = await self.stage.paper(self.proceeding_id, "COMPENSATION_DECISION", {
            "decisionNumber": pick(twist, self.number, "别的"), "amountFen": 100_000, "payBy": f"{self.stage.today + timedelta(days=20)}",
        }, series="征偿")  # fmt: skip
        self.mark("values", await self.stage.attempt(
            "decide_compensation", P.LEAD_CASE, who, lambda tx, by, at: acts.decide_compensation(
                tx, self.proceeding_id, paper, self.handing(), by=by, at=at
            ),
        ))  # fmt: skip

    async def compensates(self, who: str, twist: int) -> None:
        """And paid, in full or not."""
        voucher = f"ZF-{self.proceeding_id.hex[-10:]}-{self.done['compensates']}"
        self.mark("compensates", await self.stage.attempt(
            "pay_compensation", P.HANDLE_CASE, who, lambda tx, by, at: acts.pay_compensation(
                tx, self.proceeding_id, paid_fen=pick(twist, 100_000, 99_999), paid_at=self.stage.at, voucher_no=voucher, by=by, at=at
            ),
        ))  # fmt: skip

    async def executes(self, who: str, twist: int) -> None:
        """Carried out by day, by night, on a holiday; filmed, supervised and within the budget, or not."""
        hours = pick(twist, (1, 1), (1, 2), (14, 2), (5, 4))
        begun, ended = (self.stage.now - timedelta(hours=sum(hours))), self.stage.now - timedelta(hours=hours[1])
        if twist % 6 == 5:
            begun = begun.replace(month=6, day=19)
            ended = begun + timedelta(hours=1)
        done = acts.OnTheSpot(
            place=SHOP, begun_at=LegalTime(begun), ended_at=LegalTime(ended), fulfilled=twist % 5 != 4,
            recordings=pick(twist // 2, ("AV-0001",), ()), cost_fen=pick(twist // 3, 150_000, BUDGET + 1),
            supervisor_id=pick(twist // 4, of("o-08"), None), emergency_reason=pick(twist // 6, None, "汛期行洪"),
            demolition=self.PULLS_DOWN, cut_off=pick(twist // 5, (), ("供水",)), residents=twist % 2 == 1,
        )  # fmt: skip
        paper, _ = await self.stage.paper(self.proceeding_id, "EXECUTION_RECORD", {"decisionNumber": self.number})
        self.mark("executes", await self.stage.attempt(
            "carry_out_execution", P.HANDLE_CASE, who,
            lambda tx, by, at: acts.carry_out_execution(tx, self.proceeding_id, paper, done, by=by, at=at),
        ))  # fmt: skip

    async def turns(self, who: str, twist: int) -> None:
        """Execution rests, or goes on."""
        turn, ground = TURNS[(twist or self.done["turns"] % 2) % len(TURNS)]
        paper, _ = await self.stage.paper(
            self.proceeding_id,
            "EXECUTION_STOP",
            {"kind": turn.value, "decisionNumber": self.number, "reason": "暂无履行能力"},
        )
        self.mark("turns", await self.stage.attempt(
            "turn_execution", P.HANDLE_CASE, who, lambda tx, by, at: acts.turn_execution(
                tx, self.proceeding_id, paper, self.handing(), turn=turn, ground=ground, by=by, at=at
            ),
        ))  # fmt: skip

    async def agrees(self, who: str, twist: int) -> None:
        """Stages are agreed upon, ahead or in the past."""
        days = [self.stage.today + timedelta(days=n) for n in pick(twist, (5, 10), (10, 5), (0,), ())]
        paper, _ = await self.stage.paper(self.proceeding_id, "EXECUTION_AGREEMENT", {
            "decisionNumber": self.number, "stages": [{"obligation": "清除一半", "due": f"{day}"} for day in days],
        })  # fmt: skip
        self.mark("agrees", await self.stage.attempt(
            "agree_execution", P.HANDLE_CASE, who,
            lambda tx, by, at: acts.agree_execution(tx, self.proceeding_id, paper, by=by, at=at),
        ))  # fmt: skip

    async def completes(self, who: str, twist: int) -> None:
        """It is performed."""
        self.mark("completes", await self.stage.attempt(
            "complete_proceeding", P.HANDLE_CASE, who,
            lambda tx, by, at: acts.complete_proceeding(tx, self.proceeding_id, by=by, at=at),
        ))  # fmt: skip

    async def terminates(self, who: str, twist: int) -> None:
        """It ends without performance, on a ground of the law, or another. Rarely."""
        ground = pick(
            twist, TerminationGround.BASE_REVOKED, TerminationGround.THREE_YEARS, TerminationGround.OBJECT_LOST
        )
        paper, _ = await self.stage.paper(
            self.proceeding_id,
            "EXECUTION_STOP",
            {"kind": "TERMINATE", "decisionNumber": self.number, "reason": "执行标的灭失"},
        )
        self.mark("terminates", await self.stage.attempt(
            "terminate_proceeding", P.LEAD_CASE, who, lambda tx, by, at: acts.terminate_proceeding(
                tx, self.proceeding_id, paper, self.handing(), ground=ground, reason="执行标的灭失", by=by, at=at
            ),
        ))  # fmt: skip

    async def cancels(self, who: str, twist: int) -> None:
        """It is cancelled. Rarely."""
        self.mark("cancels", await self.stage.attempt(
            "cancel_proceeding", P.LEAD_CASE, who,
            lambda tx, by, at: acts.cancel_proceeding(tx, self.proceeding_id, reason=pick(twist, "", " ", "误立"), by=by, at=at),
        ))  # fmt: skip
