"""A template under construction: what the modules of :mod:`documents.forms` write on."""

import io
from datetime import datetime

from docx.document import Document

from documents.layout.lines import BookmarkNumbers, Line, Lines, write
from documents.layout.page import PAGE_SIGNER, blank_page
from documents.layout.styles import TEXT_WIDTH, Style
from documents.layout.tables import Grid

#: Columns of approval tables: item, sub-item, content, sub-item, content.
APPROVAL_COLUMNS = (66.0, 46.0, 108.0, 64.0, TEXT_WIDTH - 284)
#: Templates carry a fixed date, so that building one twice gives the same file.
BUILT = datetime(2026, 1, 1)  # noqa: DTZ001  (core properties hold no zone)


class Sheet:
    """One template. Blocks are added from top to bottom; :meth:`docx` gives the file."""

    def __init__(self, title: str, *, signed_on_every_page: bool = False, page_signer: str = PAGE_SIGNER) -> None:
        self._numbers = BookmarkNumbers()
        self.document: Document = blank_page(self._numbers, page_signer if signed_on_every_page else None)
        self.title = title

    def heading(self, shown: str = "") -> None:
        """Organ and title, centred, black, one below the other. ``shown`` is a title that depends on the data."""
        self.write(Line("{{ frame.organ }}", Style.ORGAN), Line(shown or self.title, Style.TITLE))

    def number_line(self) -> None:
        """文号 at the right margin; empty on a draft."""
        self.write(Line("{% if frame.number %}{{ frame.number }}{% endif %}", Style.NUMBER))

    def page_count(self) -> None:
        """第x页 共y页 at the right margin, as records have."""
        self.write(Line("第<<PAGE>>页　共<<NUMPAGES>>页", Style.NUMBER))

    def write(self, *lines: Line | Lines) -> None:
        """Add paragraphs."""
        for line in lines:
            for one in (line,) if isinstance(line, Line) else line:
                write(self.document.add_paragraph(), one, self._numbers)

    def grid(self, *widths: float) -> Grid:
        """Add a table; without ``widths`` it has the five columns of approval tables."""
        return Grid(self.document, self._numbers, widths or APPROVAL_COLUMNS)

    def closing(self, note: str = "", seal: str = "seal_organ") -> None:
        """Organ and date at the lower right with the place of the seal over both, then ``note``.

        Whatever stands before is written with ``keep=True``, so that the seal never stands on a page without text.
        """
        self.write(
            Line("{{ frame.organ }}", Style.CLOSING_ORGAN),
            Line("{{ frame.date | cn_date }}", Style.CLOSING_DATE, bookmark=seal),
            Line(note, Style.NOTE),
        )

    def docx(self) -> bytes:
        """The Word file."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = self.title, "", ""
        properties.last_modified_by = ""
        properties.created = properties.modified = BUILT
        _drop_ballast(self.document)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _drop_ballast(document: Document) -> None:
    """Leave out what python-docx's blank document brings and no form uses: 440 KB of style copies, a thumbnail."""
    for relationships in (document.part.rels, document.part.package.rels):
        for key, relationship in list(relationships.items()):
            if relationship.reltype.rpartition("/")[2] in ("stylesWithEffects", "customXml", "numbering", "thumbnail"):
                del relationships[key]
