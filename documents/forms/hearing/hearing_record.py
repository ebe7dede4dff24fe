"""听证笔录 – the minutes on which the decision is based.

行政处罚法（2021）第六十四条第七项、第八项: investigators state facts, evidence and proposal, the party defends and cross-examines; a
record is made, checked and signed; 第六十五条: the decision is made on the basis of this record.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import LONGEST_LIST, Box, Derived, FormData, Period, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import TWO_OFFICERS_SIGN
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import content, label
from documents.numerals import chinese_period

CODE = "HEARING_RECORD"


class Attendee(Box):
    """参加人: name and part in the hearing."""

    name: Text
    role: Text


class LastStatements(Box):
    """最后陈述 of both sides."""

    party: Text
    officers: Text


class HearingRecord(FormData):
    """Data of the form. ``time`` is beginning and end; the lists are in the order of the hearing."""

    derived: ClassVar[Mapping[str, Derived]] = {"timeText": Derived(("time",))}

    time: Period
    place: Text
    attendees: Annotated[list[Attendee], Field(min_length=1, max_length=LONGEST_LIST)]
    evidence: Texts
    cross_examination: Texts
    statements: Texts
    last_statements: LastStatements

    def derive(self) -> Mapping[str, str | list[str]]:
        """Beginning and end in words."""
        return {"timeText": chinese_period(self.time[0], self.time[1])}


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("听证笔录", signed_on_every_page=True)
    sheet.heading()
    sheet.page_count()
    sheet.write(
        *when("frame.case_name", Line("案件名称：{{ frame.case_name }}", Style.PLAIN)),
        Line("听证时间：{{ timeText }}", Style.PLAIN),
        Line("听证地点：{{ place }}", Style.PLAIN),
        Line("参加人员：", Style.PLAIN, keep=True),
    )
    grid = sheet.grid(46.0, 190.0, TEXT_WIDTH - 236)
    grid.row(label("序号"), label("姓名"), label("身份"), head=True)
    grid.each("one", "attendees", label("{{ loop.index }}"), content("{{ one.name }}"), content("{{ one.role }}"))
    sheet.write(
        Line(
            "听证主持人核对参加人员身份，宣布听证开始和听证纪律，告知当事人依法享有的权利和应当履行的义务，"
            "询问是否申请回避。"
        ),
        Line("**一、陈述和申辩**", keep=True),
        *each("said", "statements", Line("{{ said | sentence }}")),
        Line("**二、出示的证据**", keep=True),
        *each("piece", "evidence", Line("{{ loop.index }}．{{ piece | sentence }}")),
        Line("**三、质证情况**", keep=True),
        *each("view", "crossExamination", Line("{{ loop.index }}．{{ view | sentence }}")),
        Line("**四、最后陈述**", keep=True),
        Line("案件调查人员：{{ lastStatements.officers | sentence }}"),
        Line("当事人：{{ lastStatements.party | sentence }}"),
        Line("（以下空白）", Style.PLAIN),
        Line("以上笔录已经本人核对（已向本人宣读），与听证情况一致。", keep=True),
        Line("当事人（代理人）：[[sig_party 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("听证主持人：[[sig_hearing_host 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("记录人：[[sig_recorder 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        TWO_OFFICERS_SIGN,
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=HearingRecord, openness=Openness.ON_REQUEST, draw=draw)
