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
    HANDLE_CASE = "HANDLE_CASE"
    RECORD_PAYMENT = "RECORD_PAYMENT"
    CLOSE_CASE = "CLOSE_CASE"
    UPLOAD = "UPLOAD"
    REVEAL_IDENTITY = "REVEAL_IDENTITY"


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
    Permission.HANDLE_CASE: frozenset({R.OFFICER}),
    Permission.RECORD_PAYMENT: frozenset({R.OFFICER, R.UNIT_HEAD}),
    Permission.CLOSE_CASE: frozenset({R.UNIT_HEAD, R.ORGAN_LEADER}),
    Permission.UPLOAD: STAFF_WHO_SIGN,
    Permission.REVEAL_IDENTITY: frozenset({R.OFFICER, R.UNIT_HEAD, R.ORGAN_LEADER}),
}


def may(viewer: Viewer, permission: Permission) -> bool:
    """Whether one of the viewer's roles allows the operation."""
    return viewer.actor is not None and bool(viewer.actor.roles & ALLOWED[permission])
