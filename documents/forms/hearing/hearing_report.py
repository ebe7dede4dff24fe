"""听证报告 – the host's own findings, for those who decide.

市场监督管理行政处罚听证办法: after the hearing the host reports what was disputed and what the host thinks of it.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, MaybeTexts, Text
from documents.forms.form import Design
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "HEARING_REPORT"


class HearingReport(FormData):
    """Data of the form. ``disputes`` may be empty where the sides agreed on everything."""

    summary: Text
    disputes: MaybeTexts
    opinion: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("听证报告")
    sheet.heading()
    sheet.write(
        *when("frame.case_name", Line("案件名称：{{ frame.case_name }}", Style.PLAIN)),
        *when("frame.case_number", Line("案号：{{ frame.case_number }}", Style.PLAIN)),
        Line("**一、听证基本情况**", keep=True),
        *each("part", "summary | lines", Line("{{ part | sentence }}")),
        Line("**二、争议焦点**", keep=True),
        *when(
            "disputes",
            *each("dispute", "disputes", Line("（{{ loop.index | cn_count }}）{{ dispute | sentence }}")),
            otherwise=(Line("双方对事实、证据和适用的法律没有争议。"),),
        ),
        Line("**三、听证主持人意见**", keep=True),
        *each("part", "opinion | lines", Line("{{ part | sentence }}", keep=True)),
        Line("附：听证笔录。", keep=True),
        Line("听证主持人：[[sig_hearing_host 9]]　{{ frame.date | cn_date }}", Style.SIGN_RIGHT, keep=True),
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=HearingReport, openness=Openness.NOT_OPEN, draw=draw)
