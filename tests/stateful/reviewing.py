"""The legal review inside a case (法制审核), as a part of its course: rounds submitted, taken in, judged, answered."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from api.access.models import PersonKind
from api.access.permissions import Permission as P
from api.review import acts
from api.review.circumstances import Circumstances
from api.review.facts import Checked
from api.review.proposal import ReviewedProposal
from api.review.words import MaterialKind, required_materials
from api.vocabulary import (
    CheckResult,
    EnforcementCategory,
    MajorTriggerKind,
    ReviewItem,
    ReviewOutcome,
    ReviewTiming,
    SignRole,
)
from tests.stateful.course import NOWHERE, Course, Step, pick
from tests.stateful.stage import Stage

AGREE = ReviewOutcome.AGREE


class Reviewed(Course):
    """A course whose case may need a legal review. ``review_at`` says where its latest round stands."""

    REVIEW_ACTS: ClassVar[Mapping[str, str]] = {
        "submits": "o-08", "takes_in": "rv-1", "names_reviewers": "st-20", "judges": "rv-1", "rectifies": "o-08", "objects": "st-22",
        "coordinates": "st-15", "takes_back": "o-08", "returns": "rv-1", "supplies": "o-08",
        "flags": "st-22", "evaluates": "o-08", "asks_counsel": "rv-1", "advises": "cs-1",
    }  # fmt: skip

    CATEGORY: ClassVar[EnforcementCategory] = EnforcementCategory.PENALTY
    UNIT_HEAD: ClassVar[str] = "st-22"
    """The head of the unit whose case it is."""

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.case_id: UUID = NOWHERE
        self.review_id: UUID = NOWHERE
        self.question_id: UUID = NOWHERE
        self.review_at = ""
        self.submitted: ReviewedProposal | None = None
        self.passed: set[tuple[ReviewedProposal, ReviewTiming]] = set()

    def under_review(self) -> ReviewedProposal:
        """What would be submitted next."""
        raise NotImplementedError

    def circumstances(self) -> Circumstances | None:
        """What the case unit states beside the proposal."""
        return None

    async def timing(self) -> ReviewTiming:
        """At which point of the procedure the case stands."""
        if await self.one("SELECT 1 FROM hearing_record WHERE case_id = :id", id=self.case_id):
            return ReviewTiming.POST_HEARING
        told = await self.one("SELECT 1 FROM penalty_notice WHERE case_id = :id", id=self.case_id)
        return ReviewTiming.PRE_DECISION if told else ReviewTiming.PRE_NOTICE

    def review_step(self) -> Step:
        """What comes next in the review."""
        following = {
            "submitted": "takes_in", "accepted": "names_reviewers", "assigned": "judges", "correct": "rectifies", "returned": "supplies",
            "disagreed": "objects", "objected": "coordinates",
        }  # fmt: skip
        return Step(following.get(self.review_at, "submits"))

    async def submits(self, who: str, twist: int) -> None:
        """The case unit submits a proposal, with or without its materials."""
        timing = await self.timing()
        number = 1 + int(await self.one(
            "SELECT count(*) FROM review WHERE case_id = :id AND timing = :timing", id=self.case_id, timing=timing.value
        ) or 0)  # fmt: skip
        proposal = self.under_review()
        stated = pick(twist, proposal.fine_fen, (proposal.fine_fen or 0) + 1)
        form, _ = await self.stage.paper(self.case_id, "REVIEW_SUBMISSION", {
            "timing": timing.value, "round": number,
            "proposal": {"kinds": [kind.value for kind in proposal.kinds], "fineFen": stated},
        }, signers=[(SignRole.UNIT_HEAD, self.UNIT_HEAD)])  # fmt: skip
        wanted = [*sorted(required_materials(timing, self.CATEGORY)), MaterialKind.COORDINATION_RECORD]
        submission = acts.Submission(
            document_id=form, proposal=proposal, text="拟处理意见", change="调整数额", circumstances=self.circumstances(),
            materials=[acts.Material(kind, kind.label) for kind in pick(twist // 2, wanted, wanted[:1])],
        )  # fmt: skip
        row = await self.stage.attempt(
            "submit_review", P.SUBMIT_REVIEW, who,
            lambda tx, by, at: acts.submit_review(tx, self.case_id, submission, by=by, at=at),
        )  # fmt: skip
        if self.mark("submits", row) is not None and row is not None:
            self.review_id, self.review_at, self.submitted = row.id, "submitted", self.under_review()

    async def takes_in(self, who: str, twist: int) -> None:
        """The review unit takes it in."""
        row = await self.stage.attempt(
            "accept_review",
            P.TAKE_IN_REVIEW,
            who,
            lambda tx, by, at: acts.accept_review(tx, self.review_id, by=by, at=at),
        )
        self.moved("takes_in", row, "accepted")

    async def returns(self, who: str, twist: int) -> None:
        """It goes back: something is missing."""
        row = await self.stage.attempt(
            "return_review", P.TAKE_IN_REVIEW, who, lambda tx, by, at: acts.return_review(
                tx, self.review_id, [MaterialKind.EVIDENCE], reason=pick(twist, "证据不全", ""), by=by, at=at
            ),
        )  # fmt: skip
        self.moved("returns", row, "returned")

    async def supplies(self, who: str, twist: int) -> None:
        """What was missing follows."""
        kind = pick(twist, MaterialKind.EVIDENCE, MaterialKind.OTHER)
        row = await self.stage.attempt(
            "supplement_review", P.SUBMIT_REVIEW, who, lambda tx, by, at: acts.supplement_review(
                tx, self.review_id, [acts.Material(kind, kind.label)], by=by, at=at
            ),
        )  # fmt: skip
        self.moved("supplies", row, "submitted")

    async def names_reviewers(self, who: str, twist: int) -> None:
        """Somebody is told to review it: also who may not."""
        reviewers = pick(twist, ("rv-1",), ("rv-9",), ("rv-2",), ("rv-1", "rv-9"), (), ("rv-1", "rv-1"))
        row = await self.stage.attempt(
            "assign_reviewers", P.ASSIGN_REVIEWERS, who, lambda tx, by, at: acts.assign_reviewers(
                tx, self.review_id, [self.stage.names(name) for name in reviewers], by=by, at=at
            ),
        )  # fmt: skip
        self.moved("names_reviewers", row, "assigned")

    async def judges(self, who: str, twist: int) -> None:
        """The reviewer's opinion, which may contradict its checklist."""
        timing = await self.one("SELECT timing FROM review WHERE id = :id", id=self.review_id)
        number = await self.one("SELECT round FROM review WHERE id = :id", id=self.review_id)
        outcome = pick(twist, self.opinion(), ReviewOutcome.CORRECT, ReviewOutcome.DISAGREE, AGREE)
        proposal = self.submitted or self.under_review()
        form, _ = await self.stage.paper(self.case_id, "REVIEW_OPINION", {
            "timing": timing, "round": number, "outcome": outcome.value,
            "proposal": {"kinds": [kind.value for kind in proposal.kinds], "fineFen": proposal.fine_fen},
        }, signers=[(SignRole.REVIEWER, who), (SignRole.REVIEW_HEAD, "st-20")])  # fmt: skip
        failing = pick(twist // 4, None, ReviewItem.EVIDENCE)
        answers = [
            Checked(
                item, CheckResult.FAIL if item is failing else CheckResult.PASS, "不足" if item is failing else None
            )
            for item in ReviewItem
        ]
        opinion = acts.Opinion(form, answers, outcome, "审核意见")
        row = await self.stage.attempt(
            "submit_opinion", P.GIVE_OPINION, who,
            lambda tx, by, at: acts.submit_opinion(tx, self.review_id, opinion, by=by, at=at),
        )  # fmt: skip
        self.moved("judges", row, {AGREE: "passed", ReviewOutcome.CORRECT: "correct"}.get(outcome, "disagreed"))
        if row is not None and outcome is AGREE and self.submitted is not None:
            self.passed.add((self.submitted, ReviewTiming(timing)))

    def opinion(self) -> ReviewOutcome:
        """What the plan lets the reviewer find: every fifth time the first round is sent back to be corrected."""
        return ReviewOutcome.CORRECT if self.plan % 5 == 4 and not self.done["judges"] else AGREE

    async def rectifies(self, who: str, twist: int) -> None:
        """The case unit says what it changed."""
        row = await self.stage.attempt(
            "submit_rectification", P.SUBMIT_REVIEW, who,
            lambda tx, by, at: acts.submit_rectification(tx, self.review_id, text=pick(twist, "已更正", ""), by=by, at=at),
        )  # fmt: skip
        self.moved("rectifies", row, "rectified")

    async def objects(self, who: str, twist: int) -> None:
        """The head of the unit objects."""
        row = await self.stage.attempt(
            "object_to_opinion", P.OBJECT_TO_OPINION, who,
            lambda tx, by, at: acts.object_to_opinion(tx, self.review_id, text=pick(twist, "事实清楚", ""), by=by, at=at),
        )  # fmt: skip
        self.moved("objects", row, "objected")

    async def coordinates(self, who: str, twist: int) -> None:
        """The leaders settle the difference."""
        form, _ = await self.stage.paper(self.case_id, "REVIEW_COORDINATION", {}, signers=[(SignRole.DEPUTY_HEAD, who)])
        name = self.stage.names
        meeting = acts.Meeting(
            form, [(PersonKind.STAFF, name(self.UNIT_HEAD)), (PersonKind.STAFF, name("st-20")), (PersonKind.REVIEWER, name("rv-1"))],
            self.under_review(), "按原拟处理意见", (),
        )  # fmt: skip
        row = await self.stage.attempt(
            "coordinate_review", P.COORDINATE_REVIEW, who,
            lambda tx, by, at: acts.coordinate_review(tx, self.review_id, meeting, by=by, at=at),
        )  # fmt: skip
        self.moved("coordinates", row, "coordinated")

    async def takes_back(self, who: str, twist: int) -> None:
        """The case unit takes its submission back."""
        row = await self.stage.attempt(
            "withdraw_review", P.SUBMIT_REVIEW, who,
            lambda tx, by, at: acts.withdraw_review(tx, self.review_id, reason=pick(twist, "补充证据", ""), by=by, at=at),
        )  # fmt: skip
        self.moved("takes_back", row, "withdrawn")

    async def flags(self, who: str, twist: int) -> None:
        """The case is flagged as a major one."""
        trigger = pick(twist, MajorTriggerKind.SOCIAL_RISK, *MajorTriggerKind)
        self.mark("flags", await self.stage.attempt(
            "flag_major", P.FLAG_MAJOR, who, lambda tx, by, at: acts.flag_major(
                tx, self.case_id, trigger=trigger, reason=pick(twist // 6, "可能引发社会风险", ""), by=by, at=at
            ),
        ))  # fmt: skip

    async def evaluates(self, who: str, twist: int) -> None:
        """A proposal is held against the catalogue."""
        self.mark("evaluates", await self.stage.attempt(
            "evaluate_major", P.EVALUATE_MAJOR, who, lambda tx, by, at: acts.evaluate_major(
                tx, self.case_id, self.under_review(), self.circumstances(), by=by, at=at
            ),
        ))  # fmt: skip

    async def asks_counsel(self, who: str, twist: int) -> None:
        """A counsel is asked about the round: of the organ, or of nobody."""
        counsel = self.stage.names(pick(twist, "cs-1", "cs-9"))
        row = await self.stage.attempt(
            "request_counsel_opinion", P.ASK_COUNSEL, who, lambda tx, by, at: acts.request_counsel_opinion(
                tx, self.review_id, counsel_id=counsel, question=pick(twist // 2, "裁量是否适当", ""), by=by, at=at
            ),
        )  # fmt: skip
        if self.mark("asks_counsel", row) is not None and row is not None:
            self.question_id = row.id

    async def advises(self, who: str, twist: int) -> None:
        """The counsel answers, once."""
        self.mark("advises", await self.stage.attempt(
            "submit_counsel_opinion", P.ANSWER_AS_COUNSEL, who, lambda tx, by, at: acts.submit_counsel_opinion(
                tx, self.question_id, opinion=pick(twist, "适当", " "), by=by, at=at
            ),
        ))  # fmt: skip

    def moved(self, act: str, answer: object | None, to: str) -> None:
        """The round stands elsewhere if the act was accepted."""
        if self.mark(act, answer) is not None:
            self.review_at = to
