"""Does the paper say what is done? (文书与决定一致) What a notice and a decision state, beside what is told and decided."""

from dataclasses import dataclass

from api.decisions.facts import Proposal
from api.decisions.fines import yuan
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.vocabulary import PenaltyKind, StaffRole

OFFICER = (StaffRole.OFFICER,)


@dataclass(frozen=True, slots=True)
class StatedPenalty:
    """A decision about to be made, and what its document states; amounts in fen."""

    proposal: Proposal
    paper_kinds: tuple[PenaltyKind, ...]
    paper_fine_fen: int | None


@dataclass(frozen=True, slots=True)
class NoticePaper(StatedPenalty):
    """A notice about to be served. ``hearing_grounds`` why the party may ask for a hearing."""

    hearing_offered: bool
    hearing_grounds: tuple[str, ...]


def states_the_kinds(paper: StatedPenalty) -> Gap | None:
    """行政处罚法 (2021) 第四十四条、第五十九条第一款第三项 – the document states the kinds, as its items name them."""
    if set(paper.paper_kinds) == set(paper.proposal.kinds):
        return None
    basis = APL.article(59, paragraph=1, item=3, gist="处罚决定书应当载明行政处罚的种类和依据")
    stated = "、".join(kind.label for kind in paper.paper_kinds) or "无"
    return Gap(Code.VALIDATION, basis, f"处罚种类（kinds）与文书载明的（{stated}）不一致。", (), OFFICER)


def states_the_fine(paper: StatedPenalty) -> Gap | None:
    """行政处罚法 (2021) 第四十四条、第五十九条 – and the amount of the fine."""
    if (paper.paper_fine_fen or 0) == (paper.proposal.fine_fen or 0):
        return None
    basis = APL.article(59, paragraph=1, item=3, gist="处罚决定书应当载明行政处罚的种类和依据")
    detail = f"罚款数额（fineFen）与文书载明的{yuan(paper.paper_fine_fen or 0)}不一致。"
    return Gap(Code.VALIDATION, basis, detail, (), OFFICER)


def offers_the_hearing(paper: NoticePaper) -> Gap | None:
    """行政处罚法 (2021) 第六十三条第一款 – a notice of a large penalty tells the right to a hearing; another promises none (I4)."""
    if paper.hearing_offered == bool(paper.hearing_grounds):
        return None
    basis = APL.article(63, paragraph=1, gist="拟作出较大的行政处罚，应当告知当事人有要求听证的权利")
    if paper.hearing_grounds:
        return Gap(Code.HEARING_REQUIRED, basis, "告知书没有告知听证权利。", paper.hearing_grounds, OFFICER)
    return Gap(Code.VALIDATION, basis, "本案不属于听证范围，告知书不应当告知听证权利。", (), OFFICER)


PAPER_STATES: Gates[StatedPenalty] = (states_the_kinds, states_the_fine)
PAPER_TELLS: Gates[NoticePaper] = (states_the_kinds, states_the_fine, offers_the_hearing)
