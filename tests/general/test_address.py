"""The address for service in a penalty case, over the schema: electronic service only with the party's consent (I25)."""

from typing import Any

import pytest

from api.database import Database
from tests.conftest import FixedLegalClock
from tests.decisions.test_mutations import Desk
from tests.worlds import general as play
from tests.worlds.county import of

pytestmark = pytest.mark.database


@pytest.fixture
def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county."""
    return Desk(county, legal_clock)


async def test_with_the_partys_consent_and_only_as_long_as_it_holds(desk: Desk) -> None:
    case_id, decision = await play.decided_small(desk.database)
    mail: dict[str, Any] = {
        "documentId": f"document_{decision}", "recipientId": f"party_{of('p-04')}", "method": "ELECTRONIC", "place": "线上",
    }  # fmt: skip

    async def confirm(who: str, at: str, *, party: str | None = None, **form: Any) -> str:
        paper = await play.address_confirmation(desk.database, case_id, at=at, **form)
        given = {"caseId": f"case_{case_id}", "documentId": f"document_{paper}"}
        more = {"partyId": f"party_{of(party)}"} if party else {}
        answer = await desk.act(who, at, "confirmAddress", "case { id }", **given, **more)
        return str(answer.get("code", "done"))

    unasked = await desk.act("o-08", "06-04 09:00", "serveDocument", "", **mail)
    assert (unasked["code"], unasked["legalBasis"]["article"]) == ("CONSENT_REQUIRED", "第六十一条")
    assert await confirm("o-07", "06-04 09:10") == "FORBIDDEN", "not its officer"
    assert await confirm("o-08", "06-04 09:10", name="别人") == "VALIDATION", "somebody else's form"
    assert await confirm("o-08", "06-04 09:10", party="p-07") == "VALIDATION", "no party of the case"
    assert await confirm("o-08", "06-04 09:20") == "done"
    assert await confirm("o-08", "06-04 09:30", consents=False) == "done"
    withdrawn = await desk.act("o-08", "06-04 09:40", "serveDocument", "", **mail)
    assert withdrawn["code"] == "CONSENT_REQUIRED"
    assert await confirm("o-08", "06-04 09:50") == "done"
    served = await desk.act("o-08", "06-04 10:00", "serveDocument", "service { method }", **mail)
    assert served["service"] == {"method": "ELECTRONIC"}
    read = await desk.read(
        "o-08", "06-04 10:10", "query($id: ID!) { case(id: $id) { parties { party { consentElectronicService } } timeline { kind } } }",
        id=f"case_{case_id}",
    )  # fmt: skip
    assert read["case"]["parties"][0]["party"] == {"consentElectronicService": True}
    assert [event["kind"] for event in read["case"]["timeline"]].count("ADDRESS_CONFIRMED") == 3
