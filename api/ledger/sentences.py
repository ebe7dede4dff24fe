"""An event as one Chinese sentence (一句话记载): 2026年5月9日10:00，宫一鸣、柏雪在望岭县青河镇集贸街12号：出示行政执法证。"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by

from api.graph.relations import Reading
from api.graph.rows import Row


def sentence(event: Row, _: Reading) -> sa.ColumnElement[str]:
    """When (Shanghai time), who, where, what. An event without a person or place leaves it out."""
    local = sa.func.timezone("Asia/Shanghai", event.at)
    when = sa.func.to_char(local, 'FMYYYY"年"FMMM"月"FMDD"日"HH24:MI')
    where = sa.func.coalesce(sa.func.concat("在", event.place), "")
    subject = sa.func.concat(_names(event), sa.case((event.place.is_(None), ""), else_=where))
    introduced = sa.case((subject == "", ""), else_=sa.func.concat("，", subject))
    ended = sa.case((sa.func.right(event.text, 1) == "。", event.text), else_=sa.func.concat(event.text, "。"))
    return sa.func.concat(when, introduced, "：", ended, type_=sa.Text())


def _names(event: Row) -> Any:
    """The names of who acted, in order."""
    items = sa.func.jsonb_array_elements(event.actors).table_valued(
        sa.column("actor", JSONB), with_ordinality="at", name="acted"
    )
    actor = items.render_derived()
    names = sa.func.string_agg(actor.c.actor["name"].astext, aggregate_order_by(sa.literal("、"), actor.c.at))
    return sa.select(names).select_from(actor).correlate_except(actor).scalar_subquery()
