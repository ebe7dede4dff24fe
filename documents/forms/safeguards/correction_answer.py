"""更正申请答复书 – somebody shows that what was made public is wrong, and gets an answer.

政府信息公开条例 第四十一条: what proves true is corrected, or passed to the organ that may correct it. 市场监督管理行政处罚信息公示规定 第十二条. A refusal
tells the reasons and the remedies.
"""

from enum import StrEnum

from documents.forms.appealable import REMEDY_LINE, AppealableData
from documents.forms.catalogue import Openness
from documents.forms.fields import Box, Text
from documents.forms.form import Design
from documents.forms.parts import TWO_COPIES
from documents.layout.lines import Line, each, when
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "CORRECTION_ANSWER"


class Correction(StrEnum):
    """已更正, 不予更正, or 转送 to the organ that may correct it."""

    CORRECTED = "CORRECTED"
    REFUSED = "REFUSED"
    FORWARDED = "FORWARDED"


class Applicant(Box):
    """申请人: a party or anybody with proof."""

    name: Text
    address: Text | None = None
    phone: Text | None = None


class CorrectionAnswer(AppealableData):
    """Data of the form. ``target`` is what should be corrected; ``forwarded_to`` the organ it was passed to."""

    applicant: Applicant
    target: Text
    result: Correction
    reason: Text
    forwarded_to: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("更正申请答复书")
    sheet.heading()
    sheet.number_line()
    sheet.write(
        Line("申请人：{{ applicant.name }}", Style.PLAIN),
        *when("applicant.address", Line("联系地址：{{ applicant.address }}", Style.PLAIN)),
        *when("applicant.phone", Line("联系电话：{{ applicant.phone }}", Style.PLAIN)),
        Line("你（单位）申请更正{{ target | bare }}，本机关已经核实，现答复如下："),
        *each("reason_line", "reason | lines", Line("{{ reason_line | sentence }}")),
        *when("result == 'CORRECTED'", Line("本机关决定予以更正，已在原公示渠道更正并注明更正日期。")),
        *when("result == 'REFUSED'", Line("本机关决定不予更正。")),
        *when(
            "result == 'FORWARDED'",
            Line(
                "该信息不属于本机关职能范围，本机关已将申请转送{% if forwardedTo %}{{ forwardedTo }}{% else %}有权更正的机关{% endif %}"
                "处理。"
            ),
        ),
        # The fixed text says 本决定书: this paper is one.
        Line("本答复书即为本机关对更正申请的决定书。"),
        REMEDY_LINE,
    )
    sheet.closing(TWO_COPIES)
    return sheet


DESIGN = Design(code=CODE, fields=CorrectionAnswer, openness=Openness.ON_REQUEST, draw=draw, rights=("RT-REMEDY",))
