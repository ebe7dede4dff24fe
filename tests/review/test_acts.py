"""The acts of a review on the database: every refusal beside what succeeds, and two people at once."""

import asyncio
from collections.abc import Awaitable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from api.cases import acts as case_acts
from api.cases.models import CaseOfficer, Deadline, DeadlineMet
from api.cases.proceeding_models import RecusalOrigin, RecusalTarget
from api.database import Database
from api.exchange.identifiers import world_id
from api.law.gates import Refused
from api.registry.models import Delegation, Organ, Reviewer
from api.review import acts
from api.review.models import MajorDecisionRule, Review
from api.review.standing import catalogue_in_force
from api.review.words import MaterialKind, Responsible
from api.vocabulary import (
    EnforcementCategory,
    MajorTriggerKind,
    ReviewItem,
    ReviewOutcome,
    SignRole,
    StaffRole,
    TimelineEventKind,
    TrainingMethod,
)
from tests.review.refusals import refused
from tests.worlds.county import instant
from tests.worlds.reviewing import (
    accepted,
    assigned,
    coordinated,
    fine,
    happened,
    in_review,
    investigated,
    judged,
    paper,
    status,
    submitted,
    who,
)
from tests.worlds.visits import timeline

pytestmark = pytest.mark.database
CORRECT, AGREE, DISAGREE = ReviewOutcome.CORRECT, ReviewOutcome.AGREE, ReviewOutcome.DISAGREE
PENALTY = EnforcementCategory.PENALTY


async def test_who_submits(sample: Database) -> None:
    case_id = await investigated(sample)
    with refused("NOT_FOUND"):
        await submitted(sample, uuid4(), 13_000_000, form=uuid4())
    with refused("NOT_FOUND"):
        await submitted(sample, case_id, 13_000_000, by="st-22")
    for other in ("o-04", "st-21", "st-20"):
        with refused("FORBIDDEN"):
            await submitted(sample, case_id, 13_000_000, by=other)
    assert await status(sample, await submitted(sample, case_id, 13_000_000, by="o-01")) == "SUBMITTED"


async def test_the_form_is_in_force_and_of_this_case(sample: Database) -> None:
    case_id, other = await investigated(sample), await investigated(sample)
    data = {"timing": "PRE_NOTICE", "round": 1, "proposal": {"kinds": ["FINE"], "fineFen": 13_000_000}}
    signed = [(SignRole.UNIT_HEAD, "st-19")]
    for wrong, code in (
        (await paper(sample, case_id, "REVIEW_SUBMISSION", data, signed, in_force=False), "INVALID_TRANSITION"),
        (await paper(sample, other, "REVIEW_SUBMISSION", data, signed), "NOT_FOUND"),
    ):
        with refused(code):
            await submitted(sample, case_id, 13_000_000, form=wrong)
    form = await paper(sample, case_id, "REVIEW_SUBMISSION", data, signed)
    with refused("VALIDATION", saying="罚款数额"):
        await submitted(sample, case_id, 13_000_100, form=form)
    assert await submitted(sample, case_id, 13_000_000, form=form)


async def test_a_return_names_everything_at_once_and_what_was_supplied_is_enough(sample: Database) -> None:
    review_id = await submitted(sample, await investigated(sample), 13_000_000)
    reviewer, officer = await who(sample, "rv-1"), await who(sample, "o-01")

    async def returned(*wanted: MaterialKind, reason: str = "证据目录不全", at: str = "05-11 10:00") -> None:
        async with sample.write() as tx:
            await acts.return_review(tx, review_id, wanted, reason=reason, by=reviewer, at=instant(at))

    async def supplied(*kinds: MaterialKind, at: str = "05-11 11:00") -> None:
        materials = [acts.Material(kind, kind.label) for kind in kinds]
        async with sample.write() as tx:
            await acts.supplement_review(tx, review_id, materials, by=officer, at=instant(at))

    with refused("INVALID_TRANSITION"):
        await supplied(MaterialKind.EVIDENCE)
    with refused("REASON_REQUIRED"):
        await returned(MaterialKind.EVIDENCE, reason=" ")
    with refused("VALIDATION"):
        await returned()
    await returned(MaterialKind.EVIDENCE, MaterialKind.DISCRETION_NOTE)
    assert await status(sample, review_id) == "RETURNED_INCOMPLETE"
    with refused("INVALID_TRANSITION", "RECORDS_MISSING", saying="证据材料、裁量说明"):
        await accepted(sample, review_id)
    await supplied(MaterialKind.EVIDENCE)
    assert await status(sample, review_id) == "SUBMITTED"
    with refused("RECORDS_MISSING", saying="裁量说明"):
        await accepted(sample, review_id)
    await returned(MaterialKind.DISCRETION_NOTE, at="05-11 12:00")
    await supplied(MaterialKind.DISCRETION_NOTE, at="05-11 13:00")
    await accepted(sample, review_id)
    assert await status(sample, review_id) == "ACCEPTED"


async def test_an_organ_may_set_its_own_time(sample: Database) -> None:
    async with sample.write() as tx:
        organ = await tx.get_one(Organ, world_id("lc-amr"))
        organ.settings = {**organ.settings, "review.days": 5}
    case_id = await investigated(sample)
    await accepted(sample, await submitted(sample, case_id, 13_000_000))
    async with sample.read() as session:
        due = (
            await session.execute(sa.select(col(Deadline.due_on)).where(col(Deadline.owner_id) == case_id))
        ).scalar_one()
    assert due == date(2026, 5, 18)


async def test_a_reviewer_who_handled_the_case_once_does_not_review_it(sample: Database) -> None:
    """I6: also who has left the case, also under a second id."""
    case_id, twin = await investigated(sample), uuid4()
    async with sample.write() as tx:
        tx.add(Reviewer(
            id=twin, name="赫远", organ_id=world_id("lc-amr"), unit_id=world_id("lc-amr-fg"), position="法规科", law_background=True,
            legal_qualification_no="A1", first_review_year=2020,
        ))  # fmt: skip
        left = sa.update(CaseOfficer).where(
            col(CaseOfficer.case_id) == case_id, col(CaseOfficer.officer_id) == world_id("o-02")
        )
        await tx.execute(left.values(left_at=instant("05-09 09:00")))
    review_id = await submitted(sample, case_id, 13_000_000)
    await accepted(sample, review_id)
    reviewer = await who(sample, "st-20")
    with refused("CONFLICT_OF_ROLE", saying="赫远"):
        async with sample.write() as tx:
            await acts.assign_reviewers(tx, review_id, [twin], by=reviewer, at=instant("05-11 16:00"))
    with refused("NOT_FOUND"):
        async with sample.write() as tx:
            await acts.assign_reviewers(tx, review_id, [uuid4()], by=reviewer, at=instant("05-11 16:00"))
    with refused("VALIDATION"):
        await assigned(sample, review_id, "rv-2")
    await assigned(sample, review_id, "rv-1")
    assert await status(sample, review_id) == "IN_REVIEW"


async def test_a_recused_reviewer_reviews_no_more(sample: Database) -> None:
    case_id = await investigated(sample)
    review_id = await in_review(sample, case_id, 10_000_000)
    head, leader = await who(sample, "st-19"), await who(sample, "st-01")
    async with sample.write() as tx:
        request = await case_acts.request_recusal(
            tx, case_id, target_id=world_id("rv-1"), role=RecusalTarget.REVIEWER, origin=RecusalOrigin.PARTY, reason="近亲属",
            by=head, at=instant("05-12 09:00"),
        )  # fmt: skip
    async with sample.write() as tx:
        await case_acts.decide_recusal(
            tx, request.id, granted=True, reason="属实", by=leader, at=instant("05-12 10:00")
        )
    with refused("RECUSED_OFFICER"):
        await judged(sample, review_id, AGREE, at="05-13 09:00")
    with refused("RECUSED_OFFICER"):
        await assigned(sample, review_id, "rv-1", at="05-13 10:00")


async def test_who_submitted_does_not_take_it_in_by_a_lent_office(sample: Database) -> None:
    async with sample.write() as tx:
        tx.add(Delegation(
            staff_id=world_id("st-19"), organ_id=world_id("lc-amr"), role=StaffRole.REVIEW_HEAD, valid_from=date(2026, 5, 1),
            valid_to=date(2026, 5, 31),
        ))  # fmt: skip
    review_id = await submitted(sample, await investigated(sample), 13_000_000)
    assert StaffRole.REVIEW_HEAD in (await who(sample, "st-19")).roles
    with refused("CONFLICT_OF_ROLE", saying="元亦"):
        await accepted(sample, review_id, by="st-19")
    await accepted(sample, review_id, by="rv-1")
    with refused("CONFLICT_OF_ROLE"):
        await assigned(sample, review_id, by="st-19")


async def test_a_first_time_reviewer_needs_the_qualification(sample: Database) -> None:
    novice = uuid4()
    async with sample.write() as tx:
        tx.add(Reviewer(
            id=novice, name="新人", organ_id=world_id("lc-amr"), unit_id=world_id("lc-amr-fg"), position="法规科",
            law_background=True, first_review_year=2026,
        ))  # fmt: skip
    review_id = await submitted(sample, await investigated(sample), 13_000_000)
    await accepted(sample, review_id)
    head = await who(sample, "st-20")

    async def to_novice() -> None:
        async with sample.write() as tx:
            await acts.assign_reviewers(tx, review_id, [novice], by=head, at=instant("05-11 16:00"))

    with refused("REVIEWER_NOT_QUALIFIED", saying="新人"):
        await to_novice()
    async with sample.write() as tx:
        (await tx.get_one(Reviewer, novice)).legal_qualification_no = "A2026"
    await to_novice()


async def test_agreement_with_an_open_failure_leaves_nothing_behind(sample: Database) -> None:
    case_id = await investigated(sample)
    review_id = await in_review(sample, case_id, 13_000_000)
    before = len(await timeline(sample, case_id))
    with refused("CHECKLIST_CONFLICT", saying="裁量基准运用"):
        await judged(sample, review_id, AGREE, failed=[ReviewItem.DISCRETION])
    assert (await status(sample, review_id), len(await timeline(sample, case_id))) == ("IN_REVIEW", before)
    await judged(sample, review_id, CORRECT, failed=[ReviewItem.DISCRETION])
    assert await status(sample, review_id) == "RECTIFYING"
    with refused("INVALID_TRANSITION"):
        await submitted(sample, case_id, 12_000_000, number=2, at="05-19 09:00")
    officer = await who(sample, "o-02")
    async with sample.write() as tx:
        await acts.submit_rectification(tx, review_id, text="已调整", by=officer, at=instant("05-19 10:00"))
    assert await submitted(sample, case_id, 12_000_000, number=2, at="05-19 11:00")


async def test_an_opinion_is_the_assigned_reviewers(sample: Database) -> None:
    review_id = await in_review(sample, await investigated(sample), 13_000_000)
    with refused("FORBIDDEN"):
        await judged(sample, review_id, AGREE, by="st-20")
    with refused("NOT_FOUND"):
        await judged(sample, review_id, AGREE, by="rv-2")
    await judged(sample, review_id, AGREE)
    with refused("INVALID_TRANSITION"):
        await judged(sample, review_id, AGREE, at="05-15 17:00")


async def test_a_mere_reduction_is_a_short_round_with_the_same_reviewer(sample: Database) -> None:
    """D26: no materials again, but the changed proposal and its reason."""
    case_id = await investigated(sample)
    await judged(sample, await in_review(sample, case_id, 13_000_000), AGREE)
    with refused("REASON_REQUIRED"):
        await submitted(sample, case_id, 12_000_000, number=2, kinds=[MaterialKind.OTHER], at="05-18 09:00")
    short = await submitted(
        sample, case_id, 12_000_000, number=2, kinds=[MaterialKind.OTHER], change="当事人主动消除后果", at="05-18 09:00"
    )
    await accepted(sample, short, at="05-18 10:00")
    assert await status(sample, short) == "IN_REVIEW", "it goes to the reviewer of before at once"
    with refused("VALIDATION", saying="原审核人员"):
        async with sample.write() as tx:
            other = Reviewer(
                name="另人", organ_id=world_id("lc-amr"), unit_id=world_id("lc-amr-fg"), position="法规科",
                law_background=True, legal_qualification_no="A3", first_review_year=2020,
            )  # fmt: skip
            tx.add(other)
            await tx.flush()
            head = await who(sample, "st-20")
            await acts.assign_reviewers(tx, short, [other.id], by=head, at=instant("05-18 11:00"))
    await judged(sample, short, AGREE, at="05-18 12:00")
    async with sample.read() as session:
        row = await session.get_one(Review, short)
        assert (row.short, row.round, row.change) == (True, 2, "当事人主动消除后果")


async def test_only_the_head_objects_and_only_both_sides_coordinate(sample: Database) -> None:
    case_id = await investigated(sample)
    review_id = await in_review(sample, case_id, 13_000_000)
    await judged(sample, review_id, DISAGREE)
    assert await status(sample, review_id) == "NOT_PASSED"
    with refused("INVALID_TRANSITION"):
        await coordinated(sample, review_id, 10_000_000, at="05-20 10:00")
    officer, head = await who(sample, "o-01"), await who(sample, "st-19")
    with refused("FORBIDDEN"):
        async with sample.write() as tx:
            await acts.object_to_opinion(tx, review_id, text="建议维持", by=officer, at=instant("05-18 09:00"))
    async with sample.write() as tx:
        await acts.object_to_opinion(tx, review_id, text="建议维持", by=head, at=instant("05-18 09:00"))
    with refused("INVALID_TRANSITION"):
        await submitted(sample, case_id, 10_000_000, number=2, at="05-18 10:00")
    for absent, code in ((("st-20", "rv-1"), "承办机构"), (("st-19", "o-01"), "法制审核人员")):
        with refused("VALIDATION", saying=code):
            await coordinated(sample, review_id, 10_000_000, at="05-20 10:00", attendees=absent)
    with refused("VALIDATION", saying="法律顾问"):
        await coordinated(sample, review_id, 10_000_000, at="05-20 10:00", counsels=["cs-1"])
    with refused("NOT_FOUND"):
        await coordinated(sample, review_id, 10_000_000, at="05-20 10:00", attendees=("st-19", "rv-2"))
    await coordinated(sample, review_id, 10_000_000, at="05-20 10:00")
    drafts = [MaterialKind.COORDINATION_RECORD, MaterialKind.NOTICE_DRAFT]
    with refused("INVALID_TRANSITION", saying="协调决定"):
        await submitted(sample, case_id, 11_000_000, number=2, at="05-20 11:00", kinds=drafts)
    assert await submitted(sample, case_id, 10_000_000, number=2, at="05-20 11:00", kinds=drafts)


async def test_a_withdrawal_ends_the_round_and_its_time(sample: Database) -> None:
    case_id = await investigated(sample)
    review_id = await in_review(sample, case_id, 13_000_000)
    head = await who(sample, "st-19")

    async def withdrawn(reason: str) -> None:
        async with sample.write() as tx:
            await acts.withdraw_review(tx, review_id, reason=reason, by=head, at=instant("05-12 09:00"))

    with refused("REASON_REQUIRED"):
        await withdrawn("")
    await withdrawn("补充调查")
    with refused("INVALID_TRANSITION"):
        await judged(sample, review_id, AGREE)
    async with sample.read() as session:
        assert (await session.execute(sa.select(col(DeadlineMet.met_on)))).scalars().all()[-1] == date(2026, 5, 12)
    assert (await timeline(sample, case_id))[-1].kind is TimelineEventKind.REVIEW_WITHDRAWN
    assert await submitted(sample, case_id, 13_000_000, number=2, at="05-13 09:00")


async def test_a_flag_makes_a_small_fine_a_major_decision(sample: Database) -> None:
    case_id, head, officer = await investigated(sample), await who(sample, "st-19"), await who(sample, "o-01")

    async def flagged(trigger: MajorTriggerKind, reason: str = "涉及多个法律关系", by: Any = head) -> None:
        async with sample.write() as tx:
            await acts.flag_major(tx, case_id, trigger=trigger, reason=reason, by=by, at=instant("05-09 09:00"))

    async def reasons() -> list[str]:
        async with sample.write() as tx:
            found = await acts.evaluate_major(tx, case_id, fine(100_000), by=officer, at=instant("05-09 10:00"))
            return [reason["code"] for reason in found.reasons]

    assert await reasons() == []
    with refused("FORBIDDEN"):
        await flagged(MajorTriggerKind.COMPLEX, by=officer)
    with refused("FORBIDDEN"):
        await flagged(MajorTriggerKind.COMPLEX, by=await who(sample, "st-21"))
    with refused("REASON_REQUIRED"):
        await flagged(MajorTriggerKind.COMPLEX, " ")
    with refused("VALIDATION"):
        await flagged(MajorTriggerKind.STATUTORY)
    await flagged(MajorTriggerKind.COMPLEX)
    with refused("CONFLICT"):
        await flagged(MajorTriggerKind.COMPLEX)
    await flagged(MajorTriggerKind.PUBLIC_INTEREST, by=await who(sample, "st-01"))
    assert await reasons() == ["md-6", "md-7"]


async def test_a_hearing_makes_a_major_decision_of_an_organ_without_a_catalogue(sample: Database) -> None:
    case_id, officer = await investigated(sample, organ="lc-amr"), await who(sample, "o-01")
    await happened(sample, case_id, TimelineEventKind.HEARING_HELD, "06-16 09:00")
    async with sample.write() as tx:
        found = await acts.evaluate_major(tx, case_id, fine(100_000), by=officer, at=LONG_BEFORE)
        assert [reason["code"] for reason in found.reasons] == ["AFTER_HEARING"], "the catalogue was not in force yet"
        assert (found.catalogue_version, found.considered) == ("", [])


LONG_BEFORE = instant("01-31 12:00")


async def test_the_catalogue_of_the_day_is_used(sample: Database) -> None:
    head = await who(sample, "st-20")
    rule = {"all": [{"field": "fineFen", "op": "gte", "value": 20_000_000}]}

    def text(**changes: Any) -> acts.RuleText:
        given = {
            "code": "md-1", "category": PENALTY, "trigger": MajorTriggerKind.MAJOR_RIGHTS, "description": "二十万元以上",
            "rule": rule, "basis": "修订", "effective_from": date(2026, 7, 1), **changes,
        }  # fmt: skip
        return acts.RuleText(**given)

    async def adopted(rule_text: acts.RuleText) -> MajorDecisionRule:
        async with sample.write() as tx:
            return await acts.adopt_major_rule(tx, rule_text, by=head, at=instant("06-01 09:00"))

    async def threshold(on: date) -> tuple[int, str] | None:
        async with sample.read() as session:
            found = await catalogue_in_force(session, world_id("lc-amr"), PENALTY, on)
        return next(((e.version, e.description) for e in found if e.code == "md-1"), None)

    with refused("VALIDATION", saying="没有名为 fine 的字段"):
        await adopted(text(rule={"all": [{"field": "fine", "op": "gte", "value": 1}]}))
    with refused("VALIDATION"):
        await adopted(text(description=" "))
    with refused("VALIDATION", saying="早于"):
        await adopted(text(effective_to=date(2026, 6, 30)))
    assert (await adopted(text())).version == 2
    assert await threshold(date(2026, 1, 31)) is None
    assert await threshold(date(2026, 6, 30)) == (1, "对法人或者其他组织处以十万元以上罚款")
    assert await threshold(date(2026, 7, 1)) == (2, "二十万元以上")
    assert (await adopted(text(effective_from=date(2026, 8, 1), effective_to=date(2026, 8, 31)))).version == 3
    assert await threshold(date(2026, 8, 31)) == (3, "二十万元以上")
    assert await threshold(date(2026, 9, 1)) is None, "a version that ended leaves none in its place"


async def test_a_counsel_is_asked_once_and_answers_once(sample: Database) -> None:
    review_id = await in_review(sample, await investigated(sample), 13_000_000)
    reviewer, asked, other = await who(sample, "rv-1"), await who(sample, "cs-2"), await who(sample, "cs-1")

    async def ask(counsel: UUID, question: str = "是否从轻", at: str = "05-12 09:00") -> UUID:
        async with sample.write() as tx:
            return (
                await acts.request_counsel_opinion(
                    tx, review_id, counsel_id=counsel, question=question, by=reviewer, at=instant(at)
                )
            ).id

    async def answer(request_id: UUID, by: Any, opinion: str = "应当从轻") -> None:
        async with sample.write() as tx:
            await acts.submit_counsel_opinion(tx, request_id, opinion=opinion, by=by, at=instant("05-13 09:00"))

    with refused("NOT_FOUND"):
        await ask(uuid4())
    with refused("REASON_REQUIRED"):
        await ask(asked.id, " ")
    request_id = await ask(asked.id)
    with refused("CONFLICT"):
        await ask(asked.id)
    assert await ask(other.id, at="12-31 09:00"), "the last day of the contract"
    with refused("NOT_FOUND"):
        await answer(request_id, other)
    with refused("REASON_REQUIRED"):
        await answer(request_id, asked, "")
    await answer(request_id, asked)
    with refused("CONFLICT"):
        await answer(request_id, asked)


async def test_trainings(sample: Database) -> None:
    head = await who(sample, "st-20")

    async def recorded(**changes: Any) -> None:
        given = {
            "method": TrainingMethod.ONLINE, "title": "新法解读", "held_on": date(2026, 5, 9), "hours": Decimal("8"),
            "reviewer_ids": [world_id("rv-1")], **changes,
        }  # fmt: skip
        async with sample.write() as tx:
            await acts.record_training(tx, acts.TrainingHeld(**given), by=head, at=instant("05-09 18:00"))

    wrong: list[dict[str, Any]] = [
        {"title": ""}, {"hours": Decimal(0)}, {"hours": Decimal("400.1")}, {"held_on": date(2026, 5, 10)},
        {"reviewer_ids": []}, {"reviewer_ids": [world_id("rv-1")] * 2},
    ]  # fmt: skip
    for changes in wrong:
        with refused("VALIDATION"):
            await recorded(**changes)
    with refused("NOT_FOUND"):
        await recorded(reviewer_ids=[uuid4()])
    await recorded(hours=Decimal("0.5"), reviewer_ids=[world_id("rv-1"), world_id("rv-2")])


async def test_who_holds_to_account(sample: Database) -> None:
    case_id = await investigated(sample)

    async def opened(by: str, role: Responsible = Responsible.CASE_UNIT, reason: str = "送审材料不实") -> None:
        actor = await who(sample, by)
        async with sample.write() as tx:
            await acts.open_accountability(tx, case_id, role=role, reason=reason, by=actor, at=instant("06-01 09:00"))

    with refused("NOT_FOUND"):
        await opened("st-09")
    with refused("REASON_REQUIRED"):
        await opened("st-01", reason="")
    with refused("VALIDATION"):
        await opened("st-01", Responsible.OTHER)
    await opened("st-01")
    await opened("st-12", Responsible.REVIEW_UNIT)


async def test_two_at_once_end_in_one_lawful_outcome(sample: Database) -> None:
    case_id = await investigated(sample)
    rivals = [submitted(sample, case_id, 13_000_000), submitted(sample, case_id, 13_000_000, by="o-01")]
    assert await outcomes(rivals) == ["INVALID_TRANSITION", "done"]
    async with sample.read() as session:
        query = select(Review.id).where(col(Review.case_id) == case_id)
        review_id = (await session.execute(query)).scalar_one()
    assert await outcomes([accepted(sample, review_id), accepted(sample, review_id, by="st-20")]) == [
        "INVALID_TRANSITION", "done",
    ]  # fmt: skip
    await assigned(sample, review_id)
    assert await outcomes([judged(sample, review_id, AGREE), judged(sample, review_id, DISAGREE)]) == [
        "INVALID_TRANSITION", "done",
    ]  # fmt: skip


async def outcomes(rivals: Sequence[Awaitable[Any]]) -> list[str]:
    """What became of acts done at once: "done", or the code of the refusal."""
    results = await asyncio.gather(*rivals, return_exceptions=True)
    return sorted(
        r.code.value if isinstance(r, Refused) else repr(r) if isinstance(r, BaseException) else "done" for r in results
    )
