"""The timeline as a table (时间线): what a supervisor reads, asked for through the API as the supervisor."""

from datetime import datetime

from rich.console import Console
from rich.table import Table

from api.clocks import SHANGHAI
from api.demonstration.player import Player

SUPERVISOR = "st-12"
QUERY = """query Timeline($number: String!) {
  case(number: $number) {
    name stage caseNumber fineFen paidFen
    timeline { at kind sentence place actors { name } documents { title number } }
    deadlines { name startsOn dueOn metOn }
  }
}"""


async def print_timeline(console: Console, player: Player, number: str) -> None:
    """Print a case's timeline and deadlines."""
    case = (await player.ask(SUPERVISOR, QUERY, {"number": number}))["case"]
    console.print(
        f"\n[bold]{case['name']}[/]  {case['caseNumber']}  阶段：{case['stage']}  罚款{case['fineFen'] / 100:.2f}元，已缴{case['paidFen'] / 100:.2f}元"
    )
    table = Table("时间", "事项", "经过", "人员", "文书")
    for event in case["timeline"]:
        at = datetime.fromisoformat(event["at"]).astimezone(SHANGHAI)
        papers = "\n".join(" ".join(filter(None, (d["title"], d["number"]))) for d in event["documents"])
        table.add_row(
            f"{at:%m-%d %H:%M}", event["kind"], event["sentence"], "、".join(a["name"] for a in event["actors"]), papers
        )
    console.print(table)
    limits = Table("期限", "起算", "届满", "履行")
    for deadline in case["deadlines"]:
        limits.add_row(deadline["name"], deadline["startsOn"], deadline["dueOn"], deadline["metOn"] or "—")
    console.print(limits)
