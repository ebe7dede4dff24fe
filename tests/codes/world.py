"""One county in which every code can be met: penalties, measures, levies and executions, seals, and a login for everybody."""

from datetime import date

from sqlmodel import col, select, update

from api.access.models import Account, PersonKind
from api.database import Database
from api.registry.models import Officer, Seal, StaffMember
from api.vocabulary import SignMethod, StaffRole
from tests.worlds.county import of
from tests.worlds.general import build_general_county
from tests.worlds.proceedings import CATEGORIES, proceeding_matters

PEOPLE = (
    "o-07", "o-08", "o-09", "o-10", "o-11", "o-13", "st-01", "st-03", "st-05", "st-09", "st-15", "st-22", "st-30", "st-40", "st-41",
)  # fmt: skip
"""Who can log in, by the names of the county."""


async def build_whole_county(database: Database) -> None:
    """The county of the general procedure, whose officers o-08 and o-09 may do everything, with an administrator (st-40)
    and a head of the review (st-41)."""
    await build_general_county(database)
    async with database.write() as tx:
        tx.add_all(proceeding_matters())
        tx.add(StaffMember(
            id=of("st-40"), name="管理员", organ_id=of("wl-amr"), unit_id=None, role=StaffRole.ORGAN_ADMIN, position="管理员",
        ))  # fmt: skip
        tx.add(StaffMember(
            id=of("st-41"), name="法制机构负责人", organ_id=of("wl-amr"), unit_id=None, role=StaffRole.REVIEW_HEAD,
            position="法制机构负责人",
        ))  # fmt: skip
        tx.add_all([
            _seal("seal-organ", date(2023, 12, 1), date(2028, 11, 30)),
            _seal("seal-old", date(2020, 1, 1), date(2025, 12, 31)),
        ])  # fmt: skip
        await tx.flush()
        both = col(Officer.id).in_([of("o-08"), of("o-09")])
        await tx.execute(update(Officer).where(both).values(categories=CATEGORIES))
        await tx.execute(update(Officer).values(key_ref="o"))
        await tx.execute(update(StaffMember).values(key_ref="st"))
        found = set((await tx.execute(select(Officer.id))).scalars()) | set(
            (await tx.execute(select(StaffMember.id))).scalars()
        )
        tx.add_all([
            Account(login=name, person_kind=_kind(name), person_id=of(name)) for name in PEOPLE if of(name) in found
        ])  # fmt: skip


def _kind(name: str) -> PersonKind:
    return PersonKind.OFFICER if name.startswith("o-") else PersonKind.STAFF


def _seal(name: str, since: date, until: date) -> Seal:
    return Seal(
        id=of(name), organ_id=of("wl-amr"), name=name, method=SignMethod.ORGAN_SEAL, certificate_subject="CN=望岭",
        valid_from=since, valid_to=until, key_ref="seal-organ",
    )  # fmt: skip
