"""A case of the general procedure (普通程序): the warehouse of spring 2026 with its forklifts, from the clue to the closing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from api.access.permissions import Permission as P
from api.cases import acts as cases
from api.cases.progress import Verified
from api.clocks import SHANGHAI
from api.database import Database
from api.decisions import acts
from api.decisions.facts import Proposal
from api.decisions.general_gathering import reviewed
from api.decisions.hearing_models import DischargeGround
from api.inspections.facts import OnSite
from api.review.proposal import ReviewedProposal
from api.vocabulary import PenaltyKind, ReviewTiming, SignRole
from tests.stateful import invariants
from tests.stateful.course import NOWHERE, Step, pick
from tests.stateful.crowd import CROWD, LAPSING, SUSPENDED, join, newcomer
from tests.stateful.general_invariants import A_GENERAL_CASE
from tests.stateful.investigating import Investigating
from tests.stateful.monitored import Monitored
from tests.stateful.penalised import Penalised
from tests.stateful.reviewing_invariants import A_REVIEW
from tests.stateful.stage import Stage
from tests.worlds.county import SHOP, of
from tests.worlds.general import (
    APPLIED,
    LIGHTER,
    MEETS_ALL,
    REPORT,
    SMALL,
    TOLD,
    VIOLATED,
    build_general_county,
    stated,
)

FINE = PenaltyKind.FINE
NEVER = Proposal((FINE,), 30_000_001, band="从重")


async def build(database: Database) -> None:
    """The county with a catalogue of major decisions, leaders, a host, and everybody who might turn up."""
    await build_general_county(database)
    await join(database)


class GeneralCourse(Monitored, Investigating):
    """Small or large; the party silent, heard or waiving; a hearing held, given up or never asked for; paid, in parts, to court."""

    ACTS: ClassVar[Mapping[str, str]] = {
        "registers": "o-08", "verifies": "o-08", "files": "st-09", "refuses": "st-09", "shows": "o-08", "inquires": "o-09",
        "suspends": "st-09", "resumes": "st-09", "transfers": "st-09", "cancels": "st-09", "extends": "st-09",
        "investigates": "o-08", **Penalised.REVIEW_ACTS, "notifies": "o-08", "hears": "o-08", "waives": "o-09",
        "rechecks": "o-08", "requests_hearing": "o-08", "withdraws_hearing": "o-08", "notifies_hearing": "o-08",
        "holds_hearing": "st-03", "discusses": "st-01", "decides": "st-09", "discharges": "st-09",
        **Investigating.BESIDE, **Monitored.DEVICE_ACTS, **Monitored.RECUSAL_ACTS, **Penalised.AFTER,
    }  # fmt: skip
    PEOPLE = (*CROWD, "st-01", "st-15", "st-03", "o-07")
    BEGINS = datetime(2026, 3, 31, 16, tzinfo=SHANGHAI)
    INVARIANTS: ClassVar[Mapping[str, str]] = {
        **invariants.EVERY_DOSSIER,
        **invariants.EVERY_PENALTY,
        **A_REVIEW,
        **A_GENERAL_CASE,
    }
    DEPTH = 39

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.large = plan % 2 == 1
        self.answer = ("silent", "heard", "waives")[plan // 2 % 3]
        self.hearing = ("none", "held", "withdrawn")[plan // 6 % 3] if self.large else "none"
        self.end = ("paid", "parts", "discharged", "court")[plan // 3 % 4]
        self.notice: Proposal = TOLD if self.large else SMALL
        self.statement_id: UUID = NOWHERE
        self.state_until = self.hearing_until = self.hearing_on = date(2026, 1, 1)

    @property
    def dossier_id(self) -> UUID:
        return self.case_id

    @property
    def final(self) -> Proposal:
        """What the plan decides: less, where a hearing was held."""
        return LIGHTER if self.large and self.done["holds_hearing"] else self.notice

    def under_review(self) -> ReviewedProposal:
        return reviewed(self.final)

    def next_step(self) -> Step | None:
        """The order of the law, for this plan."""
        if self.done["suspends"] > self.done["resumes"]:
            return Step("resumes")
        if self.done["asks_recusal"] > self.done["decides_recusal"]:
            return Step("decides_recusal")
        if step := self.device_step():
            return step
        for act, day in (
            ("registers", None),
            *((("starts_verification", None), ("extends_verification", None)) if self.large else ()),
            ("verifies", date(2026, 4, 2)),
            ("files", date(2026, 4, 3)),
            ("shows", date(2026, 4, 8)),
            *((("explains", None),) if self.large else ()),
            ("inquires", None),
            ("investigates", date(2026, 5, 8)),
        ):
            if act == "investigates" and not self.done[act] and (step := self.record_step()):
                return step
            if not self.done[act]:
                again = act in ("explains", "inquires") and self.since["shows"] != self.stage.today
                return Step("shows") if again else Step(act, day)
        if self.end == "discharged" and not self.done["notifies"]:
            return self.after_discharge()
        return self.before_decision() or self.after_decision()

    def before_decision(self) -> Step | None:
        """Review, notice, answer, hearing, discussion, decision."""
        if self.done["decides"]:
            return None
        if not self.done["notifies"]:
            if self.large and (reviewed(self.notice), ReviewTiming.PRE_NOTICE) not in self.passed:
                return self.review_step()
            return Step("notifies", date(2026, 5, 26))
        if self.answer == "heard" and not self.done["hears"]:
            return Step("hears")
        if self.answer == "waives" and not self.done["waives"]:
            return Step("waives")
        if self.hearing != "none":
            if not self.done["requests_hearing"]:
                return Step("requests_hearing")
            if self.hearing == "withdrawn" and not self.done["withdraws_hearing"]:
                return Step("withdraws_hearing")
            if self.hearing == "held" and not self.done["holds_hearing"]:
                return (
                    Step("holds_hearing", self.hearing_on, 11)
                    if self.done["notifies_hearing"]
                    else Step("notifies_hearing")
                )
        if self.done["hears"] > self.done["rechecks"]:
            return Step("rechecks")
        if self.large:
            if self.done["holds_hearing"] and (reviewed(self.final), ReviewTiming.POST_HEARING) not in self.passed:
                return self.review_step()
            if not self.done["discusses"]:
                return Step("discusses")
        until = max(self.state_until if self.answer != "waives" else self.stage.today, self.hearing_until)
        return Step("decides", until + timedelta(days=1))

    def after_discharge(self) -> Step | None:
        """No penalty, all the same served and closed."""
        for act in ("discharges", "serves", "closes"):
            if not self.done[act]:
                return Step(act)
        return None

    def after_decision(self) -> Step | None:
        """Served and performed, at once or in parts, or brought to court."""
        if not self.done["serves"]:
            return Step("serves")
        if self.end == "court":
            if not self.done["demands"]:
                return Step("demands", self.since["serves"] + timedelta(days=20))
            if not self.done["applies_to_court"]:
                return Step("applies_to_court", self.since["serves"] + timedelta(days=190))
            if not self.done["hears_of_court"]:
                return Step("hears_of_court")
            return Step("closes") if not self.done["closes"] else None
        if self.end == "parts" and not self.done["pays_in_parts"]:
            return Step("pays_in_parts")
        if self.owed:
            return Step("pays")
        return Step("closes") if not self.done["closes"] else None

    async def registers(self, who: str, twist: int) -> None:
        """A clue comes in."""
        if self.party_id == NOWHERE:
            self.party_id = await newcomer(self.stage.database)
        officers = pick(twist, ("o-08", "o-09"), ("o-08", SUSPENDED), ("o-08", LAPSING), ("o-08",), ("o-08", "o-11"))
        report = replace(
            REPORT, party_id=self.party_id, officer_ids=tuple(of(name) for name in officers), received_on=self.stage.today,
            violation_ended_on=pick(twist // 5, None, date(2024, 3, 1)),
        )  # fmt: skip
        row = await self.stage.attempt(
            "register_clue", P.REGISTER_CLUE, who, lambda tx, by, at: cases.register_clue(tx, report, by=by, at=at)
        )
        if self.mark("registers", row) is not None and row is not None:
            self.owners.append(row.id)
            if self.case_id == NOWHERE:
                self.case_id = row.id

    async def verifies(self, who: str, twist: int) -> None:
        """The clue is verified."""
        found = pick(twist, MEETS_ALL, Verified(True, True, False), Verified(False, True, True))
        self.mark("verifies", await self.stage.attempt(
            "verify_clue", P.HANDLE_CASE, who,
            lambda tx, by, at: cases.verify_clue(tx, self.case_id, found, opinion="核查意见", by=by, at=at),
        ))  # fmt: skip

    async def approval(self, who: str, twist: int, series: str = "立") -> UUID:
        """The approval form, signed by the leader – or by somebody else."""
        signer = pick(twist, who, "st-15", "st-22")
        paper, _ = await self.stage.paper(
            self.case_id, "FILING_APPROVAL", {}, series=series, signers=[(SignRole.DEPUTY_HEAD, signer)]
        )
        return paper

    async def files(self, who: str, twist: int) -> None:
        """A leader files the case."""
        form = await self.approval(who, twist)
        officers = pick(twist // 3, (), ("o-08", "o-09"), ("o-08",), ("o-08", "o-13"), ("o-09", SUSPENDED))
        self.mark("files", await self.stage.attempt(
            "file_case", P.LEAD_CASE, who, lambda tx, by, at: cases.file_case(
                tx, self.case_id, form, officer_ids=[of(name) for name in officers], by=by, at=at
            ),
        ))  # fmt: skip

    async def refuses(self, who: str, twist: int) -> None:
        """A leader refuses to file it."""
        form = await self.approval(who, twist, "不立")
        self.mark("refuses", await self.stage.attempt(
            "refuse_filing", P.LEAD_CASE, who, lambda tx, by, at: cases.refuse_filing(
                tx, self.case_id, form, reason="查无实据", reporter_told=True, by=by, at=at
            ),
        ))  # fmt: skip

    @staticmethod
    def on_site(twist: int) -> OnSite:
        """At the premises, or elsewhere; both officers, or one."""
        return pick(
            twist, OnSite(SHOP), OnSite("别处"), OnSite(SHOP, (of("o-08"),)), OnSite(SHOP, (of("o-08"), of("o-13")))
        )

    async def shows(self, who: str, twist: int) -> None:
        """Certificates are shown."""
        self.mark("shows", await self.stage.attempt(
            "show_case_credential", P.HANDLE_CASE, who, lambda tx, by, at: cases.show_case_credential(
                tx, self.case_id, self.on_site(twist), shown_to="尚云舒", by=by, at=at
            ),
        ))  # fmt: skip

    async def inquires(self, who: str, twist: int) -> None:
        """Somebody is asked."""
        self.mark("inquires", await self.stage.attempt(
            "record_inquiry", P.HANDLE_CASE, who, lambda tx, by, at: cases.record_inquiry(
                tx, self.case_id, self.on_site(twist), person="尚云舒", by=by, at=at
            ),
        ))  # fmt: skip

    async def suspends(self, who: str, twist: int) -> None:
        """The investigation rests."""
        self.mark("suspends", await self.stage.attempt(
            "suspend_investigation", P.LEAD_CASE, who,
            lambda tx, by, at: cases.suspend_investigation(tx, self.case_id, reason=pick(twist, "等待检验", ""), by=by, at=at),
        ))  # fmt: skip

    async def resumes(self, who: str, twist: int) -> None:
        """It goes on."""
        self.mark("resumes", await self.stage.attempt(
            "resume_investigation", P.LEAD_CASE, who,
            lambda tx, by, at: cases.resume_investigation(tx, self.case_id, reason=pick(twist, "检验完成", ""), by=by, at=at),
        ))  # fmt: skip

    async def transfers(self, who: str, twist: int) -> None:
        """It goes to another organ. Rarely."""
        paper, _ = await self.stage.paper(self.case_id, "TRANSFER_LETTER", {}, in_force=twist % 4 == 3)
        self.mark("transfers", await self.stage.attempt(
            "transfer_case", P.LEAD_CASE, who, lambda tx, by, at: cases.transfer_case(
                tx, self.case_id, paper, to="望岭县公安局", suspected_crime=twist % 2 == 0, by=by, at=at
            ),
        ))  # fmt: skip

    async def cancels(self, who: str, twist: int) -> None:
        """The filing is cancelled. Rarely."""
        self.mark("cancels", await self.stage.attempt(
            "cancel_filing", P.LEAD_CASE, who,
            lambda tx, by, at: cases.cancel_filing(tx, self.case_id, reason=pick(twist, "", "", "事实不成立"), by=by, at=at),
        ))  # fmt: skip

    async def extends(self, who: str, twist: int) -> None:
        """More time for the decision."""
        self.mark("extends", await self.stage.attempt(
            "extend_case", P.LEAD_CASE, who,
            lambda tx, by, at: cases.extend_case(tx, self.case_id, reason=pick(twist, "案情复杂", ""), by=by, at=at),
        ))  # fmt: skip

    async def investigates(self, who: str, twist: int) -> None:
        """The investigation is closed."""
        data = {"facts": "当事人使用超过检验有效期的叉车2台。", "proposal": {"text": "罚款"}}
        report, _ = await self.stage.paper(self.case_id, "INVESTIGATION_REPORT", data)
        self.mark("investigates", await self.stage.attempt(
            "close_investigation", P.HANDLE_CASE, who, lambda tx, by, at: cases.close_investigation(
                tx, self.case_id, report, violated=pick(twist, VIOLATED, ()), applied=APPLIED, by=by, at=at
            ),
        ))  # fmt: skip

    async def notifies(self, who: str, twist: int) -> None:
        """The notice: as planned, another amount, a paper that says something else; again with or without new facts."""
        told = pick(twist, self.notice, SMALL, TOLD, LIGHTER, NEVER, replace(SMALL, fine_fen=1_000_000))
        data = stated(
            pick(twist // 6, told, SMALL), hearingOffered=pick(twist // 12, (told.fine_fen or 0) >= 10_000_000, False)
        )
        paper, _ = await self.stage.paper(self.case_id, "PENALTY_NOTICE", data, series="罚告")
        row = await self.stage.attempt(
            "serve_notice", P.HANDLE_CASE, who, lambda tx, by, at: acts.serve_notice(
                tx, self.case_id, paper, told, self.handing(0), factors=("持续4个月",), new_facts=pick(twist // 6, "", "又查明一台"),
                by=by, at=at,
            ),
        )  # fmt: skip
        if self.mark("notifies", row) is not None and row is not None:
            self.notice, self.state_until = told, row.state_until
            self.hearing_until = row.hearing_until or row.state_until
            for act in (
                "hears",
                "rechecks",
                "waives",
                "requests_hearing",
                "withdraws_hearing",
                "notifies_hearing",
                "holds_hearing",
            ):
                self.done[act] = 0

    async def hears(self, who: str, twist: int) -> None:
        """The party defends."""
        row = await self.stage.attempt(
            "record_statement", P.CONDUCT_INSPECTION, who, lambda tx, by, at: acts.record_statement(
                tx, self.case_id, speaker="经纬", content=pick(twist, f"第{self.done['hears']}次：已主动整改", " "), by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("hears", row) is not None and row is not None:
            self.statement_id = row.id

    async def waives(self, who: str, twist: int) -> None:
        """The party waives."""
        self.mark("waives", await self.stage.attempt(
            "waive_statement", P.CONDUCT_INSPECTION, who, lambda tx, by, at: acts.waive_statement(
                tx, self.case_id, speaker="经纬", content=pick(twist, "我放弃", ""), by=by, at=at
            ),
        ))  # fmt: skip

    async def rechecks(self, who: str, twist: int) -> None:
        """The defence is checked: nothing changes, less, or – never – more."""
        fine = self.notice.fine_fen or 0
        reweighed = pick(twist, None, LIGHTER if self.large else None, replace(self.notice, fine_fen=fine + 1))
        self.mark("rechecks", await self.stage.attempt(
            "recheck_defence", P.HANDLE_CASE, who, lambda tx, by, at: acts.recheck_defence(
                tx, self.statement_id, opinion="属实", adopted=twist % 4 != 3, reweighed=reweighed, by=by, at=at
            ),
        ))  # fmt: skip

    async def requests_hearing(self, who: str, twist: int) -> None:
        """A hearing is asked for."""
        self.mark("requests_hearing", await self.stage.attempt(
            "request_hearing", P.HANDLE_CASE, who,
            lambda tx, by, at: acts.request_hearing(tx, self.case_id, applicant="当事人", by=by, at=at),
        ))  # fmt: skip

    async def withdraws_hearing(self, who: str, twist: int) -> None:
        """And given up."""
        self.mark("withdraws_hearing", await self.stage.attempt(
            "withdraw_hearing_request", P.HANDLE_CASE, who, lambda tx, by, at: acts.withdraw_hearing_request(
                tx, self.case_id, statement=pick(twist, "自愿撤回", " "), by=by, at=at
            ),
        ))  # fmt: skip

    async def notifies_hearing(self, who: str, twist: int) -> None:
        """The party is told when: in time or too soon, before a host or somebody else."""
        paper, _ = await self.stage.paper(self.case_id, "HEARING_NOTICE", {}, series="听通")
        on = self.stage.now.replace(hour=9) + timedelta(days=pick(twist, 16, 9, 7, 1))
        host = pick(twist // 4, "st-03", "o-08", "st-22", "st-09")
        arrangement = acts.Arrangement(on, "听证室", of(host), of("st-05"), twist % 5 != 4)
        row = await self.stage.attempt(
            "notify_hearing", P.HANDLE_CASE, who, lambda tx, by, at: acts.notify_hearing(
                tx, self.case_id, paper, arrangement, self.handing(0), by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("notifies_hearing", row) is not None:
            self.hearing_on = on.date()

    async def holds_hearing(self, who: str, twist: int) -> None:
        """The hearing, with or without its record."""
        record, _ = await self.stage.paper(self.case_id, "HEARING_RECORD", {})
        minutes = acts.Minutes(("麦青", "尚云舒"), twist % 3 != 2, pick(twist, record, None))
        self.mark("holds_hearing", await self.stage.attempt(
            "hold_hearing", P.HOLD_HEARING, who, lambda tx, by, at: acts.hold_hearing(tx, self.case_id, minutes, by=by, at=at)
        ))  # fmt: skip

    async def discusses(self, who: str, twist: int) -> None:
        """The leaders discuss: together, or one alone, or with who investigated."""
        paper, _ = await self.stage.paper(self.case_id, "COLLECTIVE_DISCUSSION_RECORD", {})
        voices = pick(twist, ("st-01", "st-09", "st-15"), ("st-01",), ("st-01", "st-22"), ("st-09", "st-15"))
        result = pick(twist // 4, self.final, TOLD, SMALL, NEVER)
        self.mark("discusses", await self.stage.attempt(
            "discuss_collectively", P.LEAD_CASE, who, lambda tx, by, at: acts.discuss_collectively(
                tx, self.case_id, paper, chair_id=of("st-01"), voices=[acts.Voice(of(name), "同意") for name in voices],
                result=result, by=by, at=at,
            ),
        ))  # fmt: skip

    async def decides(self, who: str, twist: int) -> None:
        """The decision: as planned, more, less, of another kind; its paper may say something else."""
        fine = self.final.fine_fen or 0
        decided = pick(
            twist, self.final, replace(self.final, fine_fen=fine + 1), replace(self.final, fine_fen=fine - 1), SMALL, LIGHTER, TOLD,
            replace(SMALL, fine_fen=2_000_000), replace(SMALL, kinds=(FINE, PenaltyKind.REVOKE_LICENCE)),
        )  # fmt: skip
        paper, number = await self.stage.paper(
            self.case_id, "PENALTY_DECISION", stated(pick(twist // 8, decided, NEVER)), series="罚"
        )
        row = await self.stage.attempt(
            "decide_case",
            P.LEAD_CASE,
            who,
            lambda tx, by, at: acts.decide_case(tx, self.case_id, paper, decided, by=by, at=at),
        )
        if self.mark("decides", row) is not None:
            self.decision_paper, self.number, self.decided = paper, number, decided

    async def discharges(self, who: str, twist: int) -> None:
        """No penalty is imposed."""
        paper, number = await self.stage.paper(self.case_id, "NO_PENALTY_DECISION", {}, series="不罚")
        row = await self.stage.attempt(
            "decide_no_penalty", P.LEAD_CASE, who, lambda tx, by, at: acts.decide_no_penalty(
                tx, self.case_id, paper, ground=DischargeGround.FIRST_MINOR, reason=pick(twist, "初次违法，已改正", ""), by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("discharges", row) is not None:
            self.decision_paper, self.number, self.decided = paper, number, Proposal(())
