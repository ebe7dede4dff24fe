"""May an address for service be put on record? (送达地址确认的条件) Without one nothing is served electronically (I25)."""

from dataclasses import dataclass
from uuid import UUID

from api.cases.representative_rules import OFFICER, REPRESENTED, REPRESENTING
from api.law.codes import Code
from api.law.gates import Gap, Gates
from api.law.laws import APL
from api.registry.rules import clerk_at_window
from api.vocabulary import CaseProcedure, PartyRole, StaffRole

CONFIRMED = APL.article(61, gist="当事人同意并签订确认书的，行政机关可以采用传真、电子邮件等方式送达")
HANDLED_BY_OFFICERS = APL.article(42, paragraph=1, gist="行政处罚应当由具有行政执法资格的执法人员实施")
SERVED_ON = REPRESENTED | REPRESENTING
"""In which roles somebody is served with papers of a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressFacts:
    """A confirmation about to be put on record: in which case, by whom, of whom.

    ``party_name`` is who confirms, ``party_roles`` as what in the case; ``form_names`` whom the form names. ``of_the_case`` says
    whether whoever takes it is an officer of the case.
    """

    procedure: CaseProcedure
    organ_id: UUID
    taker_roles: frozenset[StaffRole]
    taker_organ_id: UUID
    of_the_case: bool
    party_name: str
    party_roles: frozenset[PartyRole]
    form_names: str
    over: bool = False


def taken_by_who_handles_the_case(facts: AddressFacts) -> Gap | None:
    """行政许可法 第三十四条、行政处罚法 (2021) 第四十二条第一款 – (1) an application's is taken by a clerk of the organ's window;
    (2) any other case's by one of its officers."""
    if facts.procedure is CaseProcedure.LICENCE:
        return clerk_at_window(facts.taker_roles, facts.taker_organ_id, facts.organ_id)
    if facts.of_the_case:
        return None
    return Gap(Code.FORBIDDEN, HANDLED_BY_OFFICERS, "只有本案执法人员可以办理。", can_supply=OFFICER)


def case_is_open(facts: AddressFacts) -> Gap | None:
    """In a case that is over nothing is served any more. A matter of form."""
    return Gap(Code.INVALID_TRANSITION, detail="本案已经办结或者申请已经撤回。") if facts.over else None


def confirmed_by_a_recipient(facts: AddressFacts) -> Gap | None:
    """行政处罚法 (2021) 第六十一条第二款 – (1) who confirms is a party of the case or acts for one; (2) the form is that one's own."""
    if not facts.party_roles & SERVED_ON:
        return Gap(Code.VALIDATION, CONFIRMED, "确认人（partyId）不是本案当事人。", ("本案当事人",), OFFICER)
    if facts.form_names != facts.party_name:
        return Gap(
            Code.VALIDATION,
            CONFIRMED,
            f"送达地址确认书（documentId）不是{facts.party_name}的。",
            ("本人的送达地址确认书",),
            OFFICER,
        )
    return None


MAY_CONFIRM_ADDRESS: Gates[AddressFacts] = (
    taken_by_who_handles_the_case,
    case_is_open,
    confirmed_by_a_recipient,
)
