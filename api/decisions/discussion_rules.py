"""May the leaders discuss it, and who are they? (集体讨论的条件) 行政处罚法 第五十七条第二款."""

from dataclasses import dataclass
from uuid import UUID

from api.decisions.general_facts import GeneralCaseFacts
from api.decisions.general_rules import (
    case_filed,
    confiscation_has_its_value,
    deciders_did_not_investigate,
    fine_within_band,
    investigation_closed,
    not_decided,
)
from api.decisions.hearing_rules import TOGETHER
from api.decisions.limits import fine_in_statutory_range, proposal_is_whole
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.vocabulary import StaffRole

LEADER = (StaffRole.ORGAN_LEADER,)
FEWEST = 2
"""Together (集体) is more than one; how many leaders it takes is left to the organ's own rules."""


@dataclass(frozen=True, slots=True)
class DiscussionFacts:
    """A discussion about to be recorded: who chaired, who took part, which of them lead the organ."""

    chair_id: UUID
    attendee_ids: tuple[UUID, ...]
    leader_ids: frozenset[UUID]


def leaders_together(discussion: DiscussionFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十七条第二款 – the leaders of the organ discuss, each once, and no fewer than two of them."""
    if len(set(discussion.attendee_ids)) < len(discussion.attendee_ids):
        return Gap(Code.VALIDATION, TOGETHER, "参加讨论的人员不得重复。")
    if len(discussion.leader_ids) >= FEWEST:
        return None
    return Gap(
        Code.COLLECTIVE_DISCUSSION_REQUIRED, TOGETHER, "应当由两名以上机关负责人讨论。", ("其他机关负责人",), LEADER
    )


def chaired_by_a_leader(discussion: DiscussionFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十七条第二款 – one of the leaders who take part chairs."""
    if discussion.chair_id in discussion.leader_ids:
        return None
    return Gap(
        Code.VALIDATION, TOGETHER, "主持人（chairId）应当是参加讨论的机关负责人。", ("主持讨论的机关负责人",), LEADER
    )


MAY_DISCUSS: Gates[GeneralCaseFacts] = (
    case_filed,
    investigation_closed,
    not_decided,
    proposal_is_whole,
    confiscation_has_its_value,
    fine_in_statutory_range,
    fine_within_band,
    deciders_did_not_investigate,
)
DISCUSSED_TOGETHER: Gates[DiscussionFacts] = (leaders_together, chaired_by_a_leader)
