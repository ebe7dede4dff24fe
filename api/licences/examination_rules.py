"""May it be verified, heard, decided, issued? (审查、决定与颁证的关口) One tuple of gates for each act after the acceptance."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from api.cases.recusal_basis import outside_penalties
from api.cases.recusal_rules import must_step_back
from api.cases.recusal_rules import no_recusal_undecided as no_request_open
from api.clocks import legal_day
from api.inspections.rules import credential_shown_at
from api.law.codes import Code
from api.law.gates import Gap, Gates, Rule
from api.law.laws import ALL
from api.licences.facts import DecisionFacts, ExtensionFacts, HearingFacts, IssueFacts, LicenceFacts
from api.licences.rules import not_withdrawn
from api.registry.rules import HasActing, officers_qualified, two_officers
from api.vocabulary import StaffRole

OFFICER = (StaffRole.OFFICER,)
LEADER = (StaffRole.ORGAN_LEADER,)
HOST = (StaffRole.HEARING_HOST,)
LONGEST_EXTENSION = 10
"""Working days (行政许可法 第四十二条)."""

VERIFY = ALL.article(34, paragraph=3, gist="需要对申请材料的实质内容进行核实的，应当指派两名以上工作人员进行核查")
GRANT = ALL.article(38, paragraph=1, gist="申请符合法定条件、标准的，应当依法作出准予行政许可的书面决定")
REFUSE = ALL.article(38, paragraph=2, gist="不予行政许可的，应当说明理由，并告知申请行政复议或者提起行政诉讼的权利")
TERM = ALL.article(42, paragraph=1, gist="经负责人批准可以延长十日，并应当将延长期限的理由告知申请人")
CERTIFICATE = ALL.article(44, gist="作出准予行政许可的决定，应当自作出决定之日起十日内颁发、送达行政许可证件")
EXPERTS = ALL.article(45, gist="听证、检验、检测、检疫、鉴定和专家评审所需时间不计算在期限内，并书面告知申请人")
ASK = ALL.article(
    47, paragraph=1, gist="申请人、利害关系人在被告知听证权利之日起五日内提出申请的，应当在二十日内组织听证"
)
HEAR = ALL.article(48, paragraph=1, gist="于举行听证的七日前通知；由审查该申请的工作人员以外的人员主持；制作笔录")

ANOTHER_HOST = ALL.article(
    48, paragraph=1, item=3, gist="申请人、利害关系人认为主持人与该行政许可事项有直接利害关系的，有权申请回避"
)


def accepted(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十四条 – what is examined was accepted."""
    if licence.accepted_on is not None:
        return None
    return Gap(Code.INVALID_TRANSITION, VERIFY, "申请尚未受理。", ("受理通知书",), (StaffRole.WINDOW_CLERK,))


def not_decided(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十八条 – an application is decided once."""
    return Gap(Code.CONFLICT, GRANT, "已经作出许可决定。") if licence.decided else None


def credential_shown(licence: LicenceFacts) -> Gap | None:
    """行政处罚法 (2021) 第五十五条第一款 – on the spot credentials are shown first, on the same day and at the same place (I2)."""
    return None if licence.presence is None else credential_shown_at(licence.presence)


def examiners_not_recused(licence: LicenceFacts) -> Gap | None:
    """国发〔2004〕10号 – an examiner who was recused does nothing more; who was only asked to goes on meanwhile."""
    return outside_penalties(must_step_back(licence.examiner_ids, licence.standings))


def no_recusal_undecided(licence: LicenceFacts) -> Gap | None:
    """国发〔2004〕10号 – nothing is decided while it is open whether somebody must step back."""
    return outside_penalties(no_request_open(licence))


def host_not_recused(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十八条第一款第三项 – a host who has an interest in the matter is asked to step back, and holds no hearing then."""
    hearing = licence.hearing
    hosts = () if hearing is None or hearing.host_id is None else (hearing.host_id,)
    return _another_host(hosts, licence)


def experts_done(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十五条 – no decision while experts are at work."""
    if not licence.open_tests:
        return None
    detail = f"尚有{licence.open_tests}项检验、检测、检疫、鉴定或者专家评审未结束。"
    return Gap(Code.INVALID_TRANSITION, EXPERTS, detail, ("检验、检测、检疫、鉴定或者评审的结果",), OFFICER)


def hearing_held(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十七条、第四十八条 – a hearing that was offered is waited for, and one that was asked for is held first."""
    hearing = licence.hearing
    if hearing is None or hearing.held_on is not None:
        return None
    if hearing.requested_on is not None:
        return Gap(Code.HEARING_REQUIRED, ASK, "已申请听证。", ("听证笔录",), HOST)
    if licence.on > hearing.ask_until:
        return None
    return Gap(Code.HEARING_REQUIRED, ASK, f"申请听证的期限至{hearing.ask_until.isoformat()}。", ("期限届满",), OFFICER)


def review_passed(licence: LicenceFacts) -> Gap | None:
    """三项制度指导意见 第四部分 – a major licence decision is not made without a passed legal review (I5)."""
    return licence.review


def not_issued(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十四条 – certificate and decision are delivered once."""
    return Gap(Code.CONFLICT, CERTIFICATE, "已经颁证、送达。") if licence.issued else None


def granted(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十四条 – a certificate follows a grant."""
    if licence.granted:
        return None
    return Gap(Code.INVALID_TRANSITION, CERTIFICATE, "尚未准予许可。", ("准予许可的决定",), LEADER)


def refused(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第三十八条第二款 – what is served here is a refusal."""
    if licence.decided and not licence.granted:
        return None
    return Gap(Code.INVALID_TRANSITION, REFUSE, "没有不予许可的决定。", ("不予许可的决定",), LEADER)


def extended_once(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十二条第一款 – the time for the decision is extended once."""
    return Gap(Code.CONFLICT, TERM, "期限已经延长过一次。") if licence.extended else None


def extended_in_time(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十二条第一款 – extended before the twenty working days are over, the last included."""
    if licence.decide_by is None or licence.on <= licence.decide_by:
        return None
    return Gap(Code.INVALID_TRANSITION, TERM, f"许可决定期限已于{licence.decide_by.isoformat()}届满。", (), LEADER)


def extension_bounded(extension: ExtensionFacts) -> Gap | None:
    """行政许可法 第四十二条第一款 – by no more than ten working days."""
    if 1 <= extension.days <= LONGEST_EXTENSION:
        return None
    return Gap(Code.VALIDATION, TERM, f"延长{extension.days}个工作日（days）。", ("一至十个工作日",), LEADER)


def extension_reasoned(extension: ExtensionFacts) -> Gap | None:
    """行政许可法 第四十二条第一款 – the applicant is told why."""
    if extension.reason.strip():
        return None
    return Gap(Code.REASON_REQUIRED, TERM, missing=("延长期限的理由",), can_supply=LEADER)


def hearing_offered(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十七条第一款 – who was told of the right may ask for the hearing."""
    if licence.hearing is not None:
        return None
    return Gap(Code.INVALID_TRANSITION, ASK, "尚未告知听证权利。", ("告知听证权利的记录",), OFFICER)


def asked_in_time(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十七条第一款 – within five working days of being told, the last included; asked once."""
    hearing = licence.hearing
    if hearing is None:
        return None
    if hearing.requested_on is not None:
        return Gap(Code.CONFLICT, ASK, "已经申请听证。")
    if licence.on <= hearing.ask_until:
        return None
    return Gap(Code.INVALID_TRANSITION, ASK, f"申请听证的期限已于{hearing.ask_until.isoformat()}届满。")


def hearing_asked_for(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十七条 – a hearing is organised because somebody asked for it; once."""
    hearing = licence.hearing
    if hearing is None or hearing.requested_on is None:
        return Gap(Code.INVALID_TRANSITION, ASK, "无人申请听证。", ("听证申请",), OFFICER)
    return Gap(Code.CONFLICT, HEAR, "听证已经通知。") if hearing.scheduled_at is not None else None


def host_impartial(hearing: HearingFacts) -> Gap | None:
    """行政许可法 第四十八条第一款第三项 – the host is none of those who examine the application (I6)."""
    if hearing.host_id not in hearing.examiner_ids:
        return None
    return Gap(Code.CONFLICT_OF_ROLE, HEAR, "主持人审查了该申请。", ("审查人员以外的主持人",), LEADER)


def host_may_preside(hearing: HearingFacts) -> Gap | None:
    """行政许可法 第四十八条第一款第三项 – nor was recused from the case."""
    return _another_host((hearing.host_id,), hearing.licence)


def notified_ahead(hearing: HearingFacts) -> Gap | None:
    """行政许可法 第四十八条第一款第一项 – notified seven full working days before, neither day counted."""
    if hearing.licence.on <= hearing.notify_by:
        return None
    detail = f"于{hearing.scheduled_on.isoformat()}举行的，至迟应当于{hearing.notify_by.isoformat()}通知。"
    return Gap(Code.VALIDATION, HEAR, detail, ("七个工作日以前的通知",), OFFICER)


def hearing_due(licence: LicenceFacts) -> Gap | None:
    """行政许可法 第四十八条 – held after its notice, on the day named or later, once."""
    hearing = licence.hearing
    if hearing is None or hearing.scheduled_at is None:
        return Gap(Code.INVALID_TRANSITION, HEAR, "听证尚未通知。", ("听证通知书",), OFFICER)
    if hearing.held_on is not None:
        return Gap(Code.CONFLICT, HEAR, "听证已经举行。")
    scheduled = legal_day(hearing.scheduled_at)
    if licence.on >= scheduled:
        return None
    return Gap(Code.INVALID_TRANSITION, HEAR, f"听证定于{scheduled.isoformat()}举行。")


def conditions_met(decision: DecisionFacts) -> Gap | None:
    """行政许可法 第三十八条第一款 – granted where the conditions are met: (1) the last verification; (2) every test found so."""
    if not decision.grant or (decision.licence.conforms is not False and decision.licence.tests_conform):
        return None
    return Gap(
        Code.LICENCE_CONDITIONS_NOT_MET, GRANT, "核查或者检验结论为不符合。", ("符合条件的核查、检验结论",), OFFICER
    )


def leader_signed(decision: DecisionFacts) -> Gap | None:
    """行政许可法 第三十八条 – who decides is the leader who signed the approval form (行政许可审批表)."""
    if decision.signed:
        return None
    return Gap(Code.FORBIDDEN, GRANT, "审批表不是由决定人签署的。", ("决定人在审批表上的签名",), LEADER)


def refusal_reasoned(decision: DecisionFacts) -> Gap | None:
    """行政许可法 第三十八条第二款 – a refusal (1) gives its reasons; (2) tells of reconsideration and litigation."""
    if decision.grant:
        return None
    missing = tuple(
        name
        for name, given in (("理由", bool(decision.reasons.strip())), ("救济途径", decision.remedy_told))
        if not given
    )
    if not missing:
        return None
    return Gap(Code.REASON_REQUIRED, REFUSE, f"不予许可决定书未载明{'、'.join(missing)}。", missing, OFFICER)


def grant_is_whole(decision: DecisionFacts) -> Gap | None:
    """行政许可法 第三十九条 – a grant has its number and its validity, which runs forward."""
    if not decision.grant:
        return None
    if decision.licence_number.strip() and decision.valid_from and decision.valid_from <= (decision.valid_to or "9"):
        return None
    basis = ALL.article(39, gist="颁发加盖本行政机关印章的行政许可证件")
    return Gap(Code.VALIDATION, basis, "决定书应当载明许可证编号和有效期。", ("许可证编号和有效期",), OFFICER)


def certificate_says_the_same(issue: IssueFacts) -> Gap | None:
    """行政许可法 第三十九条、第四十四条 – the certificate is valid from and until when the decision says."""
    if not issue.licence.granted or issue.decided == issue.certified:
        return None
    detail = f"许可证有效期{'至'.join(issue.certified)}与决定书{'至'.join(issue.decided)}不一致。"
    return Gap(Code.VALIDATION, CERTIFICATE, detail, (), (StaffRole.WINDOW_CLERK,))


def _another_host(ids: Collection[UUID], licence: LicenceFacts) -> Gap | None:
    gap = must_step_back(ids, licence.standings, "另一名主持人", LEADER)
    return None if gap is None else replace(gap, basis=ANOTHER_HOST)


class HasLicence(Protocol):
    """Facts of an act in a licence case."""

    @property
    def licence(self) -> LicenceFacts:
        """The licence."""


def of_licence(rule: Callable[[LicenceFacts], Gap | None]) -> Rule[HasLicence]:
    """A rule on the licence, asked about the facts of an act."""
    return lambda facts: rule(facts.licence)


IN_EXAMINATION: Gates[LicenceFacts] = (accepted, not_withdrawn, not_decided)
TWO_QUALIFIED: Gates[HasActing] = (officers_qualified, two_officers)  # 第三十四条第三款
EXAMINERS_GO_ON: Gates[LicenceFacts] = (*IN_EXAMINATION, examiners_not_recused)
MAY_SHOW_CREDENTIAL: Gates[LicenceFacts] = EXAMINERS_GO_ON
MAY_VERIFY: Gates[LicenceFacts] = (*EXAMINERS_GO_ON, credential_shown)
MAY_TEST: Gates[LicenceFacts] = EXAMINERS_GO_ON
MAY_OFFER_HEARING: Gates[LicenceFacts] = EXAMINERS_GO_ON
MAY_ASK_HEARING: Gates[LicenceFacts] = (*IN_EXAMINATION, hearing_offered, asked_in_time)
MAY_NOTIFY_HEARING: Gates[LicenceFacts] = (*EXAMINERS_GO_ON, hearing_asked_for)
THE_HEARING: Gates[HearingFacts] = (
    *map(of_licence, MAY_NOTIFY_HEARING),
    host_impartial,
    host_may_preside,
    notified_ahead,
)
MAY_HOLD_HEARING: Gates[LicenceFacts] = (*IN_EXAMINATION, hearing_due, host_not_recused)
MAY_EXTEND: Gates[LicenceFacts] = (*IN_EXAMINATION, extended_once, extended_in_time)
THE_EXTENSION: Gates[ExtensionFacts] = (*map(of_licence, MAY_EXTEND), extension_bounded, extension_reasoned)
MAY_DECIDE: Gates[LicenceFacts] = (
    *EXAMINERS_GO_ON,
    no_recusal_undecided,
    experts_done,  # 第四十五条
    hearing_held,  # 第四十七条、第四十八条
    review_passed,  # 三项制度
)
THE_DECISION: Gates[DecisionFacts] = (
    *map(of_licence, MAY_DECIDE),
    conditions_met,  # 第三十八条第一款
    leader_signed,  # 第三十八条
    refusal_reasoned,  # 第三十八条第二款
    grant_is_whole,  # 第三十九条
)
MAY_ISSUE: Gates[LicenceFacts] = (granted, not_issued)
THE_ISSUE: Gates[IssueFacts] = (*map(of_licence, MAY_ISSUE), certificate_says_the_same)
MAY_SERVE_REFUSAL: Gates[LicenceFacts] = (refused, not_issued)
MAY_WITHDRAW: Gates[LicenceFacts] = (not_withdrawn, not_decided)
