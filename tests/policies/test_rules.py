"""Policies and filings as tables: what must be said, to whom it goes, and what may be done with it."""

from dataclasses import replace
from uuid import uuid4

import pytest

from api.law.gates import gaps_of
from api.policies import rules
from api.policies.headings import required_headings
from api.policies.rules import FilingFacts, PolicyFacts
from api.vocabulary import FilingKind, FilingStatus, PolicyKind, StaffRole

BUREAU, OTHER = uuid4(), uuid4()
K, F, S = PolicyKind, FilingKind, FilingStatus


def policy(kind: PolicyKind = K.DISCLOSURE_RULES, **changes: object) -> PolicyFacts:
    """A complete policy, sent as demanded to the responsible bureau."""
    said = {heading.key: f"{heading.title}……" for heading in required_headings(kind)} or {"text": "……"}
    demanded = {K.DISCLOSURE_RULES: F.REVIEW_AND_RECORD}.get(kind, F.RECORD)
    facts = PolicyFacts(kind=kind, headings=said, filing_kind=demanded, to_organ_id=BUREAU, supervised_by=BUREAU)
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
        ("as demanded", policy(), []),
        ("to another body", policy(to_organ_id=OTHER), ["VALIDATION"]),
        ("to none, for the registry names none", policy(to_organ_id=None, supervised_by=None), ["VALIDATION"]),
        ("disclosure rules for the record only", policy(filing_kind=F.RECORD), ["VALIDATION"]),
        ("recording rules for review", policy(K.RECORDING_RULES, filing_kind=F.REVIEW), ["VALIDATION"]),
        ("review rules, voluntarily, for review", policy(K.REVIEW_RULES, filing_kind=F.REVIEW), []),
        ("an older version", policy(newest=False), ["INVALID_TRANSITION"]),
        ("filed already", policy(statuses=frozenset({S.SUBMITTED})), ["CONFLICT"]),
        ("returned", policy(statuses=frozenset({S.RETURNED})), ["INVALID_TRANSITION"]),
    ],
)
def test_may_file(why: str, facts: PolicyFacts, codes: list[str]) -> None:
    assert [gap.code.value for gap in gaps_of(rules.MAY_FILE, facts)] == codes, why


def deciding(kind: FilingKind, decision: FilingStatus, *decided: FilingStatus, **changes: object) -> FilingFacts:
    """A filing decided by a supervisor of its body, with a word."""
    facts = FilingFacts(
        kind=kind, to_organ_id=BUREAU, by_organ_id=BUREAU, by_roles=frozenset({StaffRole.SUPERVISOR}), decision=decision,
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
        ("returned with a word", deciding(F.REVIEW, S.RETURNED), None),
        ("returned without", deciding(F.REVIEW, S.RETURNED, opinion=" "), "REASON_REQUIRED"),
        ("approved without", deciding(F.REVIEW, S.APPROVED, opinion=""), None),
    ],
)
def test_who_decides_and_how(why: str, facts: FilingFacts, code: str | None) -> None:
    codes = [gap.code.value for gap in gaps_of(rules.MAY_DECIDE_FILING, facts)]
    assert codes == ([code] if code else []), why
