"""Check a Word template before it is used: tags, names, types, size, and a trial with hostile values."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from jinja2 import TemplateSyntaxError, nodes
from pydantic import BaseModel

from documents.errors import TemplateRefused, UnsupportedWord
from documents.filters import FILTERS
from documents.forms.fields import FormData
from documents.frame import Frame
from documents.template import ENVIRONMENT, Template
from documents.trial import trial_context
from documents.typeset.read import read_word

#: Loops inside loops deeper than this are refused: the work a template can cause stays bounded.
DEEPEST_LOOP = 2
_WIDE = re.compile(r"[｛｝]|\{\s+\{|\}\s+\}|\{\s+%|%\s+\}|\{％|％\}|\{#")
_LOOP_FIELDS = {"index": int, "first": bool, "last": bool, "length": int}
_FILTER_TYPES: Mapping[str, Any] = {"lines": list[str], "length": int}
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.Filter, nodes.For,
    nodes.If, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand,
)  # fmt: skip


def load_template(code: str, docx: bytes, fields: type[FormData]) -> Template:
    """Lint and compile a template for a form with these ``fields``.

    Raises TemplateRefused with every finding, and DocumentTooLarge.
    """
    template = Template(code, docx)
    if findings := list(findings_in(template, fields)):
        raise TemplateRefused(code, findings)
    return template


def findings_in(template: Template, fields: type[FormData]) -> Iterator[str]:
    """Every reason not to use this template, as a sentence that names the spot."""
    static = list(_static_findings(template, fields))
    yield from static
    if not static:
        yield from _trial_findings(template, fields)


def _static_findings(template: Template, fields: type[FormData]) -> Iterator[str]:
    used: set[str] = set()
    for name, source in template.sources.items():
        for wide in _WIDE.finditer(re.sub(r"<[^>]+>", "", source)):
            yield f"{name}：“{wide[0]}”应当写成半角的 {{{{ }}}} 或 {{% %}}，且括号之间没有空格"
        try:
            tree = ENVIRONMENT.parse(source)
        except TemplateSyntaxError as error:
            yield f"{name}：标签写法错误（{error.message}）"
            continue
        walk = _Walk(name, fields)
        walk.block(tree, {}, 0)
        yield from walk.findings
        used |= walk.used
    spoken_for = {field for name in used & fields.derived.keys() for field in fields.derived[name].fields}
    for field, info in fields.model_fields.items():
        alias = info.alias or field
        if info.is_required() and alias not in used | spoken_for:
            yield f"模板没有使用必填内容 {alias}"


def _trial_findings(template: Template, fields: type[FormData]) -> Iterator[str]:
    for context in (trial_context(fields, full=True), trial_context(fields, full=False)):
        try:
            docx, _ = template.fill(context, title="试填", stamp="2026-01-01T00:00:00+08:00")
            read_word(docx)
        except TemplateRefused as error:
            yield from error.findings
        except UnsupportedWord as error:
            yield str(error)
        except Exception as error:
            yield f"试填失败：{type(error).__name__} {error}"


class _Walk:
    """Walks the syntax tree of one part with the type of every name in view."""

    def __init__(self, part: str, fields: type[FormData]) -> None:
        self.part = part
        self.fields = fields
        self.findings: list[str] = []
        self.used: set[str] = set()

    def block(self, node: nodes.Node, scope: Mapping[str, Any], depth: int) -> None:
        if not isinstance(node, _ALLOWED):
            self._find(f"不允许的写法 {type(node).__name__}", node)
            return
        match node:
            case nodes.Output():
                for child in node.nodes:
                    if not isinstance(child, nodes.TemplateData):
                        self._printed(child, scope)
            case nodes.For():
                self._loop(node, scope, depth + 1)
            case nodes.If():
                self.type_of(node.test, scope)
                self._all((*node.body, *node.elif_, *node.else_), scope, depth)
            case nodes.Template():
                self._all(node.body, scope, depth)
            case _:
                self._find(f"不允许的写法 {type(node).__name__}", node)

    def _all(self, children: Iterable[nodes.Node], scope: Mapping[str, Any], depth: int) -> None:
        for child in children:
            self.block(child, scope, depth)

    def _loop(self, node: nodes.For, scope: Mapping[str, Any], depth: int) -> None:
        if depth > DEEPEST_LOOP:
            self._find("循环嵌套过深", node)
        if not isinstance(node.target, nodes.Name) or node.recursive or node.test is not None or node.else_:
            self._find("循环只能写成 {% for 名称 in 列表 %}", node)
            return
        kind = self.type_of(node.iter, scope)
        element: Any = None
        if get_origin(kind) is list:
            element = _plain(get_args(kind)[0])
        elif kind is not None:
            self._find("只能对列表循环", node)
        self._all(node.body, {**scope, node.target.name: element, "loop": _LOOP_FIELDS}, depth)

    def _printed(self, node: nodes.Node, scope: Mapping[str, Any]) -> None:
        kind = self.type_of(node, scope)
        if kind in (date, datetime, bool) or get_origin(kind) is list or _is_group(kind):
            self._find("日期、列表、分组和是非不能直接打印，须用过滤器或条件", node)

    def type_of(self, node: nodes.Node | None, scope: Mapping[str, Any]) -> Any:
        """The type of an expression; None where it is unknown because something was already found."""
        match node:
            case nodes.Const():
                return type(node.value)
            case nodes.Name():
                return self._name(node, scope)
            case nodes.Getattr():
                return self._attribute(node, scope)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Not():
                self.type_of(node.node, scope)
                return bool
            case nodes.And() | nodes.Or():
                left, right = self.type_of(node.left, scope), self.type_of(node.right, scope)
                return left or right
            case nodes.Compare():
                self.type_of(node.expr, scope)
                for operand in node.ops:
                    self.type_of(operand.expr, scope)
                return bool
            case _:
                self._find(f"不允许的写法 {type(node).__name__}", node)
                return None

    def _name(self, node: nodes.Name, scope: Mapping[str, Any]) -> Any:
        if node.name in scope:
            return scope[node.name]
        if node.name == "frame":
            return Frame
        self.used.add(node.name)
        return self._member(self.fields, node.name, node)

    def _attribute(self, node: nodes.Getattr, scope: Mapping[str, Any]) -> Any:
        owner = self.type_of(node.node, scope)
        if owner is _LOOP_FIELDS:
            if node.attr not in _LOOP_FIELDS:
                self._find(f"不允许的写法 loop.{node.attr}", node)
            return _LOOP_FIELDS.get(node.attr)
        if owner is None:
            return None
        if not _is_group(owner):
            self._find(f"“{node.attr}”没有可取的下级内容", node)
            return None
        return self._member(owner, node.attr, node)

    def _member(self, owner: type[BaseModel], name: str, node: nodes.Node) -> Any:
        for field, info in owner.model_fields.items():
            if (info.alias or field) == name:
                return _plain(info.annotation)
        if owner is self.fields and name in self.fields.derived:
            return list[str] if self.fields.derived[name].many else str
        self._find(f"文书没有名为“{name}”的内容", node)
        return None

    def _filter(self, node: nodes.Filter, scope: Mapping[str, Any]) -> Any:
        if node.name not in FILTERS:
            self._find(f"不允许的过滤器 {node.name}", node)
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            self._find(f"过滤器 {node.name} 的写法不允许", node)
        self.type_of(node.node, scope)
        for argument in node.args:
            self.type_of(argument, scope)
        return _FILTER_TYPES.get(node.name, str)

    def _find(self, what: str, node: nodes.Node | None) -> None:
        line = f"第{node.lineno}行" if node is not None else ""
        self.findings.append(f"{self.part}{line}：{what}")


def _plain(annotation: Any) -> Any:
    """The type itself, without ``Annotated`` and ``None``."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _plain(get_args(annotation)[0])
    if origin in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
        return _plain(kinds[0])
    return annotation


def _is_group(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
