"""Inputs that several mutations of a proceeding share."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

import strawberry

from api.graph.scalars import Fen
from api.law.codes import Code
from api.law.gates import refuse
from api.proceedings.assessment import AssessedPart
from api.proceedings.facts import Order
from api.tables import Json


@strawberry.input(description="核定项目")
class PartInput:
    """How much of what, and the amount for it: price × quantity."""

    item: str = strawberry.field(description="项目")
    quantity: str = strawberry.field(description="数量，十进制，如 72.5")
    amount_fen: Fen = strawberry.field(description="金额（分）：单价乘以数量，不足一分的舍去")


@strawberry.input(description="应急指挥机构的命令")
class OrderInput:
    """The order of the emergency command."""

    number: str = strawberry.field(description="命令文号")
    body: str = strawberry.field(description="应急指挥机构")
    issued_on: date = strawberry.field(description="发布日期")


@strawberry.input(description="物资")
class GoodsInput:
    """One kind of goods."""

    name: str = strawberry.field(description="名称")
    qty: int = strawberry.field(description="数量")
    unit: str = strawberry.field(description="单位")
    model: str = strawberry.field(default="", description="规格型号")
    registration: str = strawberry.field(default="", description="编号、登记号")
    condition: str = strawberry.field(default="", description="状况")


def parts_of(given: Sequence[PartInput] | None) -> tuple[AssessedPart, ...]:
    """The assessment that an input describes. Raises Refused VALIDATION for a quantity that is no number."""
    return tuple(AssessedPart(part.item.strip(), _quantity(part.quantity), part.amount_fen) for part in given or ())


def order_of(given: OrderInput | None) -> Order | None:
    """The order, if there is one."""
    return Order(given.number, given.body, given.issued_on) if given else None


def goods_of(given: Sequence[GoodsInput] | None) -> tuple[Json, ...]:
    """The goods as papers list them."""
    return tuple(
        {
            "name": goods.name, "model": goods.model, "qty": goods.qty, "unit": goods.unit, "registration": goods.registration,
            "condition": goods.condition,
        }
        for goods in given or ()
    )  # fmt: skip


def _quantity(text: str) -> Decimal:
    try:
        quantity = Decimal(text)
    except InvalidOperation as error:
        raise refuse(Code.VALIDATION, f"数量（quantity）“{text}”不是十进制数。") from error
    if not quantity.is_finite():
        raise refuse(Code.VALIDATION, f"数量（quantity）“{text}”不是十进制数。")
    return quantity
