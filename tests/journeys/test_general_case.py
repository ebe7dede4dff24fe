"""The general case from the plan of the visit to its closing, through the API, with a real worker."""

import pytest

from api.composition import Assembly
from api.demonstration.general_case import DECISION_NUMBER, play
from api.demonstration.story import entry
from tests.worlds.told import (
    Telling,
    played,
    the_decision_is_valid,
    the_events_are_the_samples,
    the_limits_are_the_samples,
    the_numbers_are_the_samples,
)

pytestmark = pytest.mark.database

SAMPLE = entry("cases", "cases", "case-1")
VISIT = entry("inspections", "inspectionTasks", "it-1")["visits"][0]
CALLED = {"查封期限": "查封扣押期限"}
BESIDES = {"EVIDENCE_COLLECTED", "REVIEW_ASSIGNED", "COUNSEL_ASKED", "COUNSEL_ANSWERED"}
"""What we write down and the sample tells within another event."""
WITHIN = frozenset({"ev-019"})
"""Whoever is asked is told of rights and duties in the record of the inquiry, which they sign."""


async def test_the_case_is_what_the_sample_says(deployment_before: Assembly) -> None:
    """One long journey, looked at from every side: playing it takes longer than asking."""
    async with played(deployment_before, play) as told:
        case = told.case
        the_events_are_the_samples(case, SAMPLE, VISIT, besides=BESIDES, within=WITHIN)
        limits = [*case["deadlines"], *case["originVisit"]["deadlines"]]
        the_limits_are_the_samples(limits, SAMPLE, CALLED, unmet={"处罚公示"})
        the_numbers_are_the_samples(case["documents"], SAMPLE, VISIT)
        the_end_is_the_samples(case)
        the_reviews_are_the_samples(case)
        who_was_asked_signed(case)
        await the_decision_is_valid(told, DECISION_NUMBER, "澜川市云杉冷链物流有限公司", "人民币壹拾万元整")


def the_end_is_the_samples(case: Telling) -> None:
    assert (case["stage"], case["number"], case["closedOn"]) == ("CLOSED", SAMPLE["caseNumber"], "2026-07-20")
    assert (case["fineFen"], case["paidFen"]) == (10_000_000, 10_000_000)
    assert case["decisions"] == [{"number": DECISION_NUMBER, "fineFen": 10_000_000, "madeOn": "2026-07-02"}]


def the_reviews_are_the_samples(case: Telling) -> None:
    rounds = {(r["timing"], r["round"]): (r["status"], r["proposal"]["fineFen"]) for r in case["reviews"]}
    wanted = [entry("reviews", "reviews", f"rw-{number}") for number in (1, 2, 3, 4)]
    assert rounds == {(r["timing"], r["round"]): (r["status"], r["proposal"]["fineFen"]) for r in wanted}


def who_was_asked_signed(case: Telling) -> None:
    """The laboratory's head signs the receipt of the letter that asked it, the recorder the minutes."""
    signed = {paper["title"]: [mark["signerName"] for mark in paper["signatures"]] for paper in case["documents"]}
    assert signed["送达回证（协助调查函）"] == ["隗工", "周砚秋", "赫远"]
    assert signed["案件集体讨论记录"][-1] == "葛云起"
