"""案件调查终结报告 – facts, evidence, law and proposal, before review and decision.

行政处罚法（2021）第五十七条: when the investigation has ended, the head of the organ examines its result and decides.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import Box, Fen, FormData, PartyBox, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import PARTY_LINES, TWO_OFFICERS_SIGN
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "INVESTIGATION_REPORT"


class Discretion(Box):
    """裁量: the band of the published standard and the factors that put the case there."""

    band: Text
    factors: Texts


class Proposal(Box):
    """处理建议: in words as they will be decided; ``kinds`` and ``fine_fen`` for whoever computes with them."""

    text: Text
    kinds: list[Text] | None = None
    fine_fen: Fen | None = None


class InvestigationReport(FormData):
    """Data of the form. ``characterisation`` says which provision was violated and what violation that is."""

    party: PartyBox
    process: Text
    facts: Text
    evidence: Texts
    characterisation: Text
    discretion: Discretion
    proposal: Proposal


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("案件调查终结报告")
    sheet.heading()
    sheet.write(
        *when("frame.case_name", Line("案件名称：{{ frame.case_name }}", Style.PLAIN)),
        *when("frame.case_number", Line("案号：{{ frame.case_number }}", Style.PLAIN)),
        Line("**一、当事人基本情况**", keep=True),
        *PARTY_LINES,
        Line("**二、案件来源和调查经过**", keep=True),
        *each("step", "process | lines", Line("{{ step | sentence }}")),
        Line("**三、违法事实**", keep=True),
        *each("fact", "facts | lines", Line("{{ fact | sentence }}")),
        Line("**四、证据**", keep=True),
        *each("piece", "evidence", Line("（{{ loop.index | cn_count }}）{{ piece | sentence }}")),
        Line("**五、案件性质**", keep=True),
        Line("当事人的行为{{ characterisation | sentence }}"),
        Line("**六、自由裁量理由**", keep=True),
        Line("按照裁量基准，本案属于“{{ discretion.band }}”档。考虑的因素：{{ discretion.factors | join('；') }}。"),
        Line("**七、处理建议**", keep=True),
        Line("建议：{{ proposal.text | sentence }}", keep=True),
        TWO_OFFICERS_SIGN,
        Line("承办机构负责人：[[sig_unit_head 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=InvestigationReport, openness=Openness.NOT_OPEN, draw=draw)
