"""What this leaf refuses, with a stable code and a Chinese sentence for the officer who reads it."""

from collections.abc import Sequence


class DocumentError(Exception):
    """A foreseen refusal. ``code`` is stable; ``str(error)`` is the Chinese sentence."""

    code = "DOCUMENT_ERROR"


class FormUnknown(DocumentError):
    """The catalogue has no form of this code."""

    code = "FORM_UNKNOWN"

    def __init__(self, form: str) -> None:
        super().__init__(f"文书目录中没有“{form}”。")
        self.form = form


class FormHasNoTemplate(DocumentError):
    """The form is in the catalogue, but nobody has drawn its template yet."""

    code = "FORM_HAS_NO_TEMPLATE"

    def __init__(self, form: str, title: str) -> None:
        super().__init__(f"文书“{title}”（{form}）尚未配置模板，不能制作。")
        self.form = form


class DataMissing(DocumentError):
    """Required fields are absent or empty; ``paths`` names every one of them, e.g. ``party.name``.

    ``invalid`` holds what is wrong with the fields that are there, if anything is.
    """

    code = "DATA_MISSING"

    def __init__(self, paths: Sequence[str], invalid: "DataInvalid | None" = None) -> None:
        super().__init__(f"文书缺少必填内容：{'、'.join(paths)}。{invalid or ''}")
        self.paths = tuple(paths)
        self.invalid = invalid


class DataInvalid(DocumentError):
    """Fields have a wrong type or an impossible value; ``problems`` pairs each path with the reason."""

    code = "DATA_INVALID"

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        super().__init__("文书内容不符合要求：" + "；".join(f"{path}（{reason}）" for path, reason in problems) + "。")
        self.problems = tuple(problems)


class RightsTextMissing(DocumentError):
    """A rights text that the form must carry word for word is not in the filled document."""

    code = "RIGHTS_TEXT_MISSING"

    def __init__(self, right: str) -> None:
        super().__init__(f"文书缺少应当告知的权利内容（{right}）。")
        self.right = right


class TemplateRefused(DocumentError):
    """A Word template breaks the rules of templates; ``findings`` are sentences, each naming one spot."""

    code = "TEMPLATE_REFUSED"

    def __init__(self, form: str, findings: Sequence[str]) -> None:
        super().__init__(f"文书模板 {form} 不能使用：" + "；".join(findings))
        self.form = form
        self.findings = tuple(findings)


class DocumentTooLarge(DocumentError):
    """The data, the template or the result is larger than a document may be. ``what`` says which."""

    code = "DOCUMENT_TOO_LARGE"

    def __init__(self, what: str, size: int, limit: int) -> None:
        super().__init__(f"{what}过大（{size}，上限 {limit}）。")
        self.what, self.size, self.limit = what, size, limit


class UnsupportedWord(DocumentError):
    """The Word file uses something outside the closed vocabulary. ``construct`` is its Word name, ``where`` the spot."""

    code = "UNSUPPORTED_WORD"

    def __init__(self, construct: str, where: str) -> None:
        super().__init__(f"Word 文件使用了不支持的内容 {construct}（{where}）。")
        self.construct, self.where = construct, where


class GlyphMissing(DocumentError):
    """No available font has these characters. The sentence names each with its code point."""

    code = "GLYPH_MISSING"

    def __init__(self, chars: Sequence[str], where: str) -> None:
        named = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in chars)
        super().__init__(f"可用字体中没有下列字符：{named}，位置：{where}。")
        self.chars, self.where = tuple(chars), where


class TypesettingFailed(DocumentError):
    """The typesetter itself failed on a file that passed every check: a fault of ours, not of the reader."""

    code = "TYPESETTING_FAILED"

    def __init__(self, reason: str) -> None:
        super().__init__(f"文书排版失败：{reason}")
        self.reason = reason
