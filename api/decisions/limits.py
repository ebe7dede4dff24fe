"""Of which kind, and how much? (处罚的种类和幅度) What may be decided on the spot, and the range of a fine.

以下 and 以上 include the amount itself.
"""

from datetime import date

from api.decisions.facts import HasProposal, Proposal, SpotCaseFacts
from api.decisions.fines import yuan
from api.decisions.models import StatementOutcome
from api.law.codes import Code
from api.law.gates import Gap
from api.law.laws import APL
from api.law.penalty_limits import SIMPLE_FINE_CITIZEN, SIMPLE_FINE_ORGANISATION
from api.vocabulary import PartyKind, PenaltyKind, StaffRole

OFFICER = (StaffRole.OFFICER,)
REGISTRY = (StaffRole.ORGAN_ADMIN,)

ON_THE_SPOT = APL.article(
    51,
    gist="违法事实确凿并有法定依据，对公民处以二百元以下、对法人或者其他组织处以三千元以下罚款或者警告的，可以当场作出决定",
)
DISCRETION = APL.article(34, gist="行使行政处罚裁量权应当遵守法定幅度和公布的裁量基准")
NOT_HEAVIER = APL.article(45, paragraph=2, gist="不得因当事人陈述、申辩而给予更重的处罚")


def proposal_is_whole(case: HasProposal) -> Gap | None:
    """A proposal names its kinds once each, a fine its amount, and an amount its fine. A matter of form."""
    kinds, fine = case.proposal.kinds, case.proposal.fine_fen
    if not kinds or len(set(kinds)) < len(kinds):
        return Gap(Code.VALIDATION, detail="处罚种类（kinds）应当列明，且不得重复。")
    if PenaltyKind.FINE in kinds and (fine is None or fine <= 0):
        return Gap(Code.VALIDATION, detail="罚款应当写明数额（fineFen）。")
    if PenaltyKind.FINE not in kinds and fine:
        return Gap(Code.VALIDATION, detail="未选罚款的，不得写罚款数额（fineFen）。")
    return None


def within_simple_procedure(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十一条 – what may be decided on the spot.

    (1) only a warning or a fine; (2) a citizen's fine of at most 200 yuan; (3) at most 3 000 yuan for a legal person or
    another organisation. 以下 includes the amount. A sole trader counts as a citizen unless the organ's standard says
    otherwise.
    """
    others = [kind.label for kind in case.proposal.kinds if kind not in (PenaltyKind.WARNING, PenaltyKind.FINE)]
    limit, fine = simple_limit(case), case.proposal.fine_fen or 0
    if not others and fine <= limit:
        return None
    over = f"拟罚款{yuan(fine)}，当场处罚以{yuan(limit)}为限。" if fine > limit else ""
    kinds = f"{'、'.join(others)}不得当场决定。" if others else ""
    return Gap(Code.SIMPLE_PROCEDURE_LIMIT, ON_THE_SPOT, kinds + over, ("普通程序立案",), OFFICER)


def fine_in_statutory_range(case: HasProposal) -> Gap | None:
    """行政处罚法 (2021) 第三十四条（幅度）、第三十二条（减轻） – a fine lies in the range its law allows.

    (1) the matter states a maximum, and the fine does not exceed it; (2) it is not below the minimum, unless mitigated
    (减轻) on a recorded ground.
    """
    fine, allowed = case.proposal.fine_fen, case.fine_range
    if not fine:
        return None
    if allowed.max_fen is None:
        return Gap(Code.FINE_OUT_OF_RANGE, DISCRETION, "该事项未载明法定罚款幅度。", ("事项的法定罚款幅度",), REGISTRY)
    if fine > allowed.max_fen:
        return Gap(Code.FINE_OUT_OF_RANGE, DISCRETION, f"法定最高额为{yuan(allowed.max_fen)}。", (), OFFICER)
    if fine < allowed.min_fen and not case.proposal.mitigated:
        basis = APL.article(32, gist="有法定情形的，应当从轻或者减轻行政处罚")
        detail = f"法定最低额为{yuan(allowed.min_fen)}，低于最低额应当有减轻处罚的情形。"
        return Gap(Code.FINE_OUT_OF_RANGE, basis, detail, ("减轻处罚的法定情形",), OFFICER)
    return None


def fine_in_chosen_band(case: HasProposal) -> Gap | None:
    """行政处罚法 (2021) 第三十四条 – where a discretion standard is published, the fine lies in its chosen band.

    A mitigated fine below the statutory minimum is below every band. Without a published standard there is nothing to keep.
    """
    fine, allowed = case.proposal.fine_fen, case.fine_range
    if not fine or not allowed.bands or (fine < allowed.min_fen and case.proposal.mitigated):
        return None
    band = allowed.band(case.proposal.band)
    if band is None:
        names = tuple(band.name for band in allowed.bands)
        return Gap(
            Code.FINE_OUT_OF_RANGE, DISCRETION, f"应当选定裁量档次：{'、'.join(names)}。", ("裁量档次",), OFFICER
        )
    if band.from_fen <= fine <= band.to_fen:
        return None
    detail = f"“{band.name}”档为{yuan(band.from_fen)}至{yuan(band.to_fen)}。"
    return Gap(Code.FINE_OUT_OF_RANGE, DISCRETION, detail, (), OFFICER)


def not_heavier_after_defence(case: SpotCaseFacts) -> Gap | None:
    """行政处罚法 (2021) 第四十五条第二款 – no heavier penalty because the party stated or defended.

    Heavier is a higher fine than was told, or a kind that was not – save a warning in place of the fine.
    """
    if case.told is None or case.statement is not StatementOutcome.HEARD or not heavier(case.proposal, case.told):
        return None
    kinds = "、".join(kind.label for kind in case.told.kinds)
    fine = yuan(case.told.fine_fen) if case.told.fine_fen else ""
    return Gap(Code.HEAVIER_AFTER_DEFENCE, NOT_HEAVIER, f"已告知的处罚为{kinds}{fine}。", (), OFFICER)


def double_fine(case: HasProposal) -> Gap | None:
    """行政处罚法 (2021) 第二十九条 – the same unlawful act is not fined twice. A warning, not a gate.

    Whether the facts overlap only the officer can say; the numbers of earlier fines of this party in this matter are named.
    """
    if not case.earlier_fines or PenaltyKind.FINE not in case.proposal.kinds:
        return None
    listed = "、".join(case.earlier_fines)
    return Gap(
        Code.DOUBLE_FINE, APL.article(29, gist="对同一个违法行为，不得给予两次以上罚款"),
        f"该当事人同一事项已有罚款决定：{listed}，请核对是否同一违法行为。", case.earlier_fines, OFFICER,
    )  # fmt: skip


def simple_limit(case: SpotCaseFacts) -> int:
    """The highest fine in fen that may be decided on the spot against this party on the day."""
    citizen = case.party_kind is PartyKind.NATURAL_PERSON or (
        case.party_kind is PartyKind.SOLE_TRADER and case.sole_trader_is_citizen
    )
    return fine_limit(case.on, citizen=citizen)


def fine_limit(on: date, *, citizen: bool) -> int:
    """The limit in force on the day, in fen."""
    return (SIMPLE_FINE_CITIZEN if citizen else SIMPLE_FINE_ORGANISATION).value_on(on)


def heavier(proposal: Proposal, told: Proposal) -> bool:
    """Whether a penalty is heavier than what was told: a higher fine, more confiscated, or a kind added to it."""
    if (proposal.fine_fen or 0) > (told.fine_fen or 0) or (proposal.confiscated_fen or 0) > (told.confiscated_fen or 0):
        return True
    added = set(proposal.kinds) - set(told.kinds)
    warned_instead = added == {PenaltyKind.WARNING} and PenaltyKind.FINE in set(told.kinds) - set(proposal.kinds)
    return bool(added) and not warned_instead
