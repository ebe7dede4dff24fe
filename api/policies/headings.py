"""What a policy must say, and to whom it goes (制度必备内容、报送去向): the task list's headings, by kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from api.vocabulary import FilingKind, PolicyKind

K = PolicyKind


@dataclass(frozen=True, slots=True)
class Heading:
    """A required section: its key in the API and its Chinese title."""

    key: str
    title: str


def _headings(text: str) -> tuple[Heading, ...]:
    return tuple(Heading(*pair.split("=")) for pair in text.split())


REQUIRED: Mapping[PolicyKind, tuple[Heading, ...]] = {
    # Item 1: 明确公示的范围、内容、载体、程序、时限要求、监督方式和保障措施.
    K.DISCLOSURE_RULES: _headings(
        "scope=范围 content=内容 carrier=载体 procedure=程序 timeLimits=时限要求 supervision=监督方式 safeguards=保障措施"
    ),
    # Item 26: 明确审核主体、范围、内容、责任和程序等.
    K.REVIEW_RULES: _headings("subject=审核主体 scope=范围 content=内容 responsibility=责任 procedure=程序"),
    # Item 32: 明确送审材料、审核程序、审核载体、时限要求、协调决策机制、责任追究机制.
    K.REVIEW_FLOWCHART: _headings(
        "materials=送审材料 procedure=审核程序 carrier=审核载体 timeLimits=时限要求 coordination=协调决策机制 accountability=责任追究机制"
    ),
    # Item 33: 主要负责人、承办机构、法制审核机构的责任划分及责任追究办法.
    K.RESPONSIBILITY_RULES: _headings(
        "principalHead=主要负责人的责任 caseUnit=承办机构的责任 reviewUnit=法制审核机构的责任 accountability=责任追究办法"
    ),
}
"""Kinds whose headings the task list names. Any other kind needs one section of any heading."""

DEMANDED: Mapping[PolicyKind, FilingKind] = {
    K.DISCLOSURE_RULES: FilingKind.REVIEW_AND_RECORD,  # item 1: 报市司法局审核、备案
    K.RECORDING_RULES: FilingKind.RECORD,  # item 19: 报市司法局备案
}
"""Kinds for which the task list says what the justice bureau does with them. Others may be filed, and need not be."""


def required_headings(kind: PolicyKind) -> tuple[Heading, ...]:
    """The sections a policy of this kind must have; none by name where the task list names none."""
    return REQUIRED.get(kind, ())
