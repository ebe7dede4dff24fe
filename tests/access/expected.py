"""Who is expected to see what: the table of roles and permissions, type by type and role by role, over the sample and one row
in every table it leaves empty. Written by hand after the law's and the organ's separations, not derived from the guards.

The county's and the city's people: each role is held by one person of the city's market regulator (lc-amr), except the
supervisor (of the city) and counsel. Case 1 is penalty, reviewed, heard and closed, of unit tz and officer o-01, grown out of
visit 1; case 3 is a licence of unit sp; case 2 is another organ's, of a county of the city. The one common proceeding, open still, is counted with case 1.

Cells: digits are cases whose rows are seen, their visits' included; ``v`` only what belongs to the organ's visits; ``organ`` and
``pub`` rows of the organ and published ones; ``all``, ``self``, ``asked`` (parties of cases asked about), ``visited`` (parties
of visits); empty: nothing. Several words: any of them.
"""

from collections.abc import Mapping

from api.vocabulary import StaffRole

R = StaffRole
HOLDERS: dict[StaffRole, str | None] = {
    R.OFFICER: "o-01", R.UNIT_HEAD: "st-21", R.REVIEWER: "rv-1", R.REVIEW_HEAD: "st-20", R.HEARING_HOST: "st-03",
    R.ORGAN_LEADER: "st-02", R.DISCLOSURE_EDITOR: "st-04", R.DISCLOSURE_CHECKER: "st-05", R.SECRECY_CHECKER: "st-06",
    R.ARCHIVIST: "st-07", R.WINDOW_CLERK: "st-08", R.SUPERVISOR: "st-12", R.AMR_CHECKER: "st-13", R.COUNSEL: "cs-2",
    R.ORGAN_ADMIN: "st-14", R.AUDITOR: "st-16", R.EXCHANGE_CLIENT: "st-14", R.PUBLIC: None,
}  # fmt: skip
"""Who holds each role. No person of the sample is a machine account; the administrator's person lends itself."""

COLUMNS = (
    "OFFICER", "UNIT_HEAD", "REVIEWER", "REVIEW_HEAD", "HEARING_HOST", "ORGAN_LEADER", "DISCLOSURE_EDITOR",
    "DISCLOSURE_CHECKER", "SECRECY_CHECKER", "ARCHIVIST", "WINDOW_CLERK", "SUPERVISOR", "AMR_CHECKER", "COUNSEL",
    "ORGAN_ADMIN", "AUDITOR", "EXCHANGE_CLIENT", "PUBLIC",
)  # fmt: skip

PATTERNS: dict[str, str] = {
    #           OFFICER  HEAD    REVIEWERS HOST LEADER PUBLISHERS     ARCHIVE CLERK SUPERV AMR   COUNSEL ADMIN AUDIT EXCH PUBLIC
    "case":           "1 | 3     | 1 | 1 | 1 | 13 | 13 | 13 | 13   | 13   | 3  | 123  |    | 1     |    | 13  |     |",
    "summary":        "1 | 3     | 1 | 1 | 1 | 13 | 13 | 13 | 13   | 13   | 3  | 123  | v  | 1     |    | 13  |     |",
    "file":           "1 | 3     | 1 | 1 | 1 | 13 |    |    |      | 13   | 3  | 123  | v  | 1     |    | 13  |     |",
    "complainant":    "1 | 3     |   |   |   | 13 |    |    |      |      |    |      |    |       |    |     |     |",
    "document":       "1 | 3     | 1 | 1 | 1 | 13 | 13 | 13 | 13   | 13   | 3  | 123  |    | 1     |    | 13  |     |",
    "evidence":       "1 | 3     | 1 | 1 | 1 | 13 |    |    |      | 13   |    |      |    | 1     |    |     |     |",
    "review":         "1 | 3     | 13| 13|   | 13 |    |    |      | 13   |    | 123  |    | 1     |    | 13  |     |",
    "counsel opinion":"1 | 3     | 13| 13|   | 13 |    |    |      | 13   |    | 123  |    | self  |    | 13  |     |",
    "decision":       "1 | 3     |   |   |   | 13 | 13 | 13 | 13   | 13   |    | 123  |    |       |    | 13  |     |",
    "recusal":        "1 | 3     | 1 | 1 |   | 13 |    |    |      | 13   |    | 123  |    |       |    | 13  |     |",
    "proceeding":     "1 |       |   |   |   | 1  |    |    |      |      |    | 1    |    |       |    | 1   |     |",
    "ruling":         "1 |       |   |   |   | 1  | 1  | 1  | 1    | 1    |    | 1    |    |       |    | 1   |     |",
    "visit":          "1 | 3     |   |   |   | 13 | 13 | 13 | 13   | 13   |    | 123  | 13 |       |    | 13  | 13  |",
    "task":       "organ | organ |   |   |   | organ | organ | organ | organ | organ | | all | organ | | | organ | organ |",
    "party":        "all | all | all | all | all | all | all | all | all | all | all | all | visited | asked | | all | |",
    "matter": "pub organ | pub organ | pub organ | pub organ | pub organ | pub organ | pub organ | pub organ | pub organ |"
    " pub organ | pub organ | all | pub organ | pub | pub organ | pub organ | pub organ | pub",
    "roster": "pub self | pub organ | pub organ | pub organ | pub organ | pub organ | pub organ | pub organ | pub organ |"
    " pub organ | pub organ | all | pub organ | pub | pub organ | pub organ | pub | pub",
    "counsel":      "all | all | all | all | all | all | all | all | all | all | all | all | all | self | all | all | |",
    "house":      "organ | organ | organ | organ | organ | organ | organ | organ | organ | organ | organ | all | organ |  |"
    " organ | organ | |",
    "qualification": "self | organ | organ | organ | organ | organ | organ | organ | organ | organ | organ | all | organ |  |"
    " organ | organ | |",
    "device": "pub organ | pub organ | pub organ | pub organ | pub organ | pub organ | pub organ | pub organ | pub organ |"
    " pub organ | pub organ | all | pub organ | pub | pub organ | pub organ | pub | pub",
    "accountability": "  |   |   |   |   | organ | | | | | | all | | | | organ | |",
    "open": "all | all | all | all | all | all | all | all | all | all | all | all | all | all | all | all | all | all",
}  # fmt: skip
"""One line per kind of object; the columns are the roles."""

TYPES: dict[str, str] = {
    **dict.fromkeys(("Case", "CaseOfficer", "CaseParty", "CaseRepresentative"), "case"),
    **dict.fromkeys(
        (
            "CaseFiling", "Clue", "CollectiveDiscussion", "Deadline", "Hearing", "HearingRecord", "HearingRequest", "Measure",
            "MeasureApproval", "MeasureConversion", "MeasureExclusion", "MeasureExtension", "MeasureImposition", "MeasureLift",
            "ApplicationSupplement", "CorrectionRequest", "ExpertResult", "ExpertReview", "SiteVerification",
            "LicenceApplication", "LicenceExtension", "LicenceHearing", "LicenceHearingOffer",
            "LicenceIntake", "LicenceIssue", "LicenceWithdrawal", "PenaltyNotice", "Statement", "StatementRecheck", "TimelineEvent",
        ),
        "file",
    ),
    "ClueComplainant": "complainant",
    **dict.fromkeys(
        ("Document", "DocumentRevision", "DocumentService", "DocumentSignature", "DocumentVoid"), "document"
    ),
    **dict.fromkeys(("DeviceRecord", "DeviceRecordReview", "DeviceRecordTelling", "Evidence"), "evidence"),
    **dict.fromkeys(("DeviceStep", "MonitoringDevice"), "device"),
    **dict.fromkeys(
        ("MajorEvaluation", "MajorFlag", "Review", "ReviewCoordination", "ReviewOpinion", "ReviewStep"), "review"
    ),
    **dict.fromkeys(("CounselOpinion", "CounselRequest"), "counsel opinion"),
    **dict.fromkeys(
        (
            "CaseClosing", "CourtApplication", "CourtStep", "Decision", "DecisionRevocation", "InstalmentApproval", "OrganFiling",
            "Payment", "PenaltyDemand",
        ),
        "decision",
    ),
    **dict.fromkeys(
        (
            "OfficerChange", "RecusalDecision", "RecusalRequest", "Refund", "RemedyForwarding", "RemedyOutcome", "RemedyProceeding",
            "RemedyReply", "RemedyStay",
        ),
        "recusal",
    ),
    **dict.fromkeys(("CommonProceeding", "ProceedingNotice", "ProceedingStatement"), "proceeding"),
    **dict.fromkeys(
        (
            "CompensationDecision", "CompensationPayment", "DemolitionAnnouncement", "ExecutionAct", "ExecutionAgreement",
            "ExecutionReturn", "ExecutionTurn", "GoodsHandover",
            "ProceedingDecision", "ProceedingEnd", "ProceedingPayment",
        ),
        "ruling",
    ),
    **dict.fromkeys(("InspectionApproval", "InspectionResult", "InspectionVisit"), "visit"),
    "InspectionTask": "task",
    "Party": "party",
    **dict.fromkeys(("Matter", "RandomInspectionMatter"), "matter"),
    **dict.fromkeys(("Certificate", "Officer"), "roster"),
    **dict.fromkeys(("CertificateProposal", "CertificateStep", "ExamResult", "OfficerPosting", "ProposalRefusal"), "qualification"),
    "Counsel": "counsel",
    **dict.fromkeys(("Filing", "FilingDecision", "Policy", "PurchasedService", "Reviewer", "ReviewerAppointment", "Seal", "StaffMember", "Training"), "house"),
    **dict.fromkeys(("Accountability", "AccountabilityConclusion"), "accountability"),
    **dict.fromkeys(
        (
            "ChargeStandard", "DiscretionStandard", "InspectionCap", "InspectionPlan", "InspectionPlanItem", "MajorDecisionRule", "Organ",
            "Region", "ReviewChecklistItem", "Unit",
        ),
        "open",
    ),
}  # fmt: skip
"""Every type that is read from a table. The kinds of events are read as TimelineEvent."""

_OUTSIDERS = frozenset({R.PUBLIC, R.COUNSEL, R.EXCHANGE_CLIENT})
_PUBLISHERS = frozenset({R.DISCLOSURE_EDITOR, R.DISCLOSURE_CHECKER, R.SECRECY_CHECKER})
_AT_A_DISTANCE = frozenset({R.SUPERVISOR, R.COUNSEL, R.AMR_CHECKER})

HIDDEN: Mapping[tuple[str, str], frozenset[StaffRole]] = {
    ("Officer", "examPassedOn"): _OUTSIDERS,
    **dict.fromkeys(
        [("Certificate", name) for name in ("suspendedFrom", "suspendedTo", "suspendReason", "endReason")], _OUTSIDERS
    ),
    **dict.fromkeys(
        [("Party", name) for name in ("idNumberMask", "phoneMask", "electronicAddressMask", "bankAccountMask")],
        _AT_A_DISTANCE,
    ),
    **dict.fromkeys(
        [("Case", name) for name in ("source", "facts", "law", "discretion", "majorDecision")], _PUBLISHERS
    ),
    **dict.fromkeys(
        [("DeviceStep", "text"), ("DeviceStep", "takenBy"), ("MonitoringDevice", "registeredBy")], _OUTSIDERS
    ),
    ("Document", "data"): frozenset({R.SUPERVISOR, R.COUNSEL}),
}
"""The fields that a role may not name although it sees rows of the type. Every other field is shown with its row."""


def cell(type_: str, role: StaffRole) -> frozenset[str]:
    """The words of one cell."""
    cells = [words.strip() for words in PATTERNS[TYPES[type_]].split("|")]
    assert len(cells) == len(COLUMNS), f"{TYPES[type_]}: {len(cells)} cells for {len(COLUMNS)} roles"
    return frozenset(cells[COLUMNS.index(role.value)].split())
