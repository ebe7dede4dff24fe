"""Permissions (操作权限): what each role may do. Which rows it may do it to is the acts' business."""

from enum import StrEnum

from api.access.viewer import Viewer
from api.vocabulary import StaffRole

R = StaffRole


class Permission(StrEnum):
    """One kind of operation."""

    PLAN_INSPECTION = "PLAN_INSPECTION"
    APPROVE_INSPECTION = "APPROVE_INSPECTION"
    CONDUCT_INSPECTION = "CONDUCT_INSPECTION"
    DRAFT_DOCUMENT = "DRAFT_DOCUMENT"
    ISSUE_DOCUMENT = "ISSUE_DOCUMENT"
    SIGN_DOCUMENT = "SIGN_DOCUMENT"
    SEAL_DOCUMENT = "SEAL_DOCUMENT"
    VOID_DOCUMENT = "VOID_DOCUMENT"
    SERVE_DOCUMENT = "SERVE_DOCUMENT"
    OPEN_DOCUMENT = "OPEN_DOCUMENT"
    REGISTER_CLUE = "REGISTER_CLUE"
    HANDLE_CASE = "HANDLE_CASE"
    LEAD_CASE = "LEAD_CASE"
    REQUEST_RECUSAL = "REQUEST_RECUSAL"
    HOLD_HEARING = "HOLD_HEARING"
    RECORD_PAYMENT = "RECORD_PAYMENT"
    CLOSE_CASE = "CLOSE_CASE"
    UPLOAD = "UPLOAD"
    REVEAL_IDENTITY = "REVEAL_IDENTITY"
    EVALUATE_MAJOR = "EVALUATE_MAJOR"
    FLAG_MAJOR = "FLAG_MAJOR"
    ADOPT_CATALOGUE = "ADOPT_CATALOGUE"
    SUBMIT_REVIEW = "SUBMIT_REVIEW"
    TAKE_IN_REVIEW = "TAKE_IN_REVIEW"
    ASSIGN_REVIEWERS = "ASSIGN_REVIEWERS"
    GIVE_OPINION = "GIVE_OPINION"
    OBJECT_TO_OPINION = "OBJECT_TO_OPINION"
    COORDINATE_REVIEW = "COORDINATE_REVIEW"
    ASK_COUNSEL = "ASK_COUNSEL"
    ANSWER_AS_COUNSEL = "ANSWER_AS_COUNSEL"
    RECORD_TRAINING = "RECORD_TRAINING"
    HOLD_TO_ACCOUNT = "HOLD_TO_ACCOUNT"
    ADOPT_POLICY = "ADOPT_POLICY"
    SUBMIT_FILING = "SUBMIT_FILING"
    DECIDE_FILING = "DECIDE_FILING"


STAFF_WHO_SIGN = frozenset({R.OFFICER, R.UNIT_HEAD, R.REVIEWER, R.REVIEW_HEAD, R.HEARING_HOST, R.ORGAN_LEADER,
    R.DISCLOSURE_EDITOR, R.DISCLOSURE_CHECKER, R.SECRECY_CHECKER, R.ARCHIVIST, R.WINDOW_CLERK})  # fmt: skip

ALLOWED: dict[Permission, frozenset[StaffRole]] = {
    Permission.PLAN_INSPECTION: frozenset({R.UNIT_HEAD, R.OFFICER}),
    Permission.APPROVE_INSPECTION: frozenset({R.ORGAN_LEADER}),
    Permission.CONDUCT_INSPECTION: frozenset({R.OFFICER}),
    Permission.DRAFT_DOCUMENT: STAFF_WHO_SIGN,
    Permission.ISSUE_DOCUMENT: STAFF_WHO_SIGN,
    Permission.SIGN_DOCUMENT: STAFF_WHO_SIGN,
    Permission.SEAL_DOCUMENT: frozenset({R.OFFICER, R.UNIT_HEAD, R.ORGAN_LEADER, R.WINDOW_CLERK}),
    Permission.VOID_DOCUMENT: frozenset({R.UNIT_HEAD, R.ORGAN_LEADER}),
    Permission.SERVE_DOCUMENT: frozenset({R.OFFICER, R.WINDOW_CLERK}),
    Permission.OPEN_DOCUMENT: STAFF_WHO_SIGN | {R.SUPERVISOR, R.AUDITOR},
    Permission.REGISTER_CLUE: frozenset({R.OFFICER, R.UNIT_HEAD, R.WINDOW_CLERK}),
    Permission.LEAD_CASE: frozenset({R.ORGAN_LEADER}),
    Permission.REQUEST_RECUSAL: frozenset({R.OFFICER, R.UNIT_HEAD, R.ORGAN_LEADER, R.HEARING_HOST, R.REVIEWER}),
    Permission.HOLD_HEARING: frozenset({R.HEARING_HOST}),
    Permission.HANDLE_CASE: frozenset({R.OFFICER}),
    Permission.RECORD_PAYMENT: frozenset({R.OFFICER, R.UNIT_HEAD}),
    Permission.CLOSE_CASE: frozenset({R.UNIT_HEAD, R.ORGAN_LEADER}),
    Permission.UPLOAD: STAFF_WHO_SIGN,
    Permission.REVEAL_IDENTITY: frozenset({R.OFFICER, R.UNIT_HEAD, R.ORGAN_LEADER}),
    Permission.EVALUATE_MAJOR: frozenset({R.OFFICER, R.UNIT_HEAD, R.REVIEWER, R.REVIEW_HEAD, R.ORGAN_LEADER}),
    Permission.FLAG_MAJOR: frozenset({R.UNIT_HEAD, R.ORGAN_LEADER}),
    Permission.ADOPT_CATALOGUE: frozenset({R.REVIEW_HEAD, R.ORGAN_LEADER, R.ORGAN_ADMIN}),
    Permission.SUBMIT_REVIEW: frozenset({R.OFFICER, R.UNIT_HEAD}),
    Permission.TAKE_IN_REVIEW: frozenset({R.REVIEWER, R.REVIEW_HEAD}),
    Permission.ASSIGN_REVIEWERS: frozenset({R.REVIEW_HEAD, R.ORGAN_LEADER}),
    Permission.GIVE_OPINION: frozenset({R.REVIEWER}),
    Permission.OBJECT_TO_OPINION: frozenset({R.UNIT_HEAD}),
    Permission.COORDINATE_REVIEW: frozenset({R.ORGAN_LEADER}),
    Permission.ASK_COUNSEL: frozenset({R.REVIEWER, R.REVIEW_HEAD, R.ORGAN_LEADER}),
    Permission.ANSWER_AS_COUNSEL: frozenset({R.COUNSEL}),
    Permission.RECORD_TRAINING: frozenset({R.REVIEW_HEAD, R.ORGAN_LEADER, R.ORGAN_ADMIN}),
    Permission.HOLD_TO_ACCOUNT: frozenset({R.ORGAN_LEADER, R.SUPERVISOR}),
    Permission.ADOPT_POLICY: frozenset({R.REVIEW_HEAD, R.ORGAN_LEADER, R.ORGAN_ADMIN}),
    Permission.SUBMIT_FILING: frozenset({R.REVIEW_HEAD, R.ORGAN_LEADER, R.ORGAN_ADMIN}),
    Permission.DECIDE_FILING: frozenset({R.SUPERVISOR}),
}


def may(viewer: Viewer, permission: Permission) -> bool:
    """Whether one of the viewer's roles allows the operation."""
    return viewer.actor is not None and bool(viewer.actor.roles & ALLOWED[permission])
