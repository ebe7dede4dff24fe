"""One development authority and one signed document for all tests of the room."""

from __future__ import annotations

import asyncio
from typing import Any

import pylopdf_fonts_zh_cn
import pytest
import typst

from signing.development import DevelopmentAuthority, Kind, Subject
from signing.fields import prepare
from signing.keys import Identity
from tests.signing.world import FIELDS, ORGAN, VALID, Signed, World, sign_all


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> DevelopmentAuthority:
    return DevelopmentAuthority(tmp_path_factory.mktemp("authority"), production=False)


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> DevelopmentAuthority:
    """Another authority, which issues to whomever it likes and which the verifier does not trust by itself."""
    return DevelopmentAuthority(tmp_path_factory.mktemp("elsewhere"), production=False)


@pytest.fixture(scope="session")
def world(authority: DevelopmentAuthority) -> World:
    def person(key: str, name: str) -> Identity:
        return authority.issue(key, Subject(name, ORGAN, "37010001"), *VALID)

    return World(
        authority,
        authority.issue("platform", Subject("三项执法平台", "澜川市司法局"), *VALID, Kind.PLATFORM),
        (person("officer-1", "王建国"), person("officer-2", "李秀英")),
        authority.issue("seal", Subject(ORGAN, ORGAN), *VALID, Kind.SEAL),
        authority.issue("tsa", Subject("开发时间戳", "三项开发环境"), *VALID, Kind.TIMESTAMP),
    )


@pytest.fixture(scope="session")
def document() -> bytes:
    """A PDF/A-2a page as the typesetter makes it: no line break after the last marker."""
    source = """#set document(title: "行政处罚决定书", date: datetime(year: 2026, month: 7, day: 2))
#set text(lang: "zh", font: "Noto Serif SC", size: 14pt)
= 行政处罚决定书
当事人：某某。
#align(right)[澜川市城市管理综合行政执法局\\ 2026年7月2日]"""
    fonts: Any = [str(pylopdf_fonts_zh_cn.serif_path().parent)]  # its types want one kind of path throughout
    pdf = typst.compile(
        source.encode(), format="pdf", pdf_standards=["a-2a"], font_paths=fonts, ignore_system_fonts=True
    )
    assert isinstance(pdf, bytes)
    return pdf


@pytest.fixture(scope="session")
def prepared(document: bytes) -> bytes:
    return prepare(document, FIELDS)


@pytest.fixture(scope="session")
def signed(world: World, prepared: bytes) -> Signed:
    """The untouched document that every attack starts from."""
    return asyncio.run(sign_all(world, prepared))
