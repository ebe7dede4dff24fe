"""What a store refuses: each class has a stable code and a sentence that tells its reader what to do."""

from typing import ClassVar


class StoreError(Exception):
    """Base of everything a store raises; `code` is stable, `sentence` is for the person in front of the screen."""

    code: ClassVar[str] = "STORE"
    sentence: ClassVar[str] = "文件存储出错。"

    def __init__(self, detail: str) -> None:
        super().__init__(f"{self.code}: {detail}")
        self.detail = detail


class ObjectMissing(StoreError):
    """No object under this key, or no such bucket: both look the same."""

    code = "OBJECT_MISSING"
    sentence = "文件不存在。"


class BucketMissing(StoreError):
    """Written to a bucket that nobody made: call `ensure_bucket` at the start."""

    code = "BUCKET_MISSING"
    sentence = "文件存储尚未初始化,请联系系统管理员。"


class ObjectExists(StoreError):
    """Other bytes are stored under this key already; what is registered is never overwritten (use a new key)."""

    code = "OBJECT_LOCKED"
    sentence = "该文件已登记,不得覆盖或修改;更正须另行登记新文件。"


class HashMismatch(StoreError):
    """The bytes that arrived are not those announced; nothing was stored. Send them again."""

    code = "HASH_MISMATCH"
    sentence = "上传内容与声明的哈希值或大小不一致,未予登记,请重新上传。"


class IntegrityError(StoreError):
    """The stored bytes are no longer those registered: damage or tampering. Restore from backup and investigate."""

    code = "INTEGRITY"
    sentence = "文件内容与登记的哈希值不一致,可能已损坏或被篡改,请立即报告系统管理员。"


class NameRefused(StoreError, ValueError):
    """A bucket, key, hash, size, or metadata outside the rules of `storage.names`: a fault of the caller."""

    code = "NAME_REFUSED"
    sentence = "文件名称或属性不符合规定。"


class StoreUnavailable(StoreError):
    """The store cannot be reached, refuses our credentials, or its disk fails. Try again later."""

    code = "STORE_UNAVAILABLE"
    sentence = "文件存储暂时不可用,请稍后重试。"


class NotPermitted(StoreUnavailable):
    """The store knows us but does not let us: its policy for our user must be mended."""


class LinkRefused(StoreError):
    """A signed link was altered or has run out; ask for a new one."""

    code = "LINK_REFUSED"
    sentence = "链接无效或已过期,请重新获取。"
