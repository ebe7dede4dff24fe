"""The general case (普通程序案件):澜川市云杉冷链物流有限公司, played at the sample's own legal times, chapter by chapter.

An act that takes its time is entered under the hour at which it began, when the paper that records it is signed.
"""

from collections.abc import Callable

from api.demonstration.general_decision import decide, discuss, finish, hear, tell
from api.demonstration.general_investigation import investigate
from api.demonstration.general_review import review_after_hearing, review_before_notice
from api.demonstration.general_visit import ZHOU, inspect
from api.demonstration.player import Player
from api.demonstration.story import Story, entry, ids

CASE_NUMBER = "澜市监立〔2026〕21号"
DECISION_NUMBER = "澜市监罚〔2026〕19号"
(PARTY,) = ids("party", "p-01")
AGENTS = ("p-02", "p-03")
"""The party's legal representative and its agent, who sign for it."""


async def play(player: Player, on_step: Callable[[str], None] = lambda _: None) -> str:
    """Play the case from the plan of the visit to its closing; returns the case's id. Needs a world without its history."""
    story = the_story(player, on_step)
    visit = await inspect(story)
    case = await investigate(story, visit)
    await review_before_notice(story, case)
    await tell(story, case)
    await hear(story, case)
    await review_after_hearing(story, case)
    await discuss(story, case)
    await decide(story, case)
    await finish(story, case)
    return case


def the_story(player: Player, on_step: Callable[[str], None]) -> Story:
    """The papers and the evidence of the case and of its visit."""
    both = (entry("inspections", "inspectionTasks", "it-1")["visits"][0], entry("cases", "cases", "case-1"))
    papers = {paper["id"]: paper for dossier in both for paper in dossier["documents"]}
    evidence = {item["id"]: item for dossier in both for item in dossier["evidence"]}
    return Story(player, papers, ZHOU, PARTY, on_step, AGENTS, evidence)
