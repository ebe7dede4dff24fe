"""What several mutations take in: a form's data as an object, and the id of the case or visit that owns a document."""

from typing import Any
from uuid import UUID

from api.acting import key_of
from api.law.codes import Code
from api.law.gates import refuse
from api.tables import Json


def form_data(given: Any) -> Json:
    """The data of a form. Raises Refused VALIDATION for anything but an object: JSON also knows lists and numbers."""
    if not isinstance(given, dict):
        raise refuse(Code.VALIDATION, "data 应当是一个对象。", missing=("data",))
    return given


def owner_key(opaque: str) -> UUID:
    """The dossier behind ``case_…`` or ``visit_…``. Raises Refused NOT_FOUND for any other id."""
    return key_of("visit" if opaque.startswith("visit_") else "case", opaque)
