"""Mutations on the legal review (法制审核操作), each in a file of its own, in the order of a review; the schema lists them."""

from strawberry.types.field import StrawberryField

from api.review.mutations.accept_review import accept_review
from api.review.mutations.adopt_major_decision_rule import adopt_major_decision_rule
from api.review.mutations.appoint_reviewer import appoint_reviewer
from api.review.mutations.assign_reviewers import assign_reviewers
from api.review.mutations.conclude_accountability import conclude_accountability
from api.review.mutations.coordinate_review import coordinate_review
from api.review.mutations.evaluate_major_decision import evaluate_major_decision
from api.review.mutations.flag_major_decision import flag_major_decision
from api.review.mutations.object_to_opinion import object_to_opinion
from api.review.mutations.open_accountability import open_accountability
from api.review.mutations.record_purchased_service import record_purchased_service
from api.review.mutations.record_training import record_training
from api.review.mutations.relieve_reviewer import relieve_reviewer
from api.review.mutations.request_counsel_opinion import request_counsel_opinion
from api.review.mutations.return_review import return_review
from api.review.mutations.submit_counsel_opinion import submit_counsel_opinion
from api.review.mutations.submit_rectification import submit_rectification
from api.review.mutations.submit_review import submit_review
from api.review.mutations.submit_review_opinion import submit_review_opinion
from api.review.mutations.supplement_review import supplement_review
from api.review.mutations.withdraw_review import withdraw_review

MUTATIONS: tuple[StrawberryField, ...] = (
    adopt_major_decision_rule,
    flag_major_decision,
    evaluate_major_decision,
    submit_review,
    supplement_review,
    withdraw_review,
    return_review,
    accept_review,
    assign_reviewers,
    submit_review_opinion,
    submit_rectification,
    object_to_opinion,
    coordinate_review,
    request_counsel_opinion,
    submit_counsel_opinion,
    appoint_reviewer,
    relieve_reviewer,
    record_purchased_service,
    record_training,
    open_accountability,
    conclude_accountability,
)
