"""Which acts the courses try (试演范围): read off the source of the courses and of the mutations, so that none is forgotten.

An act is what a mutation calls with its transaction. It is driven when a method of a course calls it the same way, inside an
attempt; a course's methods are reached by their names, so that each of them must be one of its ``ACTS`` or be called by one.
"""

import ast
import importlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
Act = Callable[..., Any]


def acts_of_mutations() -> dict[str, set[Act]]:
    """What every mutation performs, by the mutation's file."""
    files = [path for path in sorted(ROOT.glob("api/*/mutations/*.py")) if path.stem not in ("__init__", "inputs")]
    return {path.stem: set(_acts_called(path, ast.parse(path.read_text("utf-8")))) for path in files}


def acts_of_courses(courses: Iterable[type]) -> set[Act]:
    """Every act that a method of these courses, or of what they inherit from, tries."""
    wanted = {base for course in courses for base in course.__mro__ if base.__module__.startswith("tests.stateful.")}
    found: set[Act] = set()
    for base in wanted:
        path = ROOT.joinpath(*base.__module__.split(".")).with_suffix(".py")
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name == base.__name__:
                found |= set(_acts_called(path, node))
    return found


def methods_never_reached(course: type) -> set[str]:
    """Methods of a course that try something, and are neither one of its acts nor called by another method."""
    tried: set[str] = set()
    called: set[str] = set()
    for base in course.__mro__:
        if not base.__module__.startswith("tests.stateful."):
            continue
        path = ROOT.joinpath(*base.__module__.split(".")).with_suffix(".py")
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.ClassDef) or node.name != base.__name__:
                continue
            for method in node.body:
                if isinstance(method, ast.AsyncFunctionDef):
                    names = {each.attr for each in ast.walk(method) if isinstance(each, ast.Attribute)}
                    called |= names
                    tried |= {method.name} if "attempt" in names else set()
    return tried - called - set(vars(course)["ACTS"])


def _acts_called(path: Path, within: ast.AST) -> Iterator[Act]:
    """The functions called with the transaction ``tx`` as their first argument; what only finds an argument of one is no act."""
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    left = [within]
    while left:
        node = left.pop()
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Name) and node.args[0].id == "tx":
            yield _named(module, node.func)
        else:
            left.extend(ast.iter_child_nodes(node))


def _named(within: Any, name: ast.expr) -> Act:
    """The function that a dotted name means in a module."""
    if isinstance(name, ast.Attribute):
        return getattr(_named(within, name.value), name.attr)  # type: ignore[no-any-return]
    assert isinstance(name, ast.Name), ast.unparse(name)
    return vars(within)[name.id]  # type: ignore[no-any-return]
