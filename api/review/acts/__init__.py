"""The acts of the legal review (法制审核办理), in the order of a review."""

from api.review.acts.account import Conclusion, conclude_accountability, open_accountability
from api.review.acts.coordinate import Meeting, coordinate_review
from api.review.acts.counsel import request_counsel_opinion, submit_counsel_opinion
from api.review.acts.major import RuleText, adopt_major_rule, evaluate_major, flag_major
from api.review.acts.opinion import Opinion, submit_opinion
from api.review.acts.people import TrainingHeld, record_training
from api.review.acts.respond import object_to_opinion, submit_rectification
from api.review.acts.staffing import (
    NewReviewer,
    Service,
    appoint_reviewer,
    record_purchased_service,
    relieve_reviewer,
)
from api.review.acts.submit import Material, Submission, submit_review, supplement_review, withdraw_review
from api.review.acts.take_in import accept_review, assign_reviewers, return_review

__all__ = [
    "Conclusion", "Material", "Meeting", "NewReviewer", "Opinion", "RuleText", "Service", "Submission", "TrainingHeld",
    "accept_review", "adopt_major_rule", "appoint_reviewer", "assign_reviewers", "conclude_accountability",
    "coordinate_review", "evaluate_major", "flag_major", "object_to_opinion", "open_accountability",
    "record_purchased_service", "record_training", "relieve_reviewer", "request_counsel_opinion", "return_review",
    "submit_counsel_opinion", "submit_opinion", "submit_rectification", "submit_review", "supplement_review",
    "withdraw_review",
]  # fmt: skip
