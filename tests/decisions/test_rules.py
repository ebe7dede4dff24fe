"""The simple procedure as tables: what may be decided on the spot, and what stands in the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from api.decisions import limits, rules
from api.decisions.facts import FineRange, MatterStanding, PaperFacts, Proposal, SpotCaseFacts
from api.decisions.models import StatementOutcome
from api.decisions.wording import kinds_named, proposal_on_paper, sentence
from api.law.gates import Gap, gaps_of
from api.vocabulary import EnforcementCategory, MatterStatus, PartyKind, PenaltyKind
from tests.decisions.cases import (
    BAI,
    BANDS,
    BOTH,
    FINE,
    GONG,
    MATTER,
    MAY_9,
    OTHER_ORGAN,
    WARNING,
    acting,
    case,
    code_of,
    decision,
    fine,
    officer,
    shown,
    visit,
)

CITIZEN, TRADER, ORGANISATION = PartyKind.NATURAL_PERSON, PartyKind.SOLE_TRADER, PartyKind.OTHER_ORG
HEARD, WAIVED = StatementOutcome.HEARD, StatementOutcome.WAIVED
LIMIT, RANGE, NOTICE = "SIMPLE_PROCEDURE_LIMIT", "FINE_OUT_OF_RANGE", "NOTICE_REQUIRED"
MAY_10 = date(2026, 5, 10)


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("a citizen, 200 yuan exactly", case(party_kind=CITIZEN, proposal=fine(200)), None),
        ("a citizen, one fen more", case(party_kind=CITIZEN, proposal=fine(200.01)), LIMIT),
        ("a legal person, 3 000 yuan exactly", case(proposal=fine(3000)), None),
        ("a legal person, one fen more", case(proposal=fine(3000.01)), LIMIT),
        ("another organisation, 3 000 yuan", case(party_kind=ORGANISATION, proposal=fine(3000)), None),
        ("another organisation, one fen more", case(party_kind=ORGANISATION, proposal=fine(3000.01)), LIMIT),
        ("a sole trader is a citizen", case(party_kind=TRADER, proposal=fine(200)), None),
        ("a sole trader, one fen more", case(party_kind=TRADER, proposal=fine(200.01)), LIMIT),
        (
            "a sole trader where the organ's standard says organisation",
            case(party_kind=TRADER, sole_trader_is_citizen=False, proposal=fine(3000)),
            None,
        ),
        (
            "the same, one fen more",
            case(party_kind=TRADER, sole_trader_is_citizen=False, proposal=fine(3000.01)),
            LIMIT,
        ),
        ("that standard changes nothing for a person", case(party_kind=CITIZEN, sole_trader_is_citizen=False), LIMIT),
        ("a warning", case(party_kind=CITIZEN, proposal=Proposal((WARNING,))), None),
        ("a warning with a fine", case(proposal=Proposal((WARNING, FINE), 50_000)), None),
        ("circulated criticism", case(proposal=Proposal((PenaltyKind.CRITICISM,))), LIMIT),
        ("confiscation beside a small fine", case(proposal=Proposal((FINE, PenaltyKind.CONFISCATE_GAINS), 100)), LIMIT),
        ("before the revised law, a citizen's limit was 50 yuan",
         case(party_kind=CITIZEN, proposal=fine(50), acting=acting(on=date(2021, 7, 14))), None),
        ("the day before the revised law, 51 yuan",
         case(party_kind=CITIZEN, proposal=fine(51), acting=acting(on=date(2021, 7, 14))), LIMIT),
        ("on its first day, 51 yuan",
         case(party_kind=CITIZEN, proposal=fine(51), acting=acting(on=date(2021, 7, 15))), None),
    ],
)  # fmt: skip
def test_kind_and_amount_of_the_simple_procedure(why: str, facts: SpotCaseFacts, code: str | None) -> None:
    assert code_of(limits.within_simple_procedure(facts)) == code, why


@pytest.mark.parametrize(
    ("why", "proposal", "allowed", "code"),
    [
        ("the maximum exactly", fine(2000), FineRange(0, 200_000), None),
        ("one fen above it", fine(2000.01), FineRange(0, 200_000), RANGE),
        ("the minimum exactly", fine(100), FineRange(10_000, 200_000), None),
        ("one fen below it", fine(99.99), FineRange(10_000, 200_000), RANGE),
        ("below it, on a ground of blanks", fine(99.99, mitigation="  "), FineRange(10_000, 200_000), RANGE),
        ("below it, mitigated on a recorded ground", fine(99.99, mitigation="主动消除危害后果"),
         FineRange(10_000, 200_000), None),
        ("mitigation lifts no maximum", fine(2000.01, mitigation="主动消除危害后果"), FineRange(0, 200_000), RANGE),
        ("no range is known for the matter", fine(1), FineRange(0, None), RANGE),
        ("a warning needs no range", Proposal((WARNING,)), FineRange(0, None), None),
    ],
)  # fmt: skip
def test_statutory_range(why: str, proposal: Proposal, allowed: FineRange, code: str | None) -> None:
    assert code_of(limits.fine_in_statutory_range(case(proposal=proposal, fine_range=allowed))) == code, why


@pytest.mark.parametrize(
    ("why", "proposal", "code"),
    [
        ("the top of the chosen band", fine(1000, band="从轻"), None),
        ("one fen above it", fine(1000.01, band="从轻"), RANGE),
        ("the bottom of the chosen band", fine(1000, band="一般"), None),
        ("one fen below it", fine(999.99, band="一般"), RANGE),
        ("no band chosen", fine(500), RANGE),
        ("a band that the standard does not have", fine(500, band="免罚"), RANGE),
        ("mitigated below the statutory minimum, hence below every band", fine(50, mitigation="主动供述"), None),
        ("mitigation without going below the minimum moves no band", fine(500, band="一般", mitigation="主动供述"), RANGE),
        ("a warning has no band", Proposal((WARNING,)), None),
    ],
)  # fmt: skip
def test_discretion_band(why: str, proposal: Proposal, code: str | None) -> None:
    facts = case(proposal=proposal, fine_range=FineRange(10_000, 300_000, BANDS))
    assert code_of(limits.fine_in_chosen_band(facts)) == code, why


def test_without_a_published_standard_there_is_no_band_to_keep() -> None:
    assert limits.fine_in_chosen_band(case(proposal=fine(500))) is None


@pytest.mark.parametrize(
    ("why", "told", "proposal", "statement", "code"),
    [
        ("what was told", fine(500), fine(500), HEARD, None),
        ("less after a defence", fine(500), fine(499.99), HEARD, None),
        ("one fen more after a defence", fine(500), fine(500.01), HEARD, "HEAVIER_AFTER_DEFENCE"),
        ("a warning in place of the fine", fine(500), Proposal((WARNING,)), HEARD, None),
        ("a warning on top of the fine", fine(500), Proposal((WARNING, FINE), 50_000), HEARD, "HEAVIER_AFTER_DEFENCE"),
        ("a fine in place of the warning", Proposal((WARNING,)), fine(1), HEARD, "HEAVIER_AFTER_DEFENCE"),
        ("one of two kinds dropped", Proposal((WARNING, FINE), 50_000), fine(500), HEARD, None),
        ("more after a waiver: what was not told", fine(500), fine(500.01), WAIVED, NOTICE),
        ("less after a waiver", fine(500), fine(400), WAIVED, None),
        ("nothing told", None, fine(500), HEARD, NOTICE),
    ],
)
def test_nothing_heavier_than_told(
    why: str, told: Proposal | None, proposal: Proposal, statement: StatementOutcome, code: str | None
) -> None:
    facts = case(told=told, proposal=proposal, statement=statement)
    found = [gap.code.value for gap in gaps_of((rules.rights_explained, limits.not_heavier_after_defence), facts)]
    assert found == ([code] if code else []), why


@pytest.mark.parametrize(
    ("why", "statement", "code"),
    [
        ("neither heard nor waived", None, NOTICE),
        ("heard", HEARD, None),
        ("waived expressly", WAIVED, None),
    ],
)
def test_heard_or_waived(why: str, statement: StatementOutcome | None, code: str | None) -> None:
    assert code_of(rules.statement_heard_or_waived(case(statement=statement))) == code, why


@pytest.mark.parametrize(
    ("why", "facts", "missing"),
    [
        ("both, that day, there", case(), ()),
        ("shown the day before", case(shown=(shown(on=date(2026, 5, 8)),)), ("宫一鸣", "柏雪")),
        ("shown somewhere else", case(shown=(shown(place="望岭县青河镇集贸街31号"),)), ("宫一鸣", "柏雪")),
        ("never shown", case(shown=()), ("宫一鸣", "柏雪")),
        ("one of the two", case(shown=(shown(by=frozenset({GONG.officer_id})),)), ("柏雪",)),
        ("each in turn", case(shown=tuple(shown(by=frozenset({o.officer_id})) for o in (GONG, BAI))), ()),
    ],
)
def test_credential(why: str, facts: SpotCaseFacts, missing: tuple[str, ...]) -> None:
    gap = rules.credential_shown(facts)
    assert code_of(gap) == ("CREDENTIAL_NOT_SHOWN" if missing else None), why
    if gap is not None:
        assert all(name in gap.detail for name in missing)
        assert gap.basis is not None
        assert str(gap.basis) == "《中华人民共和国行政处罚法》第五十二条第一款"


@pytest.mark.parametrize(
    ("why", "matter", "code"),
    [
        ("published and in force", MATTER, None),
        ("another organ's", replace(MATTER, organ_id=OTHER_ORGAN), "FORBIDDEN"),
        ("a matter of inspection", replace(MATTER, category=EnforcementCategory.INSPECTION), "VALIDATION"),
        ("published on the day", replace(MATTER, published_on=MAY_9), None),
        ("published the day after", replace(MATTER, published_on=MAY_10), "VALIDATION"),
        ("not published", replace(MATTER, published_on=None), "VALIDATION"),
        ("in force from the day", replace(MATTER, effective_from=MAY_9), None),
        ("in force from the day after", replace(MATTER, effective_from=MAY_10), "VALIDATION"),
        ("superseded, its last day", replace(MATTER, status=MatterStatus.SUPERSEDED, effective_to=MAY_9), None),
        ("superseded the day before", replace(MATTER, status=MatterStatus.SUPERSEDED, effective_to=date(2026, 5, 8)),
         "VALIDATION"),
        ("abolished", replace(MATTER, status=MatterStatus.ABOLISHED), "VALIDATION"),
    ],
)  # fmt: skip
def test_matter(why: str, matter: MatterStanding, code: str | None) -> None:
    found = [gap.code.value for gap in gaps_of(rules.MAY_BEGIN_ON_THE_SPOT, visit(matter=matter))]
    assert found == ([code] if code else []), why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("the shop of the sample", visit(), []),
        ("a second case of the visit", replace(visit(), begun=True), ["CONFLICT"]),
        ("the site was not inspected", visit(inspected_on=()), ["INVALID_TRANSITION"]),
        ("it was inspected the day before", visit(inspected_on=(date(2026, 5, 8),)), ["INVALID_TRANSITION"]),
        ("one officer", visit(acting=acting(GONG)), ["TWO_OFFICERS_REQUIRED"]),
        ("an officer without the category",
         visit(acting=acting(GONG, replace(BAI, categories=frozenset()))), ["OFFICER_NOT_QUALIFIED"]),
        ("no kind", visit(proposal=Proposal(())), ["VALIDATION"]),
        ("a kind twice", visit(proposal=Proposal((FINE, FINE), 100)), ["VALIDATION"]),
        ("a fine without its amount", visit(proposal=Proposal((FINE,))), ["VALIDATION"]),
        ("a fine of nothing", visit(proposal=Proposal((FINE,), 0)), ["VALIDATION"]),
        ("an amount without its fine", visit(proposal=Proposal((WARNING,), 100)), ["VALIDATION"]),
        ("every gap is named, not the first",
         visit(inspected_on=(), shown=(), proposal=fine(5000.01)),
         ["CREDENTIAL_NOT_SHOWN", "INVALID_TRANSITION", LIMIT, RANGE]),
    ],
)  # fmt: skip
def test_may_begin(why: str, facts: SpotCaseFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_BEGIN_ON_THE_SPOT, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("the shop of the sample", case(), []),
        ("decided already", case(decided=decision()), ["CONFLICT"]),
        ("not told, not heard", case(told=None, statement=None), [NOTICE, NOTICE]),
        ("the certificate ended overnight",
         case(acting=acting(GONG, officer("柏雪", "21992101002", certificates=()))), ["OFFICER_NOT_QUALIFIED"]),
        ("decided the day after", case(acting=acting(on=MAY_10)), ["CREDENTIAL_NOT_SHOWN", "INVALID_TRANSITION"]),
        ("beyond the limit, the range and what was told", case(proposal=fine(5000.01)),
         [LIMIT, RANGE, "HEAVIER_AFTER_DEFENCE"]),
    ],
)  # fmt: skip
def test_may_decide(why: str, facts: SpotCaseFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_DECIDE_ON_THE_SPOT, facts)] == codes, why


@pytest.mark.parametrize(
    ("why", "statement", "may_hear", "may_waive"),
    [
        ("nothing said yet", None, None, None),
        ("heard: may add, may not waive", HEARD, None, "CONFLICT"),
        ("waived: may still speak, may not waive again", WAIVED, None, "CONFLICT"),
    ],
)
def test_hearing_and_waiving(
    why: str, statement: StatementOutcome | None, may_hear: str | None, may_waive: str | None
) -> None:
    facts = case(statement=statement)
    assert [gap.code.value for gap in gaps_of(rules.MAY_HEAR, facts)] == ([may_hear] if may_hear else []), why
    assert [gap.code.value for gap in gaps_of(rules.MAY_WAIVE, facts)] == ([may_waive] if may_waive else []), why
    late = replace(facts, decided=decision())
    assert "CONFLICT" in [gap.code.value for gap in gaps_of(rules.MAY_HEAR, late)]


@pytest.mark.parametrize(
    ("why", "paper", "codes"),
    [
        ("the same", PaperFacts(fine(500), (FINE,), 50_000, BOTH, BOTH), []),
        ("another amount", PaperFacts(fine(500), (FINE,), 50_001, BOTH, BOTH), ["VALIDATION"]),
        ("another kind", PaperFacts(fine(500), (WARNING, FINE), 50_000, BOTH, BOTH), ["VALIDATION"]),
        ("signed by one", PaperFacts(fine(500), (FINE,), 50_000, frozenset({GONG.officer_id}), BOTH),
         ["SIGNER_NOT_IN_PLAN"]),
        ("signed by a stranger", PaperFacts(fine(500), (FINE,), 50_000, frozenset({GONG.officer_id, uuid4()}), BOTH),
         ["SIGNER_NOT_IN_PLAN"]),
        ("a warning has no amount", PaperFacts(Proposal((WARNING,)), (WARNING,), 0, BOTH, BOTH), []),
    ],
)  # fmt: skip
def test_the_paper_is_the_decision(why: str, paper: PaperFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.PAPER_IS_THE_DECISION, paper)] == codes, why


def test_an_earlier_fine_warns_and_does_not_block() -> None:
    facts = case(earlier_fines=("望市监当罚〔2026〕00041号",))
    note = limits.double_fine(facts)
    assert code_of(note) == "DOUBLE_FINE"
    assert note is not None
    assert "望市监当罚〔2026〕00041号" in note.sentence
    assert gaps_of(rules.MAY_DECIDE_ON_THE_SPOT, facts) == ()
    assert limits.double_fine(case()) is None
    assert limits.double_fine(replace(facts, proposal=Proposal((WARNING,)))) is None, "a warning is no second fine"


@pytest.mark.parametrize(
    ("items", "kinds"),
    [
        (["罚款人民币伍佰元整（¥500.00）"], (FINE,)),
        (["警告", "罚款人民币伍佰元整（¥500.00）"], (WARNING, FINE)),
        (["没收违法所得人民币壹佰元整"], (PenaltyKind.CONFISCATE_GAINS,)),
        (["责令具结悔过"], (PenaltyKind.OTHER,)),
        ([], ()),
    ],
)
def test_kinds_are_read_from_the_items(items: list[str], kinds: tuple[PenaltyKind, ...]) -> None:
    assert kinds_named(items) == kinds


def test_the_band_of_a_paper_is_the_one_the_case_was_weighed_with() -> None:
    data = {"penaltyItems": ["罚款人民币伍佰元整（¥500.00）"], "amountFen": 50_000}
    assert proposal_on_paper(data, fine(800, band="一般")) == fine(500, band="一般")
    assert proposal_on_paper({"penaltyItems": ["警告"], "amountFen": 0}) == Proposal((WARNING,))


def test_penalties_in_words() -> None:
    assert sentence(fine(500)) == "罚款500元"
    assert sentence(Proposal((FINE, WARNING), 12_345)) == "警告、罚款123.45元"
    assert sentence(Proposal((WARNING,))) == "警告"


@pytest.mark.parametrize(("rule", "facts", "detail"), [
    (rules.matter_published, case(matter=replace(MATTER, published_on=MAY_10)), f"事项{MATTER.code}（matterId）当日尚未公布。"),
    (rules.matter_published, case(matter=replace(MATTER, published_on=None)), f"事项{MATTER.code}（matterId）当日尚未公布。"),
    (rules.matter_published, case(matter=replace(MATTER, effective_from=MAY_10)),
     f"事项{MATTER.code}（matterId）当日不在有效期内。"),
    (rules.nothing_heard, case(statement=HEARD), "已经听取当事人陈述申辩。"),
    (rules.nothing_heard, case(statement=WAIVED), "已经记录当事人放弃陈述申辩。"),
])  # fmt: skip
def test_what_is_said(rule: Callable[[SpotCaseFacts], Gap | None], facts: SpotCaseFacts, detail: str) -> None:
    gap = rule(facts)
    assert gap is not None
    assert gap.detail == detail


def test_a_paper_without_amount_states_no_fine() -> None:
    gap = rules.paper_states_the_decision(PaperFacts(fine(500), (FINE,), None, BOTH, BOTH))
    assert gap is not None
    assert gap.detail == "罚款数额（fineFen）与决定书载明的0元不一致。"
