"""The arithmetic of a levy or charge (核定): quantity × published price, part by part. Money is whole fen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from api.tables import Json, JsonList


@dataclass(frozen=True, slots=True)
class Standard:
    """A published price as the rules see it: fen for one ``unit``. ``effective_to`` is its last day, None while in force."""

    name: str
    unit: str
    unit_price_fen: int
    published_on: date
    effective_from: date
    effective_to: date | None = None

    def published(self, on: date) -> bool:
        """Whether it was published by the day and binds on it."""
        ends = self.effective_to or date.max
        return self.published_on <= on and self.effective_from <= on <= ends


@dataclass(frozen=True, slots=True)
class AssessedPart:
    """One part of an assessment: how much of what, and the amount stated for it in fen."""

    item: str
    quantity: Decimal
    amount_fen: int

    def due_fen(self, standard: Standard) -> int:
        """Quantity × price; a fraction of a fen is dropped, in the party's favour."""
        return int(self.quantity * standard.unit_price_fen)


def total_fen(parts: Iterable[AssessedPart]) -> int:
    """The stated amounts together."""
    return sum(part.amount_fen for part in parts)


def parts_json(parts: Iterable[AssessedPart]) -> JsonList:
    """The parts as a row keeps them; quantities are decimal text."""
    return [{"item": part.item, "quantity": f"{part.quantity:f}", "amountFen": part.amount_fen} for part in parts]


def parts_of(entries: JsonList | None) -> tuple[AssessedPart, ...]:
    """The parts that a row keeps."""
    return tuple(AssessedPart(str(e["item"]), Decimal(e["quantity"]), int(e["amountFen"])) for e in entries or ())


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods as papers list them (物资); ``registration`` is their number, where they have one."""

    name: str
    model: str = ""
    unit: str = ""
    registration: str = ""
    quantity: Decimal = Decimal(1)

    @property
    def thing(self) -> tuple[str, str, str, str]:
        """What it is, whatever its quantity."""
        return self.name, self.model, self.unit, self.registration

    @property
    def words(self) -> str:
        """喷雾消毒车2台."""
        return f"{self.name}{self.quantity:f}{self.unit}"


def goods_of(entries: object) -> tuple[Goods, ...]:
    """The goods of a paper's field; what is no list of goods is none."""
    if not isinstance(entries, list):
        return ()
    return tuple(_goods(entry) for entry in entries if isinstance(entry, dict) and str(entry.get("name") or "").strip())


def less(whole: Iterable[Goods], part: Iterable[Goods]) -> tuple[Goods, ...]:
    """What is left of ``whole`` when ``part`` is taken away; things that are not there take nothing away."""
    left: dict[tuple[str, str, str, str], Decimal] = {}
    for goods in whole:
        left[goods.thing] = left.get(goods.thing, Decimal(0)) + goods.quantity
    for goods in part:
        if goods.thing in left:
            left[goods.thing] -= goods.quantity
    return tuple(Goods(*thing, quantity) for thing, quantity in left.items() if quantity > 0)


def _goods(entry: Json) -> Goods:
    try:
        quantity = Decimal(str(entry.get("qty", 1)))
    except InvalidOperation:
        quantity = Decimal(1)
    text = {name: str(entry.get(name) or "").strip() for name in ("name", "model", "unit", "registration")}
    return Goods(text["name"], text["model"], text["unit"], text["registration"], quantity)
