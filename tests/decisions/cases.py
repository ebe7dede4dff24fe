"""Facts of simple cases for the tables: the county's shop of 9 May 2026, with one thing changed at a time."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from api.decisions.facts import Band, CredentialShown, Decided, FineRange, MatterStanding, Proposal, SpotCaseFacts
from api.decisions.models import StatementOutcome
from api.law.gates import Gap
from api.law.penalty_limits import SURCHARGE_RATE
from api.registry.rules import Acting, CertificateDays, OfficerStanding
from api.vocabulary import EnforcementCategory, MatterStatus, PartyKind, PenaltyKind

NAMES = UUID("6f0d7d5e-7a57-4a0e-9a5b-6f5ce9a4a002")
ORGAN, OTHER_ORGAN = uuid5(NAMES, "wl-amr"), uuid5(NAMES, "wl-ny")
SHOP = "望岭县青河镇集贸街12号"
MAY_9 = date(2026, 5, 9)
FINE, WARNING = PenaltyKind.FINE, PenaltyKind.WARNING
BANDS = (Band("从轻", 10_000, 100_000), Band("一般", 100_000, 200_000), Band("从重", 200_000, 300_000))


def officer(name: str, number: str, **changes: Any) -> OfficerStanding:
    certificate = CertificateDays(number, date(2023, 12, 1), date(2028, 11, 30))
    both = frozenset({EnforcementCategory.PENALTY, EnforcementCategory.INSPECTION})
    return replace(
        OfficerStanding(uuid5(NAMES, name), name, ORGAN, both, "望岭县青河镇", date(2023, 10, 18), (certificate,)),
        **changes,
    )


GONG = officer("宫一鸣", "21992101001")
BAI = officer("柏雪", "21992101002")
BOTH = frozenset({GONG.officer_id, BAI.officer_id})

MATTER = MatterStanding(
    "219921-AMR-CF-031", ORGAN, EnforcementCategory.PENALTY, MatterStatus.PUBLISHED, date(2026, 2, 11),
    published_on=date(2026, 2, 11),
)  # fmt: skip


def fine(yuan: float, **changes: Any) -> Proposal:
    return Proposal((FINE,), round(yuan * 100), **changes)


def acting(*officers: OfficerStanding, on: date = MAY_9, place: str = SHOP) -> Acting:
    return Acting(officers or (GONG, BAI), ORGAN, EnforcementCategory.PENALTY, on, "望岭县", place)


def shown(on: date = MAY_9, place: str | None = SHOP, by: frozenset[UUID] = BOTH) -> CredentialShown:
    return CredentialShown(on, place, by)


def case(**changes: Any) -> SpotCaseFacts:
    """The shop as it stands when 500 yuan were told and the party was heard."""
    facts = SpotCaseFacts(
        acting=acting(), shown=(shown(),), inspected_on=(MAY_9,), matter=MATTER, party_kind=PartyKind.LEGAL_PERSON,
        fine_range=FineRange(0, 500_000), proposal=fine(500), begun=True, told=fine(500), statement=StatementOutcome.HEARD,
    )  # fmt: skip
    return replace(facts, **changes)


def visit(**changes: Any) -> SpotCaseFacts:
    """The shop before anything was told."""
    return case(begun=False, told=None, statement=None, **changes)


def decision(yuan: float | None = 500, **changes: Any) -> Decided:
    """The decision of 9 May, handed over at once; payable until Monday 25 May."""
    fen = None if yuan is None else round(yuan * 100)
    made = Decided(
        "望市监当罚〔2026〕00043号", (WARNING,) if fen is None else (FINE,), fen, MAY_9, SURCHARGE_RATE.value_on(MAY_9),
        served_on=MAY_9, pay_by=None if fen is None else date(2026, 5, 25), filed=True,
    )  # fmt: skip
    return replace(made, **changes)


def code_of(gap: Gap | None) -> str | None:
    return gap.code.value if gap else None
