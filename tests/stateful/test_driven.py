"""Every act on a dossier is tried in random order by some course; what is not is named here, with the reason."""

import pytest

from tests.stateful.course import Course
from tests.stateful.demolition import DemolitionCourse
from tests.stateful.driven import acts_of_courses, acts_of_mutations, methods_never_reached
from tests.stateful.general import GeneralCourse
from tests.stateful.licence import LicenceCourse
from tests.stateful.measures import MeasureCourse
from tests.stateful.proceedings import ProceedingCourse
from tests.stateful.spot import SpotCourse

COURSES: tuple[type[Course], ...] = (
    SpotCourse, GeneralCourse, MeasureCourse, LicenceCourse, ProceedingCourse, DemolitionCourse,
)  # fmt: skip

OF_NO_DOSSIER = {
    "find_party", "reveal_identity", "open_number_series", "request_upload", "complete_upload", "create_policy",
    "submit_filing", "decide_filing", "open_policy_file", "draft_matter", "abolish_matter", "draft_random_inspection_matter",
    "publish_random_inspection_matter", "abolish_random_inspection_matter", "publish_inspection_plan", "publish_inspection_cap",
    "publish_charge_standard", "publish_matter", "propose_certificate", "refuse_certificate_proposal", "issue_certificate", "renew_certificate",
    "suspend_certificate", "lift_suspension", "cancel_certificate", "revoke_certificate", "record_exam_result",
    "adopt_major_decision_rule", "record_training", "appoint_reviewer", "relieve_reviewer", "record_purchased_service",
    "register_officer", "move_officer", "end_officer_service",
}  # fmt: skip
"""What is done to people, certificates, matters, policies, catalogues and files: no dossier has a course of it."""
BEFORE_A_VISIT = {"draw_inspection"}
"""Objects and officers are drawn before there is a visit; the visits drawn are planned ones, which the course plans itself."""
OF_PAPERS = {
    "draft_document", "edit_document", "sign_document", "seal_document", "capture_handwriting", "issue_document", "open_document", "void_document",
}  # fmt: skip
"""Drafting and signing: a stage lays papers as their signing leaves them, since every signature takes keys and a typesetter."""
AFTER_EVERYTHING = {"open_accountability", "conclude_accountability"}
"""Who answers for a case afterwards: it changes nothing in the case."""
ELSEWHERE = OF_NO_DOSSIER | BEFORE_A_VISIT | OF_PAPERS | AFTER_EVERYTHING


def test_every_act_on_a_dossier_is_tried_by_some_course() -> None:
    driven = acts_of_courses(COURSES)
    forgotten = {mutation for mutation, acts in acts_of_mutations().items() if not acts or acts - driven} - ELSEWHERE
    assert not forgotten, f"no course tries {sorted(forgotten)}"


def test_what_is_named_as_tried_elsewhere_is_an_act_that_no_course_tries() -> None:
    mutations, driven = acts_of_mutations(), acts_of_courses(COURSES)
    assert mutations.keys() >= ELSEWHERE, ELSEWHERE - mutations.keys()
    assert not {mutation for mutation in ELSEWHERE if mutations[mutation] & driven}


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.__name__)
def test_every_attempt_of_a_course_is_reached(course: type[Course]) -> None:
    assert not methods_never_reached(course)
    assert not [act for act in course.ACTS if not callable(getattr(course, act, None))]
