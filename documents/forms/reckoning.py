"""How an amount was reckoned (计算、核算): its parts, how each came about, and a sum that must agree."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, ValidationInfo
from pydantic_core import PydanticCustomError

from documents.forms.fields import LONGEST_LIST, Box, Fen, Text
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import Cell, content, label


class Part(Box):
    """One part of an amount, e.g. 沥青路面修复: 24平方米×每平方米350元."""

    item: Text
    formula: Text
    amount_fen: Fen


Reckoning = Annotated[list[Part], Field(min_length=1, max_length=LONGEST_LIST)]


def agreeing(total: int, info: ValidationInfo, parts_field: str) -> int:
    """``total`` again if it is the sum of the parts in ``parts_field``; a paper must not contradict itself.

    For a field validator of the amount; raises PydanticCustomError, which becomes DataInvalid.
    """
    parts: Sequence[Part] | None = info.data.get(parts_field)
    if parts is not None and (found := sum(part.amount_fen for part in parts)) != total:
        raise PydanticCustomError(
            "amount_mismatch", "与各项合计不一致：合计为{found}分，写明为{total}分", {"found": found, "total": total}
        )
    return total


def reckoning_table(sheet: Sheet, source: str, of: str, how: str) -> None:
    """A table of the parts whose head repeats on every page, closed by the sum ``amountFen``.

    ``of`` and ``how`` name the first two columns.
    """
    grid = sheet.grid(46.0, 118.0, TEXT_WIDTH - 264, 100.0)
    grid.row(label("序号"), label(of), label(how), label("金额"), head=True)
    grid.each(
        "part",
        source,
        label("{{ loop.index }}"),
        content("{{ part.item }}"),
        content("{{ part.formula }}"),
        _amount("part.amountFen"),
    )
    grid.row(label("合计", span=2), content("{{ amountFen | capital }}"), _amount("amountFen"))


def _amount(name: str) -> Cell:
    return Cell((Line(f"{{{{ {name} | yuan }}}}", Style.LABEL),))
