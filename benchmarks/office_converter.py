"""Converts Word files with a running LibreOffice; run by the system's Python, which has LibreOffice's ``uno`` module.

Reads one path per line from standard input, writes the PDF beside it and answers with an empty line. The first argument
is the pipe's name. Only :mod:`benchmarks.typeset` uses it.
"""

import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found,unused-ignore]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found,unused-ignore]


def main() -> None:
    """Serve until standard input ends."""
    desktop = connected(sys.argv[1])
    print("ready", flush=True)
    for line in sys.stdin:
        convert(desktop, line.strip())
        print(flush=True)


def connected(pipe: str) -> Any:
    """The office's desktop, waited for until it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + 60
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def convert(desktop: Any, path: str) -> None:
    """Word to tagged PDF/A-2b: the closest this LibreOffice comes to 2a."""
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (value("Hidden", True),))
    export = uno.Any("[]com.sun.star.beans.PropertyValue", (value("SelectPdfVersion", 2), value("UseTaggedPDF", True)))
    to = uno.systemPathToFileUrl(path.replace(".docx", ".pdf"))
    document.storeToURL(to, (value("FilterName", "writer_pdf_Export"), value("FilterData", export)))
    document.close(True)


def value(name: str, content: Any) -> Any:
    """A named property of LibreOffice's."""
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made


if __name__ == "__main__":
    main()
