"""Trusted documents: operations known beforehand, asked for by the SHA-256 of their text.

A front-end's operations lie as ``.graphql`` files in a folder. A request names one as ``documentId=sha256:<hex>``, which
is shorter than the text and can be cached; in a closed deployment nothing else is answered.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from api.graph.errors import GraphError

_ID = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class TrustedDocuments:
    """The texts by hash. ``only``: whatever is not among them is refused."""

    texts: Mapping[str, str] = field(default_factory=dict)
    only: bool = False

    @classmethod
    def load(cls, folder: Path, *, only: bool = False) -> "TrustedDocuments":
        """Every ``*.graphql`` under the folder, one document each. Raises ValueError if there is none.

        A folder that trusts nothing is a slip of the pen: with ``only`` it would refuse everybody.
        """
        texts = [path.read_bytes().decode() for path in sorted(folder.rglob("*.graphql"))]
        if not texts:
            raise ValueError(f"no .graphql file in the folder of trusted documents {folder}")
        return cls({digest(text): text for text in texts}, only)

    def named(self, document_id: str) -> str:
        """The text of a ``documentId``. Raises GraphError BAD_DOCUMENT_ID, DOCUMENT_NOT_FOUND."""
        if not _ID.fullmatch(document_id):
            raise GraphError("BAD_DOCUMENT_ID", "documentId 须为 sha256:<64位十六进制>。Use sha256:<hex>.")
        found = self.texts.get(document_id.removeprefix("sha256:"))
        if found is None:
            raise GraphError("DOCUMENT_NOT_FOUND", "没有这份可信查询。No trusted document has this id.")
        return found

    def admit(self, text: str) -> str:
        """The text, if it may be asked. Raises GraphError DOCUMENT_NOT_TRUSTED."""
        if self.only and digest(text) not in self.texts:
            raise GraphError("DOCUMENT_NOT_TRUSTED", "只接受可信查询。Only trusted documents are answered.")
        return text


def digest(text: str) -> str:
    """The SHA-256 of a document's text (UTF-8), in hexadecimal."""
    return sha256(text.encode()).hexdigest()
