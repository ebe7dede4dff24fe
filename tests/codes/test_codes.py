"""Every agreed code is met over HTTP, each refusal a whole answer; what has no room yet is named, and nothing else."""

import pytest

from tests.codes.cases import CITY, COUNTY, REGISTRY
from tests.codes.catalogue import AGREED
from tests.codes.office import Office

NO_ROOM_YET = {
    "SECRECY_BLOCKED": "公示",
    "REDACTION_REQUIRED": "公示",
    "POST_DISCLOSURE_ENTRY_MISSING": "公示",
    "EARLY_STOP_NOT_ALLOWED": "公示",
    "CORRECTION_OVERDUE": "公示",
    "THIRD_PARTY_CONSENT_REQUIRED": "公示",
    "ANNUAL_REPORT_OVERDUE": "统计年报",
    "ACCESS_NOT_APPROVED": "音像记录调阅",
    "OBJECT_LOCKED": "归档与音像资料保管",
    "REMOVAL_NOT_ALLOWED": "音像资料移除",
}
"""Agreed codes whose room is not built: what it is called."""


@pytest.mark.database
@pytest.mark.parametrize("code", sorted(COUNTY))
async def test_met_in_the_county(county: Office, code: str) -> None:
    assert code in await COUNTY[code](county)


@pytest.mark.database
@pytest.mark.parametrize("code", sorted(REGISTRY))
async def test_met_at_the_window(registry: Office, code: str) -> None:
    assert code in await REGISTRY[code](registry)


@pytest.mark.database
@pytest.mark.parametrize("code", sorted(CITY))
async def test_met_in_the_city(city: Office, code: str) -> None:
    assert code in await CITY[code](city)


def test_every_agreed_code_is_met_or_has_no_room_yet() -> None:
    met = set(COUNTY) | set(REGISTRY) | set(CITY)
    assert AGREED - met == set(NO_ROOM_YET)
