"""What the timeline says of a measure (强制措施的记载)."""

from collections.abc import Iterable
from datetime import date

from api.measures.facts import Item
from api.vocabulary import MeasureKind

VERBS = {MeasureKind.SEAL: "查封", MeasureKind.SEIZE: "扣押"}


def verb(kind: MeasureKind) -> str:
    """查封, 扣押, or the kind's own name."""
    return VERBS.get(kind, kind.label)


def imposed_sentence(
    kind: MeasureKind, items: Iterable[Item], days: int, first: date, until: date, *, emergency: bool
) -> str:
    """经批准查封叉车2台和电梯1台，期限30日（2026-03-31至2026-04-29），当场交付决定书和清单."""
    why = "情况紧急，当场" if emergency else "经批准"
    things = "、".join(item.words for item in items)
    return f"{why}{verb(kind)}{things}，期限{days}日（{first.isoformat()}至{until.isoformat()}），当场交付决定书和清单"
