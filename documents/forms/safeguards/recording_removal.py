"""音像资料移除审批表 – a recording is destroyed only by a recorded act, and the entry that it existed stays.

个人信息保护法 第四十七条: personal information is deleted when its purpose is gone or handling it was unlawful; 行政处罚法（2021）第四十七条: what records the
enforcement is filed and kept. The digest identifies what was removed.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, OfficerName, Officers, Text, Texts
from documents.forms.form import Design
from documents.forms.parts import opinion_row, wide_cell, wide_row
from documents.forms.safeguards.handled_by import handlers_sign
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import label

CODE = "RECORDING_REMOVAL"


class RecordingRemoval(FormData):
    """Data of the form. ``involved`` names who is seen or heard; ``sha256`` is the digest of the whole file, in hex."""

    recording_id: Text
    sha256: Text
    reason: Text
    requested_by: OfficerName
    involved: Texts
    used_as_evidence: bool
    decision: Text
    check_opinion: Text | None = None
    officers: Officers | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("音像资料移除审批表")
    sheet.heading()
    grid = sheet.grid()
    wide_row(grid, "音像资料|编号", "{{ recordingId }}", height=40)
    wide_row(grid, "SHA-256|校验值", "{{ sha256 }}", height=48)
    wide_row(grid, "涉及人员", "{{ involved | join }}", height=48)
    wide_row(grid, "是否作为|证据使用", "{% if usedAsEvidence %}☑是　☐否{% else %}☐是　☑否{% endif %}", height=40)
    grid.row(
        label("申请移除|的理由"),
        wide_cell(
            Line("{{ reason | sentence }}", Style.CELL, keep=True),
            Line(
                "申请人：{{ requestedBy.name }}{% if requestedBy.no %}（{{ requestedBy.no }}）{% endif %}", Style.CELL
            ),
            *handlers_sign("签　名"),
        ),
        height=100,
    )
    opinion_row(grid, "复核意见", "checkOpinion or '经核对，情况属实。'", "复核人", "sig_checker", height=84)
    opinion_row(grid, "机关|负责人|决定", "decision", "签　名", "sig_organ_head", height=84)
    sheet.write(
        Line(
            "说明：移除后保留本表和移除记录，作为该资料曾经存在的凭证。已作为证据使用的，或者在申请查阅、复议诉讼、监督检查期间的，不予移除。",
            Style.NOTE,
        )
    )
    return sheet


DESIGN = Design(code=CODE, fields=RecordingRemoval, openness=Openness.NOT_OPEN, draw=draw)
