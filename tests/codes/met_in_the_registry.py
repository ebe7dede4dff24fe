"""Codes of the catalogue, of series of numbers and of the calendar (I14, I20)."""

from typing import Any

from sqlmodel import col, update

from api.registry.models import Matter
from api.registry.publication_rules import GUIDE_FIELDS
from api.vocabulary import EnforcementCategory, MatterStatus
from tests.codes.met_on_paper import drafted
from tests.codes.office import REFUSAL, Office, codes_of, whole
from tests.codes.produced import COUNTY, produces
from tests.worlds import general as play
from tests.worlds.county import of

MATTER = {"matterId": f"matter_{of('m-06')}"}


async def matter(office: Office, **values: Any) -> None:
    """Change the matter that is not published yet."""
    async with office.database.write() as tx:
        await tx.execute(update(Matter).where(col(Matter.id) == of("m-06")).values(**values))


@produces(COUNTY, "REVIEW_REQUIRED")
async def published_before_approved(office: Office) -> list[str]:
    """A matter that was submitted is not public before it is approved."""
    await matter(office, status=MatterStatus.SUBMITTED)
    codes = await office.refused("st-40", "05-09 09:00", "publishMatter", **MATTER)
    await matter(office, status=MatterStatus.APPROVED)
    done = await office.done("st-40", "05-09 09:00", "publishMatter", "matter { status publishedOn }", **MATTER)
    assert done["matter"] == {"status": "PUBLISHED", "publishedOn": "2026-05-09"}
    assert await office.refused("st-40", "05-09 09:01", "publishMatter", **MATTER) == ["CONFLICT"]
    return codes


@produces(COUNTY, "GUIDE_INCOMPLETE")
async def a_licence_without_its_telephone(office: Office) -> list[str]:
    """A licence's guide says all fifteen items."""
    told: dict[str, Any] = {key: title for key, title in GUIDE_FIELDS.items() if key != "phone"}
    await matter(office, category=EnforcementCategory.LICENCE, guide=told)
    refusal = await office.act("st-40", "05-09 09:00", "publishMatter", **MATTER)
    assert refusal["missing"][0]["facts"] == ["咨询电话"]
    await matter(office, guide=told | {"phone": "0499-5561000"})
    await office.done("st-40", "05-09 09:00", "publishMatter", **MATTER)
    return codes_of(refusal)


@produces(COUNTY, "NUMBER_CONFLICT")
async def a_series_opened_twice(office: Office) -> list[str]:
    """A series begins where paper left off, until its first number is given."""
    given: dict[str, Any] = {"typeCode": "检", "year": 2026}
    await office.done("st-40", "05-09 09:00", "openNumberSeries", opening=10, **given)
    opened = await office.done("st-40", "05-09 09:01", "openNumberSeries", "next", opening=17, **given)
    assert opened["next"] == 17
    paper = await drafted(office, await play.registered(office.database), "INSPECTION_NOTICE")
    issued = await office.done("o-08", "05-09 12:02", "issueDocument", "document { number }", **paper)
    assert issued["document"]["number"] == "望市监检〔2026〕17号"
    return await office.refused("st-40", "05-09 12:03", "openNumberSeries", opening=30, **given)


@produces(COUNTY, "CALENDAR_MISSING")
async def counted_into_a_year_without_a_notice(office: Office) -> list[str]:
    """Working days of a year whose holidays are not published are counted provisionally, and only if that is accepted."""
    text = f"""query($start: Date!, $accept: Boolean!) {{
        calculateDeadline(rule: "SERVE_DECISION", start: $start, acceptProvisional: $accept) {{
            __typename ... on ReckonedDeadline {{ dueOn provisional explanation }} {REFUSAL} }} }}"""

    async def reckoned(start: str, *, accept: bool = False) -> dict[str, Any]:
        found = await office.ask("o-08", "05-09 09:00", text, start=start, accept=accept)
        return dict(found["calculateDeadline"])

    refusal = await reckoned("2031-03-03")
    whole(refusal)
    assert (await reckoned("2031-03-03", accept=True))["provisional"]
    known = await reckoned("2026-06-03")
    assert (known["dueOn"], known["provisional"]) == ("2026-06-12", False)
    return codes_of(refusal)
