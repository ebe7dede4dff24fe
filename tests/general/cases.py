"""Facts of general cases for the tables: the warehouse of spring 2026, with one thing changed at a time."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from api.cases.progress import Progress, Verified
from api.cases.recusal_rules import Duty, Standing
from api.cases.rules import CaseFacts
from api.decisions.facts import Band, FineRange, Proposal
from api.decisions.general_facts import Defence, Discussed, GeneralCaseFacts, HearingAsked, Told
from api.decisions.models import StatementOutcome
from api.registry.rules import Acting
from api.review.facts import ReviewStanding
from api.review.major import Reason
from api.review.proposal import ReviewedProposal
from api.vocabulary import EnforcementCategory, MajorTriggerKind, PartyKind, PenaltyKind
from tests.decisions.cases import BAI, GONG, MATTER, NAMES, ORGAN
from tests.worlds.county import instant

FINE, WARNING = PenaltyKind.FINE, PenaltyKind.WARNING
BANDS = (
    Band("从轻", 3_000_000, 11_100_000),
    Band("一般", 11_100_000, 21_900_000),
    Band("从重", 21_900_000, 30_000_000),
)
RANGE = FineRange(3_000_000, 30_000_000, BANDS)
HEARD, WAIVED = StatementOutcome.HEARD, StatementOutcome.WAIVED
RIGHTS = Reason("md-1", MajorTriggerKind.MAJOR_RIGHTS, "对法人处以十万元以上罚款", 1)
HOST = uuid5(NAMES, "host")


def day(text: str) -> date:
    """A day of 2026: "05-26"."""
    return date.fromisoformat(f"2026-{text}")


def fine(yuan: float, band: str | None = "从轻", **changes: Any) -> Proposal:
    """A fine in a band."""
    return Proposal((FINE,), round(yuan * 100), band, **changes)


def acting(on: date, *officers: Any) -> Acting:
    """The two officers of the case."""
    return Acting(officers or (GONG, BAI), ORGAN, EnforcementCategory.PENALTY, on, "望岭县")


def progress(**changes: Any) -> Progress:
    """Registered in March, filed in April, asked, investigation closed in May."""
    whole = Progress(
        registered_on=day("03-31"), verified=Verified(True, True, True), filed_on=day("04-03"), first_act_on=day("04-08"),
        investigation_closed_on=day("05-08"),
    )  # fmt: skip
    return replace(whole, **changes)


def way(on: str = "04-10", **changes: Any) -> CaseFacts:
    """The case while it is investigated."""
    moved = {name: changes.pop(name) for name in list(changes) if name in Progress.__dataclass_fields__}
    here = progress(**{"investigation_closed_on": None, **moved})
    return replace(CaseFacts(on=day(on), progress=here, acting=acting(day(on)), approver_signed=True), **changes)


def clue(on: str = "04-02", **changes: Any) -> CaseFacts:
    """The case before it is filed, verified."""
    return way(on, **{"filed_on": None, "first_act_on": None, **changes})


def told(proposal: Proposal | None = None, *, hearing: bool = False, received: str = "05-26") -> Told:
    """A notice of 26 May: five working days end on 2 June."""
    until = day("06-02")
    return Told(
        proposal or fine(50_000), instant(f"{received} 10:20"), day(received), until, until if hearing else None
    )


def defence(at: str = "05-28 14:00", outcome: StatementOutcome = HEARD, *, rechecked: bool = True) -> Defence:
    """A statement of the party."""
    return Defence(uuid4(), outcome, instant(at), rechecked)


def standing(proposal: Proposal | None = None, *reasons: Reason, **changes: Any) -> ReviewStanding:
    """The proposal against its reviews: by default nothing major."""
    given = proposal or fine(50_000)
    reviewed = ReviewedProposal(given.kinds, given.fine_fen, given.confiscated_fen)
    return replace(ReviewStanding(proposal=reviewed, reasons=reasons), **changes)


def case(on: str = "06-03", **changes: Any) -> GeneralCaseFacts:
    """The warehouse on 3 June: 50 000 yuan were told, the period is over."""
    facts = GeneralCaseFacts(
        acting=acting(day(on)), progress=progress(), matter=MATTER, party_kind=PartyKind.LEGAL_PERSON, proposal=fine(50_000),
        fine_range=RANGE, review=standing(), told=told(),
    )  # fmt: skip
    return replace(facts, **changes)


def large(on: str = "06-25", **changes: Any) -> GeneralCaseFacts:
    """130 000 yuan: a hearing was offered and asked for in time."""
    given = fine(130_000, "一般")
    facts = case(
        on, proposal=given, told=told(given, hearing=True), hearing_grounds=("较大数额罚款",),
        hearing=HearingAsked(day("05-29"), held_on=day("06-16")), review=standing(given),
    )  # fmt: skip
    return replace(facts, **changes)


def recusal(target: UUID = GONG.officer_id, granted: bool | None = None, name: str = "宫一鸣") -> Standing:
    """A request that somebody step back."""
    return Standing(uuid4(), target, name, granted)


def duty(person: UUID = HOST, *standings: Standing) -> Duty:
    """Somebody about to take a duty in the officers' case."""
    return Duty(person, "麦青", "听证主持人", frozenset({GONG.officer_id, BAI.officer_id}), standings)


def talked(proposal: Proposal, at: str = "07-01 16:00") -> Discussed:
    """A discussion."""
    return Discussed(proposal, instant(at))
