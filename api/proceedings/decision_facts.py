"""What is asked before a decision is made (决定的事实): what its paper states, and the review of a major one."""

from dataclasses import dataclass
from datetime import date

from api.proceedings.assessment import AssessedPart, Goods
from api.proceedings.facts import ProceedingFacts
from api.review.examined import PaperReview


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision about to be made: what its paper states, and whether it is a major one.

    ``parts`` are the assessment as decided. ``major`` are the reasons that make it a major decision. ``immediate_reason``
    says why the demand's term is not waited for (行政强制法 第三十七条第三款). ``demand_number`` is what the paper cites.
    """

    proceeding: ProceedingFacts
    parts: tuple[AssessedPart, ...] = ()
    paper_amount_fen: int | None = None
    paper_goods: tuple[Goods, ...] = ()
    paper_order: str = ""
    paper_compensation: str = ""
    term: tuple[date, date] | None = None
    pay_by: date | None = None
    demand_number: str | None = None
    told_number: str | None = None
    immediate_reason: str = ""
    major: tuple[str, ...] = ()
    review: PaperReview | None = None
