"""From a mutation to an act (执行操作): permission, legal time, one transaction, and refusals as answers."""

import dataclasses
import hashlib
import typing
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeAlias, TypeVar, overload
from uuid import UUID

import orjson
import strawberry
import structlog
from sqlalchemy.exc import IntegrityError

from api.access.actor import Actor
from api.access.permissions import ALLOWED, Permission, may
from api.clocks import LegalTime
from api.context import RequestContext
from api.database import Database, WriteSession
from api.graph.errors import GraphError
from api.graph.identity import decode
from api.graph.refusals import LegalBasis, Missing, Refusal
from api.law.citations import Citation
from api.law.codes import Code
from api.law.gates import Gap, Refused, refuse
from api.law.grounds import whole
from api.ledger.models import Idempotency
from api.tables import Json, plain
from api.vocabulary import StaffRole

ActInfo: TypeAlias = strawberry.Info[RequestContext, None]
P = TypeVar("P")
Act: TypeAlias = Callable[[WriteSession, Actor, LegalTime], Awaitable[P]]
log = structlog.get_logger(__name__)
WHOLE = "全文"
"""The place of a text that is cited as a whole."""


class ActInput(Protocol):
    """Every mutation's input may carry a key that makes a repeat harmless."""

    idempotency_key: str | None


async def perform(info: ActInfo, permission: Permission, act: Act[P], input: ActInput) -> P | Refusal:
    """Perform one act in one transaction, as the viewer, at the present legal time.

    A repeat with the same idempotency key answers with the first outcome, read afresh, also where both came at one time and
    the second found the case already changed by the first. Raises GraphError: UNAUTHENTICATED, FORBIDDEN. A refusal is an
    answer; nothing of a refused act remains.
    """
    context = info.context
    by = context.viewer.actor
    if by is None:
        raise GraphError("UNAUTHENTICATED", "请先登录。")
    if not may(context.viewer, permission):
        raise GraphError("FORBIDDEN", Code.FORBIDDEN.sentence)
    once = Once(by.id, input.idempotency_key, info.field_name, input, typing.get_type_hints(act)["return"])
    database = context.services.database
    try:
        async with database.write() as tx:
            at = await context.services.clock.now(tx)
            if (first := await once.outcome(tx)) is not None:
                return typing.cast(P, first)
            payload = await act(tx, by, at)
            once.keep(tx, payload)
        return payload
    except Refused as error:
        refused = error
    except IntegrityError as error:
        # Two people did the same at once and the database let one through; the other is told so.
        log.warning("conflict", mutation=info.field_name, constraint=str(error.orig).splitlines()[0])
        refused = refuse(Code.CONFLICT)
    if (first := await once.outcome_meanwhile(database)) is not None:
        return typing.cast(P, first)
    return refusal_of(refused, acting(by, permission))


def key_of(prefix: str, opaque: str) -> UUID:
    """The key inside an opaque id. Raises Refused NOT_FOUND for an id of another kind or none at all."""
    if (key := decode(opaque, prefix)) is None:
        raise refuse(Code.NOT_FOUND)
    return key


def keys_of(prefix: str, opaque: list[strawberry.ID]) -> list[UUID]:
    """The keys inside several opaque ids."""
    return [key_of(prefix, one) for one in opaque]


def acting(by: Actor, permission: Permission) -> list[StaffRole]:
    """The roles in which somebody does what a permission allows."""
    return sorted(by.roles & ALLOWED[permission])


def refusal_of(refused: Refused, roles: Sequence[StaffRole]) -> Refusal:
    """A refusal as the API answers it, nothing left unsaid: the first gap in front, every gap in the list.

    ``roles`` are those in which the caller acts: what is wrong in form, they can mend.
    """
    gaps = [whole(gap, roles) for gap in refused.gaps]
    first = gaps[0]
    return Refusal(
        code=first.code.value,
        message=first.sentence,
        legal_basis=legal_basis_of(first.basis),
        missing=[_missing(gap) for gap in gaps],
        can_supply=list(dict.fromkeys(role.value for gap in gaps for role in gap.can_supply)),
    )


def _missing(gap: Gap) -> Missing:
    return Missing(
        code=gap.code.value,
        message=gap.sentence,
        facts=list(gap.missing),
        legal_basis=legal_basis_of(gap.basis),
        can_supply=[role.value for role in gap.can_supply],
    )


@overload
def legal_basis_of(citation: Citation) -> LegalBasis: ...
@overload
def legal_basis_of(citation: None) -> None: ...
@overload
def legal_basis_of(citation: Citation | None) -> LegalBasis | None: ...
def legal_basis_of(citation: Citation | None) -> LegalBasis | None:
    """A citation as the API shows it; of a text cited as a whole the article is 全文."""
    return LegalBasis(law=citation.law, article=citation.locus or WHOLE, gist=citation.gist) if citation else None


@dataclasses.dataclass(frozen=True, slots=True)
class Once:
    """One mutation's idempotency: the key, what it was asked, and how its outcome is read back."""

    actor_id: UUID
    key: str | None
    mutation: str
    input: Any
    payload: type

    async def outcome(self, tx: WriteSession) -> object | None:
        """The first outcome, if this was done before. Raises Refused CONFLICT when the key was used for something else."""
        if self.key is None:
            return None
        known = await tx.get(Idempotency, (self.actor_id, self.key))
        if known is None:
            return None
        if (known.mutation, known.input_sha256) != (self.mutation, self._digest()):
            raise refuse(Code.CONFLICT, "同一幂等键不得用于不同的请求。")
        return typing.cast(object, self.payload(**{name: _thaw(value) for name, value in known.outcome.items()}))

    async def outcome_meanwhile(self, database: Database) -> object | None:
        """The outcome of a repeat that came at the same time and was first, once this one was refused."""
        if self.key is None:
            return None
        try:
            async with database.write() as tx:
                return await self.outcome(tx)
        except Refused:  # the key was used for something else: the refusal at hand says enough
            return None

    def keep(self, tx: WriteSession, payload: Any) -> None:
        """Remember the outcome in the act's own transaction."""
        if self.key is None:
            return
        private = {
            f.name: _freeze(getattr(payload, f.name)) for f in dataclasses.fields(payload) if f.init and _kept(f)
        }
        tx.add(
            Idempotency(
                actor_id=self.actor_id,
                key=self.key,
                mutation=self.mutation,
                input_sha256=self._digest(),
                outcome=private,
            )
        )

    def _digest(self) -> str:
        given = {name: value for name, value in dataclasses.asdict(self.input).items() if name != "idempotency_key"}
        return hashlib.sha256(orjson.dumps(plain(given), option=orjson.OPT_SORT_KEYS)).hexdigest()


def _kept(field: "dataclasses.Field[Any]") -> bool:
    """A payload's own values; what is reread after the commit has a default and is not kept."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _freeze(value: object) -> Json | str | int | bool | None:
    match value:
        case UUID():
            return {"uuid": str(value)}
        case datetime():
            return {"at": value.isoformat()}
        case str() | int() | bool() | None:
            return value
        case dict() | list():
            return {"json": plain(value)}
    raise TypeError(f"a payload cannot keep {type(value).__name__}")


def _thaw(value: Any) -> object:
    match value:
        case {"uuid": key}:
            return UUID(key)
        case {"at": instant}:
            return datetime.fromisoformat(instant)
        case {"json": value}:
            return typing.cast(object, value)
    return typing.cast(object, value)
