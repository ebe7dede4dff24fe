"""抽样取证凭证 – samples taken as evidence.

行政处罚法（2021）第五十六条: evidence may be collected by sampling. The party is present, the samples are
sealed at once, and both sides sign.
"""

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, PartyBox, Text, Texts, TwoOfficers
from documents.forms.form import Design
from documents.forms.parts import OFFICERS_SIGN, party_rows, wide_row
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import Style

CODE = "SAMPLING_RECORD"


class SamplingRecord(FormData):
    """Data of the form. ``base_number`` is the lot the sample was drawn from; quantities carry their unit."""

    party: PartyBox
    item: Text
    batch: Text
    base_number: Text
    quantity: Text
    seal_numbers: Texts
    kept_at: Text
    officers: TwoOfficers


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("抽样取证凭证")
    sheet.heading()
    grid = sheet.grid()
    party_rows(grid, "当事人")
    wide_row(grid, "样品名称", "{{ item }}", height=26)
    wide_row(grid, "批号或者|生产日期", "{{ batch }}", height=26)
    wide_row(grid, "抽样基数", "{{ baseNumber }}", height=26)
    wide_row(grid, "抽样数量", "{{ quantity }}", height=26)
    wide_row(grid, "封条编号", "{{ sealNumbers | join }}", height=26)
    wide_row(grid, "样品存放|地点", "{{ keptAt }}", height=26)
    wide_row(
        grid,
        "说明",
        "依据《中华人民共和国行政处罚法》第五十六条的规定抽样取证。样品已当场加封，当事人在场。",
        height=40,
    )
    sheet.write(
        Line("以上内容经核对无误。", keep=True),
        Line("当事人：[[sig_party 9]]　{{ frame.date | cn_date }}", Style.SIGN, keep=True),
        *OFFICERS_SIGN,
        Line("（本凭证一式两份，一份交当事人，一份归档。）", Style.NOTE),
    )
    return sheet


DESIGN = Design(code=CODE, fields=SamplingRecord, openness=Openness.ON_REQUEST, draw=draw)
