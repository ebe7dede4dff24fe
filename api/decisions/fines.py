"""The arithmetic of a fine (罚款计算): what is owed on a day, surcharge included. Money is whole fen, never a float."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from api.calendar.counting import Period
from api.remedies.facts import free_days


@dataclass(frozen=True, slots=True, order=True)
class Paid:
    """Money received: the Shanghai day and the amount in fen."""

    on: date
    fen: int


@dataclass(frozen=True, slots=True)
class Account:
    """Where a fine stands at the end of a day, in fen. Payments settle the fine first, then the surcharge."""

    fine_fen: int
    surcharge_fen: int
    paid_fen: int

    @property
    def owed_fen(self) -> int:
        """What is still to be paid; zero when settled."""
        return max(0, self.fine_fen + self.surcharge_fen - self.paid_fen)

    @property
    def owed_surcharge_fen(self) -> int:
        """What of the surcharge is still to be paid."""
        return min(self.surcharge_fen, self.owed_fen)

    @property
    def overpaid_fen(self) -> int:
        """What was paid beyond the fine and its surcharge."""
        return max(0, self.paid_fen - self.fine_fen - self.surcharge_fen)

    @property
    def settled(self) -> bool:
        """Whether nothing is owed."""
        return self.owed_fen == 0


def account_of(
    fine_fen: int,
    pay_by: date | None,
    payments: Iterable[Paid],
    *,
    on: date,
    rate: Decimal,
    free: Iterable[Period] = (),
) -> Account:
    """The account of a fine at the end of the day ``on``.

    ``pay_by`` is the last day to pay in time, None where none runs yet. Payments after ``on`` are left out. No surcharge runs
    on the days of the periods ``free``.
    """
    received = sorted(paid for paid in payments if paid.on <= on)
    surcharge = surcharge_of(fine_fen, pay_by, received, on=on, rate=rate, free=free)
    return Account(fine_fen, surcharge, sum(paid.fen for paid in received))


@dataclass(frozen=True, slots=True, order=True)
class Instalment:
    """A part of a fine that may be paid until a day, that day included; in fen."""

    due_on: date
    fen: int


def account_of_parts(
    parts: Iterable[Instalment], payments: Iterable[Paid], *, on: date, rate: Decimal, free: Iterable[Period] = ()
) -> Account:
    """The account of a fine that may be paid in parts (行政处罚法 第六十六条第二款): each part is late by its own day.

    Payments settle the parts in the order of their days. Together the surcharges never exceed the fine.
    """
    received = sorted(paid for paid in payments if paid.on <= on)
    left, free = list(received), tuple(free)
    fine = surcharge = 0
    for part in sorted(parts):
        own, left = _settling(part.fen, left)
        surcharge += surcharge_of(part.fen, part.due_on, own, on=on, rate=rate, free=free)
        fine += part.fen
    return Account(fine, min(fine, surcharge), sum(paid.fen for paid in received))


def _settling(fen: int, payments: list[Paid]) -> tuple[list[Paid], list[Paid]]:
    """The payments that settle an amount, the last one perhaps in part, and what is left of them for the next."""
    own: list[Paid] = []
    for index, paid in enumerate(payments):
        if paid.fen > fen:
            return [*own, Paid(paid.on, fen)], [Paid(paid.on, paid.fen - fen), *payments[index + 1 :]]
        own.append(paid)
        fen -= paid.fen
    return own, []


def surcharge_of(
    fine_fen: int,
    pay_by: date | None,
    payments: Iterable[Paid],
    *,
    on: date,
    rate: Decimal,
    free: Iterable[Period] = (),
) -> int:
    """行政处罚法 (2021) 第七十二条第一款第一项 – a fine not paid in time is raised by 3 % a day, at most by itself.

    (1) it runs from the day after the last day to pay, and the day of payment counts; (2) each day adds ``rate`` of the
    fine – of the part of it not yet paid, where a part was (the law is silent; this favours the party); (3) it never
    exceeds the fine (加处罚款的数额不得超出罚款的数额); (4) it does not run while reconsideration or litigation does, the first and
    the last day of it included (第七十三条第三款). Fractions of a fen are dropped once, from the whole.
    """
    if pay_by is None:
        return 0
    free = tuple(free)
    unpaid, since, fen_days = fine_fen, pay_by, 0
    for paid in sorted(payments):
        late = min(paid.on, on)
        if late > since:
            fen_days += unpaid * _late_days(since, late, free)
            since = late
        unpaid = max(0, unpaid - paid.fen)
    if on > since:
        fen_days += unpaid * _late_days(since, on, free)
    return min(fine_fen, int(fen_days * rate))


def _late_days(since: date, until: date, free: Iterable[Period]) -> int:
    """The days in (since, until] on which a surcharge runs."""
    return (until - since).days - free_days(free, since, until)


def yuan(fen: int) -> str:
    """An amount as a sentence says it: 500元, 500.50元."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}元" if rest else f"{whole}元"
