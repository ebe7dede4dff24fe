"""Fact rows beside the events of a seeded case (事实行): what was said, decided, served, filed, paid and closed."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from api.clocks import legal_day
from api.decisions.models import PaymentPurpose
from api.operation.seed.chance import Chance
from api.operation.seed.registry import Person
from api.operation.seed.sheets import CaseSheets

if TYPE_CHECKING:
    from api.operation.seed.cases import Proceeding

Fact = Callable[[CaseSheets, Chance, "Proceeding", UUID | None, tuple[Person, ...]], None]


def _statement(sheets: CaseSheets, chance: Chance, case: "Proceeding", _: UUID | None, by: tuple[Person, ...]) -> None:
    sheets.statements.add(
        chance.key(case.at),
        case.id,
        case.organ.id,
        "HEARD",
        case.party.speaker,
        "已知悉，当场改正",
        True,
        case.at,
        by[0].snapshot,
    )


def _waiver(sheets: CaseSheets, chance: Chance, case: "Proceeding", _: UUID | None, by: tuple[Person, ...]) -> None:
    sheets.statements.add(
        chance.key(case.at),
        case.id,
        case.organ.id,
        "WAIVED",
        case.party.speaker,
        "放弃陈述申辩",
        None,
        case.at,
        by[0].snapshot,
    )


def _decision(
    sheets: CaseSheets, chance: Chance, case: "Proceeding", paper: UUID | None, by: tuple[Person, ...]
) -> None:
    case.decision_id = chance.key(case.at)
    made_on, grants = legal_day(case.at), case.fine_fen is None
    sheets.decisions.add(
        case.decision_id, case.id, case.organ.id, paper, case.decision_number, made_on, case.at, () if grants else ("FINE",),
        case.fine_fen, None if grants else made_on + timedelta(days=15), True if grants else None,
        {"reconsiderationBody": case.organ.government, "reconsiderationFirst": False, "court": case.organ.court},
        tuple(officer.id for officer in case.officers), by[0].snapshot,
    )  # fmt: skip


def _service(sheets: CaseSheets, chance: Chance, case: "Proceeding", _: UUID | None, by: tuple[Person, ...]) -> None:
    sheets.services.add(
        chance.key(case.at), case.decision_document, case.organ.id, "DIRECT", case.at, case.party.id, case.party.speaker,
        tuple(officer.id for officer in case.officers), case.place, (),
    )  # fmt: skip


def _filing(sheets: CaseSheets, chance: Chance, case: "Proceeding", paper: UUID | None, by: tuple[Person, ...]) -> None:
    filed_on = legal_day(case.at)
    sheets.filings.add(chance.key(case.at), case.id, case.organ.id, paper, filed_on, case.at, by[0].snapshot)


def _payment(sheets: CaseSheets, chance: Chance, case: "Proceeding", _: UUID | None, by: tuple[Person, ...]) -> None:
    key = chance.key(case.at)
    sheets.payments.add(
        key,
        case.id,
        case.organ.id,
        case.decision_id,
        PaymentPurpose.FINE.value,
        case.fine_fen,
        0,
        case.at,
        f"YZ-{key.hex}",
        False,
        case.party.snapshot,
    )


def _closing(sheets: CaseSheets, chance: Chance, case: "Proceeding", _: UUID | None, by: tuple[Person, ...]) -> None:
    sheets.closings.add(
        chance.key(case.at),
        case.id,
        case.organ.id,
        "PERFORMED",
        "处罚决定履行完毕",
        legal_day(case.at),
        case.at,
        by[0].snapshot,
    )


FACTS: Mapping[str, Fact] = {
    "statement": _statement, "waiver": _waiver, "decision": _decision, "service": _service, "filing": _filing,
    "payment": _payment, "closing": _closing,
}  # fmt: skip
"""How each kind of fact is written."""
