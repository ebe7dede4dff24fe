"""The time within which an unlawful act is punished (追责期限): 行政处罚法 第三十六条."""

import calendar
from dataclasses import dataclass
from datetime import date

from api.law.codes import Code
from api.law.gates import Gap
from api.law.laws import APL
from api.law.parameter import ParameterNotInForce
from api.law.penalty_limits import LIMITATION_YEARS, LIMITATION_YEARS_GRAVE


@dataclass(frozen=True, slots=True)
class Limitation:
    """When the act ended (发生之日, or 终了之日 of a continuing one), None while it goes on; when it was discovered.

    ``grave_harm``: it touched life, health or financial security and did harm.
    """

    ended_on: date | None
    discovered_on: date
    grave_harm: bool = False


def limitation_gap(limitation: Limitation) -> Gap | None:
    """行政处罚法 (2021) 第三十六条 – an act not discovered in time is not punished any more.

    (1) two years, or five where it touched life, health or financial security and did harm; (2) counted from the day of the
    act, of a continuing or repeated act from the day it ended; (3) that day itself is not counted, the last day is.
    """
    if limitation.ended_on is None:
        return None
    years = _years(limitation)
    last = years_after(limitation.ended_on, years)
    if limitation.discovered_on <= last:
        return None
    basis = APL.article(36, gist="违法行为在二年（五年）内未被发现的，不再给予行政处罚")
    detail = (
        f"违法行为终了于{limitation.ended_on.isoformat()}，{years}年至{last.isoformat()}止，"
        f"于{limitation.discovered_on.isoformat()}方被发现。"
    )
    return Gap(Code.TIME_BARRED, basis, detail)


def years_after(day: date, years: int) -> date:
    """The same day some years later; the last of the month where the month is shorter then."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def _years(limitation: Limitation) -> int:
    """The years that bound when the act ended: a longer limit does not reach back (从旧兼从轻)."""
    assert limitation.ended_on is not None
    if limitation.grave_harm:
        try:
            return LIMITATION_YEARS_GRAVE.value_on(limitation.ended_on)
        except ParameterNotInForce:
            pass
    return LIMITATION_YEARS.value_on(limitation.ended_on)
