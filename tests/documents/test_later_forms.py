"""Levy, requisition, execution and safeguards: what these forms do beyond what every form does."""

from typing import Any

import pytest

from documents.check import absent, in_order
from documents.errors import DataInvalid, DataMissing, RightsTextMissing
from documents.forms import DESIGNS, execution, form, levy, requisition, safeguards
from documents.forms.appealable import AppealableData
from documents.forms.catalogue import CATALOGUE, Openness
from documents.render import fill
from documents.typeset import Anchor, Typeset, Typesetter
from tests.documents.conftest import frame_of, sample

HERE = (*levy.DESIGNS, *requisition.DESIGNS, *execution.DESIGNS, *safeguards.DESIGNS)


def altered(code: str, typesetter: Typesetter, **changes: Any) -> Typeset:
    """The sample of a form, set with some data changed; None takes a value away."""
    document = sample(code)
    data = {name: value for name, value in (document["data"] | changes).items() if value is not None}
    return typesetter.typeset(fill(code, data, frame_of(document)))


def test_rows_42_to_47_of_the_catalogue_are_all_drawn() -> None:
    assert {design.code for design in HERE} == {code for code, entry in CATALOGUE.items() if 42 <= entry.row <= 47}


@pytest.mark.parametrize(
    ("code", "changes", "title", "said"),
    [
        ("LEVY_NOTICE", {"kind": "LEVY"}, "征收事先告知书", "拟作出征收决定"),
        ("LEVY_NOTICE", {"kind": "CHARGE"}, "收费事先告知书", "拟作出收费决定"),
        ("REQUISITION_LIST", {"returned": False}, "征用物资清单", "与征用的实物一致"),
        ("REQUISITION_LIST", {"returned": True}, "归还物资清单", "与归还的实物一致"),
        ("EXECUTION_STOP", {"kind": "SUSPEND"}, "中止执行通知书", "本机关将恢复执行"),
        ("EXECUTION_STOP", {"kind": "TERMINATE"}, "终结执行通知书", "不再对上述行政决定强制执行"),
        ("EXECUTION_STOP", {"kind": "RESUME"}, "恢复执行通知书", "请你（单位）立即履行"),
        ("REMEDY_REPLY", {"kind": "RECONSIDERATION"}, "行政复议答复书", "申请人澜川市云杉冷链物流有限公司不服"),
        ("REMEDY_REPLY", {"kind": "LITIGATION"}, "行政诉讼答辩状", "原告澜川市云杉冷链物流有限公司不服"),
        ("CORRECTION_ANSWER", {"result": "CORRECTED"}, "更正申请答复书", "本机关决定予以更正"),
        ("CORRECTION_ANSWER", {"result": "REFUSED"}, "更正申请答复书", "本机关决定不予更正"),
        ("CORRECTION_ANSWER", {"result": "FORWARDED"}, "更正申请答复书", "已将申请转送有权更正的机关处理"),
        ("RECUSAL_DECISION", {"result": "GRANTED"}, "回避决定书", "骆文涛回避，自本决定作出之日起不再参与"),
        ("RECUSAL_DECISION", {"result": "REFUSED"}, "回避决定书", "决定，骆文涛不回避。"),
        ("EARLY_STOP_DECISION", {"result": "GRANTED"}, "提前停止公示决定书", "本机关决定提前停止公示"),
        ("EARLY_STOP_DECISION", {"result": "REFUSED"}, "不予提前停止公示决定书", "本机关决定不予提前停止公示"),
    ],
)
def test_the_outcome_is_in_title_and_text(
    code: str, changes: dict[str, Any], title: str, said: str, typesetter: Typesetter
) -> None:
    organ = sample(code)["organ"]
    # The organ stands right above the title, so that the title begins where it should.
    assert absent(altered(code, typesetter, **changes).pdf, organ + title, said) == []


@pytest.mark.parametrize("code", ["EXECUTION_STOP", "RECUSAL_DECISION", "CORRECTION_ANSWER", "REMEDY_RECORD"])
def test_an_outcome_outside_the_list_is_refused(code: str) -> None:
    document = sample(code)
    chosen = "kind" if "kind" in document["data"] else "result"
    assert fill(code, document["data"], frame_of(document))
    with pytest.raises(DataInvalid) as refused:
        fill(code, document["data"] | {chosen: "MAYBE"}, frame_of(document))
    assert refused.value.problems == ((chosen, "不是规定的选项"),)


@pytest.mark.parametrize("code", ["LEVY_NOTICE", "LEVY_DECISION", "CHARGE_NOTICE", "COMPENSATION_DECISION"])
def test_an_amount_is_the_sum_of_its_parts(code: str) -> None:
    document = sample(code)
    amount = document["data"]["amountFen"]
    assert fill(code, document["data"], frame_of(document))
    for wrong in (amount - 1, amount + 1):
        with pytest.raises(DataInvalid) as refused:
            fill(code, document["data"] | {"amountFen": wrong}, frame_of(document))
        assert refused.value.problems == (("amountFen", f"与各项合计不一致：合计为{amount}分，写明为{wrong}分"),)


def test_amounts_stand_in_capitals_and_figures(typesetter: Typesetter) -> None:
    pdf = altered("COMPENSATION_DECISION", typesetter).pdf
    assert absent(pdf, "人民币贰万贰仟玖佰伍拾元整（¥22950.00）", "¥18000.00", "¥2700.00", "¥2250.00") == []


APPEALABLE = [design.code for design in HERE if issubclass(design.fields, AppealableData)]


@pytest.mark.parametrize("code", APPEALABLE)
def test_decisions_tell_the_remedies_of_their_kind(code: str) -> None:
    document = sample(code)
    assert fill(code, document["data"], frame_of(document))
    with pytest.raises(RightsTextMissing):
        fill(code, changed_remedy(document["data"], "RT-REMEDY-SPOT"), frame_of(document))
    with pytest.raises(RightsTextMissing):
        fill(code, changed_remedy(document["data"], "不服的可以申请复议"), frame_of(document))


def changed_remedy(data: dict[str, Any], text: str) -> dict[str, Any]:
    """The data with another text about remedies."""
    return data | {"remedy": data["remedy"] | {"text": text}}


def test_all_decisions_of_these_rows_are_appealable() -> None:
    assert set(APPEALABLE) == {
        code for code, entry in CATALOGUE.items() if 42 <= entry.row <= 47 and "remedy" in entry.data_fields
    }
    assert len(APPEALABLE) == 8


def test_a_levy_notice_hears_the_party_first() -> None:
    document = sample("LEVY_NOTICE")
    assert fill("LEVY_NOTICE", document["data"], frame_of(document))
    with pytest.raises(RightsTextMissing):
        fill("LEVY_NOTICE", document["data"] | {"rights": ["可以陈述和申辩"]}, frame_of(document))


def test_a_levy_decision_takes_no_word_from_fines(typesetter: Typesetter) -> None:
    pdf = altered("LEVY_DECISION", typesetter).pdf
    assert absent(pdf, "请于2026年5月29日前将上述款项缴至") == []
    assert absent(pdf, "加处罚款") == ["加处罚款"]


@pytest.mark.parametrize(
    ("code", "law"),
    [
        ("EXECUTION_DECISION", ["party", "reasons", "basis", "demandNumber", "way", "time", "remedy"]),
        (
            "SUBSTITUTE_DECISION",
            ["party", "reasons", "basis", "way", "time", "target", "budgetFen", "performer", "remedy"],
        ),
    ],
)
def test_what_the_law_on_compulsion_demands_is_missed_by_name(code: str, law: list[str]) -> None:
    document = sample(code)
    for name in law:
        data = {key: value for key, value in document["data"].items() if key != name}
        with pytest.raises(DataMissing) as refused:
            fill(code, data, frame_of(document))
        assert refused.value.paths == (name,)


def test_a_record_of_execution_counts_goods_only_if_there_are_any(typesetter: Typesetter) -> None:
    with_goods = altered("EXECUTION_RECORD", typesetter).pdf
    without = altered("EXECUTION_RECORD", typesetter, goods=[]).pdf
    assert absent(with_goods, "废弃油脂桶", "状态和去向") == []
    assert absent(without, "现场没有需要清点的物品") == []
    assert absent(without, "状态和去向") == ["状态和去向"]


def test_a_refusal_to_sign_is_noted_before_the_signatures(typesetter: Typesetter) -> None:
    refused = altered("EXECUTION_RECORD", typesetter, refusal="当事人经通知未到场").pdf
    assert in_order(refused, "当事人经通知未到场", "见证人：")
    assert absent(altered("EXECUTION_RECORD", typesetter).pdf, "拒绝签名") == ["拒绝签名"]


@pytest.mark.parametrize(
    ("code", "changes", "ticked"),
    [
        ("REMEDY_RECORD", {"kind": "RECONSIDERATION"}, "☑行政复议☐行政诉讼"),
        ("REMEDY_RECORD", {"kind": "LITIGATION"}, "☐行政复议☑行政诉讼"),
        ("MONITORING_CHECK", {}, "☑设备☐记录"),
        ("MONITORING_CHECK", {"record": "CG-0007-20260301"}, "☐设备☑记录（CG-0007-20260301）"),
        ("MONITORING_CHECK", {}, "法制审核☑符合☐不符合"),
        (
            "MONITORING_CHECK",
            {"legalCheck": {"ok": False, "on": "2026-02-10", "finding": "位置不当"}},
            "法制审核☐符合☑不符合",
        ),
        ("RECORDING_REMOVAL", {"usedAsEvidence": False}, "☐是☑否"),
        ("RECORDING_REMOVAL", {"usedAsEvidence": True}, "☑是☐否"),
    ],
)
def test_boxes_are_ticked_as_the_data_say(
    code: str, changes: dict[str, Any], ticked: str, typesetter: Typesetter
) -> None:
    assert absent(altered(code, typesetter, **changes).pdf, ticked) == []


@pytest.mark.parametrize("code", ["REMEDY_RECORD", "RECORDING_REMOVAL"])
def test_one_place_to_sign_where_nobody_is_named(code: str, typesetter: Typesetter) -> None:
    anchors = altered(code, typesetter, officers=None).anchors
    assert [name for name in anchors if name.startswith("sig_officer")] == ["sig_officer_1"]
    three = [{"name": name, "no": f"2199010100{at}"} for at, name in enumerate("甲乙丙")]
    anchors = altered(code, typesetter, officers=three).anchors
    assert sorted(name for name in anchors if name.startswith("sig_officer")) == [
        f"sig_officer_{at}" for at in (1, 2, 3)
    ]


@pytest.mark.parametrize(("code", "hand"), [("REMEDY_REPLY", "sig_organ_head"), ("EXECUTION_AGREEMENT", "sig_party")])
def test_the_seal_covers_no_signature(code: str, hand: str, typesetter: Typesetter) -> None:
    anchors = altered(code, typesetter).anchors
    assert not overlap(anchors[hand], anchors["seal_organ"])
    assert anchors[hand].page == anchors["seal_organ"].page


def overlap(one: Anchor, other: Anchor) -> bool:
    """Whether two places on paper share any point."""
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    above = one.y + one.height <= other.y or other.y + other.height <= one.y
    return one.page == other.page and not beside and not above


@pytest.mark.parametrize("code", ["OFFICER_CHANGE", "REMEDY_RECORD", "MONITORING_CHECK", "RECORDING_REMOVAL"])
def test_internal_forms_fit_one_page(code: str, typesetter: Typesetter) -> None:
    assert altered(code, typesetter).pages == 1


def test_internal_forms_are_not_open_and_what_weighs_on_a_party_is_partly() -> None:
    internal = {
        design.code
        for design in safeguards.DESIGNS
        if all(step.anchor != "seal_organ" for step in form(design.code).plan)
    } | {"REMEDY_REPLY"}
    for design in HERE:
        if design.code in internal:
            assert design.openness is Openness.NOT_OPEN, design.code
        elif design in safeguards.DESIGNS:
            assert design.openness is Openness.ON_REQUEST, design.code
        else:
            assert design.openness is Openness.PARTIAL, design.code
    assert all(DESIGNS[design.code] is design for design in HERE)
