"""法制审核意见不一致协调记录 – unit and reviewer differ, and the leader in charge of legal affairs brings them together.

国办发〔2018〕118号: opinions of legal review are answered; where they differ, the difference is resolved by a stated procedure and recorded.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, Text, Texts
from documents.forms.form import Design
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "REVIEW_COORDINATION"


class ReviewCoordination(FormData):
    """Data of the form. ``counsel_view`` is the legal adviser's or public lawyer's."""

    issue: Text
    unit_view: Text
    review_view: Text
    counsel_view: Text
    attendees: Texts
    decision: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("法制审核意见不一致协调记录")
    sheet.heading()
    sections = (
        ("二、承办机构意见", "unitView"),
        ("三、法制审核机构意见", "reviewView"),
        ("四、法律顾问、公职律师意见", "counselView"),
    )
    sheet.write(
        *when("frame.case_name", Line("案件名称：{{ frame.case_name }}", Style.PLAIN)),
        *when("frame.case_number", Line("案号：{{ frame.case_number }}", Style.PLAIN)),
        Line("协调日期：{{ frame.date | cn_date }}", Style.PLAIN),
        Line("参加人员：{{ attendees | join }}", Style.PLAIN),
        Line("**一、争议问题**", keep=True),
        *each("part", "issue | lines", Line("{{ part | sentence }}")),
        *(
            line
            for title, field in sections
            for line in (
                Line(f"**{title}**", keep=True),
                *each("part", f"{field} | lines", Line("{{ part | sentence }}")),
            )
        ),
        Line("**五、协调决定**", keep=True),
        *each("part", "decision | lines", Line("{{ part | sentence }}", keep=True)),
        Line("协调人：[[sig_deputy_head 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("承办机构负责人：[[sig_unit_head 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("审核人：[[sig_reviewer 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=ReviewCoordination, openness=Openness.NOT_OPEN, draw=draw)
