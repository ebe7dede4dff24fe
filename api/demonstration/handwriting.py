"""A stand-in for the scan of a hand (手写签名示意): a stroke drawn from the signer's name, the same every time."""

import hashlib
import io
import itertools
import math

from PIL import Image, ImageDraw

WIDTH, HEIGHT, INK = 480, 150, (22, 38, 98, 255)


def handwriting(name: str) -> bytes:
    """A PNG of a flowing line with a transparent ground; nobody's real signature."""
    seed = hashlib.sha256(name.encode()).digest()
    image = Image.new("RGBA", (WIDTH, HEIGHT), (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    points = [_point(seed, step / 240) for step in range(241)]
    for index, (start, end) in enumerate(itertools.pairwise(points)):
        pen.line((start, end), fill=INK, width=3 + round(2 * abs(math.sin(index / 9))))
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _point(seed: bytes, along: float) -> tuple[float, float]:
    """A place on the stroke, ``along`` from 0 to 1."""
    x = 30 + along * (WIDTH - 60) + seed[0] / 12 * math.sin(along * (9 + seed[1] % 6))
    y = HEIGHT / 2 + sum(
        (14 + seed[k] % 18) * math.sin(along * (5 + seed[k + 4] % 17) * math.pi + seed[k + 8]) for k in range(2, 5)
    )
    return x, max(10.0, min(HEIGHT - 10.0, y))
