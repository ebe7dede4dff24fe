"""An application for a food licence (行政许可) in September 2026: received, corrected, examined, heard, decided, issued."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import ClassVar
from uuid import UUID

from api.access.permissions import Permission as P
from api.cases.acts import confirm_address
from api.clocks import SHANGHAI
from api.inspections.acts import OnSite
from api.licences import acts
from api.licences.models import Channel, ExpertKind, RefusalGround
from api.review.circumstances import Circumstances, LicenceAction
from api.review.proposal import ReviewedProposal
from api.tables import Json
from api.vocabulary import EnforcementCategory, ReviewTiming, ServiceMethod, SignRole
from tests.stateful import invariants
from tests.stateful.course import NOWHERE, Step, pick
from tests.stateful.licence_invariants import A_LICENCE
from tests.stateful.reviewing import Reviewed
from tests.stateful.reviewing_invariants import A_REVIEW
from tests.stateful.stage import Stage
from tests.worlds.licences import MISSING, ONLINE, PLACE
from tests.worlds.licences import paper_of as of

POST = acts.Delivery(ServiceMethod.POST, "邮寄")
VALIDITY: Json = {"validFrom": "2026-09-28", "validTo": "2031-09-27"}
EXAMINERS = ("o-04", "o-05")


class LicenceCourse(Reviewed):
    """Corrected or not, tested or not, with a hearing offered, asked for, held and reviewed; granted and issued, or refused and served."""

    ACTS: ClassVar[Mapping[str, str]] = {
        "opens": "st-08", "applies": "st-08", "confirms": "st-08", "corrects": "st-08", "supplements": "st-08", "accepts": "st-08",
        "turns_away": "st-08", "assigns": "st-21", "shows": "o-04", "verifies": "o-05", "begins_test": "o-04", "ends_test": "o-04",
        "offers_hearing": "o-04", "asks_hearing": "st-08", "notifies_hearing": "o-04", "holds_hearing": "st-03",
        "extends": "st-15", "decides": "st-15", "issues": "st-08", "serves_refusal": "st-08", "withdraws": "st-08",
        **Reviewed.REVIEW_ACTS, "submits": "o-04", "rectifies": "o-04", "objects": "st-21", "takes_back": "o-04", "supplies": "o-04",
    }  # fmt: skip
    PEOPLE = (
        "st-08",
        "o-04",
        "o-05",
        "o-01",
        "o-08",
        "st-21",
        "st-19",
        "st-15",
        "st-01",
        "st-03",
        "st-20",
        "rv-1",
        "st-22",
        "st-09",
    )
    BEGINS = datetime(2026, 9, 14, 10, tzinfo=SHANGHAI)
    INVARIANTS: ClassVar[Mapping[str, str]] = {**invariants.EVERY_DOSSIER, **A_REVIEW, **A_LICENCE}
    DEPTH = 28
    CATEGORY = EnforcementCategory.LICENCE
    UNIT_HEAD = "st-21"

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.corrected, self.tested = plan % 2 == 1, plan // 2 % 2 == 1
        self.hearing = ("none", "offered", "held")[plan // 4 % 3] if plan % 5 == 4 else "none"
        self.grant = plan // 4 % 2 == 0
        self.test_id: UUID = NOWHERE
        self.ask_until = self.hearing_on = date(2026, 1, 1)

    def next_step(self) -> Step | None:
        """The order of the law, for this plan."""
        for act in ("opens", "applies", "confirms"):
            if not self.done[act]:
                return Step(act)
        if self.corrected and not self.done["accepts"]:
            for act in ("corrects", "supplements"):
                if not self.done[act]:
                    return Step(act)
        for act in ("accepts", "assigns"):
            if not self.done[act]:
                return Step(act)
        if self.tested and not self.done["ends_test"]:
            return Step("ends_test" if self.done["begins_test"] else "begins_test")
        if not self.done["verifies"]:
            return Step("verifies") if self.since.get("shows") == self.stage.today else Step("shows")
        return self.to_be_heard() or self.to_be_decided()

    def to_be_heard(self) -> Step | None:
        """What the plan's hearing needs."""
        if self.hearing == "none" or self.done["decides"]:
            return None
        if not self.done["offers_hearing"]:
            return Step("offers_hearing")
        if self.hearing == "offered":
            return None
        for act in ("asks_hearing", "notifies_hearing"):
            if not self.done[act]:
                return Step(act)
        return Step("holds_hearing", self.hearing_on, 10) if not self.done["holds_hearing"] else None

    def under_review(self) -> ReviewedProposal:
        action = LicenceAction.GRANT if self.grant else LicenceAction.REFUSE
        return ReviewedProposal(action=action.label)

    def circumstances(self) -> Circumstances:
        return Circumstances(licence_action=LicenceAction.GRANT if self.grant else LicenceAction.REFUSE)

    async def timing(self) -> ReviewTiming:
        held = await self.one("SELECT 1 FROM licence_hearing_record WHERE case_id = :id", id=self.case_id)
        return ReviewTiming.POST_HEARING if held else ReviewTiming.PRE_NOTICE

    def to_be_decided(self) -> Step | None:
        """Reviewed after a hearing; decided and delivered."""
        passed = (self.under_review(), ReviewTiming.POST_HEARING) in self.passed
        if self.done["holds_hearing"] and not self.done["decides"] and not passed:
            return self.review_step()
        if not self.done["decides"]:
            return Step("decides", self.ask_until + timedelta(days=1))
        delivers = "issues" if self.grant else "serves_refusal"
        return Step(delivers) if not self.done[delivers] else None

    async def opens(self, who: str, twist: int) -> None:
        """The dossier."""
        matter = pick(twist, "m-01", "m-02")
        row = await self.stage.attempt(
            "open_licence_case", P.RECEIVE_APPLICATION, who, lambda tx, by, at: acts.open_licence_case(
                tx, acts.Applicant(of("p-05"), of(matter), "食品经营许可（新办）"), by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("opens", row) is not None and row is not None:
            self.owners.append(row.id)
            if self.case_id == NOWHERE:
                self.case_id = row.id

    async def applies(self, who: str, twist: int) -> None:
        """The application comes in."""
        data: Json = {
            "scope": ["热食类食品制售"],
            "materials": ["营业执照"],
            "applicant": {"name": "餐饮"},
            "matter": "食品经营许可",
        }
        paper, _ = await self.stage.paper(self.case_id, "LICENCE_APPLICATION", data)
        self.mark("applies", await self.stage.attempt(
            "apply_licence", P.RECEIVE_APPLICATION, who, lambda tx, by, at: acts.apply_licence(
                tx, self.case_id, document_id=paper, channel=pick(twist, Channel.ONLINE, Channel.WINDOW), by=by, at=at
            ),
        ))  # fmt: skip

    async def confirms(self, who: str, twist: int) -> None:
        """The address is confirmed."""
        paper, _ = await self.stage.paper(
            self.case_id,
            "ADDRESS_CONFIRMATION",
            {
                "party": {"name": pick(twist, "澜川市槐荫里餐饮服务有限公司", "别人")},
                "electronic": {"address": "a@b.invalid", "consent": True},
                "addresses": [PLACE],
            },
        )
        self.mark("confirms", await self.stage.attempt(
            "confirm_address", P.CONFIRM_ADDRESS, who,
            lambda tx, by, at: confirm_address(tx, self.case_id, document_id=paper, by=by, at=at),
        ))  # fmt: skip

    async def corrects(self, who: str, twist: int) -> None:
        """What is missing, all of it, or something else than the paper says."""
        paper, _ = await self.stage.paper(self.case_id, "CORRECTION_NOTICE", {"missing": list(MISSING)}, series="许补")
        missing = pick(twist, MISSING, ("营业执照",), ())
        self.mark("corrects", await self.stage.attempt(
            "request_correction", P.RECEIVE_APPLICATION, who, lambda tx, by, at: acts.request_correction(
                tx, self.case_id, ONLINE, missing=missing, document_id=paper, by=by, at=at
            ),
        ))  # fmt: skip

    async def supplements(self, who: str, twist: int) -> None:
        """What was missing comes in, or a part of it."""
        complete = twist % 3 != 2
        row = await self.stage.attempt(
            "supplement", P.RECEIVE_APPLICATION, who, lambda tx, by, at: acts.supplement(
                tx, self.case_id, materials=["设备布局图"], complete=complete, by=by, at=at
            ),
        )  # fmt: skip
        if complete:
            self.mark("supplements", row)

    async def accepts(self, who: str, twist: int) -> None:
        """It is accepted."""
        paper, _ = await self.stage.paper(
            self.case_id,
            "ACCEPTANCE_NOTICE",
            {"acceptedOn": f"{self.stage.today}"},
            series="许受",
            in_force=twist % 5 != 4,
        )
        self.mark("accepts", await self.stage.attempt(
            "accept_application", P.RECEIVE_APPLICATION, who, lambda tx, by, at: acts.accept_application(
                tx, self.case_id, pick(twist, ONLINE, POST), document_id=paper, by=by, at=at
            ),
        ))  # fmt: skip

    async def turns_away(self, who: str, twist: int) -> None:
        """Or not."""
        paper, _ = await self.stage.paper(
            self.case_id, "NON_ACCEPTANCE", {"reasons": "不属于本机关职权"}, series="许不受"
        )
        self.mark("turns_away", await self.stage.attempt(
            "refuse_acceptance", P.RECEIVE_APPLICATION, who, lambda tx, by, at: acts.refuse_acceptance(
                tx, self.case_id, ONLINE, ground=RefusalGround.NOT_COMPETENT, document_id=paper, by=by, at=at
            ),
        ))  # fmt: skip

    async def assigns(self, who: str, twist: int) -> None:
        """Two examiners are assigned: qualified or not."""
        officers = pick(twist, EXAMINERS, ("o-04",), ("o-04", "o-04"), ("o-04", "o-01"), ("o-04", "o-08"))
        self.mark("assigns", await self.stage.attempt(
            "assign_examiners", P.ASSIGN_EXAMINERS, who, lambda tx, by, at: acts.assign_examiners(
                tx, self.case_id, [of(name) for name in officers], by=by, at=at
            ),
        ))  # fmt: skip

    @staticmethod
    def on_site(twist: int) -> OnSite:
        """At the restaurant or elsewhere, together or alone."""
        return pick(
            twist, OnSite(PLACE), OnSite("别处"), OnSite(PLACE, (of("o-04"),)), OnSite(PLACE, (of("o-04"), of("o-01")))
        )

    async def shows(self, who: str, twist: int) -> None:
        """Certificates are shown."""
        self.mark("shows", await self.stage.attempt(
            "show_credential_at_verification", P.EXAMINE_LICENCE, who,
            lambda tx, by, at: acts.show_credential(tx, self.case_id, self.on_site(twist), by=by, at=at),
        ))  # fmt: skip

    async def verifies(self, who: str, twist: int) -> None:
        """The place is verified: it conforms, as planned, or not."""
        conforms = pick(twist, self.grant, not self.grant)
        record: Json = {
            "items": [{"item": "布局", "result": "符合" if conforms else "不符合"}],
            "conclusion": "符合要求" if conforms else "不符合要求",
        }
        paper, _ = await self.stage.paper(self.case_id, "SITE_VERIFICATION_RECORD", record)
        self.mark("verifies", await self.stage.attempt(
            "record_site_verification", P.EXAMINE_LICENCE, who, lambda tx, by, at: acts.record_site_verification(
                tx, self.case_id, self.on_site(twist), document_id=paper, by=by, at=at
            ),
        ))  # fmt: skip

    async def begins_test(self, who: str, twist: int) -> None:
        """Experts begin to test."""
        paper, _ = await self.stage.paper(self.case_id, "EVIDENCE_EXTRACT", {})
        row = await self.stage.attempt(
            "begin_expert_review", P.EXAMINE_LICENCE, who, lambda tx, by, at: acts.begin_expert_review(
                tx, self.case_id, ONLINE, kind=ExpertKind.TESTING, days=pick(twist, 3, 0), document_id=paper, by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("begins_test", row) is not None and row is not None:
            self.test_id = row.id

    async def ends_test(self, who: str, twist: int) -> None:
        """And end."""
        self.mark("ends_test", await self.stage.attempt(
            "end_expert_review", P.EXAMINE_LICENCE, who, lambda tx, by, at: acts.end_expert_review(
                tx, self.test_id, conforms=pick(twist, True, False), conclusion="结论", by=by, at=at
            ),
        ))  # fmt: skip

    async def offers_hearing(self, who: str, twist: int) -> None:
        """Those concerned are told that they may ask for a hearing."""
        paper, _ = await self.stage.paper(self.case_id, "HEARING_NOTICE", {})
        row = await self.stage.attempt(
            "offer_licence_hearing", P.EXAMINE_LICENCE, who, lambda tx, by, at: acts.offer_licence_hearing(
                tx, self.case_id, POST, recipient_ids=[of("p-01")], document_id=paper, by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("offers_hearing", row) is not None and row is not None:
            self.ask_until = row.ask_until

    async def asks_hearing(self, who: str, twist: int) -> None:
        """Somebody asks."""
        self.mark("asks_hearing", await self.stage.attempt(
            "request_licence_hearing", P.RECEIVE_APPLICATION, who, lambda tx, by, at: acts.request_licence_hearing(
                tx, self.case_id, party_id=of(pick(twist, "p-01", "p-04")), by=by, at=at
            ),
        ))  # fmt: skip

    async def notifies_hearing(self, who: str, twist: int) -> None:
        """The hearing is notified: ahead, or too late; before a host, or who is none."""
        paper, _ = await self.stage.paper(self.case_id, "HEARING_NOTICE", {})
        on = self.stage.now.replace(hour=9) + timedelta(days=pick(twist, 24, 7, 9, 1))
        host = pick(twist // 4, "st-03", "st-08", "st-15")
        row = await self.stage.attempt(
            "notify_licence_hearing", P.EXAMINE_LICENCE, who, lambda tx, by, at: acts.notify_licence_hearing(
                tx, self.case_id, POST, host_id=of(host), scheduled_at=on, place="听证室", document_id=paper, by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("notifies_hearing", row) is not None:
            self.hearing_on = on.date()

    async def holds_hearing(self, who: str, twist: int) -> None:
        """The hearing."""
        paper, _ = await self.stage.paper(self.case_id, "HEARING_RECORD", {}, in_force=twist % 3 != 2)
        self.mark("holds_hearing", await self.stage.attempt(
            "hold_licence_hearing", P.HOLD_LICENCE_HEARING, who,
            lambda tx, by, at: acts.hold_licence_hearing(tx, self.case_id, document_id=paper, by=by, at=at),
        ))  # fmt: skip

    async def extends(self, who: str, twist: int) -> None:
        """More time for the decision."""
        paper, _ = await self.stage.paper(self.case_id, "EVIDENCE_EXTRACT", {})
        self.mark("extends", await self.stage.attempt(
            "extend_licence_decision", P.DECIDE_LICENCE, who, lambda tx, by, at: acts.extend_licence_decision(
                tx, self.case_id, ONLINE, days=pick(twist, 10, 11, 0), reason=pick(twist // 3, "情况复杂", ""), document_id=paper,
                by=by, at=at,
            ),
        ))  # fmt: skip

    async def decides(self, who: str, twist: int) -> None:
        """Granted or refused; the approval signed by who decides, or not; the refusal reasoned, or not."""
        signer = pick(twist // 2, who, "st-01")
        grant = pick(twist, self.grant, not self.grant)
        approval, _ = await self.stage.paper(
            self.case_id, "LICENCE_APPROVAL", {}, signers=[(SignRole.DEPUTY_HEAD, signer)]
        )
        if grant:
            data: Json = {"licenceNumber": "JY1", **VALIDITY}
            paper, _ = await self.stage.paper(
                self.case_id, "LICENCE_GRANT_DECISION", pick(twist // 4, data, {}), series="许准"
            )
        else:
            said: Json = {"reasons": "布局不符合", "remedy": {"text": "RT-REMEDY"}}
            paper, _ = await self.stage.paper(
                self.case_id, "LICENCE_REFUSAL_DECISION", pick(twist // 4, said, {}), series="许不准"
            )
        row = await self.stage.attempt(
            "decide_licence", P.DECIDE_LICENCE, who, lambda tx, by, at: acts.decide_licence(
                tx, self.case_id, grant=grant, approval_id=approval, document_id=paper, by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("decides", row) is not None:
            self.grant = grant

    async def issues(self, who: str, twist: int) -> None:
        """The certificate, saying what the decision says, or not."""
        paper, _ = await self.stage.paper(
            self.case_id, "LICENCE_CERTIFICATE", pick(twist, VALIDITY, VALIDITY | {"validTo": "2036-09-27"})
        )
        self.mark("issues", await self.stage.attempt(
            "issue_licence", P.RECEIVE_APPLICATION, who,
            lambda tx, by, at: acts.issue_licence(tx, self.case_id, ONLINE, certificate_id=paper, by=by, at=at),
        ))  # fmt: skip

    async def serves_refusal(self, who: str, twist: int) -> None:
        """The refusal is delivered."""
        self.mark("serves_refusal", await self.stage.attempt(
            "serve_licence_refusal", P.RECEIVE_APPLICATION, who,
            lambda tx, by, at: acts.serve_licence_refusal(tx, self.case_id, pick(twist, ONLINE, POST), by=by, at=at),
        ))  # fmt: skip

    async def withdraws(self, who: str, twist: int) -> None:
        """The applicant withdraws. Rarely."""
        self.mark("withdraws", await self.stage.attempt(
            "withdraw_application", P.RECEIVE_APPLICATION, who, lambda tx, by, at: acts.withdraw_application(
                tx, self.case_id, reason=pick(twist, "", " ", "不再经营"), by=by, at=at
            ),
        ))  # fmt: skip
