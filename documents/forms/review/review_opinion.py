"""重大执法决定法制审核意见书 – ten points checked one by one, an outcome, and what the unit must do.

行政处罚法（2021）第五十八条: without legal review, or without passing it, no decision is made; first-time reviewers hold the legal qualification.
国办发〔2018〕118号: what legal review examines.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from documents.forms.catalogue import Openness
from documents.forms.fields import LONGEST_LIST, Box, Count, Days, FormData, Moment, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import choice, ticks
from documents.forms.review.reviewed_case import IN_CHARGE, TIMINGS, ReviewedCase, ReviewedProposal, Timing
from documents.layout.lines import Line, each
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import content, label

CODE = "REVIEW_OPINION"


class Point(StrEnum):
    """审核事项, in the order in which they are checked."""

    SUBJECT = "SUBJECT"
    PERSONNEL = "PERSONNEL"
    PROCEDURE = "PROCEDURE"
    FACTS = "FACTS"
    EVIDENCE = "EVIDENCE"
    LAW = "LAW"
    DISCRETION = "DISCRETION"
    DOCUMENTS = "DOCUMENTS"
    OVERSTEP = "OVERSTEP"
    CRIME = "CRIME"


class PointResult(StrEnum):
    """审核结果 of one point."""

    PASS = "PASS"
    FAIL = "FAIL"
    NA = "NA"


class Outcome(StrEnum):
    """审核意见类型."""

    AGREE = "AGREE"
    CORRECT = "CORRECT"
    SUPPLEMENT = "SUPPLEMENT"
    FIX_PROCEDURE = "FIX_PROCEDURE"
    NO_PENALTY = "NO_PENALTY"
    TRANSFER = "TRANSFER"
    DISAGREE = "DISAGREE"


POINTS: Mapping[str, str] = {
    Point.SUBJECT: "执法主体是否合法、有无管辖权",
    Point.PERSONNEL: "执法人员是否具备执法资格",
    Point.PROCEDURE: "执法程序是否合法",
    Point.FACTS: "案件事实是否清楚",
    Point.EVIDENCE: "证据是否合法充分",
    Point.LAW: "适用法律、法规、规章是否准确",
    Point.DISCRETION: "裁量基准运用是否适当",
    Point.DOCUMENTS: "执法文书是否完备、规范",
    Point.OVERSTEP: "是否超越法定权限",
    Point.CRIME: "是否涉嫌犯罪、需要移送",
}
RESULTS: Mapping[str, str] = {PointResult.PASS: "符合", PointResult.FAIL: "不符合", PointResult.NA: "不适用"}
OUTCOMES: Mapping[str, str] = {
    Outcome.AGREE: "同意",
    Outcome.CORRECT: "建议纠正",
    Outcome.SUPPLEMENT: "建议补充调查",
    Outcome.FIX_PROCEDURE: "建议补正程序",
    Outcome.NO_PENALTY: "建议不予处罚或者撤销案件",
    Outcome.TRANSFER: "建议移送",
    Outcome.DISAGREE: "不同意",
}


class Check(Box):
    """One of the points and what the reviewer found; a comment where it does not conform."""

    item: Point
    result: PointResult
    comment: Text | None = None


class ReviewOpinion(FormData):
    """Data of the form. ``deadline`` is the last day for this opinion, ``reply_days`` the unit's working days to answer."""

    case: ReviewedCase
    timing: Timing
    round: Count
    triggers: Texts
    proposal: ReviewedProposal
    materials: Texts
    submitted_at: Moment
    accepted_at: Moment
    deadline: date
    checklist: Annotated[list[Check], Field(min_length=1, max_length=LONGEST_LIST)]
    outcome: Outcome
    opinion: Text
    reply_days: Days
    coordinator: Text = "分管法制工作的负责人"


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("重大执法决定法制审核意见书")
    sheet.heading()
    sheet.number_line()
    plain = (
        "案件名称：{{ case.name }}",
        "案号：{{ case.number }}",
        f"承办机构：{{{{ case.unit }}}}　承办人：{IN_CHARGE}",
        "送审时间：{{ submittedAt | cn_time }}",
        "受理时间：{{ acceptedAt | cn_time }}　审核期限：{{ deadline | cn_date }}",
        f"审核时点：{ticks('timing', TIMINGS)}　轮次：第{{{{ round }}}}轮",
        "审核情形（目录编号）：{{ triggers | join('；') }}",
        "送审材料：{{ materials | join }}",
        "拟处理意见：{{ proposal.text | sentence }}",
    )
    sheet.write(*(Line(text, Style.PLAIN) for text in plain), Line("**一、审核内容**", keep=True))
    grid = sheet.grid(40.0, 186.0, 60.0, TEXT_WIDTH - 286)
    grid.row(label("序号"), label("审核事项"), label("结果"), label("说明"), head=True)
    grid.each(
        "check",
        "checklist",
        label("{{ loop.index }}"),
        content(choice("check.item", POINTS)),
        label(choice("check.result", RESULTS)),
        content("{{ check.comment or '' }}"),
    )
    sheet.write(
        Line("**二、审核意见**", keep=True),
        Line(ticks("outcome", OUTCOMES), keep=True),
        *each("part", "opinion | lines", Line("{{ part | sentence }}")),
        Line(
            "**三、办理要求。**承办机构应当自收到本意见之日起{{ replyDays }}个工作日内整改并重新送审，或者书面提出异议；意见不一致的，"
            "提请{{ coordinator }}协调，必要时由本机关负责人集体讨论决定。未经法制审核或者审核未通过的，不得作出决定。",
            keep=True,
        ),
        Line("审核人：[[sig_reviewer 10]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("法制审核机构负责人：[[sig_review_head 10]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        Line("", Style.MARGINAL),
    )
    return sheet


DESIGN = Design(code=CODE, fields=ReviewOpinion, openness=Openness.NOT_OPEN, draw=draw)
