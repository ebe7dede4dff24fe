"""The licence from the application to the certificate, across National Day, through the API, with a real worker."""

import pytest

from api.composition import Assembly
from api.demonstration.licence_case import play
from api.demonstration.story import entry
from tests.worlds.told import (
    played,
    the_decision_is_valid,
    the_events_are_the_samples,
    the_limits_are_the_samples,
    the_numbers_are_the_samples,
)

pytestmark = pytest.mark.database

SAMPLE = entry("cases", "cases", "case-3")


async def test_the_case_is_what_the_sample_says(deployment_before: Assembly) -> None:
    async with played(deployment_before, play) as told:
        case = told.case
        the_events_are_the_samples(case, SAMPLE, besides={"EVIDENCE_COLLECTED"})
        the_limits_are_the_samples(case["deadlines"], SAMPLE, {}, unmet={"许可公示"})
        the_numbers_are_the_samples(case["documents"], SAMPLE)
        assert (case["stage"], case["number"]) == ("ISSUED", SAMPLE["caseNumber"])
        decision = SAMPLE["decision"]
        assert case["decisions"] == [{"number": decision["number"], "fineFen": None, "madeOn": decision["madeOn"]}]
        await the_decision_is_valid(told, decision["number"], "澜川市槐荫里餐饮服务有限公司", decision["licenceNumber"])
