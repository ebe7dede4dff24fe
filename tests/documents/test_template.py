"""Templates: what lint finds, that filling cannot be abused, and that every missing field is named."""

import io
from datetime import date
from typing import Any

import docx
import pytest

from documents.check import absent, words_of
from documents.errors import DataInvalid, DataMissing, DocumentTooLarge, RightsTextMissing, TemplateRefused
from documents.forms.fields import FormData, Text, Texts
from documents.forms.spot_penalty_filing import SpotPenaltyFiling
from documents.frame import Frame
from documents.layout.lines import Line
from documents.layout.sheet import Sheet
from documents.layout.tables import content, label
from documents.lint import load_template
from documents.render import checked_data, fill
from documents.template import LARGEST_TEMPLATE
from documents.trial import HOSTILE
from documents.typeset import Typesetter
from tests.documents.conftest import frame_of, sample


class Letter(FormData):
    """A form for these tests."""

    name: Text
    day: date
    items: Texts
    note: Text | None = None


GOOD = "{{ name }}{{ day | cn_date }}{{ items | join }}"


def template(*lines: str) -> bytes:
    """A Word template with these lines."""
    sheet = Sheet("试样")
    sheet.write(*(Line(line) for line in lines))
    return sheet.docx()


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("｛｛ name ｝｝", "半角"),
        ("{ { name }}", "半角"),
        ("{% if name %}", "标签写法错误"),
        ("{{ nobody }}", "没有名为“nobody”"),
        ("{{ frame.nobody }}", "没有名为“nobody”"),
        ("{{ name.first }}", "没有可取的下级内容"),
        ("{{ name | upper }}", "upper"),
        ("{{ name.__class__ }}", "没有可取的下级内容"),
        ("{{ 'a' * 100000000 }}", "Mul"),
        ("{{ 'a' * 10**12 }}", "Mul"),
        ("{{ " + "(" * 5000 + "name" + ")" * 5000 + " }}", "过深"),
        ("{{ name() }}", "Call"),
        ("{{ items[0] }}", "Getitem"),
        ("{{ range(10) }}", "Call"),
        ("{% set x = name %}", "Assign"),
        ("{% include 'x' %}", "Include"),
        ("{% macro x() %}{% endmacro %}", "Macro"),
        ("{% raw %}{{ name }}{% endraw %}{# 说明 #}", "半角"),
        ("{% for x in name %}{% endfor %}", "只能对列表循环"),
        ("{% for x in items %}{% for y in items %}{% for z in items %}{% endfor %}{% endfor %}{% endfor %}", "过深"),
        ("{{ day }}", "不能直接打印"),
        ("{{ items }}", "不能直接打印"),
        ("{{ frame.demo }}", "不能直接打印"),
        ("{{ frame.date | cn_time }}", "试填失败"),
    ],
)
def test_lint_names_what_is_wrong(line: str, finding: str) -> None:
    with pytest.raises(TemplateRefused) as refused:
        load_template("LETTER", template(GOOD, line), Letter)
    assert any(finding in found for found in refused.value.findings), refused.value.findings
    load_template("LETTER", template(GOOD), Letter)


def test_lint_names_every_required_field_a_template_forgets() -> None:
    with pytest.raises(TemplateRefused) as refused:
        load_template("LETTER", template("{{ note }}"), Letter)
    assert [found.split()[-1] for found in refused.value.findings] == ["name", "day", "items"]


def test_a_template_that_is_too_large_or_no_word_file_is_refused() -> None:
    with pytest.raises(DocumentTooLarge):
        load_template("LETTER", b"x" * (LARGEST_TEMPLATE + 1), Letter)
    with pytest.raises(TemplateRefused, match="docx"):
        load_template("LETTER", b"x", Letter)


def test_a_template_outside_the_vocabulary_is_refused_before_it_is_used() -> None:
    made = docx.Document(io.BytesIO(template(GOOD)))
    made.paragraphs[-1].runs[-1].italic = True
    out = io.BytesIO()
    made.save(out)
    with pytest.raises(TemplateRefused, match="w:i"):
        load_template("LETTER", out.getvalue(), Letter)


def test_rows_repeat_and_appear_on_condition(typesetter: Typesetter) -> None:
    sheet = Sheet("表")
    sheet.write(Line("{{ name }}{{ day | cn_date }}"))
    grid = sheet.grid(60.0, 380.0)
    grid.row(label("序号"), label("事项"), head=True)
    grid.each("item", "items", label("{{ loop.index }}"), content("{{ item }}"))
    grid.when("note", label("备注"), content("{{ note }}"), height=30)
    own = load_template("LETTER", sheet.docx(), Letter)
    data = {"name": "甲", "day": date(2026, 1, 1), "items": ["第一事", "第二事"], "note": "有备注"}
    frame = {"organ": "局", "demo": False, "verification": None}
    texts = {}
    for note in ("有备注", None):
        made, _ = own.fill({**data, "note": note, "frame": frame}, title="表", stamp="2026-01-01T00:00:00+08:00")
        table = docx.Document(io.BytesIO(made)).tables[0]
        texts[note] = [[cell.text for cell in row.cells] for row in table.rows]
        assert typesetter.typeset(made).pages == 1
    assert texts[None] == [["序号", "事项"], ["1", "第一事"], ["2", "第二事"]]
    assert texts["有备注"] == [*texts[None], ["备注", "有备注"]]


def test_a_clerks_own_template_fills_like_the_built_in_one() -> None:
    document = sample("SPOT_PENALTY_FILING")
    text = (
        "{{ decisionNumber }}{{ party.name }}{{ violation }}{{ penalty }}{{ filedOn | cn_date }}{{ officers | length }}"
    )
    own = load_template("SPOT_PENALTY_FILING", template(text), SpotPenaltyFiling)
    made = docx.Document(io.BytesIO(fill(document["form"], document["data"], frame_of(document), template=own)))
    assert made.paragraphs[-1].text.startswith(document["data"]["decisionNumber"])
    assert made.paragraphs[-1].text.endswith("2026年5月11日2")


@pytest.mark.parametrize("value", [HOSTILE, "x<b&", "{{7*7}}", "{%", "</w:t></w:r>", "]]>", "{% for", "&amp;#x41;"])
def test_hostile_values_come_out_as_plain_text(value: str, typesetter: Typesetter) -> None:
    document = sample("SPOT_PENALTY_DECISION")
    document["data"]["party"]["name"] = value
    frame = Frame(organ=value, date=date(2026, 5, 9), number=value)
    made = fill(document["form"], document["data"], frame)
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert texts[0] == value
    assert f"当事人：{value}" in texts
    pdf = typesetter.typeset(made).pdf
    assert absent(pdf, f"当事人：{value}") == []
    assert "49" not in "".join(words_of(pdf)).replace("0499", "")


def test_every_missing_field_is_named_at_once() -> None:
    document = sample("SPOT_PENALTY_DECISION")
    data = document["data"]
    del data["violation"], data["law"]["applied"]
    data["party"]["name"] = "　 "
    data["penaltyItems"] = []
    data["place"] = None
    with pytest.raises(DataMissing) as refused:
        fill(document["form"], data, frame_of(document))
    assert set(refused.value.paths) == {"violation", "law.applied", "party.name", "penaltyItems", "place"}
    assert "party.name" in str(refused.value)
    assert refused.value.invalid is None


def test_what_is_wrong_is_named_beside_what_is_missing() -> None:
    document = sample("SPOT_PENALTY_DECISION")
    data = document["data"]
    del data["violation"]
    data["fineFen"] = "很多"
    with pytest.raises(DataMissing, match="fineFen") as refused:
        fill(document["form"], data, frame_of(document))
    assert refused.value.paths == ("violation",)
    assert refused.value.invalid is not None
    assert [path for path, _ in refused.value.invalid.problems] == ["fineFen"]


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("amountFen", "500", "整数"),
        ("amountFen", 500.0, "整数"),
        ("amountFen", -1, "过小"),
        ("time", "2026-05-09T10:24:00", "时区"),
        ("time", "昨天", "时刻"),
        ("penaltyItems", "罚款", "列表"),
        ("violation", 5, "文字"),
        ("violation", "甲\x00乙", "控制字符"),
        ("violation", "字" * 20_001, "过长"),
        ("unheardOf", "x", "没有这项内容"),
        ("preprinted", "yes", "是"),
    ],
)
def test_a_wrong_value_is_refused_with_its_path(field: str, value: Any, reason: str) -> None:
    document = sample("SPOT_PENALTY_DECISION")
    assert checked_data(document["form"], document["data"])
    with pytest.raises(DataInvalid) as refused:
        checked_data(document["form"], {**document["data"], field: value})
    assert [path for path, _ in refused.value.problems] == [field]
    assert reason in str(refused.value)


def test_data_that_is_no_json_or_too_much_is_refused() -> None:
    document = sample("PENALTY_DECISION")
    with pytest.raises(DataInvalid):
        checked_data(document["form"], {**document["data"], "facts": object()})
    with pytest.raises(DataInvalid):
        checked_data(document["form"], {**document["data"], "facts": "\ud800"})
    with pytest.raises(DocumentTooLarge):
        checked_data(document["form"], {**document["data"], "evidence": ["字" * 19_000] * 60})
    with pytest.raises(DataInvalid, match="PENALTY_NOTICE"):
        checked_data("PENALTY_NOTICE", checked_data(document["form"], document["data"]))


def test_dates_may_be_objects_and_a_model_may_be_given() -> None:
    document = sample("SPOT_PENALTY_FILING")
    as_text = fill(document["form"], document["data"], frame_of(document))
    document["data"]["filedOn"] = date(2026, 5, 11)
    assert fill(document["form"], document["data"], frame_of(document)) == as_text
    model = checked_data(document["form"], document["data"])
    assert fill(document["form"], model, frame_of(document)) == as_text


@pytest.mark.parametrize(
    ("form", "field", "value", "right"),
    [
        ("SPOT_PENALTY_DECISION", "remedy.text", "不服可以申请复议。", "RT-REMEDY-SPOT"),
        ("SPOT_PENALTY_DECISION", "remedy.text", "RT-REMEDY", "RT-REMEDY-SPOT"),
        ("SPOT_PENALTY_DECISION", "performance.text", "当场收缴。", "RT-PAY"),
        ("PENALTY_DECISION", "remedy.text", "RT-REMEDY-SPOT", "RT-REMEDY"),
        ("PENALTY_DECISION", "publicity", "不公开。", "RT-PUBLIC"),
        ("PENALTY_NOTICE", "rights", ["RT-HEARING"], "RT-STATEMENT"),
        ("PENALTY_NOTICE", "rights", ["RT-STATEMENT"], "RT-HEARING"),
        ("INSPECTION_NOTICE", "rights", ["有权拒绝检查"], "RT-RECUSE"),
    ],
)
def test_a_rights_text_that_is_absent_is_named(form: str, field: str, value: Any, right: str) -> None:
    document = sample(form)
    assert fill(form, document["data"], frame_of(document))
    *path, last = field.split(".")
    inner = document["data"]
    for step in path:
        inner = inner[step]
    inner[last] = value
    with pytest.raises(RightsTextMissing) as refused:
        fill(form, document["data"], frame_of(document))
    assert refused.value.right == right


def test_a_hearing_text_is_needed_only_where_a_hearing_is_offered() -> None:
    document = sample("PENALTY_NOTICE")
    document["data"] |= {"rights": ["RT-STATEMENT"], "hearingOffered": False}
    assert fill(document["form"], document["data"], frame_of(document))


def test_a_blank_of_a_fixed_text_without_value_is_missing_data() -> None:
    document = sample("PENALTY_DECISION")
    document["data"]["remedy"]["reconsiderationUrl"] = "https://demo.invalid/fy"
    made = docx.Document(io.BytesIO(fill(document["form"], document["data"], frame_of(document))))
    assert any("行政复议申请：https://demo.invalid/fy" in paragraph.text for paragraph in made.paragraphs)
    document["data"]["publicity"] = "RT-REMEDY-ONLINE"
    with pytest.raises(DataMissing, match="reconsiderationUrl"):
        fill(document["form"], document["data"], frame_of(document))


def test_check_code_and_demo_notice_appear_only_where_the_frame_asks(typesetter: Typesetter) -> None:
    document = sample("SPOT_PENALTY_FILING")
    plain = typesetter.typeset(
        fill(document["form"], document["data"], frame_of(document, demo=False, checked=False))
    ).pdf
    assert absent(plain, "核验码", "演示文书") == ["核验码", "演示文书"]
    full = typesetter.typeset(fill(document["form"], document["data"], frame_of(document))).pdf
    assert absent(full, "核验码：JC-219900-0001", "演示文书，不具法律效力") == []
