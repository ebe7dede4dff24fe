"""Inputs that several mutations of a case share."""

import strawberry

from api.decisions import acts
from api.decisions.facts import Proposal
from api.graph.scalars import Fen
from api.vocabulary import PenaltyKind


@strawberry.input(description="法律依据的条款项")
class LawPlaceInput:
    """A place in a legal text, as a decision cites it."""

    law: str = strawberry.field(description="法律、法规、规章名称，如 中华人民共和国价格法")
    article: str = strawberry.field(description="条款项，如 第十三条第一款")


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


def places_of(given: list[LawPlaceInput]) -> tuple[acts.LawPlace, ...]:
    """The places that an input names."""
    return tuple(acts.LawPlace(place.law.strip(), place.article.strip()) for place in given)


def reweighing_of(given: ReweighingInput | None) -> acts.Reweighing | None:
    """The new weighing, if there is one."""
    return acts.Reweighing(given.band, tuple(given.factors), given.mitigation) if given else None
