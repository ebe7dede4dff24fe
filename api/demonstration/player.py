"""Playing acts through the API (演示操作): each step sets the legal time, acts as one person, and insists on success."""

import asyncio
import hashlib
from dataclasses import dataclass, field
from typing import Any

import httpx

SET_CLOCK = "mutation Clock($at: DateTime) { setLegalClock(at: $at) { at } }"
PROGRESS = """query Progress($id: ID!) {
  document(id: $id) { title number status issuedAt signatures { field } revisions { kind field } }
}"""
REFUSAL = "... on Refusal { code message missing { code message facts } }"
PATIENCE = 120
JSON_TYPES = {"application/json", "application/graphql-response+json"}


class ActRefused(RuntimeError):
    """An act of the story was refused, or the API answered with errors: the story is wrong, or we are."""


@dataclass
class Player:
    """A client that can be anybody in turn."""

    client: httpx.AsyncClient
    tokens: dict[str, str] = field(default_factory=dict)

    async def act(self, login: str, at: str, mutation: str, input_type: str, input: dict[str, Any], answer: str) -> Any:
        """Perform one mutation as ``login`` at the legal instant ``at``; returns the payload. ``answer`` is its selection."""
        await self.ask(login, SET_CLOCK, {"at": at})
        payload = mutation[0].upper() + mutation[1:] + "Payload"
        text = f"mutation Act($input: {input_type}!) {{ {mutation}(input: $input) {{ ... on {payload} {{ {answer} }} {REFUSAL} }} }}"
        result = (await self.ask(login, text, {"input": input}))[mutation]
        if "code" in result and "message" in result:
            raise ActRefused(f"{at} {login} {mutation}: {result}")
        return result

    async def ask(self, login: str | None, text: str, variables: dict[str, Any] | None = None) -> Any:
        """Run an operation as ``login``; returns its data."""
        headers = {"authorization": f"Bearer {await self.token(login)}"} if login else {}
        answer = await self.client.post("/graphql", json={"query": text, "variables": variables or {}}, headers=headers)
        if answer.headers.get("content-type", "").partition(";")[0] not in JSON_TYPES:
            raise ActRefused(f"{login}: HTTP {answer.status_code} {answer.text[:200]}")
        body = answer.json()
        if body.get("errors"):
            raise ActRefused(f"{login}: {body['errors']}")
        return body["data"]

    async def token(self, login: str) -> str:
        """The access token of an account of the sample world."""
        if login not in self.tokens:
            answer = await self.client.post("/login/development", json={"login": login})
            answer.raise_for_status()
            self.tokens[login] = answer.json()["token"]
        return self.tokens[login]

    async def upload(self, login: str, at: str, content: bytes, content_type: str) -> str:
        """Put a file into the store by its signed link and register it; returns the upload's id."""
        announced = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "contentType": content_type}
        place = await self.act(login, at, "requestUpload", "RequestUploadInput", announced, "uploadId url headers")
        (await self.client.put(place["url"], content=content, headers=place["headers"])).raise_for_status()
        done = await self.act(
            login, at, "completeUpload", "CompleteUploadInput", {"uploadId": place["uploadId"]}, "uploadId"
        )
        return str(done["uploadId"])

    async def settled(self, login: str, document_id: str) -> dict[str, Any]:
        """Wait until the worker has put every signature into the document's file; returns the document."""
        for _ in range(PATIENCE * 20):
            document: dict[str, Any] = (await self.ask(login, PROGRESS, {"id": document_id}))["document"]
            wanted = {mark["field"] for mark in document["signatures"]}
            if document["revisions"] and wanted <= _in_file(document):
                return document
            await asyncio.sleep(0.05)
        raise ActRefused(f"the file of {document_id} was not finished within {PATIENCE} s: is the worker running?")


def _in_file(document: dict[str, Any]) -> set[str]:
    """The places that are signed in the file."""
    return {revision["field"] for revision in document["revisions"] if revision["field"]}
