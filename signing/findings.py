"""Findings: what a verification looked at, what it found, in Chinese for the user and English for the operator.

Every check reports, passed or not, so that a reader sees what was looked at; silence is never consent. The codes
are stable. The sentences stand here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One check and its outcome. ``field`` is the signature field concerned, None for the whole document."""

    code: str
    passed: bool
    zh: str
    en: str
    field: str | None = None


def found(code: str, passed: bool, *, field: str | None = None, detail: str = "") -> Finding:
    """The finding of check ``code``; ``detail`` (a name, a time, a reason) is appended to both sentences."""
    (zh_passed, zh_failed), (en_passed, en_failed) = _SENTENCES[code]
    zh, en = (zh_passed, en_passed) if passed else (zh_failed, en_failed)
    if detail:
        zh, en = f"{zh}（{detail}）", f"{en} ({detail})"
    return Finding(code, passed, f"{zh}。", f"{en}.", field)


def failed(findings: Sequence[Finding]) -> list[str]:
    """The codes of the checks that failed, in order, each once."""
    return list(dict.fromkeys(finding.code for finding in findings if not finding.passed))


_SENTENCES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    # The document as a whole
    "READABLE": (
        ("文件可以读取", "文件无法读取，可能已损坏、加密或不是 PDF"),
        ("The file can be read", "The file cannot be read: damaged, encrypted or no PDF"),
    ),
    "EXPECTATION": (
        ("已列明应有的签名", "未列明应有的签名，无从核验"),
        ("The expected signatures were listed", "No signature was expected, so nothing can be confirmed"),
    ),
    "CERTIFICATION_FIRST": (
        ("第一个数字签名是平台认证", "第一个数字签名不是平台认证，或平台认证不止一个、权限不符"),
        (
            "The first digital signature is the platform's certification",
            "The first digital signature is not the platform's one certification that permits filling in only",
        ),
    ),
    "SIGNATURE_MISSING": (
        ("应有的签名齐全", "缺少应有的签名"),
        ("Every expected signature is there", "An expected signature is missing"),
    ),
    "SIGNATURE_UNEXPECTED": (
        ("没有计划之外的签名", "存在签署计划之外的签名"),
        ("Nobody outside the plan signed", "There is a signature that the plan does not know"),
    ),
    "SIGN_ORDER": (
        ("签名顺序正确", "签名顺序与签署计划不符"),
        ("The signatures follow the planned order", "The signatures do not follow the planned order"),
    ),
    "SIGNER_REPEATED": (
        ("没有同一证书重复签署", "同一证书重复签署"),
        ("No certificate signed twice", "One certificate signed twice"),
    ),
    "TIME_ORDER": (
        ("时间戳先后与签名顺序一致", "时间戳先后与签名顺序矛盾"),
        ("The timestamps follow the order of signing", "The timestamps contradict the order of signing"),
    ),
    "TRAILING_BYTES": (
        ("最后一次修订之后没有多余数据", "最后一次修订之后存在多余数据"),
        ("Nothing follows the last revision", "Bytes follow the last revision"),
    ),
    # The record of revisions
    "RECORD": (
        ("文件与修订登记逐一相符", "没有修订登记可供比对，无法排除退回或删减"),
        (
            "The file equals its record of revisions",
            "There is no record of revisions to compare with, so a rollback cannot be ruled out",
        ),
    ),
    "RECORD_INCONSISTENT": (
        ("修订登记前后一致", "修订登记自身前后矛盾"),
        ("The record of revisions is consistent", "The record of revisions contradicts itself"),
    ),
    "ROLLED_BACK": (
        ("文件未被退回到早先的修订", "文件被退回到早先的修订，其后登记的修订被删除"),
        ("The file was not rolled back", "The file was rolled back: recorded later revisions were cut off"),
    ),
    "TRUNCATED": (
        ("文件未被截断", "文件被截断，短于登记的长度"),
        ("The file was not truncated", "The file is shorter than its record"),
    ),
    "TIMESTAMP_STRIPPED": (
        ("登记的时间戳仍在", "登记的时间戳已被删除"),
        ("The recorded timestamp is in place", "A recorded timestamp was removed"),
    ),
    "REVISION_ALTERED": (
        ("已登记的修订未被改动", "已登记的修订被改动，哈希值不符"),
        ("No recorded revision was altered", "A recorded revision was altered: its hash differs"),
    ),
    "REVISION_UNKNOWN": (
        ("没有未登记的修订", "存在未登记的修订"),
        ("There is no unrecorded revision", "There is a revision that was never recorded"),
    ),
    "BYTES_APPENDED": (
        ("登记的文件之后没有附加数据", "登记的文件之后附加了数据"),
        ("Nothing was appended to the recorded file", "Bytes were appended to the recorded file"),
    ),
    # One signature
    "INTEGRITY": (
        ("签名覆盖的内容完整，签名值正确", "签名覆盖的内容被改动，或签名值不正确"),
        ("The signed bytes are intact", "The signed bytes were changed, or the signature value is wrong"),
    ),
    "CHANGED_AFTER": (
        ("签名之后只有许可的填写", "签名之后文书被作了不许可的改动"),
        ("Only permitted changes follow the signature", "The document was changed after this signature"),
    ),
    "CHAIN": (
        ("签名证书由受信任的机构签发", "签名证书不受信任，或证书链、吊销状态无法确认"),
        ("The certificate chains to a trusted root", "The certificate is not trusted, or its status is unknown"),
    ),
    "CERTIFICATE_PERIOD": (
        ("签署时证书在有效期内", "时间戳所示时间不在证书有效期内"),
        ("The certificate was valid at the timestamp", "The timestamp lies outside the certificate's validity"),
    ),
    "REVOKED": (
        ("签署时证书未被吊销", "签署时证书已被吊销"),
        ("The certificate was not revoked at the timestamp", "The certificate was revoked before the timestamp"),
    ),
    "TIMESTAMP": (
        ("时间戳可信", "没有时间戳，或时间戳不可信"),
        ("The timestamp is trusted", "There is no timestamp, or none that can be trusted"),
    ),
    "TIMESTAMP_FUTURE": (
        ("时间戳不晚于核验时间", "时间戳晚于核验时间"),
        ("The timestamp is not later than the verification", "The timestamp lies in the future"),
    ),
    "TIMESTAMP_EXPIRED": (
        ("核验时时间戳证书仍有效或已归档续期", "核验时时间戳证书已到期，且没有归档时间戳续期"),
        (
            "The timestamp authority's certificate still holds, or an archive timestamp renews it",
            "The timestamp authority's certificate has expired and no archive timestamp renews it",
        ),
    ),
    "ARCHIVE_TIMESTAMP": (
        ("归档时间戳可信", "归档时间戳不可信或被改动"),
        ("The archive timestamp is trusted", "The archive timestamp cannot be trusted or was changed"),
    ),
    "LEVEL": (
        ("签名达到要求的级别", "签名未达到要求的级别"),
        ("The signature reaches the level demanded", "The signature does not reach the level demanded"),
    ),
    "SIGNER": (
        ("签名人与签署计划一致", "签名人或其证书与签署计划不符"),
        ("The signer is the one expected", "The signer, or the certificate, is not the one expected"),
    ),
    "ROLE": (
        ("签名角色与签署计划一致", "签名域的角色与签署计划不符"),
        ("The field's role is the one expected", "The field's role is not the one expected"),
    ),
    "PADDING": (
        ("签名数据之后没有夹带内容", "签名数据之后夹带了内容"),
        ("Nothing hides behind the signature's data", "Bytes hide in the space reserved for the signature"),
    ),
    "BOTTOM_LINE": (
        ("密码学总体核验通过", "密码学总体核验不通过"),
        ("The validator's bottom line is good", "The validator's bottom line is bad"),
    ),
}
