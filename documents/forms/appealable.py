"""Decisions against which the party may turn to the organ above or to a court (可申请行政复议、提起行政诉讼的决定)."""

from collections.abc import Mapping
from typing import ClassVar

from documents.forms.fields import Derived, FormData, Remedy
from documents.forms.parts import remedy_text
from documents.layout.lines import Line


class AppealableData(FormData):
    """Data with ``remedy``; the template prints ``remedyText``, usually by :data:`REMEDY_LINE`."""

    derived: ClassVar[Mapping[str, Derived]] = {"remedyText": Derived(("remedy",))}

    remedy: Remedy

    def derive(self) -> Mapping[str, str | list[str]]:
        """Where to turn and until when."""
        return {"remedyText": remedy_text(self.remedy)}

    def rights_required(self) -> tuple[str, ...]:
        """行政复议法 第二十条; 行政诉讼法 第四十六条: the remedies and their time limits are told."""
        return ("RT-REMEDY",)


#: Stands last before the closing block and keeps it company.
REMEDY_LINE = Line("{{ remedyText }}", keep=True)
