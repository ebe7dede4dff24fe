"""What of the sample world is not loaded, and why (未导入的内容): said entry by entry, never passed over in silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.exchange.source import Entry, entries


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Entries of one kind that have no table. ``names`` are theirs in the sample."""

    kind: str
    label: str
    names: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Why, in Chinese."""
        return f"{self.label}（{self.kind}）{len(self.names)}项未导入：系统尚未登记此类数据。"


KINDS: Mapping[tuple[str, str], str] = {
    ("catalogues", "avRecordingMatters"): "音像记录事项清单",
    ("catalogues", "postDisclosureMatters"): "事后公开事项清单",
    ("catalogues", "redactionProfiles"): "姓名显示规则",
    ("catalogues", "windowBoards"): "岗位信息公示牌",
    ("catalogues", "avEquipment"): "音像记录设备",
    ("catalogues", "equipmentBudgets"): "设备经费",
    ("publicity", "disclosures"): "公示信息",
    ("publicity", "annualReports"): "统计年报",
    ("publicity", "exchangeBatches"): "数据交换批次",
    ("publicity", "recordAccesses"): "记录调阅",
}
"""Kinds without a table, by topic and name."""


def left_out() -> Iterator[LeftOut]:
    """Everything of the sample that loading refuses, kind by kind; recordings and archives are parts of a case or visit."""
    for (topic, kind), label in KINDS.items():
        yield LeftOut(kind, label, tuple(_name(entry) for entry in entries(topic, kind)))
    recordings = tuple(str(entry["id"]) for dossier in _dossiers() for entry in dossier["recordings"])
    yield LeftOut("recordings", "音像资料", recordings)
    archived = tuple(str(case["id"]) for case in entries("cases", "cases") if case["archive"])
    yield LeftOut("archive", "归档卷宗", archived)


def _dossiers() -> Iterator[Entry]:
    yield from entries("cases", "cases")
    for task in entries("inspections", "inspectionTasks"):
        yield from task["visits"]


def _name(entry: Entry) -> str:
    """A redaction profile is named after its channel."""
    return str(entry.get("id") or entry["channel"])
