"""Forms of the legal review of major decisions (重大执法决定法制审核)."""

from documents.forms.form import Design
from documents.forms.review import review_coordination, review_opinion, review_submission

DESIGNS: tuple[Design, ...] = (review_submission.DESIGN, review_opinion.DESIGN, review_coordination.DESIGN)
