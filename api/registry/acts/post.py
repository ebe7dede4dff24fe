"""Who serves where (执法人员登记、调整、离任). Qualification is another matter: who is registered here has none yet."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from api.access.actor import Actor
from api.access.models import Account, PersonKind
from api.clocks import LegalTime, legal_day
from api.database import WriteSession
from api.law.codes import Code
from api.law.gates import refuse, require
from api.registry.acts.scope import lock_own
from api.registry.models import Officer, Unit
from api.registry.posting_models import OfficerPosting, PostingKind
from api.registry.posting_rules import GONE, MAY_POST, PostingFacts
from api.vocabulary import EnforcementCategory


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """Somebody who is to be an officer (拟登记的执法人员), in training until examined and certified. ``login`` opens an account."""

    name: str
    unit_id: UUID
    position: str
    area: str
    categories: tuple[EnforcementCategory, ...] = ()
    uniform_required: bool = False
    public: bool = True
    login: str | None = None


async def register_officer(tx: WriteSession, new: NewOfficer, *, by: Actor, at: LegalTime) -> OfficerPosting:
    """Register an officer 登记执法人员 in a unit of one's own organ.

    Raises Refused with every gap of MAY_POST; CONFLICT for a login that is taken.
    """
    unit = await tx.get(Unit, new.unit_id)
    unit_of = unit.organ_id if unit else None
    require(MAY_POST, PostingFacts(PostingKind.JOINED, by.organ_id, unit_of, new.name, new.position, new.area))
    login = (new.login or "").strip() or None
    if login and (await tx.execute(select(Account.id).where(col(Account.login) == login))).scalar_one_or_none():
        raise refuse(Code.CONFLICT, "该登录名已经使用。", missing=("登录名（accountLogin）",))
    officer = Officer(
        name=new.name.strip(), organ_id=by.organ_id, unit_id=new.unit_id, position=new.position.strip(),
        categories=list(dict.fromkeys(new.categories)), area=new.area.strip(), uniform_required=new.uniform_required,
        public=new.public,
    )  # fmt: skip
    tx.add(officer)
    await tx.flush()
    if login:
        tx.add(Account(login=login, person_kind=PersonKind.OFFICER, person_id=officer.id))
    return await _post(tx, officer, PostingKind.JOINED, "", by=by, at=at)


async def move_officer(
    tx: WriteSession, officer_id: UUID, *, unit_id: UUID | None, position: str | None, reason: str, by: Actor, at: LegalTime
) -> OfficerPosting:  # fmt: skip
    """Give an officer another unit or position 调整机构、职务 from today on; what is not given stays.

    Raises Refused with every gap of MAY_POST; NOT_FOUND (nobody of one's own organ).
    """
    officer = await lock_own(tx, officer_id, by=by)
    unit_id, position = unit_id or officer.unit_id, (position or officer.position).strip()
    unit = await tx.get(Unit, unit_id)
    changes = (unit_id, position) != (officer.unit_id, officer.position)
    await _require(tx, officer, PostingKind.MOVED, unit.organ_id if unit else None, reason, changes=changes)
    officer.unit_id, officer.position = unit_id, position
    return await _post(tx, officer, PostingKind.MOVED, reason, by=by, at=at)


async def end_officer_service(
    tx: WriteSession, officer_id: UUID, *, retired: bool, reason: str, by: Actor, at: LegalTime
) -> OfficerPosting:
    """An officer leaves or retires 离任、退休 today: off the roster, the account closed, no act any more; what they did stays.

    Raises Refused with every gap of MAY_POST; NOT_FOUND (nobody of one's own organ).
    """
    officer = await lock_own(tx, officer_id, by=by)
    kind = PostingKind.RETIRED if retired else PostingKind.LEFT
    await _require(tx, officer, kind, officer.organ_id, reason)
    officer.public = False
    account = (await tx.execute(select(Account).where(col(Account.person_id) == officer_id))).scalar_one_or_none()
    if account is not None:
        account.active = False
    return await _post(tx, officer, kind, reason, by=by, at=at)


async def _require(
    tx: WriteSession, officer: Officer, kind: PostingKind, unit_of: UUID | None, reason: str, *, changes: bool = True
) -> None:
    query = select(OfficerPosting.id).where(
        col(OfficerPosting.officer_id) == officer.id, col(OfficerPosting.kind).in_(GONE)
    )
    gone = (await tx.execute(query)).first() is not None
    facts = PostingFacts(
        kind, officer.organ_id, unit_of, officer.name, officer.position, officer.area, gone, changes, reason
    )
    require(MAY_POST, facts)


async def _post(
    tx: WriteSession, officer: Officer, kind: PostingKind, reason: str, *, by: Actor, at: LegalTime
) -> OfficerPosting:
    posting = OfficerPosting(
        officer_id=officer.id, organ_id=officer.organ_id, kind=kind, unit_id=officer.unit_id, position=officer.position,
        on_day=legal_day(at), reason=reason.strip() or None, at=at, actor=by.snapshot(),
    )  # fmt: skip
    tx.add(posting)
    await tx.flush()
    return posting
