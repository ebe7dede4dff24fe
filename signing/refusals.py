"""Why the signing room refuses: one class per reason, each with a stable code and a Chinese sentence for the user.

Callers translate a code into their own where the law names one (a seal that fails here is their ``SEAL_INVALID``).
"""

from __future__ import annotations

from datetime import datetime


class SigningRefused(Exception):
    """A foreseen refusal. ``code`` is stable, ``zh`` is the sentence for the user, ``str()`` is the English one."""

    code = "SIGNING_REFUSED"

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.zh = zh


class KeyUnknown(SigningRefused):
    """Custody holds no key under this reference, or the reference is not a plain name."""

    code = "KEY_UNKNOWN"

    def __init__(self, key_ref: str) -> None:
        super().__init__(
            f"No signing key is kept under {key_ref!r}: issue or import it first.",
            f"未找到编号为“{key_ref}”的签名密钥，请先申领或导入数字证书。",
        )


class CertificateExpired(SigningRefused):
    """The certificate's last moment lies before the signing time (or before the timestamp's)."""

    code = "CERTIFICATE_EXPIRED"

    def __init__(self, subject: str, until: datetime, at: datetime) -> None:
        super().__init__(
            f"The certificate of {subject} expired at {until.isoformat()}, before {at.isoformat()}: renew it.",
            f"{subject}的数字证书已于{until:%Y-%m-%d}到期，签署时间为{at:%Y-%m-%d}，请先更新证书。",
        )


class CertificateNotYetValid(SigningRefused):
    """The certificate's first moment lies after the signing time (or after the timestamp's)."""

    code = "CERTIFICATE_NOT_YET_VALID"

    def __init__(self, subject: str, since: datetime, at: datetime) -> None:
        super().__init__(
            f"The certificate of {subject} is valid only from {since.isoformat()}, after {at.isoformat()}.",
            f"{subject}的数字证书自{since:%Y-%m-%d}起生效，签署时间{at:%Y-%m-%d}早于生效日期。",
        )


class TimestampUnavailable(SigningRefused):
    """No acceptable RFC 3161 token could be had. Nothing is signed: a local clock never stands in for it."""

    code = "TIMESTAMP_UNAVAILABLE"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"The timestamp authority gave no acceptable token ({reason}); nothing was signed. Try again later.",
            "时间戳服务不可用或返回的时间戳不合格，本次签署未完成，请稍后重试。",
        )


class GlyphMissing(SigningRefused):
    """The seal's or the appearance's font lacks characters; they are named, never replaced by a blank or a box."""

    code = "GLYPH_MISSING"

    def __init__(self, characters: str) -> None:
        self.characters = characters
        super().__init__(
            f"The font has no glyph for {' '.join(characters)}: configure a font that covers them.",
            f"字库缺少以下字符，无法生成签章图样：{'、'.join(characters)}。请配置包含这些字符的字库。",
        )


class FieldUnknown(SigningRefused):
    """The document has no signature field of this name: every field is placed before the first signature."""

    code = "FIELD_UNKNOWN"

    def __init__(self, field: str) -> None:
        super().__init__(
            f"The document has no signature field {field!r}; fields are placed by prepare(), never later.",
            f"文书中没有名为“{field}”的签名域，签名域须在首次签名前一次设置完毕。",
        )


class FieldAlreadySigned(SigningRefused):
    """The field already bears a signature."""

    code = "FIELD_ALREADY_SIGNED"

    def __init__(self, field: str) -> None:
        super().__init__(f"Field {field!r} is signed already.", f"签名域“{field}”已经签署，不得重复签署。")


class RoleMismatch(SigningRefused):
    """The field was placed for another role than the one the signer claims."""

    code = "ROLE_MISMATCH"

    def __init__(self, field: str, placed: str, claimed: str) -> None:
        super().__init__(
            f"Field {field!r} was placed for role {placed!r}, not {claimed!r}.",
            f"签名域“{field}”为“{placed}”设置，不能由“{claimed}”签署。",
        )


class OutOfOrder(SigningRefused):
    """The certification is the first digital signature, and there is exactly one; fields come before it."""

    code = "SIGN_ORDER"


class DocumentUnreadable(SigningRefused):
    """The bytes are not a PDF this room can extend (damaged, encrypted, no such page)."""

    code = "DOCUMENT_UNREADABLE"

    def __init__(self, reason: str) -> None:
        super().__init__(f"The PDF cannot be extended: {reason}.", "文件不是可签署的 PDF，或者已损坏、加密。")


class SignatureTooLarge(SigningRefused):
    """Signature, certificates and token exceed the space kept for them."""

    code = "SIGNATURE_TOO_LARGE"

    def __init__(self, needed: int, reserved: int) -> None:
        super().__init__(
            f"The signature needs {needed} bytes but {reserved} are reserved: shorten the chain sent along.",
            "签名数据（含证书链和时间戳）超出预留空间，无法写入文书。",
        )


class NotArchivable(SigningRefused):
    """A signature that does not hold now must not be carried into the archive as if it did."""

    code = "NOT_ARCHIVABLE"

    def __init__(self, field: str) -> None:
        super().__init__(
            f"Signature {field!r} does not hold, so the file is not archived: verify it and see why.",
            f"签名“{field}”核验不通过，文书不能做长期归档处理，请先核验原因。",
        )


class DevelopmentOnly(SigningRefused):
    """Development keys and clocks never serve production."""

    code = "DEVELOPMENT_ONLY"

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is for development only and refuses to run in production.",
            "开发用证书机构和时间戳服务不得用于生产环境。",
        )


class AlreadyIssued(SigningRefused):
    """The key reference is in use for another subject, kind or period."""

    code = "ALREADY_ISSUED"

    def __init__(self, key_ref: str) -> None:
        super().__init__(
            f"{key_ref!r} was issued with other particulars: choose a new reference.",
            f"密钥编号“{key_ref}”已按其他信息签发，请使用新的编号。",
        )
