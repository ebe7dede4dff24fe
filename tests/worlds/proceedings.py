"""Levies, requisitions, charges and executions in the county, played step by step; papers are rows as signing leaves them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select
from uuid_utils.compat import uuid7

from api.access.actor import Actor
from api.database import Database
from api.decisions.acts.handing import Handing
from api.decisions.models import Decision, StatementOutcome
from api.papers.models import Document
from api.proceedings import acts
from api.proceedings.assessment import AssessedPart
from api.proceedings.facts import Order
from api.proceedings.models import NoticeKind
from api.proceedings.performance_models import ExecutionTurnGround, ExecutionTurnKind, HandoverKind, TerminationGround
from api.registry.models import Matter, Officer
from api.tables import Json
from api.vocabulary import (
    CaseProcedure,
    CatalogueKind,
    EnforcementCategory,
    ExecutionKind,
    MatterStatus,
    OpennessClass,
    SecrecyClass,
    ServiceMethod,
)
from tests.worlds.county import SHOP, instant, of, person
from tests.worlds.spot import build_spot_county, served_case

CATEGORIES = [
    EnforcementCategory.PENALTY, EnforcementCategory.INSPECTION, EnforcementCategory.COMPULSION, EnforcementCategory.LEVY,
    EnforcementCategory.REQUISITION, EnforcementCategory.CHARGE,
]  # fmt: skip
DUE = AssessedPart("围挡占用", Decimal("72"), 3_600)
"""72 平方米·日 at 50 fen."""

TRUCKS: list[Json] = [
    {"name": "喷雾消毒车", "model": "XD-5", "qty": 2, "unit": "台", "registration": "", "condition": "完好"}
]
ONE_TRUCK: list[Json] = [TRUCKS[0] | {"qty": 1}]
COMMAND = Order("望疫指〔2026〕2号", "望岭县重大动物疫情应急指挥部", date(2026, 5, 9))
TITLES = {
    "LEVY_NOTICE": "征收（收费）事先告知书", "LEVY_DECISION": "征收决定书", "CHARGE_NOTICE": "缴费通知书",
    "REQUISITION_DECISION": "征用决定书", "REQUISITION_LIST": "物资清单", "COMPENSATION_DECISION": "征用补偿决定书",
    "DEMAND_NOTICE": "催告书", "EXECUTION_DECISION": "行政强制执行决定书", "SUBSTITUTE_DECISION": "代履行决定书",
    "EXECUTION_RECORD": "强制执行笔录", "EXECUTION_AGREEMENT": "执行协议书", "EXECUTION_STOP": "执行通知书",
    "REVIEW_OPINION": "法制审核意见书", "COURT_APPLICATION": "强制执行申请书", "REMEDY_RECORD": "复议（诉讼）案件登记表",
    "REMEDY_REPLY": "行政复议答复书",
}  # fmt: skip


async def build_proceeding_county(database: Database) -> None:
    """The county whose officers o-08 and o-09 may do everything, with a matter of each kind (m-40 … m-43)."""
    await build_spot_county(database)
    async with database.write() as tx:
        await tx.execute(
            sa.update(Officer).where(sa.column("id").in_([of("o-08"), of("o-09")])).values(categories=CATEGORIES)
        )
        tx.add_all(proceeding_matters())


def proceeding_matters() -> list[Matter]:
    """A matter of each kind (m-40 … m-43), and one that is not published (m-44)."""
    return [
        _matter("m-40", "资源费征收", EnforcementCategory.LEVY),
        _matter("m-41", "道路占用费收取", EnforcementCategory.CHARGE),
        _matter("m-42", "疫情应急物资征用", EnforcementCategory.REQUISITION),
        _matter("m-43", "行政强制执行", EnforcementCategory.COMPULSION),
        _matter("m-44", "未公布的收费", EnforcementCategory.CHARGE, published_on=None),
    ]


def _matter(
    name: str, called: str, category: EnforcementCategory, published_on: date | None = date(2026, 2, 11)
) -> Matter:
    return Matter(
        id=of(name), code=f"219921-{name}", name=called, category=category, organ_id=of("wl-amr"), unit_id=of("wl-amr-qh"),
        catalogues=[CatalogueKind.ENFORCEMENT_MATTERS], subject={}, duty="职责", authority="权限", basis=[],
        status=MatterStatus.PUBLISHED, effective_from=date(2026, 2, 11), published_on=published_on,
    )  # fmt: skip


async def paper(
    database: Database, owner_id: UUID, template: str, data: Json, *, number: str | None = None, at: str = "05-09 09:00",
    in_force: bool = True,
) -> UUID:  # fmt: skip
    """A document of a dossier, by default complete."""
    when = instant(at)
    document = Document(
        id=uuid7(), owner_id=owner_id, organ_id=of("wl-amr"), template=template, template_version="1", title=TITLES[template],
        data=data, openness=OpennessClass.PARTIAL, secrecy=SecrecyClass.NONE, check_code=uuid7().hex[16:],
        drafted_by=of("o-08"), drafted_at=when, issued_at=when, in_force_at=when if in_force else None,
    )  # fmt: skip
    if number:
        document.type_code, document.year, document.number = number[3:].split("〔")[0], 2026, number
        document.sequence = int(number.split("〕")[1].removesuffix("号"))
    async with database.write() as tx:
        tx.add(document)
    return document.id


def handing(method: ServiceMethod = ServiceMethod.DIRECT, party: str = "p-04") -> Handing:
    """Handed over to the shop, which signs."""
    return Handing(method, of(party), SHOP, signed_by="邰晓")


LEVY = acts.Beginning(
    procedure=CaseProcedure.LEVY, matter_id=of("m-40"), party_id=of("p-04"), officer_ids=(of("o-08"), of("o-09")),
    name="资源费征收", item="资源费", basis="资源费征收办法第三条", parts=(DUE,),
)  # fmt: skip
REQUISITION = replace(
    LEVY, procedure=CaseProcedure.REQUISITION, matter_id=of("m-42"), name="应急征用", item="消毒车", parts=(),
    basis="重大动物疫情应急条例第三十四条", order=COMMAND, goods=tuple(TRUCKS), compensation_rule="按日租金补偿",
)  # fmt: skip
EXECUTION = replace(
    LEVY, procedure=CaseProcedure.COMPULSORY_EXECUTION, matter_id=of("m-43"), name="代为清除", item="清除障碍物", parts=(),
    basis="行政强制法第五十条", obligation="清除堆放的物料", execution_kind=ExecutionKind.SUBSTITUTE,
    own_power="中华人民共和国行政强制法第五十条",
)  # fmt: skip


async def standard(
    database: Database, matter: str = "m-40", *, price: int = 50, at: str = "05-01 09:00", until: date | None = None
) -> UUID:
    """A standard is published."""
    admin = await person(database, "st-09")
    new = acts.NewStandard("占用费标准", "价费〔2026〕1号", "平方米·日", price, date(2026, 5, 1), until)
    async with database.write() as tx:
        return (await acts.publish_standard(tx, of(matter), new, by=admin, at=instant(at))).id


async def started(database: Database, beginning: acts.Beginning, *, by: str = "o-08", at: str = "05-09 10:00") -> UUID:
    """The proceeding is started."""
    officer = await person(database, by)
    async with database.write() as tx:
        return (await acts.start_proceeding(tx, beginning, by=officer, at=instant(at))).id


async def levy_started(database: Database, beginning: acts.Beginning = LEVY, **changes: Any) -> UUID:
    """A levy by its standard."""
    standard_id = await standard(database, "m-41" if beginning.procedure is CaseProcedure.CHARGE else "m-40")
    return await started(database, replace(beginning, standard_id=standard_id, **changes))


async def told(
    database: Database, proceeding_id: UUID, *, kind: NoticeKind = NoticeKind.NOTICE, data: Json | None = None,
    number: str = "望市监征告〔2026〕1号", at: str = "05-09 11:00", by: str = "o-08",
) -> UUID:  # fmt: skip
    """The notice or demand is served."""
    template = "LEVY_NOTICE" if kind is NoticeKind.NOTICE else "DEMAND_NOTICE"
    document = await paper(
        database, proceeding_id, template, {"amountFen": DUE.amount_fen} if data is None else data, number=number
    )
    officer = await person(database, by)
    async with database.write() as tx:
        notice = await acts.serve_proceeding_notice(
            tx, proceeding_id, document, handing(), kind=kind, by=officer, at=instant(at)
        )
        return notice.id


async def told_by_word(database: Database, proceeding_id: UUID, *, at: str = "05-09 11:00") -> UUID:
    """The party is told on the spot."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        notice = await acts.tell_on_the_spot(
            tx, proceeding_id, place=SHOP, text="依命令征用消毒车2台", by=officer, at=instant(at)
        )
        return notice.id


async def answered(
    database: Database, proceeding_id: UUID, outcome: StatementOutcome = StatementOutcome.WAIVED, *,
    recheck: str | None = None, at: str = "05-09 12:00", by: str = "o-08",
) -> UUID:  # fmt: skip
    """The party waives, or is heard."""
    officer = await person(database, by)
    async with database.write() as tx:
        statement = await acts.record_proceeding_statement(
            tx, proceeding_id, outcome, speaker="邰晓", content="无异议", recheck=recheck, by=officer, at=instant(at)
        )
        return statement.id


LEVY_PAPER: Json = {"amountFen": 3_600, "payBy": "2026-05-29"}
REQUISITION_PAPER: Json = {
    "commandNumber": COMMAND.number, "items": TRUCKS, "from": "2026-05-09", "until": "2026-05-20", "compensationRule": "按日租金",
}  # fmt: skip


async def ruled(
    database: Database, proceeding_id: UUID, template: str = "LEVY_DECISION", data: Json | None = None, *,
    number: str = "望市监征〔2026〕1号", ruling: acts.Ruling | None = None, by: str = "st-09", at: str = "05-11 10:00",
    issued: str = "05-11 09:00",
) -> UUID:  # fmt: skip
    """The leader decides."""
    document = await paper(
        database, proceeding_id, template, LEVY_PAPER if data is None else data, number=number, at=issued
    )
    return await ruled_on(database, proceeding_id, document, ruling=ruling, by=by, at=at)


async def ruled_on(
    database: Database, proceeding_id: UUID, document: UUID, *, ruling: acts.Ruling | None = None, by: str = "st-09",
    at: str = "05-11 10:00",
) -> UUID:  # fmt: skip
    """The leader decides on a paper that is there."""
    leader = await person(database, by)
    async with database.write() as tx:
        decision = await acts.decide_proceeding(
            tx, proceeding_id, document, ruling or acts.Ruling(), by=leader, at=instant(at)
        )
        return decision.id


async def served(database: Database, proceeding_id: UUID, *, at: str = "05-11 11:00", by: str = "o-08") -> UUID:
    """The decision is handed over."""
    officer = await person(database, by)
    async with database.write() as tx:
        service = await acts.serve_proceeding_decision(tx, proceeding_id, handing(), by=officer, at=instant(at))
        return service.id


async def levied(database: Database) -> UUID:
    """A levy of 36 yuan, decided and served on 11 May, payable until 29 May."""
    proceeding_id = await levy_started(database)
    await told(database, proceeding_id)
    await answered(database, proceeding_id)
    await ruled(database, proceeding_id)
    await served(database, proceeding_id)
    return proceeding_id


async def paid(
    database: Database,
    proceeding_id: UUID,
    fen: int = 3_600,
    *,
    receipt: str = "F-1",
    at: str = "05-12 10:00",
    by: str = "o-08",
) -> UUID:
    """Money is received."""
    officer = await person(database, by)
    async with database.write() as tx:
        payment = await acts.record_proceeding_payment(
            tx,
            proceeding_id,
            paid_fen=fen,
            paid_at=instant(at),
            payer="邰晓",
            receipt_no=receipt,
            by=officer,
            at=instant(at),
        )
        return payment.id


async def requisitioned(database: Database) -> UUID:
    """Two trucks requisitioned on 9 May, the decision served; nothing taken yet."""
    proceeding_id = await started(database, REQUISITION)
    await told_by_word(database, proceeding_id)
    await ruled(
        database, proceeding_id, "REQUISITION_DECISION", REQUISITION_PAPER, number="望市监征用〔2026〕1号",
        at="05-09 13:00", issued="05-09 12:30",
    )  # fmt: skip
    await served(database, proceeding_id, at="05-09 13:10")
    return proceeding_id


async def handed(
    database: Database, proceeding_id: UUID, kind: HandoverKind, goods: Sequence[Json] = tuple(TRUCKS), *,
    at: str = "05-09 14:00", returned: bool | None = None,
) -> UUID:  # fmt: skip
    """Goods are taken, or given back."""
    officer = await person(database, "o-08")
    giving_back = kind is HandoverKind.RETURNED if returned is None else returned
    document = await paper(database, proceeding_id, "REQUISITION_LIST", {
        "decisionNumber": "望市监征用〔2026〕1号", "items": list(goods), "condition": "完好", "place": SHOP, "copies": 2,
        "returned": giving_back,
    })  # fmt: skip
    async with database.write() as tx:
        row = await acts.record_goods_handover(tx, proceeding_id, document, kind=kind, by=officer, at=instant(at))
        return row.id


async def compensation_decided(
    database: Database, proceeding_id: UUID, fen: int = 100_000, *, by: str = "st-09", at: str = "05-21 10:00"
) -> UUID:
    """The leader decides the compensation."""
    leader = await person(database, by)
    document = await paper(
        database, proceeding_id, "COMPENSATION_DECISION",
        {"decisionNumber": "望市监征用〔2026〕1号", "amountFen": fen, "payBy": "2026-06-10"}, number="望市监征偿〔2026〕1号",
    )  # fmt: skip
    async with database.write() as tx:
        row = await acts.decide_compensation(tx, proceeding_id, document, handing(), by=leader, at=instant(at))
        return row.id


async def compensated(database: Database, proceeding_id: UUID, fen: int = 100_000, *, at: str = "05-25 10:00") -> UUID:
    """The compensation is paid out."""
    officer = await person(database, "o-08")
    async with database.write() as tx:
        row = await acts.pay_compensation(
            tx, proceeding_id, paid_fen=fen, paid_at=instant(at), voucher_no="ZF-1", by=officer, at=instant(at)
        )
        return row.id


async def completed(database: Database, proceeding_id: UUID, *, at: str = "06-01 10:00", by: str = "o-08") -> UUID:
    """The proceeding is performed."""
    officer = await person(database, by)
    async with database.write() as tx:
        return (await acts.complete_proceeding(tx, proceeding_id, by=officer, at=instant(at))).id


async def cancelled(
    database: Database,
    proceeding_id: UUID,
    *,
    reason: str = "当事人已经缴清",
    by: str = "st-09",
    at: str = "05-10 10:00",
) -> UUID:
    """The leader cancels."""
    leader = await person(database, by)
    async with database.write() as tx:
        return (await acts.cancel_proceeding(tx, proceeding_id, reason=reason, by=leader, at=instant(at))).id


EXECUTION_NUMBER = "望市监代履〔2026〕1号"


async def execution_begun(database: Database, base: UUID, **changes: Any) -> UUID:
    """Substitute performance of a levy that was not paid, demanded on 1 June (its term: 15 June)."""
    beginning = replace(EXECUTION, base_proceeding_id=base, **changes)
    proceeding_id = await started(database, beginning, at="06-01 09:00")
    await told(
        database, proceeding_id, kind=NoticeKind.DEMAND, data={"decisionNumber": "望市监征〔2026〕1号"},
        number="望市监催〔2026〕1号", at="06-01 10:00",
    )  # fmt: skip
    return proceeding_id


async def execution_decided(database: Database, base: UUID) -> UUID:
    """Decided and served on 16 June, with a budget of 2,000 yuan."""
    proceeding_id = await execution_begun(database, base)
    await ruled(
        database, proceeding_id, "SUBSTITUTE_DECISION", {"budgetFen": 200_000, "performer": "望岭县清运公司"},
        number=EXECUTION_NUMBER, at="06-16 10:00", issued="06-16 09:00",
    )  # fmt: skip
    await served(database, proceeding_id, at="06-16 11:00")
    return proceeding_id


FINE_EXECUTION_NUMBER = "望市监强决〔2026〕1号"


async def fine_enforced(database: Database) -> tuple[UUID, UUID]:
    """The shop's fine of 500 yuan with as much surcharge, enforced by transfer, decided and served on 4 August: case and execution."""
    case_id, document_id = await served_case(database)
    async with database.read() as session:
        decision = (
            await session.execute(select(Decision).where(col(Decision.document_id) == document_id))
        ).scalar_one()
    beginning = replace(
        EXECUTION, base_decision_id=decision.id, execution_kind=ExecutionKind.TRANSFER_DEPOSIT, claimed_fen=100_000,
        item="划拨存款", obligation="缴纳罚款及加处罚款",
    )  # fmt: skip
    proceeding_id = await started(database, beginning, at="07-20 09:00")
    await told(
        database, proceeding_id, kind=NoticeKind.DEMAND, data={"decisionNumber": decision.number},
        number="望市监催〔2026〕7号", at="07-20 10:00",
    )  # fmt: skip
    await ruled(
        database, proceeding_id, "EXECUTION_DECISION", {"demandNumber": "望市监催〔2026〕7号"},
        number=FINE_EXECUTION_NUMBER, at="08-04 10:00", issued="08-04 09:00",
    )  # fmt: skip
    await served(database, proceeding_id, at="08-04 11:00")
    return case_id, proceeding_id


async def demanded_again(database: Database, proceeding_id: UUID, *, at: str = "06-17 09:00") -> UUID:
    """The second demand before substitute performance."""
    return await told(
        database, proceeding_id, kind=NoticeKind.LAST_DEMAND, data={"decisionNumber": "望市监征〔2026〕1号"},
        number="望市监催〔2026〕2号", at=at,
    )  # fmt: skip


def on_the_spot(begun: str = "06-23 09:00", ended: str = "06-23 11:00", **changes: Any) -> acts.OnTheSpot:
    """An execution on Tuesday 23 June, filmed, supervised, for 1,500 yuan."""
    done = acts.OnTheSpot(
        place=SHOP, begun_at=instant(begun), ended_at=instant(ended), fulfilled=True, recordings=("AV-0001",), cost_fen=150_000,
        supervisor_id=of("o-08"),
    )  # fmt: skip
    return replace(done, **changes)


async def executed(
    database: Database, proceeding_id: UUID, done: acts.OnTheSpot | None = None, *, number: str = EXECUTION_NUMBER,
    at: str | None = None, by: str = "o-08",
) -> UUID:  # fmt: skip
    """It is carried out."""
    officer = await person(database, by)
    document = await paper(database, proceeding_id, "EXECUTION_RECORD", {"decisionNumber": number})
    spot = done or on_the_spot()
    async with database.write() as tx:
        act = await acts.carry_out_execution(
            tx, proceeding_id, document, spot, by=officer, at=instant(at) if at else instant("07-31 12:00")
        )
        return act.id


async def turned(
    database: Database,
    proceeding_id: UUID,
    turn: ExecutionTurnKind,
    ground: ExecutionTurnGround,
    *,
    at: str,
    kind: str | None = None,
    number: str = EXECUTION_NUMBER,
) -> UUID:
    """Execution rests, or goes on."""
    officer = await person(database, "o-08")
    document = await paper(
        database, proceeding_id, "EXECUTION_STOP",
        {"kind": kind or turn.value, "decisionNumber": number, "reason": "暂无履行能力"},
    )  # fmt: skip
    async with database.write() as tx:
        row = await acts.turn_execution(
            tx, proceeding_id, document, handing(), turn=turn, ground=ground, by=officer, at=instant(at)
        )
        return row.id


async def agreed(
    database: Database, proceeding_id: UUID, *days: str, at: str = "06-17 10:00", number: str = EXECUTION_NUMBER,
    waiver: str = "无", measures: str | None = None, waived_fen: int | None = None,
) -> UUID:  # fmt: skip
    """Stages are agreed upon, and perhaps a smaller surcharge."""
    officer = await person(database, "o-08")
    document = await agreement(database, proceeding_id, *days, number=number, waiver=waiver)
    async with database.write() as tx:
        row = await acts.agree_execution(
            tx, proceeding_id, document, remedial_measures=measures, waived_fen=waived_fen, by=officer, at=instant(at)
        )
        return row.id


async def agreement(
    database: Database, proceeding_id: UUID, *days: str, number: str = EXECUTION_NUMBER, waiver: str = "无"
) -> UUID:
    """An agreement signed and sealed."""
    return await paper(database, proceeding_id, "EXECUTION_AGREEMENT", {
        "decisionNumber": number, "waiver": waiver, "breach": "恢复执行",
        "stages": [{"obligation": "清除一半", "due": f"2026-{day}"} for day in days],
    })  # fmt: skip


async def terminated(
    database: Database, proceeding_id: UUID, ground: TerminationGround = TerminationGround.OBJECT_LOST, *, kind: str = "TERMINATE",
    reason: str = "执行标的灭失", number: str = EXECUTION_NUMBER, by: str = "st-09", at: str = "06-25 10:00",
) -> UUID:  # fmt: skip
    """The leader terminates."""
    leader: Actor = await person(database, by)
    document = await paper(
        database, proceeding_id, "EXECUTION_STOP", {"kind": kind, "decisionNumber": number, "reason": reason}
    )
    async with database.write() as tx:
        row = await acts.terminate_proceeding(
            tx, proceeding_id, document, handing(), ground=ground, reason=reason, by=leader, at=instant(at)
        )
        return row.id


async def stage_of(database: Database, owner_id: UUID) -> str:
    """The dossier's stage as its summary has it."""
    async with database.read() as session:
        query = sa.text("SELECT stage FROM case_summary WHERE owner_id = :owner")
        return str((await session.execute(query, {"owner": owner_id})).scalar_one())
