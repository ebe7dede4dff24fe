"""What is asked before a proceeding starts and before its party is told (启动、告知的事实)."""

from dataclasses import dataclass

from api.proceedings.facts import ProceedingFacts, Started
from api.proceedings.models import NoticeKind
from api.registry.rules import Acting


@dataclass(frozen=True, slots=True)
class StartFacts:
    """A proceeding about to be started, and by whom."""

    acting: Acting
    started: Started
    open_already: bool = False


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """A notice about to be served, as its paper states it."""

    proceeding: ProceedingFacts
    kind: NoticeKind
    paper_amount_fen: int | None = None
    paper_number: str | None = None
