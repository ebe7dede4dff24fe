"""What an investigation may need beside its main way (调查中的其他事项): told rights, orders, representatives, more time, a code."""

from collections.abc import Mapping
from typing import ClassVar

from api.access.permissions import Permission as P
from api.cases import acts
from api.inspections.facts import OnSite
from api.progress.acts import issue_query_code
from api.vocabulary import PartyRole
from tests.stateful.course import NOWHERE, pick
from tests.stateful.penalised import Penalised
from tests.worlds.county import SHOP, of


class Investigating(Penalised):
    """A course with an investigation."""

    BESIDE: ClassVar[Mapping[str, str]] = {
        "starts_verification": "o-08", "extends_verification": "st-09", "explains": "o-08", "orders_rectification": "o-08",
        "names_representative": "o-08", "issues_code": "o-08",
    }  # fmt: skip

    async def starts_verification(self, who: str, twist: int) -> None:
        """The clue begins to be verified."""
        self.mark("starts_verification", await self.stage.attempt(
            "start_verification", P.HANDLE_CASE, who,
            lambda tx, by, at: acts.start_verification(tx, self.case_id, by=by, at=at),
        ))  # fmt: skip

    async def extends_verification(self, who: str, twist: int) -> None:
        """A leader gives more time for it."""
        self.mark("extends_verification", await self.stage.attempt(
            "extend_verification", P.LEAD_CASE, who, lambda tx, by, at: acts.extend_verification(
                tx, self.case_id, reason=pick(twist, "需要检验", " "), by=by, at=at
            ),
        ))  # fmt: skip

    async def explains(self, who: str, twist: int) -> None:
        """Somebody is told rights and duties: by both, or by one."""
        place = OnSite(SHOP, pick(twist, (), (of("o-08"),), (of("o-08"), of("o-13"))))
        self.mark("explains", await self.stage.attempt(
            "explain_case_rights", P.HANDLE_CASE, who, lambda tx, by, at: acts.explain_case_rights(
                tx, self.case_id, place, person=pick(twist // 3, "尚云舒", " "), by=by, at=at
            ),
        ))  # fmt: skip

    async def orders_rectification(self, who: str, twist: int) -> None:
        """The party is ordered to correct what it does."""
        template = pick(twist, "RECTIFICATION_ORDER", "EVIDENCE_EXTRACT")
        paper, _ = await self.stage.paper(self.case_id, template, {}, series="责改", in_force=twist % 4 != 3)
        self.mark("orders_rectification", await self.stage.attempt(
            "order_rectification", P.HANDLE_CASE, who,
            lambda tx, by, at: acts.order_rectification(tx, self.case_id, paper, by=by, at=at),
        ))  # fmt: skip

    async def names_representative(self, who: str, twist: int) -> None:
        """Somebody acts for the party: with a power of attorney, or without; or for a stranger."""
        evidence = await self.one("SELECT id FROM evidence WHERE owner_id = :id LIMIT 1", id=self.case_id)
        role = pick(twist // 2, PartyRole.AGENT, PartyRole.LEGAL_REP, PartyRole.WITNESS)
        naming = acts.Naming(
            party_id=pick(twist, self.party_id, of("p-04")), representative_id=of("p-05"), role=role,
            powers=pick(twist // 3, ("代为陈述、申辩",), ()), evidence_id=pick(twist // 4, evidence, NOWHERE),
        )  # fmt: skip
        self.mark("names_representative", await self.stage.attempt(
            "name_representative", P.HANDLE_CASE, who,
            lambda tx, by, at: acts.name_representative(tx, self.case_id, naming, by=by, at=at),
        ))  # fmt: skip

    async def issues_code(self, who: str, twist: int) -> None:
        """The party gets a code to look up its case with."""
        self.mark("issues_code", await self.stage.attempt(
            "issue_query_code", P.ISSUE_QUERY_CODE, who, lambda tx, by, at: issue_query_code(
                tx, self.case_id, pick(twist, self.party_id, of("p-05")), by=by, at=at
            ),
        ))  # fmt: skip
