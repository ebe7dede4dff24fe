"""What the timeline says of a common proceeding (程序的记载)."""

from api.decisions.fines import yuan
from api.proceedings.assessment import goods_of
from api.proceedings.models import CommonProceeding
from api.vocabulary import CaseProcedure


def started_sentence(row: CommonProceeding) -> str:
    """核定城市道路占用费3600元 – or the order, or the duty that is overdue."""
    match row.procedure:
        case CaseProcedure.REQUISITION:
            things = "、".join(goods.words for goods in goods_of(row.goods))
            return f"接{(row.command or {}).get('body', '')}命令（{(row.command or {}).get('number', '')}），启动征用{things}"
        case CaseProcedure.COMPULSORY_EXECUTION:
            return f"启动强制执行：{row.obligation or row.item}"
    return f"核定{row.item}{yuan(row.amount_fen or 0)}"
