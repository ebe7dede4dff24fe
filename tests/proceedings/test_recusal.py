"""Recusal and a change of officers in a levy (回避、更换执法人员), over the API."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from api.database import Database
from api.registry.models import Certificate as CertificateRow
from api.registry.models import Officer
from api.vocabulary import CertificateKind
from tests.conftest import FixedLegalClock
from tests.decisions.refusals import refused
from tests.decisions.test_mutations import Desk
from tests.worlds.county import of
from tests.worlds.general import form
from tests.worlds.proceedings import CATEGORIES, answered, levy_started, ruled, served, stage_of, told

pytestmark = pytest.mark.database


@pytest.fixture
async def desk(county: Database, legal_clock: FixedLegalClock) -> Desk:
    """A desk in the county, which has a third officer (o-07) qualified for levies."""
    async with county.write() as tx:
        tx.add(Officer(
            id=of("o-07"), name="东方晓", organ_id=of("wl-amr"), unit_id=of("wl-amr-qh"), position="一级科员", area="望岭县",
            categories=CATEGORIES, exam_passed_on=date(2021, 5, 20), exam_score=90,
        ))  # fmt: skip
        await tx.flush()
        tx.add(CertificateRow(
            id=of("certificate o-07"), officer_id=of("o-07"), organ_id=of("wl-amr"), number="21992101007",
            kind=CertificateKind.ENFORCEMENT, issuer="省人民政府", valid_from=date(2023, 12, 1), valid_to=date(2028, 11, 30),
        ))  # fmt: skip
    return Desk(county, legal_clock)


def asking(proceeding: str) -> dict[str, Any]:
    """The party asks that o-08 step back."""
    return {
        "proceedingId": proceeding, "targetId": f"officer_{of('o-08')}", "role": "OFFICER", "origin": "PARTY",
        "reason": "系近亲属",
    }  # fmt: skip


async def test_a_recusal_stops_the_decision_and_then_the_officer(desk: Desk) -> None:
    county = desk.database
    key = await levy_started(county)
    opaque = f"proceeding_{key}"
    await told(county, key)
    asked = await desk.act(
        "o-09", "05-09 11:30", "requestRecusal", "request { id targetName decision { granted } } case { id } proceeding { id stage }",
        **asking(opaque),
    )  # fmt: skip
    assert asked["request"] | {"id": ""} == {"id": "", "targetName": "宫一鸣", "decision": None}
    assert (asked["case"], asked["proceeding"]) == (None, {"id": opaque, "stage": "NOTIFIED"})
    assert (await desk.act("o-09", "05-09 11:40", "requestRecusal", **asking(opaque)))["code"] == "CONFLICT"
    await answered(county, key)
    with refused("RECUSAL_UNDECIDED", saying="宫一鸣"):
        await ruled(county, key)
    given = {"requestId": asked["request"]["id"], "granted": True, "reason": "属实"}
    assert (await desk.act("st-09", "05-11 10:10", "decideRecusal", **given))["code"] == "VALIDATION"
    decided = await desk.act(
        "st-09", "05-11 10:20", "decideRecusal", "proceeding { recusals { decision { granted evidenceStands } } }",
        **given, evidenceStands=True,
    )  # fmt: skip
    assert decided["proceeding"] == {"recusals": [{"decision": {"granted": True, "evidenceStands": True}}]}
    with refused("RECUSED_OFFICER", saying="宫一鸣"):
        await ruled(county, key, number="望市监征〔2026〕2号", at="05-11 10:30")
    with refused("RECUSED_OFFICER"):
        await answered(county, key, at="05-11 10:40")
    approval = await form(county, key, "OFFICER_CHANGE", leader="st-09", at="05-11 10:45")
    change: dict[str, Any] = {
        "proceedingId": opaque, "documentId": f"document_{approval}", "fromId": f"officer_{of('o-08')}",
        "toId": f"officer_{of('o-07')}", "reason": "回避", "handover": ["案卷一册"],
    }  # fmt: skip
    lacking = await desk.act("st-09", "05-11 10:50", "changeOfficers", **change | {"handover": []})
    assert lacking["code"] == "REASON_REQUIRED"
    changed = await desk.act(
        "st-09", "05-11 10:55", "changeOfficers",
        "proceeding { officers { name } officerChanges { leaves { name } joins { name } handover } }", **change,
    )  # fmt: skip
    assert changed["proceeding"] == {
        "officers": [{"name": "东方晓"}, {"name": "柏雪"}],
        "officerChanges": [{"leaves": {"name": "宫一鸣"}, "joins": {"name": "东方晓"}, "handover": ["案卷一册"]}],
    }
    back: dict[str, Any] = change | {"fromId": f"officer_{of('o-07')}", "toId": f"officer_{of('o-08')}"}
    assert (await desk.act("st-09", "05-11 10:56", "changeOfficers", **back))["code"] == "VALIDATION"
    with refused("FORBIDDEN"):
        await answered(county, key, at="05-11 10:57")
    await ruled(county, key, number="望市监征〔2026〕3号", at="05-11 11:00")
    with refused("FORBIDDEN"):
        await served(county, key, at="05-11 11:05")
    await served(county, key, at="05-11 11:10", by="o-07")
    assert await stage_of(county, key) == "SERVED"


async def test_a_refused_request_changes_nothing(desk: Desk) -> None:
    key = await levy_started(desk.database)
    await told(desk.database, key)
    asked = await desk.act("o-09", "05-09 11:30", "requestRecusal", "request { id }", **asking(f"proceeding_{key}"))
    given = {"requestId": asked["request"]["id"], "granted": False, "reason": "查无此事"}
    assert (await desk.act("st-09", "05-09 11:40", "decideRecusal", **given))["__typename"] == "DecideRecusalPayload"
    assert (await desk.act("st-09", "05-09 11:50", "decideRecusal", **given))["code"] == "CONFLICT"
    await answered(desk.database, key)
    await ruled(desk.database, key)


async def test_a_request_names_one_dossier(desk: Desk) -> None:
    key = await levy_started(desk.database)
    both = asking(f"proceeding_{key}") | {"caseId": f"case_{key}"}
    assert (await desk.act("o-09", "05-09 11:30", "requestRecusal", **both))["code"] == "VALIDATION"
    of_none = asking("") | {"proceedingId": None}
    assert (await desk.act("o-09", "05-09 11:30", "requestRecusal", **of_none))["code"] == "VALIDATION"


async def test_of_a_started_proceeding_only_the_officers_change(county: Database) -> None:
    key = await levy_started(county)
    async with county.write() as tx:
        with pytest.raises(sa.exc.DBAPIError):
            await tx.execute(sa.text("UPDATE common_proceeding SET name = '另名' WHERE id = :key"), {"key": key})
