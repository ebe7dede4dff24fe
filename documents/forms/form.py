"""A form: its entry in the catalogue and, once drawn, its fields and its template."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from documents.errors import FormHasNoTemplate
from documents.forms.catalogue import Entry, Openness, Step
from documents.forms.fields import FormData
from documents.layout.sheet import Sheet

TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Design:
    """What a form's own module adds: typed fields, default openness, version, and how its Word template is drawn.

    ``rights`` names every fixed text the form can carry; which of them one document must carry depends on its data
    (:meth:`FormData.rights_required`). ``version`` is system-province/year.edition.
    """

    code: str
    fields: type[FormData]
    openness: Openness
    draw: Callable[[], Sheet]
    rights: tuple[str, ...] = ()
    version: str = "AMR-LN/2026.1"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the catalogue, with its design if it has one."""

    entry: Entry
    design: Design | None = None

    @property
    def code(self) -> str:
        """Stable code, e.g. ``PENALTY_DECISION``."""
        return self.entry.code

    @property
    def title(self) -> str:
        """Chinese title."""
        return self.entry.title

    @property
    def number_types(self) -> tuple[str, ...]:
        """Types of 文号 this form may bear; empty if it bears none."""
        return self.entry.number_types

    @property
    def plan(self) -> tuple[Step, ...]:
        """Who signs, in order."""
        return self.entry.plan

    @property
    def drawn(self) -> Design:
        """The design. Raises FormHasNoTemplate."""
        if self.design is None:
            raise FormHasNoTemplate(self.code, self.title)
        return self.design

    @property
    def template_path(self) -> Path:
        """Where the Word template lies. Raises FormHasNoTemplate."""
        return TEMPLATES / f"{self.drawn.code}.docx"
