"""案件集体讨论记录 – the leaders decide grave and complex cases together.

行政处罚法（2021）第五十七条第二款: a complex case or a severe penalty for a grave violation is discussed and decided by the heads of the organ together.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import LONGEST_LIST, Box, Derived, FormData, Period, Text, Texts
from documents.forms.form import Design
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.numerals import chinese_period

CODE = "COLLECTIVE_DISCUSSION_RECORD"


class Opinion(Box):
    """发言: what one of them said."""

    name: Text
    opinion: Text


class CollectiveDiscussionRecord(FormData):
    """Data of the form. ``attendees`` have the chair among them; all sign, the chair as head of the organ."""

    derived: ClassVar[Mapping[str, Derived]] = {
        "timeText": Derived(("time",)),
        "members": Derived(("attendees", "chair"), many=True),
    }

    time: Period
    place: Text
    chair: Text
    attendees: Texts
    reporter: Text
    opinions: Annotated[list[Opinion], Field(min_length=1, max_length=LONGEST_LIST)]
    result: Text

    def derive(self) -> Mapping[str, str | list[str]]:
        """Beginning and end in words, and those who sign besides the chair."""
        members = [name for name in self.attendees if name != self.chair]
        return {"timeText": chinese_period(self.time[0], self.time[1]), "members": members}


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("案件集体讨论记录")
    sheet.heading()
    sheet.page_count()
    sheet.write(
        *when("frame.case_name", Line("案件名称：{{ frame.case_name }}", Style.PLAIN)),
        *when("frame.case_number", Line("案号：{{ frame.case_number }}", Style.PLAIN)),
        Line("讨论时间：{{ timeText }}", Style.PLAIN),
        Line("讨论地点：{{ place }}", Style.PLAIN),
        Line("主持人：{{ chair }}", Style.PLAIN),
        Line("参加人员：{{ attendees | join }}", Style.PLAIN),
        Line("汇报人：{{ reporter }}", Style.PLAIN),
        Line(
            "**一、案情汇报。**汇报人介绍案件事实、证据、适用的法律、当事人的陈述申辩和听证情况、法制审核意见以及拟处理意见。"
        ),
        Line("**二、讨论意见**", keep=True),
        *each("one", "opinions", Line("{{ one.name }}：{{ one.opinion | sentence }}")),
        Line("**三、讨论结果。**{{ result | sentence }}", keep=True),
        Line("（以下空白）", Style.PLAIN, keep=True),
        Line("主持人：{{ chair }}　签名：[[sig_organ_head 9]]", Style.SIGN, keep=True),
        *each("member", "members", Line("参加人：{{ member }}　签名：[[sig_deputy_head_n 9]]", Style.SIGN, keep=True)),
        Line("记录人：[[sig_recorder 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=CollectiveDiscussionRecord, openness=Openness.NOT_OPEN, draw=draw)
