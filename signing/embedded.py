"""Reading signatures out of a PDF, without judging them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from asn1crypto import cms, parser
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError, ValueErrorWithMessage
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from signing.refusals import DocumentUnreadable

_MALFORMED = (
    PdfError,
    SigningError,
    ValueErrorWithMessage,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
)
"""What hostile bytes provoke in the libraries that read them."""


@contextmanager
def reading(pdf: bytes) -> Iterator[PdfFileReader]:
    """A reader over ``pdf``; whatever malformed bytes provoke while it is in use becomes DocumentUnreadable."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        if reader.encrypted:
            raise DocumentUnreadable("it is encrypted")
        yield reader
    except _MALFORMED as problem:
        raise DocumentUnreadable(f"{type(problem).__name__}: {problem}") from problem


def signatures_in_order(reader: PdfFileReader) -> list[EmbeddedPdfSignature]:
    """The ordinary signatures by the bytes they cover, first to last: the order in which they were made."""
    return sorted(reader.embedded_regular_signatures, key=covered_size)


def covered_size(signature: EmbeddedPdfSignature) -> int:
    """Where the bytes that a signature covers end: the size of the file when it was made."""
    return int(signature.byte_range[2]) + int(signature.byte_range[3])


def signature_tokens(signature: EmbeddedPdfSignature) -> list[cms.ContentInfo]:
    """Every RFC 3161 token over the signature value: one for B-T, none for B-B."""
    attributes: Any = signature.signer_info["unsigned_attrs"]
    tokens: list[cms.ContentInfo] = []
    for attribute in attributes:
        if attribute["type"].native == "signature_time_stamp_token":
            tokens += attribute["values"]
    return tokens


def signature_token(signature: EmbeddedPdfSignature) -> cms.ContentInfo | None:
    """The one token over the signature value, None when there is none – or more than one.

    Nobody signs the unsigned attributes. With two tokens, a validator may trust the second while the time is read
    from the first, which could be anybody's; so two prove as little as none.
    """
    tokens = signature_tokens(signature)
    return tokens[0] if len(tokens) == 1 else None


def padding_after(signature: EmbeddedPdfSignature) -> bytes:
    """What stands in the reserved space behind the CMS: the one place in a file that no signature covers."""
    contents = bytes(signature.pkcs7_content)
    _, _, _, header, content, trailer = parser.parse(contents, strict=False)
    return contents[len(header) + len(content) + len(trailer) :]
