"""Policies and filings as tables: what must be said, to whom it goes, and what may be done with it."""

from dataclasses import replace
from uuid import uuid4

import pytest

from api.law.gates import gaps_of
from api.policies import rules
from api.policies.headings import required_headings
from api.policies.models import FiledObject
from api.policies.rules import FiledFacts, FilingFacts, PolicyFacts, ground_of
from api.vocabulary import FilingKind, FilingStatus, PolicyKind, StaffRole

BUREAU, OTHER = uuid4(), uuid4()
K, F, S = PolicyKind, FilingKind, FilingStatus


def policy(kind: PolicyKind = K.DISCLOSURE_RULES, **changes: object) -> PolicyFacts:
    """A complete policy."""
    said = {heading.key: f"{heading.title}……" for heading in required_headings(kind)} or {"text": "……"}
    return replace(PolicyFacts(kind=kind, headings=said), **changes)  # type: ignore[arg-type]


def sent(demanded: FilingKind | None = F.REVIEW_AND_RECORD, **changes: object) -> FiledFacts:
    """Disclosure rules, or something else, sent as demanded to the responsible bureau."""
    facts = FiledFacts(
        object_type=FiledObject.POLICY, basis=ground_of(K.DISCLOSURE_RULES), demanded=demanded, filing_kind=demanded or F.RECORD,
        to_organ_id=BUREAU, responsible=BUREAU,
    )  # fmt: skip
    return replace(facts, **changes)  # type: ignore[arg-type]


def without(kind: PolicyKind, *keys: str) -> PolicyFacts:
    """The policy with these sections blank."""
    complete = policy(kind)
    return replace(complete, headings={k: " " if k in keys else v for k, v in complete.headings.items()})


@pytest.mark.parametrize(
    ("why", "facts", "missing"),
    [
        ("all seven", policy(), ()),
        ("one blank", without(K.DISCLOSURE_RULES, "safeguards"), ("safeguards",)),
        ("two blank", without(K.DISCLOSURE_RULES, "scope", "carrier"), ("scope", "carrier")),
        ("nothing said", policy(headings={}), tuple(h.key for h in required_headings(K.DISCLOSURE_RULES))),
        ("review rules with all five", policy(K.REVIEW_RULES), ()),
        ("review rules without responsibility", without(K.REVIEW_RULES, "responsibility"), ("responsibility",)),
        ("a flow chart without accountability", without(K.REVIEW_FLOWCHART, "accountability"), ("accountability",)),
        ("responsibility not divided", without(K.RESPONSIBILITY_RULES, "reviewUnit"), ("reviewUnit",)),
        ("recording rules need a text only", policy(K.RECORDING_RULES), ()),
        ("recording rules without one", policy(K.RECORDING_RULES, headings={"text": " "}), ("headings",)),
    ],
)
def test_what_a_policy_must_say(why: str, facts: PolicyFacts, missing: tuple[str, ...]) -> None:
    gap = rules.policy_is_complete(facts)
    assert (gap.missing if gap else ()) == missing, why


@pytest.mark.parametrize(
    ("why", "facts", "codes"),
    [
        ("as demanded", sent(), []),
        ("to another body", sent(to_organ_id=OTHER), ["VALIDATION"]),
        ("to none, for the registry names none", sent(to_organ_id=None, responsible=None), ["VALIDATION"]),
        ("disclosure rules for the record only", sent(filing_kind=F.RECORD), ["VALIDATION"]),
        ("recording rules for review", sent(F.RECORD, filing_kind=F.REVIEW), ["VALIDATION"]),
        ("review rules, voluntarily, for review", sent(None, filing_kind=F.REVIEW), []),
        ("an older version", sent(newest=False), ["INVALID_TRANSITION"]),
        ("filed already", sent(statuses=frozenset({S.SUBMITTED})), ["CONFLICT"]),
        ("returned", sent(statuses=frozenset({S.RETURNED})), ["INVALID_TRANSITION"]),
        (
            "a plan that was returned",
            sent(F.RECORD, object_type=FiledObject.INSPECTION_PLAN, statuses=frozenset({S.RETURNED})),
            [],
        ),
        (
            "a plan that was returned and sent again",
            sent(F.RECORD, object_type=FiledObject.INSPECTION_PLAN, statuses=frozenset({S.RETURNED, S.SUBMITTED})),
            ["CONFLICT"],
        ),
        ("taken over as published", sent(F.REVIEW, object_type=FiledObject.MATTER, final=True), ["CONFLICT"]),
    ],
)
def test_may_file(why: str, facts: FiledFacts, codes: list[str]) -> None:
    gaps = gaps_of(rules.FILED_RIGHT, facts)
    assert [gap.code.value for gap in gaps] == codes, why
    assert all(gap.basis for gap in gaps), "every refusal cites what asks for the filing"


def test_which_body_is_named() -> None:
    wrong = [gaps_of(rules.FILED_RIGHT, sent(object_type=kind, to_organ_id=OTHER))[0].detail for kind in FiledObject]
    assert [("市场监督管理部门" in detail) for detail in wrong] == [
        k is FiledObject.RANDOM_INSPECTION_MATTER for k in FiledObject
    ]


def deciding(kind: FilingKind, decision: FilingStatus, *decided: FilingStatus, **changes: object) -> FilingFacts:
    """A filing decided by a supervisor of its body, with a word."""
    facts = FilingFacts(
        object_type=FiledObject.POLICY, basis=ground_of(K.DISCLOSURE_RULES), kind=kind, to_organ_id=BUREAU,
        by_organ_id=BUREAU, by_roles=frozenset({StaffRole.SUPERVISOR}), decision=decision,
        opinion="可", decided=frozenset(decided),
    )  # fmt: skip
    return replace(facts, **changes)  # type: ignore[arg-type]


ALLOWED = {
    F.REVIEW: {(): {S.ACCEPTED, S.RETURNED, S.APPROVED}, (S.ACCEPTED,): {S.RETURNED, S.APPROVED}},
    F.RECORD: {(): {S.ACCEPTED, S.RETURNED, S.FILED}, (S.ACCEPTED,): {S.RETURNED, S.FILED}},
    F.REVIEW_AND_RECORD: {
        (): {S.ACCEPTED, S.RETURNED, S.APPROVED}, (S.ACCEPTED,): {S.RETURNED, S.APPROVED},
        (S.APPROVED,): {S.FILED}, (S.ACCEPTED, S.APPROVED): {S.FILED},
    },
}  # fmt: skip
STATES: tuple[tuple[FilingStatus, ...], ...] = (
    (), (S.ACCEPTED,), (S.APPROVED,), (S.ACCEPTED, S.APPROVED), (S.FILED,), (S.APPROVED, S.FILED), (S.RETURNED,),
)  # fmt: skip


@pytest.mark.parametrize("kind", F)
def test_every_state_and_every_decision(kind: FilingKind) -> None:
    for decided in STATES:
        possible = {s for s in S if not gaps_of(rules.MAY_DECIDE_FILING, deciding(kind, s, *decided))}
        assert possible == ALLOWED[kind].get(decided, set()), (kind, decided)


@pytest.mark.parametrize(
    ("why", "facts", "code"),
    [
        ("the body itself", deciding(F.REVIEW, S.APPROVED), None),
        ("another body", deciding(F.REVIEW, S.APPROVED, by_organ_id=OTHER), "FORBIDDEN"),
        (
            "somebody else of the body",
            deciding(F.REVIEW, S.APPROVED, by_roles=frozenset({StaffRole.AUDITOR})),
            "FORBIDDEN",
        ),
        ("who submitted it", deciding(F.REVIEW, S.APPROVED, by_submitter=True), "CONFLICT_OF_ROLE"),
        (
            "a list, by a supervisor",
            deciding(F.REVIEW, S.APPROVED, object_type=FiledObject.RANDOM_INSPECTION_MATTER),
            "FORBIDDEN",
        ),
        (
            "a list, by its checker",
            deciding(
                F.REVIEW,
                S.APPROVED,
                object_type=FiledObject.RANDOM_INSPECTION_MATTER,
                by_roles=frozenset({StaffRole.AMR_CHECKER}),
            ),
            None,
        ),
        (
            "a matter, by the checker of the list",
            deciding(F.REVIEW, S.APPROVED, object_type=FiledObject.MATTER, by_roles=frozenset({StaffRole.AMR_CHECKER})),
            "FORBIDDEN",
        ),
        ("returned with a word", deciding(F.REVIEW, S.RETURNED), None),
        ("returned without", deciding(F.REVIEW, S.RETURNED, opinion=" "), "REASON_REQUIRED"),
        ("approved without", deciding(F.REVIEW, S.APPROVED, opinion=""), None),
    ],
)
def test_who_decides_and_how(why: str, facts: FilingFacts, code: str | None) -> None:
    gaps = gaps_of(rules.MAY_DECIDE_FILING, facts)
    assert all(gap.basis for gap in gaps)
    codes = [gap.code.value for gap in gaps]
    assert codes == ([code] if code else []), why
