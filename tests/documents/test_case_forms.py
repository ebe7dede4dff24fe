"""Investigation, measures, hearing, review, outcome and licence: what these forms do beyond what every form does."""

import itertools
from typing import Any

import pytest

from documents.check import absent, in_order, placed
from documents.errors import DataInvalid, DataMissing, RightsTextMissing
from documents.forms import DESIGNS, FORMS, form
from documents.forms.catalogue import CATALOGUE, Openness, Seal
from documents.forms.review.review_opinion import OUTCOMES, POINTS, RESULTS
from documents.render import fill
from documents.typeset import Typeset, Typesetter
from tests.documents.conftest import frame_of, sample

OPEN, ASKED, PARTLY, CLOSED = Openness.PROACTIVE, Openness.ON_REQUEST, Openness.PARTIAL, Openness.NOT_OPEN


def altered(code: str, typesetter: Typesetter, **changes: Any) -> Typeset:
    """The sample of a form, set with some data changed; None takes a value away."""
    document = sample(code)
    data = {name: value for name, value in (document["data"] | changes).items() if value is not None}
    return typesetter.typeset(fill(code, data, frame_of(document)))


def test_rows_1_to_37_of_the_catalogue_are_all_drawn() -> None:
    assert {code for code, entry in CATALOGUE.items() if entry.row <= 37} <= DESIGNS.keys()


@pytest.mark.parametrize(
    ("openness", "rows"),
    [
        (CLOSED, {1, 2, 11, 12, 13, 17, 18, 23, 26, 27, 30, 37}),
        (ASKED, {3, 4, 5, 6, 7, 8, 9, 14, 15, 16, 22, 24, 25, 34}),
        (PARTLY, {10, 19, 20, 31, 32, 33}),
        (OPEN, {36}),
    ],
)
def test_openness_is_that_of_the_catalogues_row(openness: Openness, rows: set[int]) -> None:
    found = {code: DESIGNS[code].openness for code, entry in CATALOGUE.items() if entry.row in rows}
    assert found == dict.fromkeys(found, openness)
    assert {entry.row for code, entry in CATALOGUE.items() if code in found} == rows


@pytest.mark.parametrize(
    ("code", "openness"),
    [
        ("INSPECTION_APPROVAL", CLOSED),
        ("INSPECTION_NOTICE", ASKED),
        ("INSPECTION_RESULT", OPEN),
        ("INSPECTION_RESULT_NOTICE", ASKED),
        ("SITE_VERIFICATION_RECORD", ASKED),
        ("LICENCE_APPROVAL", CLOSED),
        ("SPOT_PENALTY_DECISION", PARTLY),
        ("SPOT_PENALTY_FILING", CLOSED),
    ],
)
def test_openness_where_a_row_has_several(code: str, openness: Openness) -> None:
    assert DESIGNS[code].openness is openness


@pytest.mark.parametrize(
    ("code", "changes", "title", "said"),
    [
        ("FILING_APPROVAL", {}, "立案审批表", "建议予以立案，并指派周砚秋（执法证号：21990101001）"),
        ("FILING_APPROVAL", {"reasonNotToFile": "没有违法事实。"}, "不予立案审批表", "经核查：没有违法事实。"),
        ("TRANSFER_LETTER", {"crime": False}, "案件移送函", "请将处理结果函告本机关"),
        ("TRANSFER_LETTER", {"crime": True}, "涉嫌犯罪案件移送书", "《行政执法机关移送涉嫌犯罪案件的规定》"),
        ("LICENCE_CERTIFICATE", {"kind": "食品经营许可证"}, "", "食品经营许可证许可证编号：JY22199000000017"),
    ],
)
def test_the_title_says_what_was_decided(
    code: str, changes: dict[str, Any], title: str, said: str, typesetter: Typesetter
) -> None:
    # The organ stands right above the title, so that the title begins where it should.
    wanted = [sample(code)["organ"] + title] if title else []
    assert absent(altered(code, typesetter, **changes).pdf, *wanted, said) == []


@pytest.mark.parametrize(
    ("code", "changes", "said", "unsaid"),
    [
        ("HEARING_NOTICE", {"public": True}, "本局听证室公开举行听证", "不公开举行"),
        ("HEARING_NOTICE", {"public": False}, "本局听证室不公开举行听证", "室公开举行"),
        ("MEASURE_APPROVAL", {"emergency": True}, "☑是（当场采取措施后二十四小时内报告", "☑否"),
        ("MEASURE_APPROVAL", {"emergency": False}, "☐是☑否", "二十四小时"),
        ("DEMAND_NOTICE", {}, "人民币肆万元整（¥40000.00）", "人民币零元"),
        ("DEMAND_NOTICE", {"amountFen": 0}, "请自收到本催告书之日起10个工作日内履行", "应当缴纳的金额"),
        ("CORRECTION_NOTICE", {"onceOnly": True}, "本机关一次性告知", "分次告知"),
        ("CORRECTION_NOTICE", {"onceOnly": False}, "1．设备布局图。", "本机关一次性告知"),
        ("ACCEPTANCE_NOTICE", {}, "承诺办结日期：2026年9月30日", "承诺办结日期：2026年10月22日"),
        ("ACCEPTANCE_NOTICE", {"decisionDue": {"statutory": "2026-10-22"}}, "2026年10月22日前", "承诺办结"),
        ("STATEMENT_RECORD", {}, "提交的证据：定期检验报告3份", "未提交证据"),
        ("STATEMENT_RECORD", {"evidence": []}, "未提交证据", "提交的证据："),
        ("HEARING_REPORT", {}, "（一）主动整改是否足以适用从轻处罚。", "没有争议"),
        ("HEARING_REPORT", {"disputes": []}, "双方对事实、证据和适用的法律没有争议。", "（一）"),
        ("TRANSFER_LETTER", {}, "2．散装大豆油37.5千克，盛装于蓝色塑料桶", "没有随案移送的涉案物品"),
        ("TRANSFER_LETTER", {"goods": []}, "没有随案移送的涉案物品", "随案移送的涉案物品（已书面告知"),
        ("INQUIRY_RECORD", {"corrections": []}, "问：现依法向你询问。", "更正情况"),
        ("INQUIRY_RECORD", {"matter": "无照经营"}, "问：现依法就无照经营一事向你询问。", "现依法向你询问"),
        ("MEASURE_DECISION", {"kind": "扣押"}, "实施扣押，期限为30日，自2026年3月31日至2026年4月29日", "查封（扣押）"),
        ("COURT_APPLICATION", {}, "被申请人：澜川市滨水区半亩粮油店", "被申请人：—"),
        ("COURT_APPLICATION", {"party": None}, "申请贵院强制执行", "被申请人"),
        (
            "ADDRESS_CONFIRMATION",
            {"electronic": {"consent": False}},
            "☐同意☑不同意",
            "☑同意",
        ),
    ],
)
def test_what_the_data_say_stands_on_the_paper_and_nothing_else(
    code: str, changes: dict[str, Any], said: str, unsaid: str, typesetter: Typesetter
) -> None:
    assert absent(altered(code, typesetter, **changes).pdf, said, unsaid) == [unsaid]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_review_ticks_one_outcome(outcome: str, typesetter: Typesetter) -> None:
    pdf = altered("REVIEW_OPINION", typesetter, outcome=str(outcome)).pdf
    expected = [f"{'☑' if code == outcome else '☐'}{word}" for code, word in OUTCOMES.items()]
    assert absent(pdf, *expected) == []


@pytest.mark.parametrize("result", RESULTS)
def test_a_review_names_its_ten_points_in_order(result: str, typesetter: Typesetter) -> None:
    checklist = [{"item": str(point), "result": str(result), "comment": None} for point in POINTS]
    pdf = altered("REVIEW_OPINION", typesetter, checklist=checklist).pdf
    words = list(POINTS.values())
    assert len(words) == 10
    assert absent(pdf, *(f"{word}{RESULTS[result]}" for word in words)) == []
    assert all(in_order(pdf, a, b) for a, b in itertools.pairwise(words))


@pytest.mark.parametrize(
    ("field", "value", "path"),
    [
        ("outcome", "PERHAPS", "outcome"),
        ("timing", "LATER", "timing"),
        ("checklist", [{"item": "WEATHER", "result": "PASS"}], "checklist.0.item"),
    ],
)
def test_a_code_outside_its_list_is_refused(field: str, value: Any, path: str) -> None:
    document = sample("REVIEW_OPINION")
    assert fill("REVIEW_OPINION", document["data"], frame_of(document))
    with pytest.raises(DataInvalid) as refused:
        fill("REVIEW_OPINION", document["data"] | {field: value}, frame_of(document))
    assert refused.value.problems == ((path, "不是规定的选项"),)


@pytest.mark.parametrize(
    ("qty", "printed", "reason"),
    [
        (12, "12桶", None),
        (0.125, "0.125桶", None),
        ("12.50", "12.50桶", None),
        (-1, "", "数值过小"),
        (0.12345, "", "小数位数过多"),
        ("约十", "", "应当是数量"),
    ],
)
def test_quantities_are_exact(qty: Any, printed: str, reason: str | None, typesetter: Typesetter) -> None:
    items = [{"name": "非转基因大豆油", "qty": qty, "unit": "桶"}]
    if reason is None:
        assert absent(altered("PRESERVATION_LIST", typesetter, items=items).pdf, printed) == []
    else:
        with pytest.raises(DataInvalid) as refused:
            altered("PRESERVATION_LIST", typesetter, items=items)
        assert refused.value.problems == (("items.0.qty", reason),)


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("MEASURE_DECISION", "RT-MEASURE"),
        ("DEMAND_NOTICE", "RT-DEMAND"),
    ],
)
def test_rights_are_told_word_for_word(code: str, right: str) -> None:
    document = sample(code)
    assert fill(code, document["data"], frame_of(document))
    with pytest.raises(RightsTextMissing, match=right):
        fill(code, document["data"] | {"rights": ["依法享有的权利"]}, frame_of(document))


APPEALABLE = [code for code, design in DESIGNS.items() if "RT-REMEDY" in design.rights and code in CATALOGUE]


@pytest.mark.parametrize("code", APPEALABLE)
def test_a_decision_says_where_to_turn(code: str) -> None:
    document = sample(code)
    remedy = document["data"]["remedy"]
    assert fill(code, document["data"], frame_of(document))
    with pytest.raises(RightsTextMissing, match="RT-REMEDY"):
        fill(code, document["data"] | {"remedy": remedy | {"text": "不服的，可以申请行政复议。"}}, frame_of(document))
    with pytest.raises(DataMissing) as refused:
        fill(code, {key: value for key, value in document["data"].items() if key != "remedy"}, frame_of(document))
    assert refused.value.paths == ("remedy",)


def test_a_refused_licence_gives_its_reasons_in_the_fixed_words(typesetter: Typesetter) -> None:
    pdf = altered("LICENCE_REFUSAL_DECISION", typesetter, reasons=["场所不符合要求。", "材料不实；"]).pdf
    assert absent(pdf, "不予许可的理由：场所不符合要求；材料不实。") == []


def test_the_chair_signs_as_head_and_the_others_once_each(typesetter: Typesetter) -> None:
    result = altered("COLLECTIVE_DISCUSSION_RECORD", typesetter)
    assert absent(result.pdf, "主持人：霍启明签名", "参加人：章若水签名", "参加人：霍启明签名") == [
        "参加人：霍启明签名"
    ]
    assert sorted(name for name in result.anchors if name.startswith("sig_deputy")) == [
        f"sig_deputy_head_{number}" for number in (1, 2, 3)
    ]


def test_the_person_asked_signs_every_page_of_the_inquiry(typesetter: Typesetter) -> None:
    result = altered("INQUIRY_RECORD", typesetter)
    assert {f"sig_every_page_{page}" for page in range(1, result.pages + 1)} <= result.anchors.keys()
    assert absent(result.pdf, "被询问人逐页签名：") == []
    assert absent(result.pdf, "当事人（被检查人）逐页签名：") != []


def test_a_case_named_in_the_frame_stands_on_its_internal_papers(typesetter: Typesetter) -> None:
    for code in ("CASE_CLOSING_APPROVAL", "INVESTIGATION_REPORT", "HEARING_REPORT", "REVIEW_COORDINATION"):
        document = sample(code)
        frame = frame_of(document).model_copy(
            update={"case_name": "某公司无照经营案", "case_number": "澜市监立〔2026〕99号"}
        )
        pdf = typesetter.typeset(fill(code, document["data"], frame)).pdf
        assert absent(pdf, "某公司无照经营案", "澜市监立〔2026〕99号") == [], code
        assert absent(altered(code, typesetter).pdf, "案件名称") == ["案件名称"], code


ONE_PAGE = (
    "ACCEPTANCE_NOTICE", "ADDRESS_CONFIRMATION", "CASE_CLOSING_APPROVAL", "CLUE_REGISTRATION", "EVIDENCE_EXTRACT",
    "FILING_APPROVAL", "LICENCE_APPLICATION", "LICENCE_APPROVAL", "LICENCE_CERTIFICATE", "MEASURE_APPROVAL",
    "MEASURE_LIST", "PRESERVATION_LIST", "REVIEW_SUBMISSION", "SAMPLING_RECORD",
)  # fmt: skip


@pytest.mark.parametrize("code", ONE_PAGE)
def test_a_table_of_usual_data_is_one_page(code: str, typesetter: Typesetter) -> None:
    assert altered(code, typesetter).pages == 1


SEALED = [code for code in DESIGNS if any(step.seal for step in form(code).plan)]
LISTING = [code for code in SEALED if isinstance(sample(code)["data"].get("items", [""])[0], dict)]


@pytest.mark.parametrize(
    ("code", "goods"), [*((code, 0) for code in SEALED), *((code, n) for code in LISTING for n in range(3, 27, 2))]
)
def test_no_seal_stands_on_a_page_without_text(code: str, goods: int, typesetter: Typesetter) -> None:
    document = sample(code)
    data = document["data"]
    if goods:
        data["items"] = (data["items"] * goods)[:goods]
    result = typesetter.typeset(fill(code, data, frame_of(document)))
    anchor = next(place for name, place in result.anchors.items() if name.startswith("seal_"))
    on_page = [p for p in placed(result.pdf) if p.page == anchor.page and p.size == pytest.approx(16)]
    day = min(p.y for p in on_page)
    assert [p for p in on_page if p.y > day + 60], "only organ and date"


def test_papers_of_a_licence_application_bear_the_special_seal() -> None:
    sealed = {code: step.seal for code in SEALED for step in FORMS[code].plan if step.seal}
    special = {code for code, seal in sealed.items() if seal is Seal.CASE_SEAL}
    assert special == {"CORRECTION_NOTICE", "ACCEPTANCE_NOTICE", "NON_ACCEPTANCE"}


def test_the_head_of_the_organ_signs_beside_the_seal(typesetter: Typesetter) -> None:
    anchors = altered("COURT_APPLICATION", typesetter).anchors
    hand, seal = anchors["sig_organ_head"], anchors["seal_organ"]
    assert hand.page == seal.page
    assert hand.x + hand.width <= seal.x or hand.y >= seal.y + seal.height
