"""Fill a form: typed data and a frame in, a Word file out."""

import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar

import orjson
import segno
from pydantic import ValidationError

from documents.errors import DataInvalid, DataMissing, DocumentTooLarge
from documents.forms import form
from documents.forms.fields import FormData
from documents.frame import Frame
from documents.lint import load_template
from documents.rights import require_rights
from documents.template import Template
from documents.wording import plain_text

#: Bytes of JSON that the data of one document may have.
LARGEST_DATA = 1_000_000
F = TypeVar("F", bound=FormData)
_MISSING = frozenset({"missing", "string_too_short", "too_short"})
_REASONS: Mapping[str, str] = {
    "extra_forbidden": "文书没有这项内容",
    "string_type": "应当是文字",
    "int_type": "应当是整数",
    "int_parsing": "应当是整数",
    "bool_type": "应当是“是”或者“否”",
    "decimal_type": "应当是数量",
    "decimal_parsing": "应当是数量",
    "decimal_max_digits": "数值过大",
    "decimal_max_places": "小数位数过多",
    "enum": "不是规定的选项",
    "list_type": "应当是列表",
    "model_type": "应当是一组内容",
    "date_type": "应当是日期",
    "date_parsing": "应当是日期，如 2026-07-02",
    "date_from_datetime_inexact": "应当是日期，不带时间",
    "date_from_datetime_parsing": "应当是日期，如 2026-07-02",
    "datetime_type": "应当是时刻",
    "datetime_parsing": "应当是时刻，如 2026-07-03T10:00:00+08:00",
    "datetime_from_date_parsing": "应当是时刻，如 2026-07-03T10:00:00+08:00",
    "timezone_aware": "时刻缺少时区",
    "greater_than_equal": "数值过小",
    "less_than_equal": "数值过大",
    "string_too_long": "文字过长",
    "too_long": "列表过长",
    "unprintable": "含有不能打印的控制字符",
}


def fill(
    form_code: str, data: Mapping[str, Any] | FormData, frame: Frame, *, template: Template | None = None
) -> bytes:
    """Make the Word file of one document.

    ``data`` has the fields of the form (names as in the catalogue) or is its model; ``template`` replaces the built-in
    one. Raises FormUnknown, FormHasNoTemplate, DataMissing (naming every missing field), DataInvalid,
    RightsTextMissing, TemplateRefused, DocumentTooLarge.
    """
    chosen = form(form_code)
    checked = checked_data(form_code, data)
    context = {**checked.model_dump(by_alias=True), **checked.derive(), "frame": frame.model_dump()}
    docx, body = (template or compiled_template(form_code)).fill(
        context,
        title=chosen.title,
        stamp=f"{frame.date.isoformat()}T00:00:00+08:00",
        qr=_qr_code(frame.verification.url) if frame.verification else None,
    )
    require_rights(plain_text(body), checked.rights_required())
    return docx


def checked_data(form_code: str, data: Mapping[str, Any] | FormData) -> FormData:
    """The data as the form's model. Raises FormUnknown, FormHasNoTemplate, DataMissing, DataInvalid, DocumentTooLarge."""
    fields = form(form_code).drawn.fields
    if isinstance(data, fields):
        return data
    if isinstance(data, FormData):
        raise DataInvalid([("data", f"不是 {form_code} 的内容")])
    return checked_as(fields, data)


def checked_as(fields: type[F], data: Mapping[str, Any]) -> F:
    """Data as a model. Raises DataMissing, DataInvalid, DocumentTooLarge."""
    try:
        text = orjson.dumps(data)
    except (TypeError, ValueError) as error:
        raise DataInvalid([("data", str(error))]) from None
    if len(text) > LARGEST_DATA:
        raise DocumentTooLarge("文书内容", len(text), LARGEST_DATA)
    try:
        return fields.model_validate_json(text)
    except ValidationError as error:
        raise _refusal(error) from None


@lru_cache(maxsize=128)
def compiled_template(form_code: str) -> Template:
    """The form's own template, linted and compiled once. Raises FormHasNoTemplate, TemplateRefused."""
    chosen = form(form_code)
    return load_template(form_code, chosen.template_path.read_bytes(), chosen.drawn.fields)


def _refusal(error: ValidationError) -> DataMissing | DataInvalid:
    missing: list[str] = []
    problems: list[tuple[str, str]] = []
    for problem in error.errors(include_url=False, include_context=False):
        path = ".".join(str(step) for step in problem["loc"])
        if problem["type"] in _MISSING or problem["input"] is None:
            missing.append(path)
        else:
            problems.append((path, _REASONS.get(problem["type"], problem["msg"])))
    invalid = DataInvalid(problems) if problems else None
    return DataMissing(missing, invalid) if missing or invalid is None else invalid


@lru_cache(maxsize=1024)
def _qr_code(url: str) -> bytes:
    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(picture, kind="png", scale=6, border=0)
    return picture.getvalue()
