"""A story (办案经过): a sample case told act by act through the API, with its papers drafted, signed and sealed as the sample says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from api.demonstration.handwriting import handwriting
from api.demonstration.player import Player
from api.exchange.identifiers import world_id
from api.exchange.source import Entry, entries
from api.vocabulary import SignMethod, SignRole

MEDIA = {"AUDIO_VISUAL": "VIDEO"}
"""What records evidence that is not on paper."""


@dataclass
class Story:
    """The player, the sample's papers and evidence by their names, and the documents that have come into being so far.

    ``clerk`` drafts and seals what nobody signs personally; ``party`` (party_…) signs by hand, or its ``agents`` for it.
    """

    player: Player
    papers: dict[str, Entry]
    clerk: str
    party: str
    on_step: Callable[[str], None] = lambda _: None
    agents: tuple[str, ...] = ()
    evidence: dict[str, Entry] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    measures: list[str] = field(default_factory=list)

    async def act(self, login: str, at: str, mutation: str, input: dict[str, Any], answer: str = "__typename") -> Any:
        """One act at a Shanghai time, given to the minute (2026-05-09T10:00)."""
        name = mutation[0].upper() + mutation[1:] + "Input"
        result = await self.player.act(login, f"{at}:00+08:00", mutation, name, input, answer)
        self.on_step(f"{at.replace('T', ' ')}  {login:6} {mutation}")
        return result

    async def complete(self, owner: str, paper: str, about: str | None = None) -> str:
        """One of the sample's papers from draft to last seal, everything by whom and when the sample says; returns its id.

        ``about`` names the paper that it is about. It is drafted when the first signs it. A fingerprint is left to paper.
        """
        marks = [mark for mark in self.papers[paper]["signatures"] if mark["method"] != SignMethod.FINGERPRINT]
        staff = [mark["signerId"] for mark in marks if mark["role"] not in (SignRole.PARTY, SignRole.ORGAN)]
        drafter = staff[0] if staff else self.clerk
        subject = self.documents[about] if about else None
        document = await self.paper(drafter, _minute(marks[0]), owner, paper, subject)
        for mark in marks:
            await self._mark(document, drafter, mark)
        await self.player.settled(drafter, document)
        return document

    async def _mark(self, document: str, drafter: str, mark: Entry) -> None:
        """One signature or seal of the sample. Whoever has no account here signs on the drafter's screen."""
        at, subject = _minute(mark), {"documentId": document}
        if mark["role"] == SignRole.PARTY:
            await self._write(drafter, at, document, mark["signerId"])
        elif mark["role"] == SignRole.ORGAN:
            await self.act(self.clerk, at, "sealDocument", subject)
        else:
            await self.act(mark["signerId"], at, "signDocument", {**subject, "role": mark["role"]})

    async def collect(
        self,
        owner: str,
        name: str,
        place: str,
        *,
        on_premises: bool,
        copy_note: str | None = None,
        by: str | None = None,
    ) -> None:
        """One piece of the sample's evidence, when the sample collects it, with the paper that carries it."""
        item = self.evidence[name]
        carrier = item["documentId"]
        await self.act(
            by or self.clerk, str(item["collectedAt"])[:16], "collectEvidence",
            {
                "ownerId": owner, "place": place, "kind": item["kind"], "name": item["name"], "source": item["source"],
                "proves": item["proves"], "original": copy_note is None, "copyNote": copy_note, "onPremises": on_premises,
                "documentId": self.documents[carrier] if carrier else None, "recordingRef": item["recordingId"],
                "media": [MEDIA.get(item["kind"], "TEXT_ELECTRONIC")],
            },
        )  # fmt: skip

    async def paper(self, login: str, at: str, owner: str, paper: str, about: str | None = None) -> str:
        """Draft one of the sample's papers and issue it; returns its id."""
        entry = self.papers[paper]
        draft = {
            "ownerId": owner, "template": entry["template"], "data": entry["data"], "title": entry["title"],
            "numberType": number_type(entry), "aboutDocumentId": about,
        }  # fmt: skip
        made = await self.act(login, at, "draftDocument", draft, "document { id }")
        document: str = made["document"]["id"]
        await self.act(login, at, "issueDocument", {"documentId": document}, "document { id number }")
        self.documents[paper] = document
        return document

    async def sign(self, document: str, *signers: tuple[str, str]) -> None:
        """Personal signatures, one after another; the file is waited for after each."""
        for login, at in signers:
            await self.act(login, at, "signDocument", {"documentId": document})
            await self.player.settled(login, document)

    async def seal(self, login: str, at: str, document: str) -> None:
        """The organ's seal, last."""
        await self.act(login, at, "sealDocument", {"documentId": document})
        await self.player.settled(login, document)

    async def hand(self, login: str, at: str, document: str, name: str) -> None:
        """Whoever acts for the party signs by hand on the officer's terminal."""
        await self._capture(login, at, document, self.party, name)
        await self.player.settled(login, document)

    async def _write(self, login: str, at: str, document: str, signer: str) -> None:
        """Somebody of the sample signs by hand: for the party, who acts for it."""
        (own,) = ids("party", signer)
        await self._capture(login, at, document, self.party if signer in self.agents else own, named("parties", signer))

    async def _capture(self, login: str, at: str, document: str, signer_id: str, name: str) -> None:
        upload = await self.player.upload(login, f"{at}:00+08:00", handwriting(name), "image/png")
        await self.act(
            login, at, "captureHandwriting",
            {"documentId": document, "role": "PARTY", "signerId": signer_id, "uploadId": upload},
        )  # fmt: skip


def entry(topic: str, kind: str, name: str) -> Entry:
    """One entry of the sample by its name."""
    return next(found for found in entries(topic, kind) if found["id"] == name)


def ids(kind: str, *names: str) -> list[str]:
    """The API's ids of what the sample calls by these names: officer_…, staff_…, party_…"""
    return [f"{kind}_{world_id(name)}" for name in names]


def named(kind: str, name: str) -> str:
    """What somebody of the registry is called."""
    return str(entry("registry", kind, name)["name"])


def number_type(paper: Entry) -> str | None:
    """The type in a paper's number: 罚 of 澜市监罚〔2026〕19号. A certificate's number has none."""
    if paper["number"] is None or "〔" not in paper["number"]:
        return None
    organ = entry("registry", "organs", paper["organId"])
    return str(paper["number"]).partition("〔")[0].removeprefix(organ["abbreviation"])


def _minute(mark: Entry) -> str:
    """When a mark of the sample was made, to the minute of Shanghai."""
    return str(mark["at"])[:16]
