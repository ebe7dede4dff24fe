"""What the papers of a proceeding say (程序文书): a field at a time, empty where a paper says nothing."""

from datetime import date

from api.law.codes import Code
from api.law.gates import refuse
from api.papers.models import Document


def said(document: Document, field: str) -> str:
    """A field's text."""
    return str(document.data.get(field) or "").strip()


def fen_in(document: Document, field: str) -> int | None:
    """A field's amount in fen, None where it has none."""
    amount = document.data.get(field)
    return amount if isinstance(amount, int) and not isinstance(amount, bool) else None


def day_in(document: Document, field: str) -> date | None:
    """A field's day, None where it has none."""
    return day_of_text(said(document, field))


def day_of_text(text: object) -> date | None:
    """The day that a text is, None where it is none."""
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


def number_of(document: Document) -> str:
    """The paper's number. Raises Refused INVALID_TRANSITION for one without."""
    if document.number is None:
        raise refuse(Code.INVALID_TRANSITION, "文书没有文号。", missing=(document.title,))
    return document.number
