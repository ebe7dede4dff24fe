"""The press (制作): a document's data and its circumstances become a typeset PDF. Work for a thread, not for the event loop."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from api.clocks import legal_day
from api.law.codes import Code
from api.law.gates import Gap, Refused
from api.law.laws import APL
from api.papers.models import Document
from documents.errors import (
    DataInvalid,
    DataMissing,
    DocumentError,
    GlyphMissing,
    RightsTextMissing,
)
from documents.forms import form
from documents.forms.form import Form
from documents.frame import Frame, Verification
from documents.render import checked_data, fill
from documents.typeset.typesetter import Typeset, Typesetter

COMPLETE_FORM = APL.article(59, gist="行政处罚决定书应当载明法定事项")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a document says beside its data: organ, number, day, case."""

    organ_name: str
    number: str | None
    at: datetime
    case_name: str | None = None
    case_number: str | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """Fills and sets documents with one typesetter. ``demo`` prints the notice that a document has no legal force."""

    typesetter: Typesetter
    public_url: str
    demo: bool

    def check(self, template: str, data: Mapping[str, object]) -> None:
        """The data of a draft, as far as it goes: what is missing may still come.

        Raises Refused: VALIDATION for a wrong type or an unknown field.
        """
        try:
            checked_data(template, data)
        except DataMissing as error:
            if error.invalid is not None:
                raise refused_by_form(error.invalid) from error
        except DocumentError as error:
            raise refused_by_form(error) from error

    def require_complete(self, template: str, data: Mapping[str, object]) -> None:
        """The data of a document about to be issued. Raises Refused: DATA_MISSING naming every field, and VALIDATION."""
        try:
            checked_data(template, data)
        except DocumentError as error:
            raise refused_by_form(error) from error

    async def set(
        self, document: Document, around: Circumstances, *, images: Mapping[str, bytes] | None = None
    ) -> Typeset:
        """The PDF of a document. Raises Refused: DATA_MISSING, RIGHTS_TEXT_MISSING, VALIDATION."""
        try:
            return await asyncio.to_thread(self._set, document, around, images or {})
        except DocumentError as error:
            raise refused_by_form(error) from error

    def _set(self, document: Document, around: Circumstances, images: Mapping[str, bytes]) -> Typeset:
        frame = Frame(
            organ=around.organ_name, date=legal_day(around.at), number=around.number, case_name=around.case_name,
            case_number=around.case_number, demo=self.demo,
            verification=Verification(code=document.check_code, url=f"{self.public_url}/verify/{document.check_code}"),
        )  # fmt: skip
        return self.typesetter.typeset(fill(document.template, document.data, frame), images=images)


def form_of(template: str) -> Form:
    """A form that can be made. Raises Refused VALIDATION for one that is unknown or not drawn yet."""
    try:
        chosen = form(template)
        chosen.drawn  # noqa: B018 – asks whether the form has a template
    except DocumentError as error:
        raise refused_by_form(error) from error
    return chosen


def refused_by_form(error: DocumentError) -> Refused:
    """What a form refuses, as a gap with its stable code."""
    match error:
        case DataMissing():
            missing = Gap(Code.DATA_MISSING, COMPLETE_FORM, "、".join(error.paths), error.paths)
            return Refused((missing, *(refused_by_form(error.invalid).gaps if error.invalid else ())))
        case RightsTextMissing():
            return Refused((Gap(Code.RIGHTS_TEXT_MISSING, COMPLETE_FORM, error.right, (error.right,)),))
        case DataInvalid():
            return Refused((Gap(Code.VALIDATION, None, str(error), tuple(path for path, _ in error.problems)),))
        case GlyphMissing():
            return Refused((Gap(Code.VALIDATION, None, str(error), error.chars),))
        case _:
            return Refused((Gap(Code.VALIDATION, None, str(error)),))


def sha256_of(content: bytes) -> str:
    """Lower-case hexadecimal SHA-256."""
    return hashlib.sha256(content).hexdigest()
