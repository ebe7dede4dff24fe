"""The law as data: citations of its texts and the parameters it, or this system, sets."""

from api.law.citations import Citation, CitationJson, Law, article_numeral, chinese_numeral
from api.law.parameter import (
    Dated,
    Parameter,
    ParameterInvalid,
    ParameterNotInForce,
    ParameterUnknown,
    Settings,
    Standing,
    Unit,
    Value,
)
from api.law.parameters import PARAMETERS, resolve

__all__ = [
    "PARAMETERS",
    "Citation",
    "CitationJson",
    "Dated",
    "Law",
    "Parameter",
    "ParameterInvalid",
    "ParameterNotInForce",
    "ParameterUnknown",
    "Settings",
    "Standing",
    "Unit",
    "Value",
    "article_numeral",
    "chinese_numeral",
    "resolve",
]
