"""Words of signing: how, in which capacity, and in which order."""

from api.vocabulary.labelled import Labelled


class SignMethod(Labelled, chinese="签章方式"):
    """签章方式."""

    ORGAN_SEAL = "ORGAN_SEAL", "单位公章（电子印章）", "organ e-seal"
    CASE_SEAL = "CASE_SEAL", "执法专用章", "special seal for the matter"
    PERSONAL_SIGN = "PERSONAL_SIGN", "个人电子签名", "personal e-signature"
    HANDWRITTEN_SCAN = "HANDWRITTEN_SCAN", "手写签名扫描", "scanned wet signature"
    FINGERPRINT = "FINGERPRINT", "捺印", "fingerprint"
    REFUSED = "REFUSED", "拒签（注明）", "refused, noted with attesting witness"


class SignRole(Labelled, chinese="签署角色"):
    """签署角色."""

    PARTY = "PARTY", "当事人", "party"
    OFFICER = "OFFICER", "执法人员", "enforcement officer"
    UNIT_HEAD = "UNIT_HEAD", "承办机构负责人", "head of the case-handling unit"
    REVIEWER = "REVIEWER", "法制审核人员", "legal reviewer"
    REVIEW_HEAD = "REVIEW_HEAD", "法制机构负责人", "head of the review unit"
    DEPUTY_HEAD = "DEPUTY_HEAD", "分管负责人", "deputy head in charge"
    ORGAN_HEAD = "ORGAN_HEAD", "主要负责人", "principal head"
    ATTESTING = "ATTESTING", "见证人", "attesting witness"
    HEARING_HOST = "HEARING_HOST", "听证主持人", "hearing host"
    RECORDER = "RECORDER", "记录人", "recorder"
    ARCHIVIST = "ARCHIVIST", "立卷人", "file compiler"
    CHECKER = "CHECKER", "检查人", "file checker"
    CLERK = "CLERK", "经办人", "registrar or window clerk"
    EDITOR = "EDITOR", "公示编辑员", "disclosure editor"
    SECRECY_CHECKER = "SECRECY_CHECKER", "保密审查员", "secrecy checker"
    ORGAN = "ORGAN", "机关", "the organ (seal)"


class SignStep(Labelled, chinese="签署步骤"):
    """签署步骤."""

    HANDWRITING = (
        "HANDWRITING",
        "手写签名或捺印（扫描）",
        "handwriting or fingerprint, captured as an image before the first digital signature",
    )
    PERSONAL = "PERSONAL", "个人电子签名", "personal e-signature"
    SEAL = "SEAL", "加盖印章", "seal, always last"
