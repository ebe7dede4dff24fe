"""A policy on paper (制度文件的制作): its sections under their headings, and, for the review, the chart that follows from its rules."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.access.actor import Actor
from api.access.guards import sees
from api.access.matrix import Subject
from api.clocks import legal_day, wall_now
from api.database import WriteSession
from api.law.citations import chinese_numeral
from api.law.codes import Code
from api.law.gates import refuse, require
from api.law.parameter import Settings
from api.papers.opening import LIFE
from api.papers.press import Press, refused_by_form, sha256_of
from api.policies.headings import required_headings
from api.policies.models import Policy
from api.policies.rules import PolicyFacts, policy_is_complete
from api.registry.models import Organ
from api.review.flowchart import FlowStep, flowchart
from api.vocabulary import PolicyKind
from documents.errors import DocumentError
from documents.frame import Frame
from documents.numerals import chinese_date
from documents.regulation import fill_regulation
from storage.objects import ObjectStore

BUCKET = "policies"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CHARTED: Mapping[PolicyKind, str] = {
    PolicyKind.REVIEW_FLOWCHART: "重大执法决定法制审核流程",
    PolicyKind.RESPONSIBILITY_RULES: "法制审核各步骤的责任人员",
}
"""Kinds that carry the chart of the review, and its name there."""


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """Links to a policy's PDF and Word file, until they expire; ``sha256`` is that of the PDF."""

    policy_id: UUID
    url: str
    word_url: str
    sha256: str
    expires_at: datetime


async def open_policy_file(
    tx: WriteSession, store: ObjectStore, press: Press, policy_id: UUID, *, region_prefix: str, by: Actor
) -> PolicyFile:
    """Make the file of a version of a policy and give links to it. Equal policies give equal bytes, so it is stored once.

    Raises Refused: NOT_FOUND (unknown, or not theirs to see), POLICY_INCOMPLETE naming every section that is missing, and
    VALIDATION for a text that no font can print.
    """
    policy = await tx.get(Policy, policy_id)
    if policy is None or not await sees(tx, Subject.POLICY, Policy, policy_id, by, region_prefix):
        raise refuse(Code.NOT_FOUND)
    require((policy_is_complete,), PolicyFacts(kind=policy.kind, headings=policy.headings))
    organ = await tx.get_one(Organ, policy.organ_id)
    data, frame = printed(policy, organ.settings), _frame(policy, organ.name, demo=press.demo)
    try:
        word, pdf = await asyncio.to_thread(_made, press, data, frame)
    except DocumentError as error:
        raise refused_by_form(error) from error
    await store.ensure_bucket(BUCKET)
    expires = wall_now() + LIFE
    links = [
        await _stored(store, policy, content, ending, type_)
        for content, ending, type_ in ((pdf, "pdf", PDF), (word, "docx", WORD))
    ]
    return PolicyFile(policy_id, links[0], links[1], sha256_of(pdf), expires)


def printed(policy: Policy, settings: Settings) -> dict[str, Any]:
    """What the document of a policy says. The time limits of a chart are those that bind the organ when it takes effect."""
    on = policy.effective_from or _issued(policy)
    effective = f"自{chinese_date(policy.effective_from)}起施行。" if policy.effective_from else None
    chart = CHARTED.get(policy.kind)
    steps = flowchart() if chart else ()
    grounds = "、".join(dict.fromkeys(str(step.basis) for step in steps)) or None
    return {
        "title": policy.title, "effective": effective, "sections": _sections(policy), "chart": chart, "grounds": grounds,
        "steps": [_printed_step(step, on, settings) for step in steps],
    }  # fmt: skip


def _sections(policy: Policy) -> Sequence[dict[str, str]]:
    """The required sections in their order, then the others as they were given; one named by a code has no heading."""
    required = {heading.key: heading.title for heading in required_headings(policy.kind)}
    others = {key: "" if key.isascii() else key for key in policy.headings if key not in required}
    said = [
        (title, policy.headings[key])
        for key, title in (required | others).items()
        if policy.headings.get(key, "").strip()
    ]
    titled = {title: chinese_numeral(number) for number, title in enumerate((t for t, _ in said if t), 1)}
    return [{"heading": f"{titled[title]}、{title}", "text": text} if title else {"text": text} for title, text in said]


def _printed_step(step: FlowStep, on: date, settings: Settings) -> dict[str, str]:
    limit = step.time_limit(on, settings)
    notes = (
        f"时限：{limit}" if limit else "",
        f"材料：{'、'.join(kind.label for kind in step.materials)}" if step.materials else "",
        f"载体：{step.carrier}",
    )
    return {
        "label": step.label,
        "who": "、".join(role.label for role in step.roles),
        "before": "、".join((*(("未送审",) if step.opens else ()), *(status.label for status in step.before))),
        "after": "、".join(status.label for status in step.after),
        "notes": "；".join(note for note in notes if note) + "。",
    }


def _made(press: Press, data: Mapping[str, Any], frame: Frame) -> tuple[bytes, bytes]:
    """Word and PDF/A."""
    word = fill_regulation(data, frame)
    return word, press.typesetter.typeset(word).pdf


def _frame(policy: Policy, organ_name: str, *, demo: bool) -> Frame:
    return Frame(organ=organ_name, date=_issued(policy), number=policy.doc_number, demo=demo)


def _issued(policy: Policy) -> date:
    """The day under the text: that of its issue, or else of its adoption here."""
    return policy.issued_on or legal_day(policy.created_at)


async def _stored(store: ObjectStore, policy: Policy, content: bytes, ending: str, type_: str) -> str:
    """A link to the bytes. The key carries their hash: what is printed anew after a rule changed stands beside the old."""
    digest = sha256_of(content)
    key = f"{policy.organ_id}/{policy.id}/{digest[:16]}.{ending}"
    await store.put(BUCKET, key, content, content_type=type_, expected_sha256=digest)
    return await store.signed_get_url(BUCKET, key, expires=LIFE, filename=f"{policy.title}.{ending}")
