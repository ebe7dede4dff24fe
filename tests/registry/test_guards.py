"""The guard of an organ's rows: own staff by organ, supervisors by region, nobody else."""

from dataclasses import replace

import pytest

from api.access.guards import organ_guard, published_guard
from api.access.matrix import OWN_STAFF
from api.access.viewer import Viewer
from api.cases.models import Case, Party
from api.database import Database
from api.exchange.identifiers import world_id
from api.vocabulary import StaffRole
from tests.worlds.sample import ask, viewer

NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on StaffMember { name } } }"
CITY, COUNTY = f"staff_{world_id('st-19')}", f"staff_{world_id('st-22')}"


@pytest.mark.database
@pytest.mark.parametrize(
    ("region", "names"),
    [
        ("2199", ["元亦", "滕远山"]),
        ("219900", ["元亦", None]),
        ("219921", [None, "滕远山"]),
        ("219922", [None, None]),
        ("21992%", [None, None]),
    ],
)
async def test_a_supervisor_sees_the_region_and_what_lies_in_it(
    sample: Database, region: str, names: list[str | None]
) -> None:
    supervisor = replace(await viewer(sample, "st-12"), region_prefix=region)
    found = (await ask(sample, supervisor, NODES, ids=[CITY, COUNTY]))["nodes"]
    assert [node and node["name"] for node in found] == names


@pytest.mark.database
@pytest.mark.parametrize("role", StaffRole)
async def test_every_role_of_the_county_sees_the_county_or_nothing(sample: Database, role: StaffRole) -> None:
    """The same person, once in each role."""
    person = (await viewer(sample, "st-22")).actor
    assert person is not None
    holder = Viewer(replace(person, roles=frozenset({role})), region_prefix="219921")
    found = (await ask(sample, holder, NODES, ids=[CITY, COUNTY]))["nodes"]
    sees = role in OWN_STAFF or role is StaffRole.SUPERVISOR
    assert [node and node["name"] for node in found] == [None, "滕远山" if sees else None]


def test_a_table_without_an_organ_needs_a_condition_of_its_own() -> None:
    with pytest.raises(TypeError, match="party has no organ_id"):
        organ_guard(Party)
    assert set(organ_guard(Case)) == {role.value for role in (*OWN_STAFF, StaffRole.SUPERVISOR)}


def test_what_is_published_is_for_every_role() -> None:
    assert set(published_guard(lambda row, viewer: row.published)) == {role.value for role in StaffRole}
