"""Inputs that several mutations of a case share."""

from datetime import date

import strawberry

from api.acting import key_of, keys_of
from api.decisions import acts
from api.decisions.facts import Proposal
from api.graph.scalars import Fen
from api.vocabulary import PenaltyKind, ServiceMethod


@strawberry.input(description="拟作出的处罚")
class ProposalInput:
    """The penalty of which the party is told. It bounds what may be decided."""

    kinds: list[PenaltyKind] = strawberry.field(description="处罚种类；当场处罚限于警告、罚款")
    fine_fen: Fen | None = strawberry.field(default=None, description="罚款数额（分）")
    band: str | None = strawberry.field(default=None, description="裁量档次，如 从轻；有已公布的裁量基准的必填")
    factors: list[str] = strawberry.field(default_factory=list, description="裁量情节")
    mitigation: str | None = strawberry.field(default=None, description="减轻处罚的法定情形；罚款低于法定最低额的必填")


@strawberry.input(description="采纳陈述申辩后的裁量")
class ReweighingInput:
    """What an accepted defence changes in the weighing."""

    band: str | None = strawberry.field(default=None, description="改选的裁量档次")
    factors: list[str] = strawberry.field(default_factory=list, description="裁量情节")
    mitigation: str | None = strawberry.field(default=None, description="减轻处罚的法定情形")


def proposal_of(given: ProposalInput) -> Proposal:
    """The proposal that an input describes."""
    return Proposal(tuple(given.kinds), given.fine_fen, given.band, given.mitigation)


def reweighing_of(given: ReweighingInput | None) -> acts.Reweighing | None:
    """The new weighing, if there is one."""
    return acts.Reweighing(given.band, tuple(given.factors), given.mitigation) if given else None


@strawberry.input(description="普通程序的处罚")
class GeneralProposalInput:
    """A penalty of the general procedure, as its document states it."""

    kinds: list[PenaltyKind] = strawberry.field(description="处罚种类")
    fine_fen: Fen | None = strawberry.field(default=None, description="罚款数额（分）")
    confiscated_fen: Fen | None = strawberry.field(default=None, description="没收的违法所得、非法财物的价值（分）")
    gains_fen: Fen | None = strawberry.field(
        default=None, description="其中违法所得的数额（分）；既没收违法所得又没收非法财物的必填"
    )
    band: str | None = strawberry.field(default=None, description="裁量档次；有已公布的裁量基准的必填")
    mitigation: str | None = strawberry.field(default=None, description="减轻处罚的法定情形；罚款低于法定最低额的必填")
    deviation: str | None = strawberry.field(default=None, description="超出所选裁量档次的理由；仍在法定幅度之内")


@strawberry.input(description="公告送达的公告")
class AnnouncementInput:
    """A public announcement. It serves when its last day is over."""

    first_day: date = strawberry.field(description="发出公告之日")
    last_day: date = strawberry.field(description="公告期满之日")
    media: str = strawberry.field(description="公告载体")


@strawberry.input(description="送达情况")
class HandingInput:
    """How a document reached its recipient."""

    recipient_id: strawberry.ID = strawberry.field(description="受送达人：party_…")
    place: str = strawberry.field(description="送达地点")
    method: ServiceMethod = strawberry.field(default=ServiceMethod.DIRECT, description="送达方式")
    signed_by: str | None = strawberry.field(default=None, description="签收人")
    refusal_note: str | None = strawberry.field(default=None, description="拒收情况（留置送达）")
    witness_ids: list[strawberry.ID] = strawberry.field(default_factory=list, description="见证人：party_…")
    recording_ref: str | None = strawberry.field(default=None, description="拍照、录像的编号；留置送达没有见证人的必填")
    announcement: AnnouncementInput | None = strawberry.field(default=None, description="公告；公告送达必填")


@strawberry.input(description="参加讨论的人员及其意见")
class VoiceInput:
    """One leader's opinion."""

    staff_id: strawberry.ID = strawberry.field(description="参加人员：staff_…")
    opinion: str = strawberry.field(description="意见")


@strawberry.input(description="一期")
class InstalmentInput:
    """A part of a fine and its last day."""

    due_on: date = strawberry.field(description="缴款的最后一日")
    fen: Fen = strawberry.field(description="数额（分）")


def general_proposal_of(given: GeneralProposalInput) -> Proposal:
    """The penalty that an input describes."""
    return Proposal(
        tuple(given.kinds), given.fine_fen, given.band, given.mitigation, given.confiscated_fen, given.deviation,
        given.gains_fen,
    )  # fmt: skip


def handing_of(given: HandingInput) -> acts.Handing:
    """How the document is handed over, as the acts take it. Raises Refused NOT_FOUND."""
    announced = given.announcement
    return acts.Handing(
        given.method, key_of("party", given.recipient_id), given.place, given.signed_by, given.refusal_note,
        tuple(keys_of("party", given.witness_ids)),
        acts.Announcement(announced.first_day, announced.last_day, announced.media) if announced else None,
        given.recording_ref,
    )  # fmt: skip
