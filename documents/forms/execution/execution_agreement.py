"""执行协议书 – organ and party agree how the duty is performed in stages.

行政强制法 第四十二条: without harm to the public interest and to the rights of others; additional fines and late fees may be reduced or waived where the
party takes remedial measures; if the party does not keep to it, compulsory execution resumes.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import LONGEST_LIST, Box, FormData, PartyBox, Text
from documents.forms.form import Design
from documents.forms.parts import PARTY_LINES
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import content, label

CODE = "EXECUTION_AGREEMENT"


class Stage(Box):
    """一个履行阶段: what is done, and the last day for it."""

    obligation: Text
    due: date


class ExecutionAgreement(FormData):
    """Data of the form. ``waiver`` is what is reduced and on what condition; ``breach`` what follows if a stage is missed."""

    party: PartyBox
    decision_number: Text
    stages: Annotated[list[Stage], Field(min_length=1, max_length=LONGEST_LIST)]
    waiver: Text
    breach: Text


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("执行协议书")
    sheet.heading()
    sheet.write(
        Line("行政机关：{{ frame.organ }}", Style.PLAIN),
        *PARTY_LINES,
        Line(
            "当事人应当履行行政决定（{{ decisionNumber }}）确定的义务。依据《中华人民共和国行政强制法》第四十二条的规定，"
            "在不损害公共利益和他人合法权益的情况下，双方就该决定的执行达成如下协议："
        ),
        Line("**一、分阶段履行**", keep=True),
    )
    grid = sheet.grid(46.0, TEXT_WIDTH - 176, 130.0)
    grid.row(label("阶段"), label("履行内容"), label("履行期限"), head=True)
    grid.each(
        "stage",
        "stages",
        label("{{ loop.index }}"),
        content("{{ stage.obligation }}"),
        content("{{ stage.due | cn_date }}前"),
    )
    sheet.write(
        Line("**二、减免。**{{ waiver | sentence }}"),
        Line("**三、不履行协议的后果。**{{ breach | sentence }}当事人不履行本协议的，行政机关恢复强制执行。"),
        Line("**四、效力。**本协议自当事人签名（盖章）并经行政机关盖章之日起生效。", keep=True),
        Line("当事人：[[sig_party 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
    )
    sheet.closing("（本协议一式两份，双方各执一份。）")
    return sheet


DESIGN = Design(code=CODE, fields=ExecutionAgreement, openness=Openness.PARTIAL, draw=draw)
