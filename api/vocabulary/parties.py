"""Words about the people a proceeding concerns."""

from api.vocabulary.labelled import Labelled


class PartyKind(Labelled, chinese="当事人类型"):
    """当事人类型."""

    NATURAL_PERSON = "NATURAL_PERSON", "自然人", "natural person (公民)"
    SOLE_TRADER = "SOLE_TRADER", "个体工商户", "individual business"
    LEGAL_PERSON = "LEGAL_PERSON", "法人", "legal person"
    OTHER_ORG = "OTHER_ORG", "其他组织", "other organisation"


class PartyRole(Labelled, chinese="当事人角色"):
    """当事人角色."""

    RESPONDENT = "RESPONDENT", "当事人", "party under penalty / inspected"
    APPLICANT = "APPLICANT", "申请人", "licence applicant"
    INTERESTED = "INTERESTED", "利害关系人", "interested third person"
    AGENT = "AGENT", "委托代理人", "entrusted agent"
    LEGAL_REP = "LEGAL_REP", "法定代表人", "legal representative"
    WITNESS = "WITNESS", "证人", "witness"
    ATTESTING = "ATTESTING", "见证人", "attesting witness of an act"
    COMPLAINANT = "COMPLAINANT", "投诉举报人", "complainant (identity protected)"
