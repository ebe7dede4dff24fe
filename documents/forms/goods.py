"""Things listed one by one (物品清单): goods sealed, seized, preserved, sampled, requisitioned, returned."""

from typing import Annotated

from pydantic import Field

from documents.forms.fields import LONGEST_LIST, Box, Quantity, Text
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH
from documents.layout.tables import content, label


class GoodsItem(Box):
    """One line of a list. ``registration`` is a registration or batch number, ``condition`` how the thing was found."""

    name: Text
    qty: Quantity
    unit: Text
    model: Text | None = None
    registration: Text | None = None
    condition: Text | None = None


Goods = Annotated[list[GoodsItem], Field(min_length=1, max_length=LONGEST_LIST)]
MaybeGoods = Annotated[list[GoodsItem], Field(max_length=LONGEST_LIST)]

#: Number, name, model, quantity, registration, condition.
COLUMNS = (38.0, 98.0, 64.0, 48.0, 96.0, TEXT_WIDTH - 344)


def goods_table(sheet: Sheet, source: str = "items", condition: str = "状态") -> None:
    """A table of goods whose head repeats on every page; ``condition`` names the last column."""
    grid = sheet.grid(*COLUMNS)
    grid.row(*(label(name) for name in ("序号", "名称", "规格型号", "数量", "登记编号|或批号", condition)), head=True)
    grid.each(
        "item",
        source,
        label("{{ loop.index }}"),
        content("{{ item.name }}"),
        content("{{ item.model or '—' }}"),
        label("{{ item.qty }}{{ item.unit }}"),
        content("{{ item.registration or '—' }}"),
        content("{{ item.condition or '—' }}"),
    )


#: One thing in running text, inside a loop over ``item``.
GOODS_NAMED = (
    "{{ item.name }}{% if item.model %}（{{ item.model }}）{% endif %}{{ item.qty }}{{ item.unit }}"
    "{% if item.registration %}，{{ item.registration }}{% endif %}{% if item.condition %}，{{ item.condition }}{% endif %}"
)
