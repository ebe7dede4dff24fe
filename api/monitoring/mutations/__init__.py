"""Mutations on monitoring devices and their records (电子技术监控设备操作), each in a file of its own; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.monitoring.mutations.enter_device_record import enter_device_record
from api.monitoring.mutations.register_device import register_device
from api.monitoring.mutations.review_device_record import review_device_record
from api.monitoring.mutations.take_device_step import take_device_step
from api.monitoring.mutations.tell_of_device_record import tell_of_device_record

MUTATIONS: tuple[StrawberryField, ...] = (
    register_device,
    take_device_step,
    enter_device_record,
    review_device_record,
    tell_of_device_record,
)
