"""许可证（电子证照） – the licence itself.

行政许可法 第三十九条: a licence bears the organ's seal.
"""

from datetime import date

from documents.forms.catalogue import Openness
from documents.forms.fields import FormData, Text, Texts
from documents.forms.form import Design
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import content, label

CODE = "LICENCE_CERTIFICATE"


class LicenceCertificate(FormData):
    """Data of the form. The number of the licence stands in the frame; ``kind`` is its name, e.g. 食品经营许可证."""

    holder: Text
    uscc: Text
    legal_rep: Text
    place: Text
    items: Texts
    valid_from: date
    valid_to: date
    issued_on: date
    kind: Text = "许可证"


def draw() -> Sheet:
    """The Word template."""
    sheet = Sheet("许可证")
    sheet.write(
        Line("{{ kind }}", Style.TITLE),
        Line("{% if frame.number %}许可证编号：{{ frame.number }}{% endif %}", Style.NUMBER),
    )
    grid = sheet.grid(124.0, TEXT_WIDTH - 124)
    for title, text, height in (
        ("持证人", "{{ holder }}", 38),
        ("统一社会信用代码|（身份证件号码）", "{{ uscc }}", 38),
        ("法定代表人|（负责人）", "{{ legalRep }}", 38),
        ("经营（生产）场所", "{{ place }}", 38),
        ("许可项目", "{{ items | join('；') }}", 70),
        ("有效期限", "{{ validFrom | cn_date }}至{{ validTo | cn_date }}", 38),
        ("发证日期", "{{ issuedOn | cn_date }}", 38),
    ):
        grid.row(label(title), content(text), height=height)
    sheet.write(Line("本证在上述许可项目和有效期限内有效。", keep=True))
    sheet.closing("（扫描页首二维码可以核验本证。涂改、倒卖、出租、出借许可证件的，依法承担责任。）")
    return sheet


DESIGN = Design(code=CODE, fields=LicenceCertificate, openness=Openness.PROACTIVE, draw=draw)
