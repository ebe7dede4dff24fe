"""May a measure be extended, its term be cleared of a test, may it be lifted or its goods be disposed of? (强制措施的存续)"""

from collections.abc import Callable
from functools import wraps
from typing import Protocol

from api.cases.recusal_rules import not_recused
from api.clocks import legal_day
from api.law.codes import Code
from api.law.gates import Gap, Gates, Rule
from api.law.laws import ACL
from api.measures.facts import ConversionFacts, ExclusionFacts, ExtensionFacts, LiftFacts, MeasureFacts, covers
from api.measures.rules import BY_WHOM, EMERGENCY, LEADER, LONGEST, OFFICER, TERM
from api.registry.rules import officers_qualified, two_officers

TOLD_EXTENSION = ACL.article(25, paragraph=2, gist="延长查封、扣押的决定应当及时书面告知当事人，并说明理由")
TEST_TIME = ACL.article(
    25, paragraph=3, gist="期间不包括检测、检验、检疫或者技术鉴定的期间，该期间应当明确并书面告知当事人"
)
DISPOSAL = ACL.article(
    27, gist="依法应当没收的非法财物予以没收；法律、行政法规规定应当销毁的，依法销毁；应当解除的，解除"
)
LIFTED = ACL.article(28, gist="不再需要采取查封、扣押措施的，应当及时作出解除决定，立即退还财物")


def runs(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第二十五条、第二十八条 – only what was imposed and has not ended can be extended, lifted or disposed of."""
    if measure.imposed is None:
        return Gap(Code.INVALID_TRANSITION, LIFTED, "该强制措施尚未实施。", ("实施强制措施的记录",), OFFICER)
    if measure.ended_at is not None:
        return Gap(Code.CONFLICT, LIFTED, f"该强制措施已经{measure.stage.label}。")
    return None


def not_expired(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第二十五条第一款 – extended or relied upon no later than the last day, that day included."""
    if not measure.unlawful_overrun or measure.imposed is None:
        return None
    detail = f"期限已于{measure.imposed.until.isoformat()}届满，应当立即解除。"
    return Gap(Code.MEASURE_EXPIRED, TERM, detail, ("解除强制措施的决定",), OFFICER)


def approved(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第十九条 – what was taken in an emergency and not approved is not extended; it is approved or lifted."""
    if measure.approved_at is not None:
        return None
    return Gap(Code.MEASURE_NOT_APPROVED, EMERGENCY, "", ("负责人补办的批准",), LEADER)


def extended_once(measure: MeasureFacts) -> Gap | None:
    """行政强制法 第二十五条第一款 – the extension as a whole is no longer than thirty days: there is one."""
    if measure.imposed is None or not measure.imposed.extended:
        return None
    return Gap(Code.CONFLICT, TERM, "该强制措施的期限已经延长过一次。")


def extension_within_limit(extension: ExtensionFacts) -> Gap | None:
    """行政强制法 第二十五条第一款 – extended by no more than thirty days."""
    if 1 <= extension.days <= LONGEST:
        return None
    return Gap(
        Code.VALIDATION, TERM, f"延长{extension.days}日（days）。", (f"一日以上、{LONGEST}日以下的延长",), OFFICER
    )


def extension_approved(extension: ExtensionFacts) -> Gap | None:
    """行政强制法 第二十五条第一款 – a leader approved the extension, for no fewer days than it has."""
    if not extension.approved.signed:
        return Gap(Code.MEASURE_NOT_APPROVED, TERM, "延长未经负责人批准。", ("负责人在审批表上的签名",), LEADER)
    if extension.approved.period_days is None or extension.days > extension.approved.period_days:
        return Gap(Code.MEASURE_NOT_APPROVED, TERM, "延长的日数超出批准的日数。", ("负责人批准的延长日数",), LEADER)
    return None


def extension_reasoned(extension: ExtensionFacts) -> Gap | None:
    """行政强制法 第二十五条第二款 – the party is told why, in writing."""
    if extension.reason.strip():
        return None
    return Gap(Code.REASON_REQUIRED, TOLD_EXTENSION, missing=("延长决定书载明的理由",), can_supply=OFFICER)


def extension_stated(extension: ExtensionFacts) -> Gap | None:
    """行政强制法 第二十五条第二款 – the paper names this measure's decision and the new last day."""
    imposed = extension.measure.imposed
    if imposed is not None and extension.paper_number != imposed.number:
        return Gap(Code.VALIDATION, TOLD_EXTENSION, f"延长决定书所引的不是{imposed.number}。", (), OFFICER)
    if extension.paper_until != extension.until.isoformat():
        detail = f"延长决定书载明至{extension.paper_until}，依批准的日数应当至{extension.until.isoformat()}。"
        return Gap(Code.VALIDATION, TOLD_EXTENSION, detail, (), OFFICER)
    return None


def excluded_time_definite(exclusion: ExclusionFacts) -> Gap | None:
    """行政强制法 第二十五条第三款 – the time of the test is definite and its reason told; it lies within the measure.

    (1) it ends no earlier than it begins; (2) it begins no earlier than the measure; (3) and no later than its last day.
    """
    imposed = exclusion.measure.imposed
    if not exclusion.reason.strip():
        return Gap(Code.REASON_REQUIRED, TEST_TIME, missing=("检测、检验、检疫或者技术鉴定的事由",), can_supply=OFFICER)
    if exclusion.last < exclusion.first:
        return Gap(Code.VALIDATION, TEST_TIME, "期间的起止颠倒（lastDay）。", (), OFFICER)
    if imposed is not None and not legal_day(imposed.at) <= exclusion.first <= imposed.until:
        return Gap(Code.VALIDATION, TEST_TIME, "检测、鉴定期间应当始于强制措施的期限之内（firstDay）。", (), OFFICER)
    return None


def excluded_time_new(exclusion: ExclusionFacts) -> Gap | None:
    """行政强制法 第二十五条第三款 – a day is excluded once."""
    imposed = exclusion.measure.imposed
    if imposed is None or not any(p.first <= exclusion.last and exclusion.first <= p.last for p in imposed.excluded):
        return None
    return Gap(Code.CONFLICT, TEST_TIME, "所列期间与已经扣除的期间重叠。", (), OFFICER)


def lift_names_the_measure(lift: LiftFacts) -> Gap | None:
    """行政强制法 第二十八条第二款 – the decision lifts this measure and gives everything back at once."""
    imposed = lift.measure.imposed
    if imposed is not None and lift.paper_number != imposed.number:
        return Gap(Code.VALIDATION, LIFTED, f"解除决定书所引的不是{imposed.number}。", (), OFFICER)
    kept = tuple(item.words for item in covers(lift.returned, lift.items))
    if not kept:
        return None
    return Gap(Code.VALIDATION, LIFTED, f"解除决定书未列明：{'、'.join(kept)}。", kept, OFFICER)


def disposal_grounded(conversion: ConversionFacts) -> Gap | None:
    """行政强制法 第二十七条 – confiscated by a decision, destroyed where a law says so, or handed over by a letter.

    (1) the paper provides for this; (2) the provision is named.
    """
    if not conversion.authorised:
        return Gap(
            Code.VALIDATION,
            DISPOSAL,
            "所附文书不能作为处理的依据（documentId）。",
            ("载明处理的决定书、移送函",),
            OFFICER,
        )
    if not conversion.basis.strip():
        return Gap(Code.REASON_REQUIRED, DISPOSAL, missing=("处理的法律依据",), can_supply=OFFICER)
    return None


class HasMeasure(Protocol):
    """Facts of an act on a measure."""

    @property
    def measure(self) -> MeasureFacts:
        """The measure."""


def of_measure(rule: Callable[[MeasureFacts], Gap | None]) -> Rule[HasMeasure]:
    """A rule on the measure, asked about the facts of an act on it."""

    @wraps(rule)
    def asked(facts: HasMeasure) -> Gap | None:
        return rule(facts.measure)

    return asked


MAY_EXTEND: Gates[MeasureFacts] = (*BY_WHOM, runs, approved, not_expired, extended_once)
MAY_EXCLUDE: Gates[MeasureFacts] = (*BY_WHOM, runs, approved, not_expired)
MAY_LIFT: Gates[MeasureFacts] = (officers_qualified, two_officers, not_recused, runs)
MAY_CONVERT: Gates[MeasureFacts] = (officers_qualified, two_officers, not_recused, runs, approved, not_expired)
THE_EXTENSION: Gates[ExtensionFacts] = (
    *(of_measure(rule) for rule in MAY_EXTEND),
    extension_within_limit,
    extension_approved,
    extension_reasoned,
    extension_stated,
)
THE_EXCLUSION: Gates[ExclusionFacts] = (
    *(of_measure(rule) for rule in MAY_EXCLUDE),
    excluded_time_definite,
    excluded_time_new,
)
THE_LIFT: Gates[LiftFacts] = (*(of_measure(rule) for rule in MAY_LIFT), lift_names_the_measure)
THE_CONVERSION: Gates[ConversionFacts] = (*(of_measure(rule) for rule in MAY_CONVERT), disposal_grounded)
