"""The acts of the simple procedure (简易程序), in its order: one act, one function, one event."""

from api.decisions.acts.begin_spot_penalty import LawPlace, SpotPenalty, begin_spot_penalty
from api.decisions.acts.close_case import close_case
from api.decisions.acts.decide_on_the_spot import decide_on_the_spot, require_may_decide_on_the_spot
from api.decisions.acts.file_with_organ import file_with_organ
from api.decisions.acts.hear_the_party import Reweighing, record_statement, waive_statement
from api.decisions.acts.record_payment import Receipt, record_payment
from api.decisions.acts.serve_document import Announcement, Handing, serve_document

__all__ = [
    "Announcement",
    "Handing",
    "LawPlace",
    "Receipt",
    "Reweighing",
    "SpotPenalty",
    "begin_spot_penalty",
    "close_case",
    "decide_on_the_spot",
    "file_with_organ",
    "record_payment",
    "record_statement",
    "require_may_decide_on_the_spot",
    "serve_document",
    "waive_statement",
]
