"""Codes of monitoring devices and their records (行政处罚法 第四十一条): neither an unapproved device nor an unread record is evidence."""

from hashlib import sha256
from typing import Any

from tests.codes.met_on_paper import upload
from tests.codes.office import Office
from tests.codes.produced import COUNTY, case, produces
from tests.worlds import general as play
from tests.worlds.county import SHOP, of
from tests.worlds.desk import handwriting_png

PICTURE = handwriting_png()
DEVICE = {
    "number": "WL-DZ-001", "name": "厂内机动车辆称重监控", "basis": "《中华人民共和国特种设备安全法》第四十条",
    "place": "望岭县青河镇槐荫路口",
}  # fmt: skip
ALL_FOUR = ["TRUE", "CLEAR", "COMPLETE", "ACCURATE"]


def sha(content: bytes) -> str:
    """The SHA-256 of bytes."""
    return sha256(content).hexdigest()


async def registered(office: Office) -> str:
    """A device that is on record, and nothing more."""
    done = await office.done("st-40", "04-01 09:00", "registerDevice", "device { id inUse }", **DEVICE)
    assert done["device"]["inUse"] is False
    return str(done["device"]["id"])


async def step(office: Office, device: str, kind: str, who: str, at: str, **more: Any) -> None:
    """One step of a device."""
    await office.done(who, at, "takeDeviceStep", deviceId=device, kind=kind, **({"text": "同意"} | more))


async def checked(office: Office, device: str) -> None:
    """Checked by law and technically, and its place announced."""
    await step(office, device, "LEGALLY_CHECKED", "st-41", "04-02 09:00", findings=["LAWFUL", "WELL_PLACED"])
    await step(
        office, device, "TECHNICALLY_CHECKED", "st-40", "04-02 10:00", findings=["UP_TO_STANDARD", "CLEARLY_MARKED"],
        certificate="检2026-0412",
    )  # fmt: skip
    await step(office, device, "LOCATION_PUBLISHED", "st-40", "04-02 11:00", text="县政府门户网站")


async def in_use(office: Office) -> str:
    """A device in use since 3 April."""
    device = await registered(office)
    await checked(office, device)
    await step(office, device, "IN_USE", "st-09", "04-03 08:00")
    return device


async def under_investigation(office: Office) -> str:
    """A case that is filed; its id."""
    case_id = await play.registered(office.database)
    await play.verified(office.database, case_id)
    await play.filed(office.database, case_id)
    return case(case_id)


async def entered(office: Office, case_id: str, device: str, captured: str) -> str:
    """A record of a device in a case."""
    file = await upload(office, PICTURE)
    await office.done("o-08", "05-09 12:05", "completeUpload", **file)
    given = {"ownerId": case_id, "deviceId": device, "capturedAt": captured, "shows": "叉车驶入厂区"}
    done = await office.done(
        "o-08", "05-09 12:10", "enterDeviceRecord", "record { id }", file=file | {"sha256": sha(PICTURE)}, **given
    )
    return str(done["record"]["id"])


async def reviewed(office: Office, record: str, found: list[str]) -> None:
    """Reviewed by another officer."""
    await office.done("o-09", "05-09 12:20", "reviewDeviceRecord", recordId=record, found=found, opinion="逐帧核看")


def evidence(case_id: str, record: str) -> dict[str, Any]:
    """The record as evidence."""
    return {
        "ownerId": case_id, "kind": "ELECTRONIC", "name": "监控记录", "source": "电子技术监控设备", "proves": "叉车使用情况",
        "deviceRecordId": record, "place": SHOP,
    }  # fmt: skip


@produces(COUNTY, "DEVICE_NOT_APPROVED")
async def recorded_before_its_use(office: Office) -> list[str]:
    """In use since eight o'clock: the second before does not count, the second of it does. Nor is a device used unannounced."""
    device, case_id = await in_use(office), await under_investigation(office)
    before = await entered(office, case_id, device, "2026-04-03T07:59:59+08:00")
    after = await entered(office, case_id, device, "2026-04-03T08:00:00+08:00")
    for record in (before, after):
        await reviewed(office, record, ALL_FOUR)
    codes = await office.refused("o-08", "05-09 12:30", "collectEvidence", **evidence(case_id, before))
    done = await office.done(
        "o-08", "05-09 12:31", "collectEvidence", "evidence { id sha256 deviceRecord { id device { number inUse } } }",
        **evidence(case_id, after),
    )  # fmt: skip
    assert done["evidence"]["deviceRecord"] == {"id": after, "device": {"number": DEVICE["number"], "inUse": True}}
    assert done["evidence"]["sha256"] == sha(PICTURE)
    secret = (await office.done("st-40", "04-01 09:00", "registerDevice", "device { id }", **(DEVICE | {"number": "2"})))["device"]["id"]  # fmt: skip
    used = {"deviceId": secret, "kind": "IN_USE", "text": "启用"}
    assert await office.refused("st-09", "04-03 08:00", "takeDeviceStep", **used) == ["DEVICE_NOT_APPROVED"]
    await checked(office, secret)
    await office.done("st-09", "04-03 08:00", "takeDeviceStep", **used)
    return codes


@produces(COUNTY, "RECORD_NOT_REVIEWED")
async def collected_unread(office: Office) -> list[str]:
    """Nobody looked at it; then somebody did, and found it not clear. One that is found good is evidence, and the party is told."""
    device, case_id = await in_use(office), await under_investigation(office)
    blurred, good = [await entered(office, case_id, device, f"2026-04-0{day}T08:00:00+08:00") for day in (4, 5)]
    codes = await office.refused("o-08", "05-09 12:15", "collectEvidence", **evidence(case_id, good))
    own = {"recordId": good, "found": ALL_FOUR, "opinion": "属实"}
    assert await office.refused("o-08", "05-09 12:16", "reviewDeviceRecord", **own) == ["CONFLICT_OF_ROLE"]
    await reviewed(office, blurred, [quality for quality in ALL_FOUR if quality != "CLEAR"])
    await reviewed(office, good, ALL_FOUR)
    refused = await office.act("o-08", "05-09 12:30", "collectEvidence", **evidence(case_id, blurred))
    assert [(gap["code"], gap["facts"]) for gap in refused["missing"]] == [("RECORD_NOT_REVIEWED", ["清晰"])]
    await office.done("o-08", "05-09 12:31", "collectEvidence", **evidence(case_id, good))
    told = {"partyId": f"party_{of('p-04')}", "text": "4月5日使用超期未检叉车。", "access": "凭查询码在门户查询"}
    assert await office.refused("o-08", "05-09 12:40", "tellOfDeviceRecord", recordId=blurred, **told) == ["RECORD_NOT_REVIEWED"]  # fmt: skip
    selected = "record { tellings { access party { id } } review { found } evidence { name } }"
    done = await office.done("o-08", "05-09 12:41", "tellOfDeviceRecord", selected, recordId=good, **told)
    assert done["record"] == {
        "tellings": [{"access": told["access"], "party": {"id": told["partyId"]}}],
        "review": {"found": sorted(ALL_FOUR)}, "evidence": [{"name": "监控记录"}],
    }  # fmt: skip
    found = await office.ask(
        "o-08", "05-09 12:50",
        "query($c: ID!) { deviceRecords(filter: {dossier: $c}) { nodes { id } }"
        " monitoringDevices(filter: {inUse: true}) { nodes { number steps { kind } } } }", c=case_id,
    )  # fmt: skip
    assert {each["id"] for each in found["deviceRecords"]["nodes"]} == {blurred, good}
    assert [len(each["steps"]) for each in found["monitoringDevices"]["nodes"]] == [4]
    return codes
