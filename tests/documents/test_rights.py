"""The fixed rights texts and the check for them."""

import re

import pytest

from documents.errors import DataMissing, RightsTextMissing
from documents.rights import RIGHTS, require_rights, spoken

BLANKS = {
    "n": 5, "reconsiderationBody": "澜川市人民政府", "court": "澜川市滨水区人民法院", "bank": "某银行", "epay": "缴款码",
    "reconsiderationUrl": "https://demo.invalid", "reasons": "材料不全",
}  # fmt: skip


@pytest.mark.parametrize("right", RIGHTS)
def test_a_spoken_text_passes_its_own_check_and_a_changed_one_does_not(right: str) -> None:
    text = spoken(right, BLANKS)
    assert "{{" not in text
    require_rights(f"前文\n{text}\n后文", (right,))
    longest = max(RIGHTS[right].fixed_parts, key=len)
    for changed in (text.replace(longest, longest[:-2] + "某某"), text.replace(longest, ""), ""):
        with pytest.raises(RightsTextMissing) as refused:
            require_rights(changed, (right,))
        assert refused.value.right == right


@pytest.mark.parametrize("right", [right for right in RIGHTS.values() if right.fields])
def test_a_blank_without_value_is_named(right: object) -> None:
    assert hasattr(right, "id")
    identifier = right.id
    with pytest.raises(DataMissing) as refused:
        spoken(identifier, {})
    assert refused.value.paths == tuple(f"{identifier}.{name}" for name in RIGHTS[identifier].fields)


def test_a_plain_sentence_is_itself() -> None:
    assert spoken("执法人员不出示执法证件的，有权拒绝检查", {}) == "执法人员不出示执法证件的，有权拒绝检查"


def test_texts_state_the_terms_of_the_law() -> None:
    terms = {
        "RT-HEARING": ["5个工作日"],
        "RT-REMEDY": ["60日内", "6个月内"],
        "RT-REMEDY-SPOT": ["应当先", "60日内", "15日内"],
        "RT-PAY": ["15日内", "百分之三", "不超过罚款数额"],
        "RT-DEMAND": ["10个工作日"],
    }
    for right, expected in terms.items():
        assert [term for term in expected if term not in RIGHTS[right].text] == []
    assert all(re.search(r"第.+条", right.basis) for right in RIGHTS.values())
