"""What all papers of legal review say about the case, and the words for its codes."""

from collections.abc import Mapping
from enum import StrEnum

from documents.forms.fields import Box, Fen, Officers, Text


class Timing(StrEnum):
    """审核时点: when in the procedure the review takes place."""

    PRE_NOTICE = "PRE_NOTICE"
    POST_HEARING = "POST_HEARING"
    PRE_DECISION = "PRE_DECISION"


TIMINGS: Mapping[str, str] = {Timing.PRE_NOTICE: "告知前", Timing.POST_HEARING: "听证后", Timing.PRE_DECISION: "决定前"}


class ReviewedCase(Box):
    """案件: its name, number, unit and officers."""

    name: Text
    number: Text
    unit: Text
    officers: Officers


class ReviewedProposal(Box):
    """拟处理意见: in words; ``kinds`` and ``fine_fen`` for whoever computes with them."""

    text: Text
    kinds: list[Text] | None = None
    fine_fen: Fen | None = None


#: Names and numbers of the officers in charge.
IN_CHARGE = (
    "{% for officer in case.officers %}{% if not loop.first %}、{% endif %}{{ officer.name }}"
    "{% if officer.no %}（{{ officer.no }}）{% endif %}{% endfor %}"
)
