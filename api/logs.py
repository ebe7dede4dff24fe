"""Logs (日志): one JSON object a line on standard error; readable in a terminal. Never a variable's value, never a name.

Nobody logs personal data on purpose. What slips in – in a library's message, an error's text – is struck out last of all,
after tracebacks have become text, for our own and the libraries' lines alike.
"""

import logging
import re
import sys
from collections.abc import Mapping
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

SHARED = (
    structlog.contextvars.merge_contextvars,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def configure_logs(level: str = "INFO") -> None:
    """Send our own and the libraries' logs through one formatter."""
    readable = sys.stderr.isatty()
    # The console's usual tracebacks print local variables, and with them whatever an act had in its hands.
    renderer = (
        structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
        if readable
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            *SHARED,
            structlog.processors.StackInfoRenderer(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                without_personal_data,
                renderer,
            ],
            foreign_pre_chain=SHARED,
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for chatty in (
        "procrastinate",
        "pyhanko",
        "pyhanko_certvalidator",
        "alembic",
        "uvicorn.access",
        "httpx",
        "fontTools",
    ):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    logging.captureWarnings(True)


STRUCK_OUT = "***"
PERSONAL_KEYS = re.compile(
    r"(id|identity)_?number|phone|mobile|address|bank_?account|email|variables|parameters|password|token|authorization",
    re.IGNORECASE,
)
"""Keys whose values are struck out whatever they look like."""

PERSONAL_VALUES = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"\d{17}[\dXx]|\d{16}|\d{17}|\d{19}"  # identity numbers of 18 characters, bank accounts
    r"|(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"  # mobile numbers
    r"|0\d{2,3}-\d{7,8}"  # landline numbers
    r")(?![0-9A-Za-z])"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail addresses
)
"""Values that are struck out wherever they stand. An identifier of ours has letters or hyphens next to its digits."""


def without_personal_data(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Strike out what looks like personal data, in the event's text and in every value, however deep."""
    return {key: STRUCK_OUT if PERSONAL_KEYS.search(key) else _struck(value) for key, value in event.items()}


def _struck(value: Any) -> Any:
    match value:
        case bool() | None | float():
            return value
        case int():
            return STRUCK_OUT if PERSONAL_VALUES.search(str(value)) else value
        case Mapping():
            return without_personal_data(None, "", {str(key): one for key, one in value.items()})
        case list() | tuple() | set() | frozenset():
            return [_struck(one) for one in value]
    return PERSONAL_VALUES.sub(STRUCK_OUT, str(value))
