"""The acts on monitoring devices and their records (电子技术监控设备办理). Each is one transaction's work and commits nothing."""

from api.monitoring.acts.device import NewDevice, StepTaken, register_device, take_device_step
from api.monitoring.acts.record import NewRecord, enter_device_record, review_device_record
from api.monitoring.acts.tell import tell_of_device_record

__all__ = [
    "NewDevice", "NewRecord", "StepTaken", "enter_device_record", "register_device", "review_device_record", "take_device_step",
    "tell_of_device_record",
]  # fmt: skip
