"""Citations of the law (法律依据): which text, which article, in whose words.

A rule says ``APL.article(58, gist="重大执法决定未经法制审核不得作出")`` and everything that quotes it – a refusal,
a deadline, a document – prints the same words: 《中华人民共和国行政处罚法》第五十八条.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

DIGITS = "零一二三四五六七八九"
PLACES = ((1000, "千"), (100, "百"), (10, "十"))


class CitationJson(TypedDict):
    """A citation as stored with a fact and shown in the schema."""

    law: str
    article: int | None
    insertion: int | None
    paragraph: int | None
    item: int | None
    place: str | None
    versionDate: str | None
    gist: str
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One place of one version of a legal text.

    ``article`` counts articles (条), ``insertion`` the articles inserted after it (第三十五条之一), ``paragraph`` and
    ``item`` count 款 and 项. A text without articles, such as a guiding opinion, is cited by ``place``; the text as a
    whole by neither. ``gist`` says in one sentence of ours what the place demands. ``version_date`` is the day on
    which the cited version took effect, None where it could not be established.
    """

    law: str
    article: int | None
    gist: str
    version_date: date | None
    paragraph: int | None = None
    item: int | None = None
    insertion: int | None = None
    place: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a place that cannot exist in a legal text."""
        if any(
            number is not None and number < 1 for number in (self.article, self.paragraph, self.item, self.insertion)
        ):
            raise ValueError("articles, paragraphs and items are counted from one")
        if self.article is None and (self.paragraph or self.item or self.insertion):
            raise ValueError("a paragraph or an item needs its article")
        if self.article is not None and self.place is not None:
            raise ValueError("cite by article or by place, not by both")

    def __str__(self) -> str:
        """The citation as Chinese documents print it, without the gist."""
        return f"《{self.law}》{self.locus}"

    @property
    def locus(self) -> str:
        """The place within the text: 第五十八条第一款第二项, or the named place, or nothing."""
        if self.article is None:
            return self.place or ""
        locus = article_numeral(self.article, self.insertion)
        if self.paragraph is not None:
            locus += f"第{chinese_numeral(self.paragraph)}款"
        if self.item is not None:
            locus += f"第{chinese_numeral(self.item)}项"
        return locus

    def as_dict(self) -> CitationJson:
        """The citation as JSON, ``text`` being its printed form."""
        return CitationJson(
            law=self.law,
            article=self.article,
            insertion=self.insertion,
            paragraph=self.paragraph,
            item=self.item,
            place=self.place,
            versionDate=self.version_date.isoformat() if self.version_date else None,
            gist=self.gist,
            text=str(self),
        )


@dataclass(frozen=True, slots=True)
class Law:
    """One version of a legal text: its full name, the day it took effect, and where it comes from.

    ``reference`` is the promulgating document (国办发〔2018〕118号) where that is how the text is found.
    """

    name: str
    version_date: date | None
    reference: str | None = field(default=None, kw_only=True)

    def article(
        self,
        article: int,
        *,
        gist: str,
        paragraph: int | None = None,
        item: int | None = None,
        insertion: int | None = None,
    ) -> Citation:
        """Cite an article. Raises ValueError for numbers below one."""
        return Citation(self.name, article, gist, self.version_date, paragraph, item, insertion)

    def at(self, place: str, *, gist: str) -> Citation:
        """Cite a place of a text that has no articles, e.g. 第六项."""
        return Citation(self.name, None, gist, self.version_date, place=place)

    def whole(self, *, gist: str) -> Citation:
        """Cite the text as a whole, where the article is not known or is not the point."""
        return Citation(self.name, None, gist, self.version_date)


def article_numeral(article: int, insertion: int | None = None) -> str:
    """第五十八条; with an insertion 第三十五条之一."""
    after = f"之{chinese_numeral(insertion)}" if insertion else ""
    return f"第{chinese_numeral(article)}条{after}"


def chinese_numeral(number: int) -> str:
    """The everyday Chinese numeral of 1–9999 as statutes write it: 十, 二十一, 一百零五, 一千零一十.

    A leading ten drops its one (十二, not 一十二); a gap of any width is one 零. Raises ValueError outside the range.
    """
    if not 1 <= number <= 9999:
        raise ValueError(f"no article is numbered {number}")
    written, gap = "", False
    for size, name in PLACES:
        digit, number = divmod(number, size)
        if digit:
            written += ("零" if gap else "") + DIGITS[digit] + name
            gap = False
        elif written:
            gap = True
    if number:
        written += ("零" if gap else "") + DIGITS[number]
    return written.removeprefix("一") if written.startswith("一十") else written
