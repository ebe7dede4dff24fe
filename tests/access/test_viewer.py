"""Who somebody is on a day: the roles of the office, and those lent for a time."""

from datetime import date
from uuid import UUID

import pytest

from api.access.models import Account, PersonKind
from api.access.viewer import region_prefix_of, viewer_of
from api.database import Database
from api.registry.models import Counsel, CounselOrgan, Delegation, Reviewer
from api.vocabulary import CounselKind, StaffRole
from tests.worlds.county import build_county, of

pytestmark = pytest.mark.database
R = StaffRole
FIRST, LAST = date(2026, 5, 6), date(2026, 5, 12)


@pytest.fixture
async def people(database: Database) -> Database:
    """The county, with accounts, a head who stands in for the leader, reviewers and counsel."""
    await build_county(database)
    async with database.write() as tx:
        for name, kind in (
            ("o-08", PersonKind.OFFICER), ("st-22", PersonKind.STAFF), ("rv-1", PersonKind.REVIEWER),
            ("rv-2", PersonKind.REVIEWER), ("co-1", PersonKind.COUNSEL), ("co-2", PersonKind.COUNSEL),
        ):  # fmt: skip
            tx.add(Account(id=of(f"account {name}"), login=name, person_kind=kind, person_id=of(name)))
        tx.add(Account(id=of("account gone"), login="gone", person_kind=PersonKind.STAFF, person_id=of("nobody")))
        closed = Account(id=of("account closed"), login="closed", person_kind=PersonKind.STAFF, person_id=of("st-09"))
        closed.active = False
        tx.add(closed)
        tx.add(Delegation(
            organ_id=of("wl-amr"), staff_id=of("st-22"), role=R.ORGAN_LEADER, valid_from=FIRST, valid_to=LAST,
        ))  # fmt: skip
        for name, active in (("rv-1", True), ("rv-2", False)):
            tx.add(Reviewer(
                id=of(name), name=name, organ_id=of("wl-amr"), unit_id=of("wl-amr-qh"), position="审核员",
                law_background=True, first_review_year=2020, active=active,
            ))  # fmt: skip
        for name in ("co-1", "co-2"):
            tx.add(Counsel(id=of(name), name=name, kind=CounselKind.PURCHASED_SERVICE, firm="某律师事务所"))
        await tx.flush()
        tx.add(CounselOrgan(counsel_id=of("co-1"), organ_id=of("wl-amr")))
    return database


async def roles(database: Database, name: str, on: date = FIRST) -> set[str] | None:
    """The roles of an account's person on a day, None if nobody may log in with it."""
    async with database.read() as session:
        viewer = await viewer_of(session, account(name), on)
    return set(viewer.roles) if viewer else None


def account(name: str) -> UUID:
    return of(f"account {name}")


@pytest.mark.parametrize(
    ("why", "on", "leads"),
    [
        ("the day before", date(2026, 5, 5), False),
        ("the first day", FIRST, True),
        ("the last day", LAST, True),
        ("the day after", date(2026, 5, 13), False),
    ],
)
async def test_a_role_is_lent_from_its_first_day_to_its_last(people: Database, why: str, on: date, leads: bool) -> None:
    assert await roles(people, "st-22", on) == {R.UNIT_HEAD.value} | ({R.ORGAN_LEADER.value} if leads else set()), why


@pytest.mark.parametrize(
    ("why", "name", "expected"),
    [
        ("an officer", "o-08", {R.OFFICER.value}),
        ("a reviewer", "rv-1", {R.REVIEWER.value}),
        ("a reviewer who no longer reviews", "rv-2", None),
        ("counsel of an organ", "co-1", {R.COUNSEL.value}),
        ("counsel whom no organ engages any more", "co-2", None),
        ("an account that was closed", "closed", None),
        ("an account whose person is nowhere", "gone", None),
        ("no account", "never", None),
    ],
)
async def test_who_may_log_in_as_what(people: Database, why: str, name: str, expected: set[str] | None) -> None:
    assert await roles(people, name) == expected, why


async def test_what_guards_compare_with(people: Database) -> None:
    async with people.read() as session:
        viewer = await viewer_of(session, account("st-22"), FIRST)
    assert viewer is not None
    assert viewer.parameters == {
        "person_id": of("st-22"), "organ_id": of("wl-amr"), "unit_id": of("wl-amr-qh"), "region_prefix": "219921",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "prefix"),
    [("210000", "21"), ("219900", "2199"), ("219921", "219921"), ("219920", "219920"), ("141000", "1410")],
)
def test_a_region_shares_its_prefix_with_its_sub_regions(code: str, prefix: str) -> None:
    assert region_prefix_of(code) == prefix
