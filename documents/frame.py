"""What stands around a form's own data: the organ, the number, the day, the check code."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

#: Printed on every page of a demonstration document.
DEMO_NOTICE = "演示文书，不具法律效力"


class Verification(BaseModel):
    """How anybody can check the paper: a code to type and the address the QR code leads to."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    code: str = Field(min_length=1, max_length=64)
    url: str = Field(min_length=1, max_length=400, pattern=r"^https?://\S+$")


class Frame(BaseModel):
    """The circumstances of one document.

    ``number`` is the whole 文号 or None (draft, or a form without numbers); ``date`` is the day of issue in Shanghai and
    the only date that enters the file's metadata, so that equal input gives equal bytes.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    organ: str = Field(min_length=1, max_length=200)
    date: date
    number: str | None = Field(default=None, max_length=100)
    case_name: str | None = Field(default=None, max_length=400)
    case_number: str | None = Field(default=None, max_length=100)
    verification: Verification | None = None
    demo: bool = False
