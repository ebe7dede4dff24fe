"""The organs of the seeded world (虚构机关): three cities, twelve counties, sixty organs with their people and matters."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from api.access.models import PersonKind
from api.operation.copying import Ready, Sheet, rendered
from api.operation.seed.chance import Chance
from api.operation.seed.names import CITIES, PROVINCE, TRADES_OF_ORGANS, Trade, Wrong

BEFORE = datetime(2023, 1, 3, 1, tzinfo=UTC)
"""When the registry was filled: before the first case."""

SINCE, UNTIL, EXAMINED = date(2023, 11, 1), date(2028, 10, 31), date(2023, 10, 18)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts: as facts name them, and as COPY writes them alone in a list of actors."""

    id: UUID
    name: str
    snapshot: dict[str, Any]
    alone: Ready


@dataclass(frozen=True, slots=True)
class OrganAtWork:
    """An organ with whoever makes its cases. ``teams`` are pairs of officers of one unit; ``wrongs`` have their matter."""

    id: UUID
    name: str
    short: str
    region: str
    region_code: str
    city: str
    government: str
    court: str
    teams: tuple[tuple[UUID, Person, Person], ...]
    leader: Person
    clerk: Person
    archivist: Person
    reviewer: Person
    wrongs: tuple[tuple[UUID, Wrong], ...]
    licence: tuple[UUID, Trade]


@dataclass(slots=True)
class Registry:
    """The sheets of the registry, filled organ by organ."""

    chance: Chance
    organs: list[OrganAtWork] = field(default_factory=list)
    regions: Sheet = field(default_factory=lambda: Sheet("region", "id", "code", "name", "level", "parent_code"))
    bodies: Sheet = field(default_factory=lambda: Sheet(
        "organ", "id", "name", "abbreviation", "kind", "region_code", "uscc", "legal_status_basis", "address", "phone",
        "complaint_phone", "office_hours", "supervised_by", "reconsideration_body", "litigation_court", "payment", "settings",
    ))  # fmt: skip
    units: Sheet = field(default_factory=lambda: Sheet("unit", "id", "organ_id", "name", "kind"))
    officers: Sheet = field(default_factory=lambda: Sheet(
        "officer", "id", "name", "organ_id", "unit_id", "position", "categories", "area", "exam_passed_on", "exam_score",
        "uniform_required", "public",
    ))  # fmt: skip
    certificates: Sheet = field(default_factory=lambda: Sheet(
        "certificate", "id", "officer_id", "organ_id", "number", "kind", "issuer", "valid_from", "valid_to",
    ))  # fmt: skip
    staff: Sheet = field(default_factory=lambda: Sheet(
        "staff_member", "id", "name", "organ_id", "unit_id", "role", "extra_roles", "position", "principal",
    ))  # fmt: skip
    reviewers: Sheet = field(default_factory=lambda: Sheet(
        "reviewer", "id", "name", "organ_id", "unit_id", "position", "law_background", "first_review_year", "active",
    ))  # fmt: skip
    matters: Sheet = field(default_factory=lambda: Sheet(
        "matter", "id", "code", "name", "category", "organ_id", "unit_id", "catalogues", "subject", "duty", "authority", "basis",
        "fine_min_fen", "fine_max_fen", "status", "version", "effective_from", "published_on",
    ))  # fmt: skip
    accounts: Sheet = field(
        default_factory=lambda: Sheet("account", "id", "login", "person_kind", "person_id", "active")
    )

    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets in the order of their foreign keys."""
        return (
            self.regions, self.bodies, self.units, self.officers, self.certificates, self.staff, self.reviewers, self.matters,
            self.accounts,
        )  # fmt: skip


def build_registry(chance: Chance) -> Registry:
    """Every region with its government, its supervising body and its organs; logins read ``seed-290101-AMR-leader``."""
    registry = Registry(chance)
    code, name, _ = PROVINCE
    registry.regions.add(chance.key(BEFORE), code, name, "PROVINCE", None)
    _supervisor(registry, code, name, name)
    for number, (city, counties) in enumerate(CITIES.items(), start=1):
        city_code = f"29{number:02d}00"
        registry.regions.add(chance.key(BEFORE), city_code, city, "CITY", code)
        _organs(registry, city_code, city, city)
        for place, county in enumerate(counties, start=1):
            county_code = f"29{number:02d}{place:02d}"
            registry.regions.add(chance.key(BEFORE), county_code, county, "COUNTY", city_code)
            _organs(registry, county_code, county, city)
    return registry


def _organs(registry: Registry, code: str, region: str, city: str) -> None:
    supervisor = _supervisor(registry, code, region, city)
    for trade in TRADES_OF_ORGANS:
        registry.organs.append(_organ(registry, trade, code, region, city, supervisor))


def _supervisor(registry: Registry, code: str, region: str, city: str) -> UUID:
    """The supervising body of a region, with one supervisor who may log in."""
    chance = registry.chance
    body, person = chance.key(BEFORE), chance.key(BEFORE)
    registry.bodies.add(
        body, f"{region}司法局", None, "SUPERVISORY_BODY", code, None, None, chance.address(region), chance.phone(), None,
        None, None, None, None, None, {},
    )  # fmt: skip
    registry.staff.add(person, chance.person(), body, None, "SUPERVISOR", (), "执法监督科科长", False)
    registry.accounts.add(chance.key(BEFORE), f"seed-{code}-supervisor", PersonKind.STAFF.value, person, True)
    return body


def _organ(registry: Registry, trade: Trade, code: str, region: str, city: str, supervisor: UUID) -> OrganAtWork:
    chance, organ_id = registry.chance, registry.chance.key(BEFORE)
    name, short = f"{region}{trade.name}", f"{region[:2]}{trade.short}"
    government, court = f"{region}人民政府", f"{region}人民法院"
    registry.bodies.add(
        organ_id, name, short, "ADMIN_ORGAN", code, f"11{code}{chance.digits(9)}X", "本级人民政府“三定”规定（虚构）",
        chance.address(region), chance.phone(), "12345", "工作日 8:30—17:00", supervisor, government, court,
        {"bank": f"{city}商业银行（虚构）", "account": chance.digits(18)}, {},
    )  # fmt: skip
    handling = [chance.key(BEFORE), chance.key(BEFORE)]
    law_unit = chance.key(BEFORE)
    for unit, title in zip(handling, ("综合执法一队", "综合执法二队"), strict=True):
        registry.units.add(unit, organ_id, title, "CASE_HANDLING")
    registry.units.add(law_unit, organ_id, "法规科", "REVIEW")
    login = f"seed-{code}-{trade.code}"
    teams = []
    for place, unit in enumerate(handling):
        for pair in range(3):
            numbers = (place * 6 + pair * 2 + 1, place * 6 + pair * 2 + 2)
            first, second = (_officer(registry, organ_id, unit, region, code, trade, number) for number in numbers)
            teams.append((unit, first, second))
    leader = _member(registry, organ_id, None, "ORGAN_LEADER", "局长", f"{login}-leader")
    clerk = _member(registry, organ_id, None, "DISCLOSURE_EDITOR", "公示专员", f"{login}-editor")
    archivist = _member(registry, organ_id, None, "ARCHIVIST", "档案员", f"{login}-archivist")
    reviewer = _reviewer(registry, organ_id, law_unit, f"{login}-reviewer")
    wrongs = tuple(
        (_matter(registry, f"{code}-{trade.code}-CF-{number:03d}", name, organ_id, handling[0], wrong), wrong)
        for number, wrong in enumerate(trade.wrongs, start=1)
    )
    licence = _licence(registry, f"{code}-{trade.code}-XK-001", name, organ_id, handling[0], trade)
    return OrganAtWork(
        organ_id, name, short, region, code, city, government, court, tuple(teams), leader, clerk, archivist, reviewer,
        wrongs, (licence, trade),
    )  # fmt: skip


def _officer(
    registry: Registry, organ_id: UUID, unit_id: UUID, region: str, code: str, trade: Trade, number: int
) -> Person:
    chance, officer_id = registry.chance, registry.chance.key(BEFORE)
    name, certificate = chance.person(), f"{code}{trade.code}{number:03d}"
    registry.officers.add(
        officer_id, name, organ_id, unit_id, "一级行政执法员", ("PENALTY", "INSPECTION", "LICENCE"), region, EXAMINED,
        chance.number(70, 99), True, True,
    )  # fmt: skip
    registry.certificates.add(
        chance.key(BEFORE),
        officer_id,
        organ_id,
        certificate,
        "ENFORCEMENT",
        f"{PROVINCE[1]}人民政府（虚构）",
        SINCE,
        UNTIL,
    )
    login = f"seed-{code}-{trade.code}-{number:02d}"
    registry.accounts.add(chance.key(BEFORE), login, PersonKind.OFFICER.value, officer_id, True)
    return _person(officer_id, PersonKind.OFFICER, name, "一级行政执法员", certificate)


def _member(registry: Registry, organ_id: UUID, unit_id: UUID | None, role: str, position: str, login: str) -> Person:
    chance, member_id = registry.chance, registry.chance.key(BEFORE)
    name = chance.person()
    registry.staff.add(member_id, name, organ_id, unit_id, role, (), position, role == "ORGAN_LEADER")
    registry.accounts.add(chance.key(BEFORE), login, PersonKind.STAFF.value, member_id, True)
    return _person(member_id, PersonKind.STAFF, name, position, None)


def _reviewer(registry: Registry, organ_id: UUID, unit_id: UUID, login: str) -> Person:
    chance, reviewer_id = registry.chance, registry.chance.key(BEFORE)
    name = chance.person()
    registry.reviewers.add(reviewer_id, name, organ_id, unit_id, "法规科科员", True, 2018, True)
    registry.accounts.add(chance.key(BEFORE), login, PersonKind.REVIEWER.value, reviewer_id, True)
    return _person(reviewer_id, PersonKind.REVIEWER, name, "法规科科员", None)


def _matter(registry: Registry, code: str, organ: str, organ_id: UUID, unit_id: UUID, wrong: Wrong) -> UUID:
    matter_id = registry.chance.key(BEFORE)
    registry.matters.add(
        matter_id, code, f"对{wrong.name}的处罚", "PENALTY", organ_id, unit_id, ("ENFORCEMENT_MATTERS",),
        {"organName": organ, "kind": "ADMIN_ORGAN"}, "监督检查和处罚", "调查、决定、执行",
        [provision(wrong.violated), provision(wrong.applied)], wrong.least * 100, wrong.most * 100, "PUBLISHED", 1, SINCE, SINCE,
    )  # fmt: skip
    return matter_id


def _licence(registry: Registry, code: str, organ: str, organ_id: UUID, unit_id: UUID, trade: Trade) -> UUID:
    matter_id = registry.chance.key(BEFORE)
    registry.matters.add(
        matter_id, code, trade.licence, "LICENCE", organ_id, unit_id, ("ENFORCEMENT_MATTERS", "SERVICE_GUIDE"),
        {"organName": organ, "kind": "ADMIN_ORGAN"}, "受理、审查和决定", "受理、现场核查、决定、颁证",
        [provision(trade.licence_basis)], None, None, "PUBLISHED", 1, SINCE, SINCE,
    )  # fmt: skip
    return matter_id


def provision(cited: tuple[str, str]) -> dict[str, str]:
    """A law and its article as cases keep them."""
    return {"law": cited[0], "article": cited[1]}


def _person(key: UUID, kind: PersonKind, name: str, position: str, certificate: str | None) -> Person:
    snapshot = {
        "id": str(key), "kind": kind.value, "name": name, "position": position, "certificateNumber": certificate,
    }  # fmt: skip
    return Person(key, name, snapshot, rendered([snapshot]))
