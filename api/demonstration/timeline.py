"""The timeline as a table (时间线): what a supervisor reads, asked for through the API as the supervisor."""

from datetime import datetime
from typing import Any

from rich.console import Console
from rich.table import Column, Table

from api.clocks import SHANGHAI
from api.demonstration.player import Player
from api.vocabulary import TimelineEventKind

SUPERVISOR = "st-12"
QUERY = """query Timeline($number: String!) {
  case(number: $number) {
    name stageLabel number fineFen paidFen
    timeline { at kind text place actors { name } documents { title number } }
    deadlines { name startsOn dueOn metOn }
  }
}"""


async def print_timeline(console: Console, player: Player, number: str) -> None:
    """Print a case's timeline and deadlines."""
    case = (await player.ask(SUPERVISOR, QUERY, {"number": number}))["case"]
    console.print(
        f"\n[bold]{case['name']}[/]  {case['number']}  阶段：{case['stageLabel']}  罚款{yuan(case['fineFen'])}，已缴{yuan(case['paidFen'])}"
    )
    table = Table(*(Column(name, overflow="fold") for name in ("时间", "事项", "经过", "地点", "人员", "文书")))
    for event in case["timeline"]:
        table.add_row(*row_of(event))
    console.print(table)
    limits = Table("期限", "起算", "届满", "履行")
    for deadline in case["deadlines"]:
        limits.add_row(deadline["name"], deadline["startsOn"], deadline["dueOn"], deadline["metOn"] or "—")
    console.print(limits)


def row_of(event: dict[str, Any]) -> tuple[str, ...]:
    """One event as the cells of its row."""
    at = datetime.fromisoformat(event["at"]).astimezone(SHANGHAI)
    papers = "\n".join(" ".join(filter(None, (paper["title"], paper["number"]))) for paper in event["documents"])
    people = "、".join(actor["name"] for actor in event["actors"])
    return (
        f"{at:%m-%d %H:%M}",
        TimelineEventKind(event["kind"]).label,
        event["text"],
        event["place"] or "",
        people,
        papers,
    )


def yuan(fen: int | None) -> str:
    """An amount for reading."""
    return "—" if fen is None else f"{fen / 100:.2f}元"
