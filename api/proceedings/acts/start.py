"""Starting a proceeding (启动程序): assessed, ordered by the command, or because a duty is overdue."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import PersonKind
from api.access.viewer import actor_of
from api.cases.dossier import lock_dossier
from api.cases.models import Dossier, DossierKind, Party
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.models import Decision
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.proceedings.assessment import AssessedPart, parts_json, total_fen
from api.proceedings.facts import CATEGORIES, MONEY, Order
from api.proceedings.gathering import started_of
from api.proceedings.models import CommonProceeding
from api.proceedings.performance_models import ProceedingEnd
from api.proceedings.start_facts import StartFacts
from api.proceedings.start_rules import MAY_START
from api.proceedings.wording import started_sentence
from api.registry.models import Matter
from api.registry.standing import acting_officers
from api.tables import Json, JsonList
from api.vocabulary import CaseProcedure, ExecutionKind, TimelineEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A proceeding as it is started; what its procedure does not have stays empty. Money is in fen.

    ``parts`` and ``standard_id``: levy, charge. ``order``, ``goods`` and ``compensation_rule``: requisition. ``base_*``,
    ``obligation``, ``execution_kind``, ``own_power`` and ``claimed_fen``: execution.
    """

    procedure: CaseProcedure
    matter_id: UUID
    party_id: UUID
    officer_ids: tuple[UUID, ...]
    name: str
    item: str
    basis: str
    standard_id: UUID | None = None
    parts: tuple[AssessedPart, ...] = ()
    order: Order | None = None
    goods: tuple[Json, ...] = ()
    compensation_rule: str | None = None
    base_decision_id: UUID | None = None
    base_proceeding_id: UUID | None = None
    obligation: str | None = None
    execution_kind: ExecutionKind | None = None
    own_power: str | None = None
    claimed_fen: int | None = None


async def start_proceeding(tx: WriteSession, beginning: Beginning, *, by: Actor, at: LegalTime) -> CommonProceeding:
    """Start a levy, requisition, charge or execution 启动程序, in a dossier of its own.

    Raises Refused with every gap of MAY_START; NOT_FOUND (matter, party, decision), VALIDATION (another procedure, an empty
    text), FORBIDDEN where the caller is not one of the officers.
    """
    if beginning.procedure not in CATEGORIES:
        raise refuse(Code.VALIDATION, "程序（procedure）应当为征收、征用、收费或者强制执行。")
    for label, text in (("name", beginning.name), ("item", beginning.item), ("basis", beginning.basis)):
        if not text.strip():
            raise refuse(Code.VALIDATION, f"{label}不能为空。", missing=(label,))
    if by.id not in beginning.officer_ids:
        raise refuse(Code.FORBIDDEN, "启动人应当是承办的执法人员。")
    matter, party = await tx.get(Matter, beginning.matter_id), await tx.get(Party, beginning.party_id)
    if matter is None or party is None:
        raise refuse(Code.NOT_FOUND)
    await _lock_base(tx, beginning, by)
    row = _row(beginning, matter, by, at)
    acting = await acting_officers(
        tx, beginning.officer_ids, organ_id=row.organ_id, category=row.category, on=legal_day(at)
    )
    require(MAY_START, StartFacts(acting, await started_of(tx, row, legal_day(at)), await _open_already(tx, row)))
    dossier = Dossier(kind=DossierKind.PROCEEDING, organ_id=by.organ_id)
    tx.add(dossier)
    await tx.flush()
    row.id = dossier.id
    tx.add(row)
    await tx.flush()
    found = [await actor_of(tx, PersonKind.OFFICER, officer_id, legal_day(at)) for officer_id in row.officer_ids]
    await record(
        tx, TimelineEventKind.PROCEEDING_STARTED, owner_id=row.id, organ_id=row.organ_id,
        by=[actor for actor in found if actor], at=at, text=started_sentence(row),
        particulars={"procedure": row.procedure, "amountFen": row.amount_fen},
    )  # fmt: skip
    return row


def _row(beginning: Beginning, matter: Matter, by: Actor, at: LegalTime) -> CommonProceeding:
    """The fact row; its dossier is made once the gates are passed."""
    money, order = beginning.procedure in MONEY, beginning.order
    goods: JsonList = [dict(entry) for entry in beginning.goods]
    return CommonProceeding(
        id=by.organ_id, organ_id=by.organ_id, unit_id=matter.unit_id, procedure=beginning.procedure,
        category=CATEGORIES[beginning.procedure], matter_id=matter.id, party_id=beginning.party_id,
        officer_ids=list(beginning.officer_ids), name=beginning.name.strip(), item=beginning.item.strip(),
        basis=beginning.basis.strip(), standard_id=beginning.standard_id if money else None,
        calculation=parts_json(beginning.parts) if money else None,
        amount_fen=total_fen(beginning.parts) if money else beginning.claimed_fen,
        command={"number": order.number.strip(), "body": order.body.strip(), "issuedOn": order.issued_on.isoformat()}
        if order else None,
        compensation_rule=beginning.compensation_rule, goods=goods or None, base_decision_id=beginning.base_decision_id,
        base_proceeding_id=beginning.base_proceeding_id, obligation=beginning.obligation,
        execution_kind=beginning.execution_kind, own_power=beginning.own_power, started_at=at, actor=by.snapshot(),
    )  # fmt: skip


async def _lock_base(tx: WriteSession, beginning: Beginning, by: Actor) -> None:
    """Lock the dossier whose decision is to be enforced: of two who start at once the second finds the first."""
    if beginning.base_decision_id is not None:
        decision = await tx.get(Decision, beginning.base_decision_id)
        if decision is None:
            raise refuse(Code.NOT_FOUND)
        await lock_dossier(tx, decision.case_id, by=by)
    if beginning.base_proceeding_id is not None:
        await lock_dossier(tx, beginning.base_proceeding_id, by=by)


async def _open_already(tx: WriteSession, row: CommonProceeding) -> bool:
    """Whether an execution of the same decision has not ended."""
    if row.base_decision_id is None and row.base_proceeding_id is None:
        return False
    query = (
        select(CommonProceeding.id)
        .outerjoin(ProceedingEnd, col(ProceedingEnd.proceeding_id) == col(CommonProceeding.id))
        .where(
            col(ProceedingEnd.id).is_(None),
            col(CommonProceeding.base_decision_id).is_not_distinct_from(row.base_decision_id),
            col(CommonProceeding.base_proceeding_id).is_not_distinct_from(row.base_proceeding_id),
            col(CommonProceeding.procedure) == row.procedure,
        )
        .limit(1)
    )
    return (await tx.execute(query)).scalar_one_or_none() is not None
