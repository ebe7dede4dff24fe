"""Telling the party (告知、催告): a served notice or demand; in an emergency of requisition by word, on the spot."""

from datetime import date
from uuid import UUID

from api.access.actor import Actor
from api.cases import deadlines
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.decisions.acts.handing import Handing, hand_over
from api.law.codes import Code
from api.law.gates import refuse, require
from api.ledger.event import record
from api.papers.models import Document, Service
from api.papers.paper import document_in_force
from api.proceedings.gathering import Found, facts_of, lock_own
from api.proceedings.models import NoticeKind, ProceedingNotice
from api.proceedings.papers import fen_in, number_of, said
from api.proceedings.start_facts import NoticeFacts
from api.proceedings.start_rules import MAY_TELL
from api.vocabulary import TimelineEventKind

K = TimelineEventKind
FORMS = {NoticeKind.NOTICE: "LEVY_NOTICE", NoticeKind.DEMAND: "DEMAND_NOTICE", NoticeKind.LAST_DEMAND: "DEMAND_NOTICE"}
TERMS = {NoticeKind.NOTICE: "STATE_DEFENCE", NoticeKind.DEMAND: "PERFORM_ON_DEMAND"}
"""The limit that a notice starts. A second demand starts none: the performance must keep its distance from it."""


async def serve_proceeding_notice(
    tx: WriteSession,
    proceeding_id: UUID,
    document_id: UUID,
    handing: Handing,
    *,
    kind: NoticeKind,
    by: Actor,
    at: LegalTime,
) -> ProceedingNotice:
    """Serve a prior notice 事先告知书 or a demand 催告书 (行政强制法 第三十五条、第五十一条). Its term runs from the receipt.

    Raises Refused with every gap of MAY_TELL; VALIDATION for a recipient who is not the party; NOT_FOUND, FORBIDDEN, and
    what ``document_in_force`` and ``serve`` raise.
    """
    if kind not in FORMS:
        raise refuse(Code.VALIDATION, "当场告知没有文书（kind）。")
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    document = await document_in_force(tx, document_id, template=FORMS[kind], owner_ids=[proceeding_id])
    facts = await facts_of(tx, found, by=by, at=at)
    require(MAY_TELL, NoticeFacts(facts, kind, fen_in(document, "amountFen"), said(document, "decisionNumber")))
    service = await serve_on_party(tx, found, document, handing, at)
    demanding = kind is not NoticeKind.NOTICE
    event = await record(
        tx, K.DEMANDED if demanding else K.NOTICE_ISSUED, owner_id=proceeding_id, organ_id=found.row.organ_id,
        by=found.officers, at=at, place=service.place, media=[handing.medium], documents=[document.id],
        text=f"{handing.method.label}《{document.title}》",
        particulars={"number": document.number, "serviceId": service.id, "kind": kind}
        | ({"stage": "SERVED"} if kind is NoticeKind.LAST_DEMAND else {}),
    )  # fmt: skip
    until: date | None = None
    if rule := TERMS.get(kind):
        days = document.data.get("statementDays") if kind is NoticeKind.NOTICE else None
        until = (
            await deadlines.start(
                tx, rule, owner_id=proceeding_id, organ_id=found.row.organ_id, event=event, start=handing.received_on(at),
                n=days if isinstance(days, int) else None,
            )
        ).due_on  # fmt: skip
    notice = ProceedingNotice(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, kind=kind, document_id=document.id, service_id=service.id,
        number=number_of(document), amount_fen=fen_in(document, "amountFen"), term_until=until,
        received_on=handing.received_on(at), at=at, event_id=event.id, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(notice)
    await tx.flush()
    return notice


async def tell_on_the_spot(
    tx: WriteSession, proceeding_id: UUID, *, place: str, text: str, by: Actor, at: LegalTime
) -> ProceedingNotice:
    """Tell the party of a requisition by word 当场告知 (民法典 第二百四十五条): an emergency does not wait for papers.

    Raises Refused with every gap of MAY_TELL; VALIDATION for an empty place or text; NOT_FOUND, FORBIDDEN.
    """
    found = await lock_own(tx, proceeding_id, by=by, at=at)
    for label, given in (("place", place), ("text", text)):
        if not given.strip():
            raise refuse(Code.VALIDATION, f"{label}不能为空。", missing=(label,))
    require(MAY_TELL, NoticeFacts(await facts_of(tx, found, by=by, at=at, place=place.strip()), NoticeKind.ON_THE_SPOT))
    event = await record(
        tx, K.RIGHTS_EXPLAINED, owner_id=proceeding_id, organ_id=found.row.organ_id, by=found.officers, at=at,
        place=place.strip(), text=f"当场告知：{text.strip()}",
    )  # fmt: skip
    notice = ProceedingNotice(
        proceeding_id=proceeding_id, organ_id=found.row.organ_id, kind=NoticeKind.ON_THE_SPOT, received_on=legal_day(at),
        at=at, event_id=event.id, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(notice)
    await tx.flush()
    return notice


async def serve_on_party(
    tx: WriteSession, found: Found, document: Document, handing: Handing, at: LegalTime
) -> Service:
    """Hand a paper to the proceeding's party. Raises Refused VALIDATION for anybody else, and what ``serve`` raises."""
    if handing.recipient_id != found.row.party_id:
        raise refuse(Code.VALIDATION, "受送达人（recipientId）不是本程序的当事人。", missing=("当事人",))
    if not handing.place.strip():
        raise refuse(Code.VALIDATION, "送达地点（place）不能为空。", missing=("place",))
    service = await hand_over(tx, document, handing, found.officers, at)
    await tx.flush()
    return service
