"""Cases of the seeded world (虚构案件): a story is walked through, and every step leaves its rows on the sheets."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from api.clocks import legal_day
from api.ledger.event import PHASES
from api.operation.copying import Ready, rendered
from api.operation.seed.chance import Chance
from api.operation.seed.facts import FACTS
from api.operation.seed.limits import Limits
from api.operation.seed.names import Wrong
from api.operation.seed.parties import Parties, PartyOnFile
from api.operation.seed.registry import OrganAtWork, Person, provision
from api.operation.seed.sheets import CaseSheets
from api.operation.seed.stories import GENERAL, INTRICATE, LICENCE, SIMPLE, Paper, Step

SHARES = ((0.50, SIMPLE), (0.78, GENERAL), (0.79, INTRICATE), (1.0, LICENCE))
"""Running sums: half the cases are decided on the spot, one in a hundred is intricate. About ten events a case."""

ON_SITE, AT_DESK = rendered(("VIDEO",)), rendered(("TEXT_ELECTRONIC",))
NOTHING = Ready("{}")
LATER = timedelta(hours=20)
"""From here on the next step is another day's work, done in office hours."""


@dataclass(slots=True)
class Proceeding:
    """One case while it is being told."""

    id: UUID
    organ: OrganAtWork
    party: PartyOnFile
    officers: tuple[Person, Person]
    at: datetime
    place: str
    words: dict[str, str]
    fine_fen: int | None
    number: str | None = None
    decision_id: UUID | None = None
    decision_document: UUID | None = None
    decision_number: str = ""
    running: dict[str, UUID] = field(default_factory=dict)

    def actors(self, by: str) -> tuple[Person, ...]:
        """Who acts in a step; nobody of the organ where the party does."""
        if by == "officers":
            return self.officers
        return () if by == "party" else (getattr(self.organ, by),)


class CaseTeller:
    """Tells cases one after the other onto the sheets."""

    def __init__(self, chance: Chance, sheets: CaseSheets, parties: Parties, limits: Limits, present: datetime) -> None:
        self.chance = chance
        self.sheets = sheets
        self.parties = parties
        self.limits = limits
        self.present = present
        self.series: defaultdict[tuple[UUID, str, int], int] = defaultdict(int)
        """The greatest number given so far, by organ, type and year."""

    def tell(self, organ: OrganAtWork, begun: datetime) -> None:
        """One case of an organ from its first step to its last, or to the present."""
        chance = self.chance
        lot = chance.share()
        story = next(story for share, story in SHARES if lot < share)
        unit, *officers = chance.pick(organ.teams)
        party = self.parties.someone(organ, begun, self.sheets)
        matter, wrong = chance.pick(organ.wrongs)
        yuan = chance.number(wrong.least // 50, wrong.most // 100) * 50
        fine = None if story is LICENCE else yuan * 100
        case = Proceeding(
            chance.key(begun), organ, party, (officers[0], officers[1]), begun, chance.address(organ.region),
            {
                "wrong": wrong.name, "yuan": str(yuan), "person": party.speaker, "opinion": chance.pick(("同意", "建议补充证据")),
                "officers": f"{officers[0].name}、{officers[1].name}",
            }, fine,
        )  # fmt: skip
        for step in story:
            case.at = begun if step is story[0] else self._after(case.at, step)
            if case.at > self.present or (step.odds < 1 and chance.share() > step.odds):
                break
            self._happen(case, step)
        self._open(case, unit, matter, wrong, story, begun)

    def _after(self, before: datetime, step: Step) -> datetime:
        least, most = step.after
        at = before + timedelta(seconds=self.chance.number(int(least.total_seconds()), int(most.total_seconds())))
        if most < LATER:
            return at
        while at.weekday() > 4:
            at += timedelta(days=1)
        # 01:00 to 08:59 UTC is 09:00 to 16:59 in Shanghai.
        moved = at.replace(hour=self.chance.number(1, 8), minute=self.chance.number(0, 59))
        return moved if moved > before else moved + timedelta(days=1)

    def _happen(self, case: Proceeding, step: Step) -> None:
        """The event of a step, with its paper, its evidence, its limits and its fact."""
        event = self.chance.key(case.at)
        paper = self._draft(case, step.paper) if step.paper else None
        if step.fact == "decision":
            case.decision_document = paper
        served = case.decision_document if step.fact == "service" else None
        documents = tuple(document for document in (paper, served) if document is not None)
        evidence = (self._collect(case, step.evidence, paper),) if step.evidence else ()
        people = case.actors(step.by)
        actors = (
            people[0].alone
            if len(people) == 1
            else rendered([person.snapshot for person in people] or [case.party.snapshot])
        )
        self.sheets.events.add(
            event, case.id, case.organ.id, step.kind.value, PHASES[step.kind].value, case.at, actors,
            tuple(person.id for person in people) or (case.party.id,), case.place if step.on_site else None,
            ON_SITE if step.on_site else AT_DESK, documents or NOTHING, evidence or NOTHING, NOTHING,
            step.text.format_map(case.words), NOTHING, True,
        )  # fmt: skip
        if step.meets:
            self.sheets.met.add(case.running.pop(step.meets), case.organ.id, event, legal_day(case.at))
        if step.starts:
            self._limit(case, step.starts, event)
        if step.fact:
            FACTS[step.fact](self.sheets, self.chance, case, paper, people)

    def _draft(self, case: Proceeding, paper: Paper) -> UUID:
        """A document, issued and in force at once; its file is not part of the seeded world."""
        document, organ = self.chance.key(case.at), case.organ
        year = sequence = number = None
        if paper.type_code:
            year = legal_day(case.at).year
            self.series[organ.id, paper.type_code, year] += 1
            sequence = self.series[organ.id, paper.type_code, year]
            number = f"{organ.short}{paper.type_code}〔{year}〕{sequence}号"
            if paper.type_code in {"立", "当罚", "许受"}:
                case.number = number
            case.decision_number = number
        self.sheets.documents.add(
            document, case.id, organ.id, paper.template, "seed", paper.title, paper.type_code, year, sequence, number,
            {"party": case.party.name, "caseBrief": case.words["wrong"], "place": case.place}, paper.openness, "NONE", 1,
            document.hex[16:], NOTHING, case.officers[0].id, case.at, case.at, case.at, True,
        )  # fmt: skip
        return document

    def _collect(self, case: Proceeding, name: str, paper: UUID | None) -> UUID:
        evidence = self.chance.key(case.at)
        self.sheets.evidence.add(
            evidence, case.id, case.organ.id, "SITE_RECORD" if paper is None else "DOCUMENTARY", name, case.at,
            tuple(officer.id for officer in case.officers), "现场收集", f"证明{case.words['wrong']}的事实", True, case.place, paper,
        )  # fmt: skip
        return evidence

    def _limit(self, case: Proceeding, code: str, event: UUID) -> None:
        deadline = self.chance.key(case.at)
        columns, _ = self.limits.columns(code, legal_day(case.at))
        self.sheets.deadlines.add(deadline, case.id, case.organ.id, columns, event)
        case.running[code] = deadline

    def _open(
        self, case: Proceeding, unit: UUID, matter: UUID, wrong: Wrong, story: tuple[Step, ...], begun: datetime
    ) -> None:
        """The case itself with its people: written last, when its number is known, and copied first."""
        organ, party = case.organ, case.party
        licence = story is LICENCE
        procedure = "LICENCE" if licence else "SIMPLE" if story is SIMPLE else "GENERAL"
        name = f"{party.name}{organ.licence[1].licence}" if licence else f"{party.name}{wrong.name}案"
        applied = [provision(organ.licence[1].licence_basis if licence else wrong.applied)]
        self.sheets.dossiers.add(case.id, "CASE", organ.id)
        self.sheets.cases.add(
            case.id, organ.id, unit, procedure, "LICENCE" if licence else "PENALTY", organ.licence[0] if licence else matter,
            case.number, name, None if licence else self.chance.pick(("INSPECTION", "REPORT", "COMPLAINT", "TRANSFER")),
            f"当事人于{legal_day(begun).isoformat()}前后{wrong.name}。" if not licence else None,
            {"violated": [] if licence else [provision(wrong.violated)], "applied": applied}, "NONE", True, begun,
        )  # fmt: skip
        for position, officer in enumerate(case.officers, start=1):
            self.sheets.case_officers.add(case.id, officer.id, organ.id, position, begun)
        self.sheets.case_parties.add(case.id, party.id, "APPLICANT" if licence else "RESPONDENT", organ.id, 1)
