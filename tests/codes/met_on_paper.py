"""Codes of papers: completeness, rights, signing plan, seals, numbers, files (I19, I20, I26–I28)."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from api.papers.models import Upload
from tests.codes.office import Office
from tests.codes.produced import COUNTY, case, produces
from tests.worlds import general as play
from tests.worlds.county import of
from tests.worlds.desk import handwriting_png, sample

RECORD = "SITE_INSPECTION_RECORD"
PNG = handwriting_png()


async def drafted(office: Office, case_id: UUID, template: str = RECORD, **changes: Any) -> dict[str, Any]:
    """A draft of a form with the sample's data."""
    given = {"ownerId": case(case_id), "template": template, "data": sample(template) | changes}
    made = await office.done("o-08", "05-09 12:00", "draftDocument", "document { id version }", **given)
    return {"documentId": made["document"]["id"]}


@produces(COUNTY, "DATA_MISSING")
async def issued_incomplete(office: Office) -> list[str]:
    """Every field that the form demands is there before it is issued."""
    case_id = await play.registered(office.database)
    whole = sample(RECORD)
    paper = await drafted(office, case_id, reason="", basis="")
    codes = await office.refused("o-08", "05-09 12:01", "issueDocument", **paper)
    await office.done("o-08", "05-09 12:02", "editDocument", version=1, data=whole, **paper)
    await office.done("o-08", "05-09 12:03", "issueDocument", **paper)
    return codes


@produces(COUNTY, "RIGHTS_TEXT_MISSING")
async def issued_without_the_rights(office: Office) -> list[str]:
    """The notice of an inspection tells the party whom it may have step back."""
    case_id = await play.registered(office.database)
    silent = await drafted(office, case_id, "INSPECTION_NOTICE", rights=["请配合检查。"])
    codes = await office.refused("o-08", "05-09 12:01", "issueDocument", **silent)
    await office.done("o-08", "05-09 12:02", "issueDocument", **await drafted(office, case_id, "INSPECTION_NOTICE"))
    return codes


async def issued(office: Office, template: str = RECORD) -> dict[str, Any]:
    """An issued record, which the party signs by hand and then the officers."""
    paper = await drafted(office, await play.registered(office.database), template)
    await office.done("o-08", "05-09 12:03", "issueDocument", **paper)
    return paper


@produces(COUNTY, "SIGN_ORDER")
async def signed_before_the_party(office: Office) -> list[str]:
    """Handwriting enters a paper before its first electronic signature."""
    paper = await issued(office)
    codes = await office.refused("o-08", "05-09 12:04", "signDocument", **paper)
    hand = {"role": "PARTY", "signerId": f"party_{of('p-04')}", **await upload(office, PNG)}
    await office.done("o-08", "05-09 12:05", "completeUpload", uploadId=hand["uploadId"])
    await office.done("o-08", "05-09 12:06", "captureHandwriting", **hand, **paper)
    await office.done("o-08", "05-09 12:07", "signDocument", **paper)
    return codes


@produces(COUNTY, "SIGNER_NOT_IN_PLAN")
async def signed_by_somebody_else(office: Office) -> list[str]:
    """Nobody outside the plan signs."""
    return await office.refused("st-05", "05-09 12:10", "signDocument", **await issued(office))


@produces(COUNTY, "SEAL_INVALID")
async def sealed_with_an_old_seal(office: Office) -> list[str]:
    """A seal is valid on the day it is used."""
    paper = await issued(office, "INSPECTION_RESULT_NOTICE")
    old, own = f"seal_{of('seal-old')}", f"seal_{of('seal-organ')}"
    codes = await office.refused("st-22", "05-09 12:10", "sealDocument", sealId=old, **paper)
    await office.done("st-22", "05-09 12:10", "sealDocument", sealId=own, **paper)
    return codes


@produces(COUNTY, "INTEGRITY")
async def other_bytes_arrive(office: Office) -> list[str]:
    """What arrives is what was announced, byte by byte."""
    codes = await office.refused("o-08", "05-09 12:01", "completeUpload", **await upload(office, PNG[:-1] + b"x"))
    await office.done("o-08", "05-09 12:03", "completeUpload", **await upload(office, PNG))
    return codes


async def upload(office: Office, arrives: bytes) -> dict[str, Any]:
    """An upload of the handwriting, as whose bytes these arrive."""
    announced = {"sha256": sha256(PNG).hexdigest(), "size": len(PNG), "contentType": "image/png"}
    asked = await office.done("o-08", "05-09 12:00", "requestUpload", "uploadId", **announced)
    async with office.database.read() as session:
        place = await session.get_one(Upload, UUID(asked["uploadId"].removeprefix("upload_")))
    await office.store.put(place.bucket, place.object_key, arrives, content_type="image/png")
    return {"uploadId": asked["uploadId"]}
