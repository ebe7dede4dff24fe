"""电子技术监控设备（记录）审核表 – no device and no record counts before law and technology were checked.

行政处罚法（2021）第四十一条: the device meets standards, is reasonably placed and clearly marked, and its place is made public; the record is true, clear,
complete and exact, and unchecked it is no evidence.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import Box, FormData, Moment, Text
from documents.forms.form import Design
from documents.forms.parts import opinion_row, wide_cell, wide_row
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style
from documents.layout.tables import Grid, label

CODE = "MONITORING_CHECK"


class Device(Box):
    """监控设备: what it is and the standard it must meet."""

    name: Text
    number: Text | None = None
    standard: Text | None = None


class Check(Box):
    """一次审核: whether it passed, on which day, what was found; ``certificate_until`` bounds a technical check."""

    ok: bool
    on: date
    finding: Text
    certificate_until: date | None = None


class MonitoringCheck(FormData):
    """Data of the form. ``sign`` tells how the device is marked; ``record`` makes it the check of one record."""

    device: Device
    location: Text
    legal_check: Check
    technical_check: Check
    sign: Text
    published_at: Moment
    result: Text
    record: Text | None = None


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("电子技术监控设备（记录）审核表")
    sheet.heading()
    grid = sheet.grid()
    wide_row(
        grid, "审核对象", "{% if record %}☐设备　☑记录（{{ record }}）{% else %}☑设备　☐记录{% endif %}", height=34
    )
    wide_row(
        grid,
        "设备名称|和编号",
        "{{ device.name }}{% if device.number %}（编号：{{ device.number }}）{% endif %}",
        height=44,
    )
    wide_row(grid, "执行标准", "{{ device.standard or '—' }}", height=34)
    wide_row(grid, "设置地点", "{{ location }}", height=34)
    wide_row(grid, "标志设置", "{{ sign | sentence }}", height=34)
    wide_row(grid, "地点公布|日期", "{{ publishedAt | cn_date }}", height=34)
    _check_row(grid, "法制审核", "legalCheck", "审核人", "sig_reviewer")
    _check_row(grid, "技术审核", "technicalCheck", "复核人", "sig_checker")
    opinion_row(grid, "审核结论", "result", "机关负责人", "sig_deputy_head", height=64)
    sheet.write(Line("", Style.MARGINAL))
    return sheet


def _check_row(grid: Grid, title: str, name: str, signer: str, anchor: str) -> None:
    passed = f"{{% if {name}.ok %}}☑符合　☐不符合{{% else %}}☐符合　☑不符合{{% endif %}}"
    until = f"{{% if {name}.certificateUntil %}}（检定、校准证书有效期至{{{{ {name}.certificateUntil | cn_date }}}}）{{% endif %}}"
    grid.row(
        label(title),
        wide_cell(
            Line(passed, Style.CELL, keep=True),
            Line(f"{{{{ {name}.finding | sentence }}}}{until}", Style.CELL, keep=True),
            Line(f"{signer}：[[{anchor} 10]]　{{{{ {name}.on | cn_date }}}}", Style.CELL_SIGN),
        ),
        height=70,
    )


DESIGN = Design(code=CODE, fields=MonitoringCheck, openness=Openness.NOT_OPEN, draw=draw)
