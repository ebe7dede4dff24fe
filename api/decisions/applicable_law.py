"""Old law or new law (从旧兼从轻): which version of a matter bounds a fine. 行政处罚法 第三十七条."""

from dataclasses import dataclass
from enum import StrEnum

from api.decisions.facts import FineRange


class Applied(StrEnum):
    """Which version applies."""

    PRESENT = "PRESENT"
    FORMER = "FORMER"


@dataclass(frozen=True, slots=True)
class ApplicableRange:
    """The range that bounds a fine, and of which version it is."""

    fine_range: FineRange
    applied: Applied


def applicable_range(present: FineRange, former: FineRange | None) -> ApplicableRange:
    """行政处罚法 (2021) 第三十七条 – the law in force when the act was done, unless the present one is lighter.

    ``former`` is what was in force on the day of the act, None where the act was never done under another version. Lighter is
    the lower maximum, then the lower minimum; with the range goes its published standard. A former version without a maximum
    says nothing to compare.
    """
    if former is None or former.max_fen is None or former == present:
        return ApplicableRange(present, Applied.PRESENT)
    if present.max_fen is None or _weight(former) < _weight(present):
        return ApplicableRange(former, Applied.FORMER)
    lighter_now = _weight(present) < _weight(former)
    return ApplicableRange(present if lighter_now else former, Applied.PRESENT if lighter_now else Applied.FORMER)


def _weight(allowed: FineRange) -> tuple[int, int]:
    assert allowed.max_fen is not None
    return allowed.max_fen, allowed.min_fen
