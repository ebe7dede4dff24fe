"""Pictures on their way to the typesetter."""

import base64
import io

from PIL import Image, UnidentifiedImageError

from documents.errors import DataInvalid, DocumentTooLarge

LARGEST_PICTURE = 4_000_000
LARGEST_SIDE, MOST_PIXELS = 8_000, 16_000_000


def as_svg(png: bytes) -> str:
    """Wrap a PNG in an SVG, the one way to hand a picture over as text and without a file.

    Raises DataInvalid for anything but a whole PNG, DocumentTooLarge for one above 4 MB, 8000 pixels a side or 16
    million altogether.
    """
    if len(png) > LARGEST_PICTURE:
        raise DocumentTooLarge("图片", len(png), LARGEST_PICTURE)
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
            width, height = picture.size
            if max(width, height) > LARGEST_SIDE:
                raise DocumentTooLarge("图片边长（像素）", max(width, height), LARGEST_SIDE)
            if width * height > MOST_PIXELS:
                raise DocumentTooLarge("图片像素", width * height, MOST_PIXELS)
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise DataInvalid([("图片", "不是完整的 PNG 图片")]) from None
    data = base64.b64encode(png).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
    )
