"""What several mutations take in: a form's data as an object."""

from typing import Any

from api.law.codes import Code
from api.law.gates import refuse
from api.tables import Json


def form_data(given: Any) -> Json:
    """The data of a form. Raises Refused VALIDATION for anything but an object: JSON also knows lists and numbers."""
    if not isinstance(given, dict):
        raise refuse(Code.VALIDATION, "data 应当是一个对象。", missing=("data",))
    return given
