"""The documentation's index leads to every page, and no link of any page leads nowhere."""

import re
from pathlib import Path

import pytest

from api.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\]\(([^)#]+)")
SETTING = re.compile(r"SANXIANG_(?!TEST_)([A-Z_]+[A-Z])")
NOT_OURS = {"DATABASE_PASSWORD", "DATABASE_OWNER_PASSWORD", "PUBLIC_DATABASE_PASSWORD", "LISTEN", "EXAMPLES"}
"""Names of this form that are no setting of the application: of the compose file, and of a test."""


def test_the_index_leads_to_every_page() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    linked = {(DOCS / target).resolve() for target in LINK.findall(index)}
    assert {page.relative_to(ROOT) for page in PAGES if page.name != "README.md" and page not in linked} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target for target in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_settings_that_are_named_exist(page: Path) -> None:
    named = set(SETTING.findall(page.read_text(encoding="utf-8"))) - NOT_OURS
    assert {name for name in named if name.lower() not in Settings.model_fields} == set()
