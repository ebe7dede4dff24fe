"""Where on the paper somebody signs: beside their own name."""

import pytest

from api.law.codes import Code
from api.law.gates import Gap
from api.papers.places import Paper, officers_printed, place_of
from documents.forms import form

SPOT = {step.role: step for step in form("SPOT_PENALTY_DECISION").plan}
RECEIPT = {step.role: step for step in form("SERVICE_RECEIPT").plan}
PLACES = ("seal_organ", "sig_officer_1", "sig_officer_2", "sig_party")
PRINTED = (("宫一鸣", "21992101001"), ("柏雪", "21992101002"))


@pytest.mark.parametrize(
    ("why", "name", "number", "signed", "place"),
    [
        ("the first printed signs at the first place", "宫一鸣", "21992101001", (), "sig_officer_1"),
        ("the second at the second, also if first to sign", "柏雪", "21992101002", (), "sig_officer_2"),
        ("of two officers of one name the number tells", "宫一鸣", "21992101002", (), "sig_officer_2"),
        ("whoever is not printed has no place", "桑田", "21992101004", (), None),
        ("a number that was renewed since is no longer the one printed", "宫一鸣", "21992109999", (), None),
        ("a place is signed once", "宫一鸣", "21992101001", ("sig_officer_1",), None),
    ],
)
def test_officers(why: str, name: str, number: str, signed: tuple[str, ...], place: str | None) -> None:
    found = place_of(SPOT["OFFICER"], Paper(PLACES, signed, PRINTED), name=name, number=number)
    assert (found if isinstance(found, str) else None) == place, why
    assert place or (isinstance(found, Gap) and found.code is Code.SIGNER_NOT_IN_PLAN)


def test_without_printed_numbers_the_name_must_do() -> None:
    paper = Paper(PLACES, (), (("宫一鸣", None), ("柏雪", None)))
    assert place_of(SPOT["OFFICER"], paper, name="柏雪", number="21992101002") == "sig_officer_2"


def test_a_form_that_prints_nobody_gives_its_places_in_order() -> None:
    places = [f"sig_officer_{n}" for n in (10, 2, 1)]
    assert place_of(SPOT["OFFICER"], Paper(places, ()), name="桑田") == "sig_officer_1"
    assert place_of(SPOT["OFFICER"], Paper(places, ("sig_officer_1",)), name="桑田") == "sig_officer_2"
    assert place_of(SPOT["OFFICER"], Paper(places, ("sig_officer_1", "sig_officer_2")), name="x") == "sig_officer_10"


def test_a_place_that_the_paper_does_not_have() -> None:
    """Two officers hand the paper over: the line for a clerk is not printed."""
    with_clerk, without = Paper(("sig_clerk",), ()), Paper(("sig_officer_1",), ())
    assert place_of(RECEIPT["CLERK"], with_clerk, name="x") == "sig_clerk"
    assert isinstance(place_of(RECEIPT["CLERK"], without, name="x"), Gap)
    assert place_of(SPOT["ORGAN"], Paper(PLACES, ()), name="章") == "seal_organ"
    assert isinstance(place_of(SPOT["ORGAN"], Paper((), ()), name="章"), Gap)


def test_officers_printed() -> None:
    assert officers_printed({"officers": [{"name": "宫一鸣", "no": "1"}, {"name": "柏雪"}]}) == (
        ("宫一鸣", "1"),
        ("柏雪", None),
    )
    assert officers_printed({"servers": [{"name": "柏雪", "no": "2"}]}) == (("柏雪", "2"),)
    assert officers_printed({"party": {}}) == ()
