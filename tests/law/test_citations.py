"""Citations print as Chinese documents do, and cannot name a place that does not exist."""

from datetime import date

import pytest

from api.law import Law, article_numeral, chinese_numeral
from api.law.laws import APL, THREE_SYSTEMS

NUMERALS = [
    (1, "一"),
    (9, "九"),
    (10, "十"),
    (11, "十一"),
    (19, "十九"),
    (20, "二十"),
    (58, "五十八"),
    (99, "九十九"),
    (100, "一百"),
    (101, "一百零一"),
    (110, "一百一十"),
    (115, "一百一十五"),
    (120, "一百二十"),
    (205, "二百零五"),
    (1000, "一千"),
    (1001, "一千零一"),
    (1010, "一千零一十"),
    (1100, "一千一百"),
    (1260, "一千二百六十"),
    (9999, "九千九百九十九"),
]


@pytest.mark.parametrize(("number", "written"), NUMERALS)
def test_numerals_are_written_as_statutes_write_them(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_a_number_no_article_bears_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no article is numbered"):
        chinese_numeral(number)


def test_an_inserted_article_says_after_which_one() -> None:
    assert article_numeral(35, 1) == "第三十五条之一"
    assert article_numeral(58) == "第五十八条"


def test_a_citation_prints_its_law_and_place() -> None:
    assert str(APL.article(58, gist="法制审核")) == "《中华人民共和国行政处罚法》第五十八条"
    assert (
        str(APL.article(63, paragraph=1, item=2, gist="听证")) == "《中华人民共和国行政处罚法》第六十三条第一款第二项"
    )
    assert str(Law("中华人民共和国刑法", date(1997, 10, 1)).article(133, insertion=1, gist="危险驾驶")) == (
        "《中华人民共和国刑法》第一百三十三条之一"
    )
    assert str(THREE_SYSTEMS.at("第（六）项", gist="公示")).endswith("的指导意见》第（六）项")
    assert str(APL.whole(gist="处罚")) == "《中华人民共和国行政处罚法》"


def test_a_citation_as_json_keeps_the_version_and_the_gist() -> None:
    assert APL.article(61, paragraph=1, gist="七日内送达").as_dict() == {
        "law": "中华人民共和国行政处罚法",
        "article": 61,
        "insertion": None,
        "paragraph": 1,
        "item": None,
        "place": None,
        "versionDate": "2021-07-15",
        "gist": "七日内送达",
        "text": "《中华人民共和国行政处罚法》第六十一条第一款",
    }


def test_a_place_that_cannot_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="counted from one"):
        APL.article(0, gist="无")
    with pytest.raises(ValueError, match="counted from one"):
        APL.article(5, paragraph=0, gist="无")
    assert APL.article(5, paragraph=1, gist="有").paragraph == 1
