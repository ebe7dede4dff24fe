"""How far a case has come (办案进度): read from its own events in their order, so that no status is ever stored.

Pure. Only what later acts ask about is kept; the summary's stage is for readers and lists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from api.remedies.facts import UNDOING
from api.vocabulary import ReviewOutcome, TimelineEventKind

K = TimelineEventKind


@dataclass(frozen=True, slots=True)
class Verified:
    """What the verification of a clue found (立案条件): the first three of the four conditions; the fourth is a rule."""

    evidence_found: bool
    punishable: bool
    competent: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """A case of the general procedure on the way. Every day is a Shanghai day, None where it has not come to pass.

    ``ended`` is the event that ended the case without a decision. ``suspended_on`` is None again after the resumption,
    ``investigation_closed_on`` after a review that asked for more investigation.
    """

    registered_on: date | None = None
    extended_on: date | None = None
    verified: Verified | None = None
    filed_on: date | None = None
    first_act_on: date | None = None
    suspended_on: date | None = None
    investigation_closed_on: date | None = None
    decided_on: date | None = None
    revoked_on: date | None = None
    closed_on: date | None = None
    ended: TimelineEventKind | None = None

    @property
    def over(self) -> bool:
        """Whether nothing is done in the case any more."""
        return self.ended is not None or self.closed_on is not None

    @property
    def verifying(self) -> bool:
        """Registered, and neither filed nor refused."""
        return self.filed_on is None and self.ended is None

    @property
    def investigating(self) -> bool:
        """Filed, and the investigation neither suspended nor closed nor the case ended."""
        open_ = self.investigation_closed_on is None and self.suspended_on is None and not self.over
        return self.filed_on is not None and open_


@dataclass(frozen=True, slots=True)
class Happened:
    """One event as the progress reads it: its kind, its Shanghai day, its particulars."""

    kind: TimelineEventKind
    on: date
    particulars: Mapping[str, Any]


def progress_of(events: Iterable[Happened]) -> Progress:
    """The progress that these events, the earliest first, add up to."""
    progress = Progress()
    for event in events:
        progress = _after(progress, event)
    return progress


def _after(progress: Progress, event: Happened) -> Progress:
    match event.kind:
        case K.CLUE_REGISTERED:
            return replace(progress, registered_on=event.on)
        case K.VERIFICATION_EXTENDED:
            return replace(progress, extended_on=event.on)
        case K.CLUE_VERIFIED:
            return replace(progress, verified=_verified(event.particulars))
        case K.CASE_FILED:
            return replace(progress, filed_on=event.on)
        case K.CREDENTIAL_SHOWN | K.INQUIRY | K.SITE_INSPECTED if progress.filed_on and not progress.first_act_on:
            return replace(progress, first_act_on=event.on)
        case K.INVESTIGATION_SUSPENDED:
            return replace(progress, suspended_on=event.on)
        case K.INVESTIGATION_RESUMED:
            return replace(progress, suspended_on=None)
        case K.INVESTIGATION_CLOSED:
            return replace(progress, investigation_closed_on=event.on)
        case K.REVIEW_OPINION if event.particulars.get("outcome") == ReviewOutcome.SUPPLEMENT:
            return replace(progress, investigation_closed_on=None)
        case K.DECISION_MADE | K.DISCHARGED:
            return replace(progress, decided_on=event.on, revoked_on=None)
        case K.DECISION_REVOKED:
            return replace(progress, decided_on=None, revoked_on=event.on)
        case K.REMEDY_RESULT if _undone(event.particulars):
            return replace(progress, decided_on=None, revoked_on=event.on, closed_on=None)
        case K.CASE_CLOSED:
            return replace(progress, closed_on=event.on)
        case K.FILING_REFUSED | K.CASE_TRANSFERRED | K.FILING_CANCELLED:
            return replace(progress, ended=event.kind)
    return progress


def _undone(particulars: Mapping[str, Any]) -> bool:
    """Whether a remedy's result took the decision away (行政复议法 第六十四条), as a revocation of the organ's own does."""
    return particulars.get("result") in {result.value for result in UNDOING}


def _verified(particulars: Mapping[str, Any]) -> Verified:
    """What a verification kept; an imported one, which kept nothing, had found the conditions met."""
    found = (particulars.get(name, True) for name in ("evidenceFound", "punishable", "competent"))
    return Verified(*(bool(each) for each in found))
