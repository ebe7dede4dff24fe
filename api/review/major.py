"""Is a decision a major one? (重大执法决定) What of the catalogue fires, what the statute says itself, what was flagged by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.review.circumstances import MajorFacts
from api.review.conditions import MajorRule
from api.vocabulary import MajorTriggerKind


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a decision is a major one. ``version`` is that of the catalogue's entry, None where the statute itself says so."""

    code: str
    trigger: MajorTriggerKind
    description: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One entry of an organ's catalogue in force."""

    id: UUID
    code: str
    version: int
    trigger: MajorTriggerKind
    description: str
    effective_from: date
    rule: MajorRule

    def fires(self, facts: MajorFacts) -> bool:
        """Whether the decision is one that the entry describes."""
        return self.rule.fires(facts)


def major_reasons(facts: MajorFacts, catalogue: Iterable[CatalogueEntry]) -> tuple[Reason, ...]:
    """行政处罚法 (2021) 第五十八条第一款 – why this decision needs a legal review; empty where it does not.

    (1) the entries of the catalogue that fire; (2) a hearing was held – item 2 of the article, whatever the catalogue says;
    (3) what a leader or the head of the case unit flagged by hand.
    """
    fired = [Reason(e.code, e.trigger, e.description, e.version) for e in catalogue if e.fires(facts)]
    told = {reason.trigger for reason in fired}
    flagged = facts.flags | ({MajorTriggerKind.AFTER_HEARING} if facts.hearing_held else set())
    fired += [
        Reason(trigger.value, trigger, trigger.label)
        for trigger in MajorTriggerKind
        if trigger in flagged and trigger not in told
    ]
    return tuple(fired)
