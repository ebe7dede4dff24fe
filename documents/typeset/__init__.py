"""Set Word files of a closed vocabulary as tagged PDF/A-2a, and tell where to sign."""

from documents.typeset.anchors import Anchor
from documents.typeset.read import read_word
from documents.typeset.typesetter import Typeset, Typesetter

__all__ = ["Anchor", "Typeset", "Typesetter", "read_word"]
