"""Words of the whole-process record: evidence, audio-visual recordings, their keeping and use."""

from api.vocabulary.labelled import Labelled


class EvidenceKind(Labelled, chinese="证据种类"):
    """证据种类."""

    DOCUMENTARY = "DOCUMENTARY", "书证", "documentary evidence"
    PHYSICAL = "PHYSICAL", "物证", "physical evidence"
    AUDIO_VISUAL = "AUDIO_VISUAL", "视听资料", "audio-visual material"
    ELECTRONIC = "ELECTRONIC", "电子数据", "electronic data"
    TESTIMONY = "TESTIMONY", "证人证言", "witness testimony"
    PARTY_STATEMENT = "PARTY_STATEMENT", "当事人的陈述", "statement of the party"
    EXPERT_OPINION = "EXPERT_OPINION", "鉴定意见", "expert opinion"
    SITE_RECORD = "SITE_RECORD", "勘验笔录、现场笔录", "record of inquest / site record"


class RecordingFlag(Labelled, chinese="音像资料标记"):
    """音像资料标记."""

    GAP = "GAP", "记录中断", "a gap inside what should be continuous"
    CLOCK_DRIFT = "CLOCK_DRIFT", "时钟偏差", "device clock differed from the server clock when docked"
    LATE = "LATE", "逾期上传", "uploaded after the limit"
    INTEGRITY = "INTEGRITY", "完整性异常", "hash does not match"
    QUARANTINED = "QUARANTINED", "已隔离", "hidden, waiting for destruction after an approved removal"
    REMOVED = "REMOVED", "已移除", "bytes destroyed by an approved act; tombstone kept"


class RecordingLock(Labelled, chinese="音像资料锁定"):
    """音像资料锁定."""

    PROVISIONAL = "PROVISIONAL", "暂锁", "short COMPLIANCE lock plus legal hold, from upload to archiving"
    FULL = "FULL", "归档锁定", "COMPLIANCE lock for the whole retention period, from archiving"
    PERMANENT_HOLD = "PERMANENT_HOLD", "永久保全", "legal hold without end, lock renewed by a job"
    RELEASED = "RELEASED", "解除", "nothing holds the object any longer"


class RecordMedium(Labelled, chinese="记录载体"):
    """记录载体."""

    TEXT_PAPER = "TEXT_PAPER", "纸质文字", "paper text"
    TEXT_ELECTRONIC = "TEXT_ELECTRONIC", "电子文字", "electronic text"
    AUDIO = "AUDIO", "录音", "audio"
    VIDEO = "VIDEO", "录像", "video (source text writes 录相)"
    PHOTO = "PHOTO", "照相", "photograph"
    SURVEILLANCE = "SURVEILLANCE", "视频监控", "video surveillance"


class RecordMode(Labelled, chinese="记录方式"):
    """记录方式."""

    KEY_POINT = "KEY_POINT", "关键环节记录", "key points only"
    FULL = "FULL", "全过程音像记录", "full-process AV recording"


class RecordingDevice(Labelled, chinese="记录设备"):
    """记录设备."""

    BODY_CAMERA = "BODY_CAMERA", "执法记录仪", "body-worn recorder"
    CAMERA = "CAMERA", "照相机", "camera"
    CAMCORDER = "CAMCORDER", "摄像机", "camcorder"
    RECORDER = "RECORDER", "录音笔", "voice recorder"
    FIXED_CCTV = "FIXED_CCTV", "固定监控", "fixed surveillance"
    TERMINAL = "TERMINAL", "移动执法终端", "mobile enforcement terminal"
    DRONE = "DRONE", "无人机", "drone"


class RecordPhase(Labelled, chinese="执法环节"):
    """执法环节."""

    START = "START", "程序启动", "start"
    EVIDENCE = "EVIDENCE", "调查取证", "investigation and evidence"
    REVIEW = "REVIEW", "审核决定", "review and decision"
    NOTICE = "NOTICE", "告知听证", "notice, statement, hearing"
    SERVICE = "SERVICE", "送达", "service"
    EXECUTION = "EXECUTION", "执行", "execution"
    ARCHIVE = "ARCHIVE", "归档", "archive"


class RetentionPeriod(Labelled, chinese="保管期限"):
    """保管期限."""

    PERMANENT = "PERMANENT", "永久", "permanent"
    Y30 = "Y30", "30年", "30 years"
    Y10 = "Y10", "10年", "10 years"


class RecordUse(Labelled, chinese="记录使用场景"):
    """记录使用场景."""

    FILE_REVIEW = "FILE_REVIEW", "案卷评查", "file evaluation"
    SUPERVISION = "SUPERVISION", "执法监督", "enforcement supervision"
    ASSESSMENT = "ASSESSMENT", "评议考核", "assessment"
    PUBLIC_OPINION = "PUBLIC_OPINION", "舆情应对", "response to public opinion"
    DECISION_MAKING = "DECISION_MAKING", "行政决策", "administrative decision-making"
    CREDIT = "CREDIT", "社会信用体系", "social credit system"
    LITIGATION = "LITIGATION", "复议诉讼", "reconsideration or litigation"
    PARTY_REQUEST = "PARTY_REQUEST", "当事人查阅", "access by the party"
