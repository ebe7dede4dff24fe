"""An inspection and the penalty on the spot that grows out of it (行政检查、简易程序), on a working Saturday of May 2026."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from api.access.permissions import Permission as P
from api.clocks import SHANGHAI
from api.database import Database
from api.decisions import acts
from api.decisions.facts import Proposal
from api.inspections import acts as visits
from api.inspections.models import NoticeMode, WaiverReason
from api.vocabulary import EvidenceKind, PartyKind, PenaltyKind, ServiceMethod, SignRole
from tests.stateful import invariants
from tests.stateful.course import NOWHERE, Course, Step, pick
from tests.stateful.crowd import CROWD, LAPSING, SUSPENDED, join, newcomer
from tests.stateful.stage import Stage
from tests.worlds.county import SHOP, of
from tests.worlds.spot import PENALTY, build_spot_county
from tests.worlds.visits import FILMED, REPORT, RESULT, WAIVER

FINE, WARNING = PenaltyKind.FINE, PenaltyKind.WARNING
DAY = date(2026, 5, 9)
PROPOSED = (
    Proposal((FINE,), 50_000, band="从轻"), Proposal((WARNING,)), Proposal((FINE,), 300_000), Proposal((WARNING, FINE), 20_000),
)  # fmt: skip
UNLAWFUL = (
    Proposal((FINE,), 300_001), Proposal((PenaltyKind.CONFISCATE_GOODS,)), Proposal((FINE,)), Proposal((), 10_000),
    Proposal((FINE, FINE), 10_000),
)  # fmt: skip
PARTIES = (PartyKind.LEGAL_PERSON, PartyKind.NATURAL_PERSON, PartyKind.SOLE_TRADER)


async def build(database: Database) -> None:
    """The county's shop and everybody who might turn up."""
    await build_spot_county(database)
    await join(database)


class SpotCourse(Course):
    """From the plan of a visit to the closing of the case."""

    ACTS: ClassVar[Mapping[str, str]] = {
        "plans": "o-08", "approves": "st-09", "scans": "o-08", "shows": "o-09", "notifies": "o-08", "inspects": "o-08",
        "tells_result": "o-09", "begins": "o-08", "hears": "o-09", "waives": "o-09", "decides": "o-08", "serves": "o-08",
        "files": "o-08", "pays": "o-08", "closes": "st-22", "revokes": "st-09",
        "explains": "o-09", "collects": "o-08", "orders": "o-08", "reinspects": "o-09",
    }  # fmt: skip
    PEOPLE = CROWD
    BEGINS = datetime(2026, 5, 8, 14, tzinfo=SHANGHAI)
    INVARIANTS: ClassVar[Mapping[str, str]] = {
        **invariants.EVERY_DOSSIER,
        **invariants.AN_INSPECTION,
        **invariants.EVERY_PENALTY,
        **invariants.ON_THE_SPOT_PENALTY,
    }
    DEPTH = 14

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.proposal = PROPOSED[plan % len(PROPOSED)]
        self.kind = (
            PARTIES[plan % 3] if self.proposal.fine_fen != 300_000 and self.proposal.fine_fen != 50_000 else PARTIES[0]
        )
        self.party_id = self.visit_id = self.case_id = self.decision_paper = NOWHERE
        self.number, self.served, self.paid = "", False, 0
        self.code = f"JC-219921-2026-{stage.census.stages['BEGUN']:06d}"

    def next_step(self) -> Step | None:
        """Enter once a day, then what comes next."""
        today = self.stage.today
        for act in ("plans", "approves"):
            if not self.done[act]:
                return Step(act)
        if not self.done["begins"] or not self.done["decides"]:
            for act in ("scans", "shows", "notifies", "inspects"):
                once = act in ("notifies",)
                if not self.done[act] or (not once and self.since[act] != today):
                    return Step(act, DAY, 10)
        if self.plan % 5 == 3 and not self.done["begins"]:
            for act in ("orders", "reinspects"):
                if not self.done[act]:
                    return Step(act, DAY, 10)
        if not self.done["begins"]:
            return Step("begins")
        if not self.done["hears"] and not self.done["waives"]:
            return Step("waives" if self.plan // 4 % 3 == 0 else "hears")
        for act in ("decides", "serves", "files"):
            if not self.done[act]:
                return Step(act)
        if self.proposal.fine_fen and self.paid < self.proposal.fine_fen:
            return Step("pays")
        return Step("closes") if not self.done["closes"] else None

    async def plans(self, who: str, twist: int) -> None:
        """A visit is planned."""
        if self.party_id == NOWHERE:
            self.party_id = await newcomer(self.stage.database, self.kind)
        officers = pick(
            twist,
            ("o-08", "o-09"),
            ("o-08",),
            ("o-08", SUSPENDED),
            ("o-08", "o-11"),
            ("o-08", LAPSING),
            ("o-08", "o-08"),
        )
        plan = replace(
            REPORT, party_id=self.party_id, officer_ids=tuple(of(o) for o in officers), check_code=self.code,
            planned_on=pick(twist // 6, DAY, date(2026, 5, 1)),
        )  # fmt: skip
        row = await self.stage.attempt(
            "plan_inspection", P.PLAN_INSPECTION, who, lambda tx, by, at: visits.plan_inspection(tx, plan, by=by, at=at)
        )
        if self.mark("plans", row) is not None and row is not None:
            self.owners.append(row.id)
            if self.visit_id == NOWHERE:
                self.visit_id = row.id

    async def approves(self, who: str, twist: int) -> None:
        """The leader approves it."""
        signer = pick(twist, who, "st-22", "st-30")
        form, _ = await self.stage.paper(
            self.visit_id,
            "INSPECTION_APPROVAL",
            RESULT,
            signers=[(SignRole.DEPUTY_HEAD, signer)],
            in_force=twist % 5 != 4,
        )
        mode, waived = pick(
            twist // 3, (NoticeMode.ON_ENTRY, True), (NoticeMode.ON_ENTRY, False), (NoticeMode.ADVANCE, False)
        )
        self.mark("approves", await self.stage.attempt(
            "approve_inspection", P.APPROVE_INSPECTION, who, lambda tx, by, at: visits.approve_inspection(
                tx, self.visit_id, document_id=form, mode=mode,
                waiver_reason=WaiverReason.WOULD_DEFEAT_PURPOSE if waived else None, waiver_text=WAIVER if waived else None,
                by=by, at=at,
            ),
        ))  # fmt: skip

    def on_site(self, twist: int) -> visits.OnSite:
        """Where they are, and with whom."""
        return pick(
            twist, visits.OnSite(SHOP, media=FILMED), visits.OnSite("别处", media=FILMED),
            visits.OnSite(SHOP, (of("o-08"),), FILMED), visits.OnSite(SHOP, (of("o-08"), of("o-13")), FILMED),
        )  # fmt: skip

    async def scans(self, who: str, twist: int) -> None:
        """The code is scanned at the door."""
        code = pick(twist // 4, self.code, "JC-000000-2026-000000")
        self.mark("scans", await self.stage.attempt(
            "scan_check_code", P.CONDUCT_INSPECTION, who,
            lambda tx, by, at: visits.scan_check_code(tx, self.visit_id, self.on_site(twist), code=code, by=by, at=at),
        ))  # fmt: skip

    async def shows(self, who: str, twist: int) -> None:
        """Credentials are shown."""
        dress = visits.Dress(uniform_worn=twist % 5 != 4)
        self.mark("shows", await self.stage.attempt(
            "show_credential", P.CONDUCT_INSPECTION, who,
            lambda tx, by, at: visits.show_credential(tx, self.visit_id, self.on_site(twist), dress, by=by, at=at),
        ))  # fmt: skip

    async def notifies(self, who: str, twist: int) -> None:
        """The notice is handed over."""
        notice, _ = await self.stage.paper(self.visit_id, "INSPECTION_NOTICE", RESULT, in_force=twist % 3 != 2)
        self.mark("notifies", await self.stage.attempt(
            "notify_inspection", P.CONDUCT_INSPECTION, who, lambda tx, by, at: visits.notify_inspection(
                tx, self.visit_id, self.on_site(twist), self.handover(twist), document_id=notice, by=by, at=at
            ),
        ))  # fmt: skip

    async def inspects(self, who: str, twist: int) -> None:
        """Something is found."""
        self.mark("inspects", await self.stage.attempt(
            "record_site_inspection", P.CONDUCT_INSPECTION, who, lambda tx, by, at: visits.record_site_inspection(
                tx, self.visit_id, self.on_site(twist), text="15种散装商品未标价", by=by, at=at
            ),
        ))  # fmt: skip

    async def explains(self, who: str, twist: int) -> None:
        """The party is told its rights."""
        self.mark("explains", await self.stage.attempt(
            "explain_rights", P.CONDUCT_INSPECTION, who, lambda tx, by, at: visits.explain_rights(
                tx, self.visit_id, self.on_site(twist), text=pick(twist // 4, visits.RIGHTS, " "), by=by, at=at
            ),
        ))  # fmt: skip

    async def collects(self, who: str, twist: int) -> None:
        """A paper is taken as evidence: on the premises, or elsewhere."""
        paper, _ = await self.stage.paper(self.visit_id, "EVIDENCE_EXTRACT", {})
        item = visits.Item(
            EvidenceKind.DOCUMENTARY,
            "进货台账",
            "当事人",
            "未标价",
            original=pick(twist // 4, True, False),
            document_id=paper,
        )
        self.mark("collects", await self.stage.attempt(
            "collect_evidence", P.CONDUCT_INSPECTION, who, lambda tx, by, at: visits.collect_evidence(
                tx, self.visit_id, self.on_site(twist), item, on_premises=twist % 3 != 2, by=by, at=at
            ),
        ))  # fmt: skip

    async def orders(self, who: str, twist: int) -> None:
        """The party is ordered to put it right."""
        order, _ = await self.stage.paper(self.visit_id, "RECTIFICATION_ORDER", RESULT, in_force=twist % 3 != 2)
        self.mark("orders", await self.stage.attempt(
            "order_visit_rectification", P.CONDUCT_INSPECTION, who, lambda tx, by, at: visits.order_visit_rectification(
                tx, self.visit_id, self.on_site(twist), self.handover(twist), document_id=order, by=by, at=at
            ),
        ))  # fmt: skip

    async def reinspects(self, who: str, twist: int) -> None:
        """Somebody looks again."""
        self.mark("reinspects", await self.stage.attempt(
            "record_reinspection", P.CONDUCT_INSPECTION, who, lambda tx, by, at: visits.record_reinspection(
                tx, self.visit_id, self.on_site(twist), text=pick(twist // 4, "已经标价", " "), put_right=twist % 2 == 0, by=by, at=at
            ),
        ))  # fmt: skip

    async def tells_result(self, who: str, twist: int) -> None:
        """The result is told in writing."""
        notice, _ = await self.stage.paper(self.visit_id, "INSPECTION_RESULT_NOTICE", RESULT)
        self.mark("tells_result", await self.stage.attempt(
            "tell_inspection_result", P.CONDUCT_INSPECTION, who, lambda tx, by, at: visits.tell_inspection_result(
                tx, self.visit_id, self.on_site(twist), self.handover(twist), document_id=notice, by=by, at=at
            ),
        ))  # fmt: skip

    @staticmethod
    def handover(twist: int) -> visits.Handover:
        """Signed for, or not."""
        return pick(
            twist // 4, visits.Handover(signed_by="邰晓"), visits.Handover(),
            visits.Handover(ServiceMethod.LEFT, refusal_note="拒绝签收", recording_ref="LX-1"),
        )  # fmt: skip

    async def begins(self, who: str, twist: int) -> None:
        """The party is told what is proposed."""
        penalty = replace(
            PENALTY,
            matter_id=of(pick(twist // 6, "m-05", "m-06", "m-07", "m-20")),
            proposal=pick(twist, self.proposal, *UNLAWFUL),
        )
        row = await self.stage.attempt(
            "begin_spot_penalty", P.CONDUCT_INSPECTION, who,
            lambda tx, by, at: acts.begin_spot_penalty(tx, self.visit_id, penalty, by=by, at=at),
        )  # fmt: skip
        if self.mark("begins", row) is not None and row is not None:
            self.case_id = row.id
            self.owners.append(row.id)

    async def hears(self, who: str, twist: int) -> None:
        """The party is heard."""
        content = pick(twist, f"第{self.done['hears'] + 1}次：系新上架漏标", " ")
        reweighing = pick(twist // 2, None, acts.Reweighing(factors=("当场改正",)))
        self.mark("hears", await self.stage.attempt(
            "record_statement", P.CONDUCT_INSPECTION, who, lambda tx, by, at: acts.record_statement(
                tx, self.case_id, speaker="邰晓", content=content, adopted=reweighing is not None, reweighing=reweighing, by=by, at=at
            ),
        ))  # fmt: skip

    async def waives(self, who: str, twist: int) -> None:
        """The party waives."""
        self.mark("waives", await self.stage.attempt(
            "waive_statement", P.CONDUCT_INSPECTION, who, lambda tx, by, at: acts.waive_statement(
                tx, self.case_id, speaker="邰晓", content=pick(twist, "我放弃陈述申辩", ""), by=by, at=at
            ),
        ))  # fmt: skip

    async def decides(self, who: str, twist: int) -> None:
        """It is decided on the spot: as told, higher, lower, of another kind; on its paper, or another."""
        told = self.proposal
        decided = pick(
            twist, told, replace(told, fine_fen=(told.fine_fen or 0) + 10_000), replace(told, fine_fen=(told.fine_fen or 0) // 2 or None),
            Proposal((WARNING,)), Proposal((FINE,), 300_001), Proposal((PenaltyKind.REVOKE_LICENCE,)),
        )  # fmt: skip
        on_paper = pick(twist // 6, decided, told)
        names = [kind.label for kind in on_paper.kinds]
        signers = pick(twist // 12, ("o-08", "o-09"), ("o-08", "o-13"))
        paper, number = await self.stage.paper(
            self.case_id, "SPOT_PENALTY_DECISION", {"penaltyItems": names, "amountFen": on_paper.fine_fen or 0}, series="当罚",
            signers=[(SignRole.OFFICER, name) for name in signers],
        )  # fmt: skip
        row = await self.stage.attempt(
            "decide_on_the_spot", P.CONDUCT_INSPECTION, who, lambda tx, by, at: acts.decide_on_the_spot(
                tx, self.case_id, paper, kinds=decided.kinds, fine_fen=decided.fine_fen, by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("decides", row) is not None:
            self.decision_paper, self.number, self.proposal = paper, number, decided

    async def serves(self, who: str, twist: int) -> None:
        """The decision is handed over."""
        handing = pick(
            twist, acts.Handing(ServiceMethod.DIRECT, self.party_id, SHOP, signed_by="邰晓"),
            acts.Handing(ServiceMethod.DIRECT, of("p-05"), SHOP, signed_by="邰晓"),
            acts.Handing(ServiceMethod.ELECTRONIC, self.party_id, SHOP, signed_by="邰晓"),
            acts.Handing(ServiceMethod.LEFT, self.party_id, SHOP, refusal_note="拒绝签收", recording_ref="LX-1"),
        )  # fmt: skip
        self.mark("serves", await self.stage.attempt(
            "serve_document", P.SERVE_DOCUMENT, who,
            lambda tx, by, at: acts.serve_document(tx, self.decision_paper, handing, by=by, at=at),
        ))  # fmt: skip

    async def files(self, who: str, twist: int) -> None:
        """It is reported to the organ."""
        report, _ = await self.stage.paper(
            self.case_id,
            "SPOT_PENALTY_FILING",
            {"decisionNumber": pick(twist, self.number, "望市监当罚〔2025〕00001号")},
        )
        self.mark("files", await self.stage.attempt(
            "file_with_organ", P.CONDUCT_INSPECTION, who,
            lambda tx, by, at: acts.file_with_organ(tx, self.case_id, report, by=by, at=at),
        ))  # fmt: skip

    async def pays(self, who: str, twist: int) -> None:
        """Money comes in: what is owed, a part, too much."""
        owed = max((self.proposal.fine_fen or 0) - self.paid, 0)
        fen = pick(twist, owed, owed // 2, 2 * owed + 1, -100)
        receipt = acts.Receipt(
            fen, self.stage.at, f"PJ-{self.code}-{self.done['pays']}", "当事人", cash=twist % 5 == 4,
            cash_reason=pick(twist // 5, None, "事后难以执行"),
        )  # fmt: skip
        if self.mark("pays", await self._received(who, receipt)) is not None:
            self.paid += fen

    async def _received(self, who: str, receipt: acts.Receipt) -> object | None:
        return await self.stage.attempt(
            "record_payment", P.RECORD_PAYMENT, who,
            lambda tx, by, at: acts.record_payment(tx, self.case_id, receipt, by=by, at=at),
        )  # fmt: skip

    async def closes(self, who: str, twist: int) -> None:
        """The case is closed."""
        self.mark("closes", await self.stage.attempt(
            "close_case", P.CLOSE_CASE, who,
            lambda tx, by, at: acts.close_case(tx, self.case_id, reason=pick(twist, "已经履行", " "), by=by, at=at),
        ))  # fmt: skip

    async def revokes(self, who: str, twist: int) -> None:
        """The decision is revoked."""
        self.mark("revokes", await self.stage.attempt(
            "revoke_decision", P.LEAD_CASE, who,
            lambda tx, by, at: acts.revoke_decision(tx, self.case_id, reason=pick(twist, "认定有误", " "), by=by, at=at),
        ))  # fmt: skip


def names(name: str) -> UUID:
    """The county's names."""
    return of(name)
