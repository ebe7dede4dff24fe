"""explained.toml speaks of functions and lines that exist: an explanation does not outlive what it explains."""

import ast
from pathlib import Path

import pytest

from tests.mutants.refusals import COLUMNS, ROOT, registered
from tests.mutants.run import EXPLAINED, Mutant, explained, rules

KNOWN = explained()


def functions(module: Path) -> dict[str, str]:
    """Every function of a module by its name within it, as source on one line."""
    source = module.read_text(encoding="utf-8")
    lines = source.splitlines()
    found: dict[str, str] = {}
    for node in ast.parse(source).body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for each in inner:
            if isinstance(each, ast.FunctionDef):
                found[prefix + each.name] = _on_one_line(lines[each.lineno - 1 : each.end_lineno])
    return found


def _on_one_line(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines)


RULES = {
    f"{'.'.join(path.with_suffix('').parts)}.{name}": body
    for path in rules()
    for name, body in functions(ROOT / path).items()
}


def test_there_are_rules() -> None:
    assert len(RULES) > 200
    assert "api.cases.rules.not_over" in RULES


@pytest.mark.parametrize("mutant", sorted(KNOWN), ids=lambda mutant: mutant.function)
def test_an_explanation_names_a_line_of_a_rule(mutant: Mutant) -> None:
    assert mutant.function in RULES, f"no such function: {EXPLAINED.name} is out of date"
    assert mutant.was in RULES[mutant.function], f"the line has changed: {EXPLAINED.name} is out of date"
    assert mutant.was != mutant.becomes
    assert len(KNOWN[mutant]) > 20, "an explanation is a sentence"


def test_the_register_is_sorted_and_names_each_refusal_once() -> None:
    lines = (EXPLAINED.with_name("refusals.csv")).read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == len(registered()) + 1
