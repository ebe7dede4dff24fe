"""XML names of WordprocessingML (ECMA-376 part 1) that the reader knows."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"


def word_name(tag: object) -> str:
    """``{…/main}tbl`` → ``w:tbl``, for messages; other namespaces keep their last word."""
    text = str(tag)
    if text.startswith(W):
        return f"w:{text[len(W) :]}"
    namespace, _, local = text.rpartition("}")
    return f"{namespace.rstrip('/').rpartition('/')[2]}:{local}" if namespace else local
