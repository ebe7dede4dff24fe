"""Monitoring devices (电子技术监控), as a part of a course: approved step by step, a record entered, reviewed, cited, told."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import ClassVar
from uuid import UUID

from uuid_utils.compat import uuid7

from api.access.permissions import Permission as P
from api.inspections import acts as visits
from api.inspections.facts import OnSite
from api.monitoring import acts
from api.monitoring.models import DeviceFinding, DeviceStepKind, RecordQuality
from api.papers.models import Upload
from api.papers.uploads import StoredFile
from api.vocabulary import EvidenceKind
from tests.stateful.contesting import Contested
from tests.stateful.course import NOWHERE, Step, pick
from tests.stateful.stage import Stage
from tests.stateful.stepping_back import SteppingBack
from tests.worlds.county import SHOP, of

K = DeviceStepKind
IN_ORDER = (
    (K.LEGALLY_CHECKED, "rv-1"),
    (K.TECHNICALLY_CHECKED, "st-22"),
    (K.LOCATION_PUBLISHED, "st-09"),
    (K.IN_USE, "st-09"),
)
ALL_FOUR = frozenset(RecordQuality)


class Monitored(SteppingBack, Contested):
    """A course with a device at the premises of its party. ``watched``: whether the lawful way uses it."""

    DEVICE_ACTS: ClassVar[Mapping[str, str]] = {
        "registers_device": "st-22", "moves_device_on": "st-22", "enters_record": "o-08", "reviews_record": "st-22",
        "tells_of_record": "o-08", "collects": "o-08",
    }  # fmt: skip

    def __init__(self, stage: Stage, plan: int) -> None:
        super().__init__(stage, plan)
        self.watched = plan % 9 == 4
        self.device_id: UUID = NOWHERE
        self.record_id: UUID = NOWHERE
        self.taken: set[DeviceStepKind] = set()

    def device_step(self) -> Step | None:
        """What brings the device in use, for a plan that watches."""
        if not self.watched:
            return None
        if not self.done["registers_device"]:
            return Step("registers_device")
        return next((Step("moves_device_on", who=who) for kind, who in IN_ORDER if kind not in self.taken), None)

    def record_step(self) -> Step | None:
        """What makes its record evidence, for a plan that watches."""
        acts_left: tuple[str, ...] = (
            ("enters_record", "reviews_record", "collects", "tells_of_record") if self.watched else ()
        )
        return next((Step(act) for act in acts_left if not self.done[act]), None)

    async def registers_device(self, who: str, twist: int) -> None:
        """A device is put on record."""
        device = acts.NewDevice(
            f"WL-{self.stage.census.accepted.total():05d}", "称重监控", pick(twist, "特种设备安全法第四十条", " "), SHOP
        )
        row = await self.stage.attempt(
            "register_device", P.REGISTER_DEVICE, who, lambda tx, by, at: acts.register_device(tx, device, by=by, at=at)
        )
        if self.mark("registers_device", row) is not None and row is not None:
            self.device_id, self.taken = row.id, set()

    async def moves_device_on(self, who: str, twist: int) -> None:
        """The next step of the device, or another; with everything found, or not."""
        following = next((kind for kind, _ in IN_ORDER if kind not in self.taken), K.OUT_OF_USE)
        kind = pick(twist, following, *K)
        step = acts.StepTaken(
            kind, pick(twist // 6, "同意", " "), pick(twist // 3, frozenset(DeviceFinding), frozenset({DeviceFinding.LAWFUL})),
            pick(twist // 2, "检2026-0412", None),
        )  # fmt: skip
        row = await self.stage.attempt(
            "take_device_step", P.TAKE_DEVICE_STEP, who,
            lambda tx, by, at: acts.take_device_step(tx, self.device_id, step, by=by, at=at),
        )  # fmt: skip
        if self.mark("moves_device_on", row) is not None:
            self.taken.add(kind)

    async def stored(self) -> StoredFile:
        """A file that was uploaded."""
        digest = sha256(self.dossier_id.bytes).hexdigest()
        upload = Upload(
            id=uuid7(), organ_id=of("wl-amr"), requested_by=of("o-08"), bucket="evidence", object_key=uuid7().hex,
            content_type="image/png", sha256=digest, size=1_000, requested_at=self.stage.at, completed_at=self.stage.at,
        )  # fmt: skip
        async with self.stage.database.write() as tx:
            tx.add(upload)
        return StoredFile(upload.id, digest)

    async def enters_record(self, who: str, twist: int) -> None:
        """A record of it: of a minute ago, of before it was in use, of tomorrow."""
        captured = self.stage.now - timedelta(minutes=pick(twist, 1, 60 * 24 * 90, -60 * 24))
        record = acts.NewRecord(self.device_id, captured, pick(twist // 3, "叉车超载作业", " "), await self.stored())
        row = await self.stage.attempt(
            "enter_device_record", P.HANDLE_CASE, who,
            lambda tx, by, at: acts.enter_device_record(tx, self.dossier_id, record, by=by, at=at),
        )  # fmt: skip
        if self.mark("enters_record", row) is not None and row is not None:
            self.record_id = row.id

    async def reviews_record(self, who: str, twist: int) -> None:
        """Somebody looks at it: all four qualities, or three."""
        found = pick(twist, ALL_FOUR, ALL_FOUR - {RecordQuality.CLEAR}, frozenset())
        self.mark("reviews_record", await self.stage.attempt(
            "review_device_record", P.REVIEW_DEVICE_RECORD, who, lambda tx, by, at: acts.review_device_record(
                tx, self.record_id, found=found, opinion=pick(twist // 3, "审核属实", ""), by=by, at=at
            ),
        ))  # fmt: skip

    async def tells_of_record(self, who: str, twist: int) -> None:
        """The party – or a stranger – is told what it shows."""
        party = pick(twist, self.party_id, of("p-05"))
        self.mark("tells_of_record", await self.stage.attempt(
            "tell_of_device_record", P.HANDLE_CASE, who, lambda tx, by, at: acts.tell_of_device_record(
                tx, self.record_id, party_id=party, text="叉车超载作业", access=pick(twist // 2, "执法公示网", " "), by=by, at=at
            ),
        ))  # fmt: skip

    async def collects(self, who: str, twist: int) -> None:
        """Evidence: the record of the device, or a paper; on the premises, or in the office; together, or alone."""
        paper, _ = await self.stage.paper(self.dossier_id, "EVIDENCE_EXTRACT", {})
        record = pick(twist, self.record_id if self.record_id != NOWHERE else None, None)
        item = visits.Item(
            EvidenceKind.ELECTRONIC,
            "监控照片",
            "监控设备",
            "超载",
            device_record_id=record,
            document_id=None if record else paper,
        )
        place = OnSite(SHOP, pick(twist // 3, (), (of("o-08"),), (of("o-08"), of("o-13"))))
        self.mark("collects", await self.stage.attempt(
            "collect_evidence", P.CONDUCT_INSPECTION, who, lambda tx, by, at: visits.collect_evidence(
                tx, self.dossier_id, place, item, on_premises=twist % 2 == 1, by=by, at=at
            ),
        ))  # fmt: skip


APPROVED = """(SELECT count(DISTINCT s.kind) FROM device_step s WHERE s.device_id = r.device_id AND s.at <= r.captured_at
  AND s.kind IN ('LEGALLY_CHECKED', 'TECHNICALLY_CHECKED', 'LOCATION_PUBLISHED', 'IN_USE')) = 4
  AND NOT EXISTS (SELECT FROM device_step s WHERE s.device_id = r.device_id AND s.kind = 'OUT_OF_USE' AND s.at <= r.captured_at)
  AND EXISTS (SELECT FROM device_record_review w WHERE w.record_id = r.id AND cardinality(w.found) = 4 AND w.at <= {before})"""
BY_A_DEVICE = {
    "未经审核、公布、启用的设备的记录，未经审核的记录，不作证据": f"""
        SELECT v.name, r.captured_at FROM evidence v JOIN device_record r ON r.id = v.device_record_id
        WHERE v.owner_id = :owner AND NOT ({APPROVED.format(before="v.collected_at")})""",
    "审核之后才告知当事人": f"""
        SELECT t.text, r.captured_at FROM device_record_telling t JOIN device_record r ON r.id = t.record_id
        WHERE t.owner_id = :owner AND NOT ({APPROVED.format(before="t.at")}
          AND EXISTS (SELECT FROM case_party k WHERE k.case_id = t.owner_id AND k.party_id = t.party_id))""",
    "监控记录由他人审核，一次": """
        SELECT w.opinion FROM device_record_review w JOIN device_record r ON r.id = w.record_id
        WHERE w.owner_id = :owner AND w.actor ->> 'id' = r.actor ->> 'id'""",
    "监控设备依次审核、公布、启用": """
        SELECT s.kind FROM device_record r JOIN device_step s ON s.device_id = r.device_id JOIN device_step x
          ON x.device_id = s.device_id AND x.at < s.at AND array_position(ARRAY['LEGALLY_CHECKED', 'TECHNICALLY_CHECKED',
            'LOCATION_PUBLISHED', 'IN_USE', 'OUT_OF_USE'], x.kind::text) > array_position(ARRAY['LEGALLY_CHECKED',
            'TECHNICALLY_CHECKED', 'LOCATION_PUBLISHED', 'IN_USE', 'OUT_OF_USE'], s.kind::text) WHERE r.owner_id = :owner""",
}
