"""The words of a Word part without its markup."""

import re
from html import unescape

_TAG = re.compile(r"<[^>]*>")


def plain_text(xml: str) -> str:
    """Text of a WordprocessingML part, one line per paragraph."""
    return unescape(_TAG.sub("", xml.replace("</w:p>", "\n")))
