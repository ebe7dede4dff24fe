"""The tables a seeded case is written to (案件各表), in the order of their foreign keys."""

from api.operation.copying import Sheet


class CaseSheets:
    """One sheet per table; ``deadlines`` takes the columns from ``rule`` to ``basis`` in one piece, as `Limits` gives them."""

    def __init__(self) -> None:
        self.parties = _sheet(
            "party",
            "id kind name public_name uscc id_number_mask operator operator_public_name legal_representative address_mask phone_mask"
            " consent_electronic_service electronic_address_mask bank_account_mask",
        )
        self.personal = _sheet(
            "personal_datum", "party_id field ciphertext wrapped_key key_id blind_index index_key_id"
        )
        self.dossiers = _sheet("dossier", "id kind organ_id")
        self.cases = _sheet(
            "enforcement_case",
            "id organ_id unit_id procedure category matter_id case_number name source facts law secrecy imported created_at",
        )
        self.case_officers = _sheet("case_officer", "case_id officer_id organ_id position joined_at")
        self.case_parties = _sheet("case_party", "case_id party_id role organ_id position")
        self.documents = _sheet(
            "document",
            "id owner_id organ_id template template_version title type_code year sequence number data openness secrecy version"
            " check_code places drafted_by drafted_at issued_at in_force_at imported",
        )
        self.events = _sheet(
            "event",
            "id owner_id organ_id kind phase at actors actor_ids place media document_ids evidence_ids recording_refs text"
            " particulars imported",
        )
        self.evidence = _sheet(
            "evidence",
            "id owner_id organ_id kind name collected_at collector_ids source proves original place document_id",
        )
        self.deadlines = _sheet(
            "deadline",
            "id owner_id organ_id rule name n unit starts_on due_on due_at provisional explanation computation basis started_by",
        )
        self.met = _sheet("deadline_met", "deadline_id organ_id event_id met_on")
        self.decisions = _sheet(
            "decision",
            "id case_id organ_id document_id number made_on made_at kinds fine_fen pay_by granted remedy officer_ids actor",
        )
        self.services = _sheet(
            "service",
            "id document_id organ_id method served_at recipient_id signed_by server_ids place witness_ids",
        )
        self.statements = _sheet("statement", "id case_id organ_id outcome speaker content adopted at actor")
        self.filings = _sheet("organ_filing", "id case_id organ_id document_id filed_on at actor")
        self.payments = _sheet(
            "payment", "id case_id organ_id decision_id purpose paid_fen surcharge_fen paid_at receipt_no cash actor"
        )
        self.closings = _sheet("case_closing", "id case_id organ_id performance reason closed_on at actor")

    def in_order(self) -> list[Sheet]:
        """Every sheet, those that are referred to before those that refer."""
        return list(vars(self).values())


def _sheet(table: str, columns: str) -> Sheet:
    return Sheet(table, *columns.split())
