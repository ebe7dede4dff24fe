"""A seizure on an inspection (查封、扣押): asked for, approved, imposed or taken at once, extended, lifted or disposed of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from api.access.permissions import Permission as P
from api.clocks import SHANGHAI
from api.database import Database
from api.inspections import acts as visits
from api.inspections.acts import Handover, OnSite
from api.measures import acts
from api.measures.models import Disposal, LiftGround
from api.vocabulary import MeasureKind, SignRole
from tests.stateful import invariants
from tests.stateful.course import NOWHERE, Step, pick
from tests.stateful.crowd import CROWD, join, newcomer
from tests.stateful.measures_invariants import A_MEASURE
from tests.stateful.preserving import A_PRESERVATION, Preserving
from tests.stateful.stage import Stage
from tests.worlds import visits as world
from tests.worlds.county import SHOP, of
from tests.worlds.measures import BY_HAND, SCALES, build_measure_county


async def build(database: Database) -> None:
    """The county whose officers may take measures, and everybody who might turn up."""
    await build_measure_county(database)
    await join(database)


class MeasureCourse(Preserving):
    """Approved first or executed at once; lifted, lifted after an extension, tested meanwhile, or disposed of."""

    ACTS: ClassVar[Mapping[str, str]] = {
        "visits": "o-08", "shows": "o-08", "requests": "o-08", "approves": "st-09", "tells": "o-08", "imposes": "o-08",
        "imposes_at_once": "o-08", "extends": "o-08", "excludes": "o-08", "lifts": "o-08", "converts": "o-08",
        **Preserving.PRESERVATION_ACTS,
    }  # fmt: skip
    PEOPLE = CROWD
    BEGINS = datetime(2026, 5, 9, 10, 20, tzinfo=SHANGHAI)
    INVARIANTS: ClassVar[Mapping[str, str]] = {
        **invariants.EVERY_DOSSIER,
        **invariants.AN_INSPECTION,
        **A_MEASURE,
        **A_PRESERVATION,
    }
    DEPTH = 13

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.emergency = plan % 2 == 1
        self.end = ("lifted", "extended", "tested", "converted")[plan // 2 % 4]
        self.measure_id: UUID = NOWHERE
        self.request: UUID = NOWHERE
        self.number = ""
        self.until = date(2026, 6, 7)

    def next_step(self) -> Step | None:
        """The order of the law, for this plan."""
        if not self.done["visits"]:
            return Step("visits")
        if self.plan % 8 == 0:
            for act in ("samples", "approves_keeping", "keeps", "deals_with_kept"):
                if not self.done[act]:
                    return Step(act)
        if not self.done["imposes"]:
            for act in ("tells",) if self.emergency else ("requests", "approves", "tells"):
                if not self.done[act] or (act == "tells" and self.since[act] != self.stage.today):
                    return Step("shows") if act == "tells" and self.since["shows"] != self.stage.today else Step(act)
            return Step("imposes_at_once" if self.emergency else "imposes")
        if not self.done["approves"]:
            return Step("approves")
        if self.done["lifts"] or self.done["converts"]:
            return None
        if self.end == "extended" and not self.done["extends"]:
            return Step("extends", self.until - timedelta(days=2))
        if self.end == "tested" and not self.done["excludes"]:
            return Step("excludes")
        return Step("converts" if self.end == "converted" else "lifts")

    async def visits(self, who: str, twist: int) -> None:
        """The shop was inspected in the morning."""
        if self.visit_id != NOWHERE:
            return
        code = f"JC-219921-2026-{self.stage.census.stages['BEGUN']:06d}"
        plan = replace(world.REPORT, party_id=await newcomer(self.stage.database), check_code=code)
        self.visit_id = await world.planned(self.stage.database, plan)
        await world.approved(self.stage.database, self.visit_id)
        await world.scanned(self.stage.database, self.visit_id, code=code)
        await world.shown(self.stage.database, self.visit_id)
        await world.notified(self.stage.database, self.visit_id)
        await world.inspected(self.stage.database, self.visit_id)
        self.owners.append(self.visit_id)
        self.mark("visits", self.visit_id)
        self.since["shows"] = date(2026, 5, 9)

    @staticmethod
    def on_site(twist: int) -> OnSite:
        """At the shop, elsewhere, alone, with a stranger."""
        return pick(
            twist, OnSite(SHOP), OnSite("别处"), OnSite(SHOP, (of("o-08"),)), OnSite(SHOP, (of("o-08"), of("o-13")))
        )

    async def shows(self, who: str, twist: int) -> None:
        """Credentials are shown."""
        self.mark("shows", await self.stage.attempt(
            "show_credential", P.CONDUCT_INSPECTION, who, lambda tx, by, at: visits.show_credential(
                tx, self.visit_id, self.on_site(twist), visits.Dress(), by=by, at=at
            ),
        ))  # fmt: skip

    async def form(self, signer: str, days: int = 30) -> UUID:
        """The approval form, signed by who is said to be the leader."""
        paper, _ = await self.stage.paper(
            self.visit_id, "MEASURE_APPROVAL", {"objects": SCALES, "periodDays": days, "emergency": False},
            signers=[(SignRole.DEPUTY_HEAD, signer)],
        )  # fmt: skip
        return paper

    async def requests(self, who: str, twist: int) -> None:
        """The officers ask for it."""
        form = await self.form("st-09", pick(twist, 30, 31, 10))
        kind = pick(twist // 3, MeasureKind.SEAL, MeasureKind.SEIZE, MeasureKind.FREEZE)
        row = await self.stage.attempt(
            "request_measure", P.TAKE_MEASURE, who,
            lambda tx, by, at: acts.request_measure(tx, self.visit_id, kind=kind, document_id=form, by=by, at=at),
        )  # fmt: skip
        if self.mark("requests", row) is not None and row is not None and not self.done["imposes"]:
            self.measure_id, self.request = row.id, form
            self.done["approves"] = 0

    async def approves(self, who: str, twist: int) -> None:
        """The leader approves, beforehand or – in an emergency – within a day."""
        asked = self.request if twist == 0 and self.request != NOWHERE else None
        form = asked or await self.form(pick(twist, who, "st-22", "st-30"))
        self.mark("approves", await self.stage.attempt(
            "approve_measure", P.APPROVE_MEASURE, who,
            lambda tx, by, at: acts.approve_measure(tx, self.measure_id, document_id=form, by=by, at=at),
        ))  # fmt: skip

    async def tells(self, who: str, twist: int) -> None:
        """The party is told why, and heard."""
        self.mark("tells", await self.stage.attempt(
            "explain_measure", P.TAKE_MEASURE, who, lambda tx, by, at: acts.explain_measure(
                tx, self.visit_id, self.on_site(twist), kind=pick(twist // 4, MeasureKind.SEIZE if self.emergency else MeasureKind.SEAL,
                MeasureKind.SEIZE), reasons="秤未经检定", statement="无异议", by=by, at=at,
            ),
        ))  # fmt: skip

    async def papers(self, twist: int) -> tuple[acts.Papers, str]:
        """Decision and list: of the same things, or not; for a month, or longer."""
        today, days = self.stage.today, pick(twist, 30, 31, 60, 10)
        decision, number = await self.stage.paper(self.visit_id, "MEASURE_DECISION", {
            "items": SCALES, "periodDays": days, "from": f"{today}", "to": f"{today + timedelta(days=days - 1)}", "place": SHOP,
        }, series="强制")  # fmt: skip
        listing, _ = await self.stage.paper(self.visit_id, "MEASURE_LIST", {
            "items": pick(twist // 4, SCALES, SCALES[:1]), "decisionNumber": number, "keeper": "当事人",
        })  # fmt: skip
        return acts.Papers(decision, listing), number

    async def imposes(self, who: str, twist: int) -> None:
        """The measure is imposed."""
        papers, number = await self.papers(twist)
        row = await self.stage.attempt(
            "impose_measure", P.TAKE_MEASURE, who, lambda tx, by, at: acts.impose_measure(
                tx, self.measure_id, papers, self.on_site(twist // 3), pick(twist // 2, BY_HAND, Handover()), by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("imposes", row) is not None and row is not None:
            self.number, self.until = number, row.until

    async def imposes_at_once(self, who: str, twist: int) -> None:
        """In an emergency, without approval."""
        papers, number = await self.papers(twist)
        emergency = acts.Emergency(MeasureKind.SEIZE, pick(twist // 2, "正在转移涉案物品", " "))
        row = await self.stage.attempt(
            "impose_in_emergency", P.TAKE_MEASURE, who, lambda tx, by, at: acts.impose_in_emergency(
                tx, self.visit_id, emergency, papers, self.on_site(twist // 3), BY_HAND, by=by, at=at
            ),
        )  # fmt: skip
        if row is not None and not self.done["imposes"]:
            self.mark("imposes", row)
            self.measure_id, self.request = row.measure_id, NOWHERE
            self.number, self.until = number, row.until
            self.done["approves"] = 0

    async def extends(self, who: str, twist: int) -> None:
        """The term is extended: by a month, or longer; once more."""
        days = pick(twist, 30, 31, 10)
        until = self.until + timedelta(days=days)
        form = await self.form(pick(twist // 6, "st-09", "st-22"), 30)
        paper, _ = await self.stage.paper(self.visit_id, "MEASURE_EXTENSION", {
            "newUntil": f"{until}", "reasons": pick(twist // 3, "案情复杂", ""), "decisionNumber": self.number,
        }, series="强制延")  # fmt: skip
        row = await self.stage.attempt(
            "extend_measure", P.TAKE_MEASURE, who, lambda tx, by, at: acts.extend_measure(
                tx, self.measure_id, OnSite(SHOP), BY_HAND, days=days, approval_id=form, document_id=paper, by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("extends", row) is not None and row is not None:
            self.until = row.until

    async def excludes(self, who: str, twist: int) -> None:
        """The days of a test do not count."""
        first = self.stage.today + timedelta(days=pick(twist, 1, -3, 2))
        time = acts.ExcludedDays(first, first + timedelta(days=pick(twist // 3, 4, -1, 40)), "检定")
        paper, _ = await self.stage.paper(self.visit_id, "EVIDENCE_EXTRACT", {"test": "检定"})
        row = await self.stage.attempt(
            "exclude_test_time", P.TAKE_MEASURE, who, lambda tx, by, at: acts.exclude_test_time(
                tx, self.measure_id, time, OnSite(SHOP), BY_HAND, document_id=paper, by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("excludes", row) is not None and row is not None:
            self.until = row.until

    async def lifts(self, who: str, twist: int) -> None:
        """The measure is lifted."""
        paper, _ = await self.stage.paper(self.visit_id, "MEASURE_LIFT_DECISION", {
            "items": SCALES, "decisionNumber": pick(twist, self.number, "别的"), "reason": "检定合格",
        }, series="解强")  # fmt: skip
        self.mark("lifts", await self.stage.attempt(
            "lift_measure", P.TAKE_MEASURE, who, lambda tx, by, at: acts.lift_measure(
                tx, self.measure_id, OnSite(SHOP), BY_HAND, ground=LiftGround.NO_LONGER_NEEDED, document_id=paper, by=by, at=at
            ),
        ))  # fmt: skip

    async def converts(self, who: str, twist: int) -> None:
        """What was taken goes to another organ."""
        template = pick(twist, "TRANSFER_LETTER", "EVIDENCE_EXTRACT")
        paper, _ = await self.stage.paper(self.visit_id, template, {})
        self.mark("converts", await self.stage.attempt(
            "convert_measure", P.TAKE_MEASURE, who, lambda tx, by, at: acts.convert_measure(
                tx, self.measure_id, disposal=pick(twist // 2, Disposal.TRANSFERRED, *Disposal), basis="《行政强制法》第二十一条",
                document_id=paper, by=by, at=at,
            ),
        ))  # fmt: skip
