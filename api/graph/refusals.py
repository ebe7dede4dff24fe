"""A foreseen refusal: not an error but an answer, with the law beside it."""

import strawberry


@strawberry.type(description="法律依据。The article behind a refusal.")
class LegalBasis:
    """A citation and, in one sentence, what it demands."""

    law: str = strawberry.field(description="法律名称")
    article: str = strawberry.field(description="条、款、项")
    gist: str = strawberry.field(description="要求的内容，一句话")


@strawberry.type(description="所缺的事实或材料。One gap: what the law demands and what would satisfy it.")
class Missing:
    """One thing that stands in the way, and who can bring it about."""

    code: str = strawberry.field(description="稳定代码")
    message: str = strawberry.field(description="说明")
    facts: list[str] = strawberry.field(description="所缺的事实、材料或字段", default_factory=list)
    legal_basis: LegalBasis | None = strawberry.field(description="法律依据", default=None)
    can_supply: list[str] = strawberry.field(description="可补正的角色", default_factory=list)


@strawberry.type(
    description="不予办理：代码、说明、依据、所缺事项。A refusal with its legal basis and what is missing."
)
class Refusal:
    """Why an act was not done. Nothing of it remains."""

    code: str = strawberry.field(description="稳定代码")
    message: str = strawberry.field(description="说明")
    legal_basis: LegalBasis | None = strawberry.field(description="法律依据", default=None)
    missing: list[Missing] = strawberry.field(description="所缺事项，逐项列出", default_factory=list)
    can_supply: list[str] = strawberry.field(description="可补正的角色", default_factory=list)
