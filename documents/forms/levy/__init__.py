"""Forms of levies and charges (征收、收费): what is owed under a published standard."""

from documents.forms.form import Design
from documents.forms.levy import charge_notice, levy_decision, levy_notice

DESIGNS: tuple[Design, ...] = (levy_notice.DESIGN, levy_decision.DESIGN, charge_notice.DESIGN)
