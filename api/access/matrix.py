"""The matrix (权限矩阵): for each kind of object and each role, the rows it may see and the fields it may not name.

Data only. `api.access.guards` writes a cell as SQL into every read; a slice names the subject of its table and nothing more.
A role that a row of the matrix leaves out sees nothing. What is not named here is open: regions, organs, units, published
plans, caps and discretion standards, the catalogue of major decisions and its checklist.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from api.vocabulary import StaffRole

R = StaffRole


class Scope(StrEnum):
    """Which rows: each scope is one condition on the row and the viewer."""

    ALL = auto()  # every row there is
    PUBLISHED = auto()  # what is published: for anybody
    ORGAN = auto()  # 本机关: of the viewer's organ
    SUB = auto()  # 下级: of the organs in the region that the viewer supervises
    OWN = (
        auto()
    )  # 本人及本机构: of cases, visits and proceedings of the viewer's unit, or on which the viewer is an officer
    HANDLED = auto()  # 承办: of cases on which the viewer is an officer now
    UNIT = auto()  # 本机构: of cases, visits and proceedings of the viewer's unit
    REVIEWED = auto()  # 送审: of cases that the viewer's organ has under legal review, or had
    HEARD = auto()  # 听证: of cases of the viewer's organ in which a hearing was asked for
    DECIDED = auto()  # 已决定: of cases of the viewer's organ that have a decision
    CLOSED = auto()  # 已结案: of cases and proceedings of the viewer's organ that have ended
    LICENCES = auto()  # 许可: of licence cases of the viewer's organ
    VISITS = auto()  # 检查: of inspection visits of the viewer's organ
    ASSIGNED = auto()  # 征求意见: of unclassified cases on which the viewer, a counsel, was asked
    MINE = auto()  # 本人: about the viewer, or addressed to them
    SERVING = auto()  # 聘请: counsel who serve the viewer's organ
    SENT = auto()  # 报送: sent to the viewer's body, whichever region it comes from


class Subject(StrEnum):
    """What kind of object a table holds; the rows of the matrix."""

    MATTER = auto()  # 事项、清单
    OFFICER = auto()  # 执法人员
    CERTIFICATE = auto()  # 执法证件
    QUALIFICATION = auto()  # 资格考试、证件申报和变动
    COLLEAGUE = auto()  # 工作人员、审核人员、印章: whose names and seals stand on the organ's papers
    COUNSEL = auto()  # 法律顾问
    PARTY = auto()  # 当事人
    CASE = auto()  # 案件 itself, with its officers, parties and summary
    COMPLAINANT = auto()  # 举报人
    FILE = auto()  # 案件经过: clue, timeline, deadlines, statements, hearings, measures
    DOCUMENT = auto()  # 文书
    EVIDENCE = auto()  # 证据、音像
    REVIEW = auto()  # 法制审核
    COUNSEL_OPINION = auto()  # 法律顾问意见
    DECISION = auto()  # 决定、缴款、结案
    RECUSAL = auto()  # 回避、更换人员
    TASK = auto()  # 检查任务
    VISIT = auto()  # 检查实施
    POLICY = auto()  # 制度文件、报审报备
    TRAINING = auto()  # 培训
    ACCOUNTABILITY = auto()  # 责任追究
    DEVICE = auto()  # 电子技术监控设备及其审核


@dataclass(frozen=True, slots=True)
class Sight:
    """One cell: rows of any of these scopes, without these fields (Python names)."""

    scopes: tuple[Scope, ...]
    hidden: tuple[str, ...] = ()

    def without(self, *fields: str) -> "Sight":
        """The same rows without these fields."""
        return Sight(self.scopes, fields)


def of(*scopes: Scope) -> Sight:
    """Rows of any of these scopes."""
    return Sight(scopes)


ALL, ORGAN, SUB, OWN, UNIT = of(Scope.ALL), of(Scope.ORGAN), of(Scope.SUB), of(Scope.OWN), of(Scope.UNIT)
REVIEWED, HEARD, DECIDED, LICENCES = of(Scope.REVIEWED), of(Scope.HEARD), of(Scope.DECIDED), of(Scope.LICENCES)
ASSIGNED, MINE, PUBLISHED = of(Scope.ASSIGNED), of(Scope.MINE), of(Scope.PUBLISHED)
PUBLISHED_OR_ORGAN, PUBLISHED_OR_SUB = of(Scope.PUBLISHED, Scope.ORGAN), of(Scope.PUBLISHED, Scope.SUB)
CLOSED_AND_VISITS, DECIDED_AND_VISITS = of(Scope.CLOSED, Scope.VISITS), of(Scope.DECIDED, Scope.VISITS)

REVIEWERS = (R.REVIEWER, R.REVIEW_HEAD)
PUBLISHERS = (R.DISCLOSURE_EDITOR, R.DISCLOSURE_CHECKER, R.SECRECY_CHECKER)
OUTSIDERS = (R.PUBLIC, R.COUNSEL)
OWN_STAFF = (
    R.OFFICER, R.UNIT_HEAD, *REVIEWERS, R.HEARING_HOST, R.ORGAN_LEADER, *PUBLISHERS, R.ARCHIVIST, R.WINDOW_CLERK,
    R.AMR_CHECKER, R.ORGAN_ADMIN, R.AUDITOR,
)  # fmt: skip
"""Roles that an organ's own people hold."""

ALL_ROLES = tuple(R)
"""Every role, the anonymous public included."""

EXAMINATION = ("exam_passed_on",)
OPINIONS = ("text", "actor")
WHY_NOT_VALID = ("suspended_from", "suspended_to", "suspend_reason", "end_reason")
REACH = ("id_number_mask", "phone_mask", "electronic_address_mask", "bank_account_mask")
"""What identifies or reaches a party: for whoever deals with it, never for a supervisor or counsel."""

CASE_ASIDE_FROM_ITS_DECISION = ("source", "facts", "law", "discretion", "major_decision")

Row = dict[StaffRole, Sight]


def _each(roles: tuple[StaffRole, ...], sight: Sight) -> Row:
    return dict.fromkeys(roles, sight)


_OF_THE_ORGAN: Row = _each(OWN_STAFF, ORGAN) | {R.SUPERVISOR: SUB}
_PUBLISHED: Row = (
    _each(OUTSIDERS, PUBLISHED) | _each((*OWN_STAFF, R.EXCHANGE_CLIENT), PUBLISHED_OR_ORGAN) | {R.SUPERVISOR: PUBLISHED_OR_SUB}
)  # fmt: skip
_HANDLED: Row = {R.OFFICER: OWN, R.UNIT_HEAD: UNIT, R.ORGAN_LEADER: ORGAN, R.SUPERVISOR: SUB, R.AUDITOR: ORGAN}
"""Who works on a case, leads the organ, supervises or audits it."""

MATRIX: Mapping[Subject, Row] = {
    Subject.MATTER: _PUBLISHED
    | {
        R.SUPERVISOR: of(Scope.PUBLISHED, Scope.SENT, Scope.SUB),
        R.AMR_CHECKER: of(Scope.PUBLISHED, Scope.SENT, Scope.ORGAN),
    },
    Subject.OFFICER: _PUBLISHED
    | {R.OFFICER: of(Scope.PUBLISHED, Scope.MINE)}
    | _each((*OUTSIDERS, R.EXCHANGE_CLIENT), PUBLISHED.without(*EXAMINATION)),
    Subject.CERTIFICATE: _PUBLISHED
    | {R.OFFICER: of(Scope.PUBLISHED, Scope.MINE)}
    | _each((*OUTSIDERS, R.EXCHANGE_CLIENT), PUBLISHED.without(*WHY_NOT_VALID)),
    Subject.QUALIFICATION: _OF_THE_ORGAN | {R.OFFICER: MINE},
    Subject.COLLEAGUE: _OF_THE_ORGAN,
    Subject.COUNSEL: _each(OWN_STAFF, of(Scope.SERVING)) | {R.SUPERVISOR: ALL, R.COUNSEL: MINE},
    # Every enforcement organ knows every party, so that nobody is entered twice; how to reach it is another matter.
    Subject.PARTY: _each(tuple(role for role in OWN_STAFF if role not in (R.AMR_CHECKER, R.ORGAN_ADMIN)), ALL)
    | {
        R.AMR_CHECKER: of(Scope.VISITS).without(*REACH),
        R.SUPERVISOR: ALL.without(*REACH),
        R.COUNSEL: ASSIGNED.without(*REACH),
    },
    Subject.CASE: _HANDLED
    | _each(REVIEWERS, REVIEWED)
    | _each(PUBLISHERS, DECIDED_AND_VISITS.without(*CASE_ASIDE_FROM_ITS_DECISION))
    | {
        R.HEARING_HOST: HEARD,
        R.WINDOW_CLERK: LICENCES,
        R.ARCHIVIST: CLOSED_AND_VISITS,
        R.COUNSEL: ASSIGNED,
        R.AMR_CHECKER: of(Scope.VISITS),
    },
    Subject.COMPLAINANT: {R.OFFICER: of(Scope.HANDLED), R.UNIT_HEAD: UNIT, R.ORGAN_LEADER: ORGAN},
    Subject.FILE: _HANDLED
    | _each(REVIEWERS, REVIEWED)
    | {
        R.HEARING_HOST: HEARD,
        R.WINDOW_CLERK: LICENCES,
        R.ARCHIVIST: CLOSED_AND_VISITS,
        R.COUNSEL: ASSIGNED,
        R.AMR_CHECKER: of(Scope.VISITS),
    },
    # A supervisor reads papers, yet not what was typed into them: identity numbers and telephones stand there.
    Subject.DOCUMENT: _HANDLED
    | _each(REVIEWERS, REVIEWED)
    | _each((*PUBLISHERS, R.ARCHIVIST), ORGAN)
    | {
        R.HEARING_HOST: HEARD,
        R.WINDOW_CLERK: LICENCES,
        R.COUNSEL: ASSIGNED.without("data"),
        R.SUPERVISOR: SUB.without("data"),
    },
    # A supervisor needs approved access, which an auditor's log records; neither sees the evidence by office.
    Subject.EVIDENCE: {R.OFFICER: OWN, R.UNIT_HEAD: UNIT, R.ORGAN_LEADER: ORGAN, R.HEARING_HOST: HEARD}
    | _each(REVIEWERS, REVIEWED)
    | {R.ARCHIVIST: of(Scope.CLOSED), R.COUNSEL: ASSIGNED},
    Subject.REVIEW: _HANDLED | _each((*REVIEWERS, R.ARCHIVIST), ORGAN) | {R.COUNSEL: ASSIGNED},
    Subject.COUNSEL_OPINION: _HANDLED | _each((*REVIEWERS, R.ARCHIVIST), ORGAN) | {R.COUNSEL: MINE},
    Subject.DECISION: _HANDLED | _each((*PUBLISHERS, R.ARCHIVIST), ORGAN),
    Subject.RECUSAL: _HANDLED | _each(REVIEWERS, REVIEWED) | {R.ARCHIVIST: ORGAN},
    Subject.TASK: _each((R.OFFICER, R.UNIT_HEAD, R.ORGAN_LEADER, *PUBLISHERS, R.ARCHIVIST), ORGAN)
    | _each((R.AMR_CHECKER, R.AUDITOR, R.EXCHANGE_CLIENT), ORGAN)
    | {R.SUPERVISOR: SUB},
    Subject.VISIT: _HANDLED | _each((*PUBLISHERS, R.ARCHIVIST, R.AMR_CHECKER, R.EXCHANGE_CLIENT), of(Scope.VISITS)),
    Subject.POLICY: _OF_THE_ORGAN
    | {R.SUPERVISOR: of(Scope.SENT, Scope.SUB), R.AMR_CHECKER: of(Scope.SENT, Scope.ORGAN)},
    Subject.TRAINING: _OF_THE_ORGAN,
    Subject.ACCOUNTABILITY: {R.ORGAN_LEADER: ORGAN, R.SUPERVISOR: SUB, R.AUDITOR: ORGAN},
    # What was found of an announced device is for all; who found it, and in which words, is for the organs.
    Subject.DEVICE: _PUBLISHED | _each((*OUTSIDERS, R.EXCHANGE_CLIENT), PUBLISHED.without(*OPINIONS)),
}
"""Subject by role: what a role may see. Written after the table of roles and permissions of the domain."""
