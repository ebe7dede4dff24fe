"""The words of an enumeration (枚举中文名): codes with their Chinese labels, for whoever builds a form or a list."""

from typing import Annotated, Any

import strawberry

from api.vocabulary import VOCABULARY
from api.vocabulary.labelled import Labelled

_BY_NAME: dict[str, type[Labelled]] = {codes.__name__: codes for codes in VOCABULARY}


@strawberry.type(description="枚举值的名称。A code with its words.")
class EnumMember:
    """One code."""

    code: str = strawberry.field(description="代码")
    label: str = strawberry.field(description="中文名称")
    meaning: str = strawberry.field(description="英文释义")


@strawberry.type(description="枚举。An enumeration with the words of its codes.")
class EnumLabels:
    """One enumeration."""

    name: str = strawberry.field(description="枚举代码，如 CaseProcedure")
    chinese: str = strawberry.field(description="枚举的中文名称")
    members: list[EnumMember] = strawberry.field(description="各枚举值，依次序")


def labels(
    name: Annotated[str | None, strawberry.argument(description="枚举代码，如 CaseProcedure；不填则全部")] = None,
) -> list[EnumLabels]:
    """Of one enumeration by its name, or of all."""
    wanted = VOCABULARY if name is None else tuple(filter(None, [_BY_NAME.get(name)]))
    return [
        EnumLabels(
            name=codes.__name__,
            chinese=codes.chinese,
            members=[EnumMember(code=m.value, label=m.label, meaning=m.meaning) for m in codes],
        )
        for codes in wanted
    ]


enum_labels: Any = strawberry.field(
    resolver=labels, name="enumLabels", description="枚举的中文名称。给出 name 只取一个；无此枚举的为空列表。"
)
