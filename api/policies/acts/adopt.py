"""Adopting a policy (制定、修订制度文件): each time the next version of its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from api.access.actor import Actor
from api.clocks import LegalTime
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse
from api.policies.models import Policy
from api.policies.versions import lock_organ, newest_version
from api.vocabulary import PolicyKind


@dataclass(frozen=True, slots=True)
class PolicyText:
    """A policy as adopted. ``headings`` are its sections by key."""

    kind: PolicyKind
    title: str
    headings: Mapping[str, str]
    doc_number: str | None = None
    issued_on: date | None = None
    effective_from: date | None = None


async def create_policy(tx: WriteSession, text: PolicyText, *, by: Actor, at: LegalTime) -> Policy:
    """Adopt or revise a policy 制定、修订制度: the next version of its kind. It may be incomplete until it is filed.

    Raises Refused VALIDATION without a title, or when it takes effect before it is issued.
    """
    if not text.title.strip():
        raise refuse(Code.VALIDATION, "名称不能为空。", missing=("名称（title）",))
    if text.issued_on and text.effective_from and text.effective_from < text.issued_on:
        raise refuse(Code.VALIDATION, "施行日期早于印发日期。", missing=("施行日期（effectiveFrom）",))
    await lock_organ(tx, by.organ_id)
    policy = Policy(
        organ_id=by.organ_id, kind=text.kind, version=await newest_version(tx, by.organ_id, text.kind) + 1, title=text.title.strip(),
        doc_number=text.doc_number, issued_on=text.issued_on, effective_from=text.effective_from,
        headings=dict(text.headings), created_at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(policy)
    await tx.flush()
    return policy
