"""Masks keep what recognises a value and nothing that finds the person."""

from collections.abc import Callable

import pytest

from api.access.masks import mask_address, mask_bank_account, mask_electronic_address, mask_id_number, mask_phone

MASKS: list[tuple[str, Callable[[str], str], str, str]] = [
    ("an identity number of 18 characters", mask_id_number, "219921198809051027", "2****************7"),
    ("its check character may be X", mask_id_number, "21992119880905102X", "2****************X"),
    ("an old one of 15 digits", mask_id_number, "219921880905102", "2*************2"),
    ("too short to keep anything", mask_id_number, "A12345", "******"),
    ("a mobile number", mask_phone, "13800138000", "138****8000"),
    ("a mobile number in groups", mask_phone, "138 0013 8000", "138****8000"),
    ("a landline number", mask_phone, "0499-5557201", "0499-****201"),
    ("a landline number without hyphen", mask_phone, "04995557201", "0499-****201"),
    ("a three-digit area code and eight digits", mask_phone, "010-12345678", "010-****678"),
    ("an extension is not understood", mask_phone, "0499-5557201-12", "****"),
    ("a foreign number is not understood", mask_phone, "+44 20 7946 0000", "****"),
    ("a city and its district", mask_address, "澜川市滨水区港前路77号", "澜川市滨水区****"),
    ("a county alone", mask_address, "望岭县青河镇东郊路61号", "望岭县****"),
    ("province, city and county", mask_address, "辽宁省澜川市望岭县青河镇集贸街12号", "辽宁省澜川市望岭县****"),
    ("a county-level city", mask_address, "延边朝鲜族自治州延吉市北山街2号", "延边朝鲜族自治州延吉市****"),
    (
        "an autonomous region and a banner", mask_address, "内蒙古自治区呼伦贝尔市鄂温克族自治旗巴彦托海镇",
        "内蒙古自治区呼伦贝尔市鄂温克族自治旗****",
    ),
    ("a city without districts", mask_address, "东莞市虎门镇新联社区3号", "东莞市****"),
    ("a housing estate is no district", mask_address, "东莞市幸福小区3号楼", "东莞市****"),
    ("an estate named 新区 is not taken for one", mask_address, "东莞市万江新区12栋", "东莞市****"),
    ("a street alone tells nothing", mask_address, "槐荫路15号", "****"),
    ("no address", mask_address, "", "****"),
    ("an e-mail address", mask_electronic_address, "demo-applicant@demo.invalid", "d****@demo.invalid"),
    ("a chat account", mask_electronic_address, "wxid_demo", "****"),
    ("a bank account", mask_bank_account, "6222 0210 0111 6245 702", "****5702"),
    ("too short for a bank account", mask_bank_account, "12345", "****"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "mask", "value", "shown"), MASKS, ids=[row[0] for row in MASKS])
def test_masks(why: str, mask: Callable[[str], str], value: str, shown: str) -> None:
    assert mask(value) == shown, why


def test_the_street_of_the_sample_is_never_shown(repository: object) -> None:
    for address in ("澜川市滨水区松涛街", "望岭县青河镇集贸街31号", "澜川市滨水区检测路19号"):
        shown = mask_address(address)
        assert not set("松涛集贸检测路街镇") & set(shown), shown
