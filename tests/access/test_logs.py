"""What looks like personal data does not reach a log line, whoever wrote it and however deep it lies."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any

import pytest
import structlog

from api.logs import STRUCK_OUT, configure_logs, without_personal_data

PERSONAL = [
    "21992119880905102X", "219921198809051027", "13800138000", "+86 138 0013 8000", "138-0013-8000", "0499-5557201",
    "6222021001116245702", "demo-applicant@demo.invalid",
]  # fmt: skip
HARMLESS = [
    "0197d7a6-5f00-7000-8000-000000000001", "document_0197d7a6-5f00-7000-8000-138001380001", "21992101001", "500000",
    "2026-11-24T14:47:25.123456Z", "91219900MADEM0011H", "望市监当罚〔2026〕31号", "http://127.0.0.1:8000/graphql",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
]  # fmt: skip


@contextmanager
def logged() -> Iterator[list[dict[str, Any]]]:
    """The lines that the server writes while the block runs; known when it has ended."""
    written, lines = io.StringIO(), list[dict[str, Any]]()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    with redirect_stderr(written):
        configure_logs()
        try:
            yield lines
        finally:
            root.handlers[:] = handlers
            root.setLevel(level)
            logging.captureWarnings(False)
            structlog.reset_defaults()
    lines += [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.mark.parametrize("value", PERSONAL)
def test_personal_values_are_struck_out_wherever_they_stand(value: str) -> None:
    event = without_personal_data(
        None, "", {"event": f"当事人 {value} 已送达", "deep": {"list": [{"text": f"({value})"}]}, "whole": value}
    )
    assert value not in json.dumps(event, ensure_ascii=False)
    assert event["event"].endswith("已送达")


@pytest.mark.parametrize("value", HARMLESS)
def test_what_identifies_no_person_stays(value: str) -> None:
    assert without_personal_data(None, "", {"event": value, "n": [value]}) == {"event": value, "n": [value]}
    assert without_personal_data(None, "", {"event": "x", "count": 41, "ok": True, "none": None}) == {
        "event": "x", "count": 41, "ok": True, "none": None,
    }  # fmt: skip


@pytest.mark.parametrize("key", ["phone", "idNumber", "id_number", "electronicAddress", "bank_account", "variables"])
def test_values_of_telling_keys_are_struck_out_whatever_they_look_like(key: str) -> None:
    assert without_personal_data(None, "", {"event": "x", key: "望岭县青河镇"})[key] == STRUCK_OUT


def test_a_number_is_no_hiding_place() -> None:
    assert without_personal_data(None, "", {"event": "x", "n": 13800138000})["n"] == STRUCK_OUT


def test_our_own_lines_and_the_libraries_lines_are_both_struck_out() -> None:
    with logged() as lines:
        structlog.get_logger("api").warning("served", to="13800138000")
        logging.getLogger("some.package").warning("cannot reach %s", "0499-5557201")
    own, foreign = lines
    assert (own["event"], own["to"], own["level"]) == ("served", STRUCK_OUT, "warning")
    assert foreign["event"] == f"cannot reach {STRUCK_OUT}"


def test_tracebacks_are_text_before_they_are_struck_out() -> None:
    def fail(secret: str) -> None:
        raise ValueError(f"no such number: {secret}")

    with logged() as lines:
        for log in (structlog.get_logger("api").exception, logging.getLogger("some.package").exception):
            try:
                fail("13800138000")
            except ValueError:
                log("failed")
    assert len(lines) == 2
    for line in lines:
        assert line["event"] == "failed"
        assert f"ValueError: no such number: {STRUCK_OUT}" in line["exception"]
        assert "13800138000" not in json.dumps(line)
