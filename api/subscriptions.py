"""Subscriptions (订阅): what can be followed. The migration 0031 tells what changed, by topic and id."""

from strawberry.types.field import StrawberryField

from api.cases.models import Case
from api.cases.types import Case as CaseType
from api.graph import Bindings
from api.papers.models import Document
from api.papers.types import Document as DocumentType

CHANNEL = "sanxiang_changes"
"""The channel of LISTEN and NOTIFY. Payloads are ``case:<id>`` and ``document:<id>``."""


def declare(bindings: Bindings) -> list[StrawberryField]:
    """The root fields of the subscription type."""
    return [
        bindings.changes(
            "caseChanged",
            CaseType,
            topic="case",
            case_id=Case.id,
            description="案件变化：先给出现状，此后案件或者其检查每有一项行为即再给出。看不到的案件无事件；失去权限即结束。",
        ),
        bindings.changes(
            "jobProgress",
            DocumentType,
            topic="document",
            document_id=Document.id,
            description="文书进度：先给出现状，此后文件每有一个新版本（排版、签名、盖章、验证信息）即再给出。",
        ),
    ]
