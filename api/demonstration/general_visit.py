"""The inspection before the general case (普通程序案件之前的检查):云杉冷链, planned by the year's plan, its forklifts and lift sealed.

The officers' drawing by lot took place before; the visit begins with its plan.
"""

from api.demonstration.story import Story, ids

ZHOU, HE = "o-01", "o-02"
HEAD, DEPUTY = "st-19", "st-02"
SIGNER = "经纬"
WAREHOUSE = "澜川市滨水区港前路77号"
CODE = "JC-219900-2026-000312"
RECORDINGS = ["r1-01", "r1-06"]
DAY = "2026-03-31"
WORTH = 12_000_000
"""What the machines are worth, in fen: the organ's catalogue of major decisions begins at fifty million."""

SIGNED = {"place": WAREHOUSE, "signedBy": SIGNER}


async def inspect(story: Story) -> str:
    """From the plan to the measure in force and the day's records; returns the visit's id."""
    visit = await plan(story)
    await give_notice(story, visit)
    await enter(story, visit)
    await look_around(story, visit)
    await seal_the_machines(story, visit)
    await write_down(story, visit)
    return visit


async def plan(story: Story) -> str:
    """By the published plan, under the yearly cap; approved by the deputy head."""
    (item,), (cap,) = ids("listitem", "ri-1"), ids("cap", "ic-lc-amr-2026")
    planned = await story.act(
        HEAD, "2026-03-24T09:30", "planInspection",
        {
            "kind": "RANDOM", "name": "2026年第一次特种设备使用单位双随机抽查", "partyId": story.party, "place": WAREHOUSE,
            "officerIds": ids("officer", ZHOU, HE), "plannedOn": DAY, "checkCode": CODE, "listItemId": item, "capId": cap,
            "reason": "双随机、一公开监管平台2026年第一批抽取",
        },
        "visit { id }",
    )  # fmt: skip
    visit: str = planned["visit"]["id"]
    approval = await story.complete(visit, "d1-27")
    await story.act(
        DEPUTY, "2026-03-26T15:00", "approveInspection",
        {"visitId": visit, "documentId": approval, "noticeMode": "ADVANCE"},
    )  # fmt: skip
    return visit


async def give_notice(story: Story, visit: str) -> None:
    """A working day ahead."""
    notice = await story.complete(visit, "d1-28")
    await story.act(ZHOU, "2026-03-30T14:30", "notifyInspection", SIGNED | {"visitId": visit, "documentId": notice})
    await story.complete(visit, "d1-28-r", about="d1-28")


async def enter(story: Story, visit: str) -> None:
    """At the gate: the code scanned, the certificates shown, the rights told."""
    filmed = {"visitId": visit, "place": WAREHOUSE, "media": ["VIDEO"], "recordingRefs": RECORDINGS}
    await story.act(ZHOU, f"{DAY}T09:28", "scanCheckCode", filmed | {"code": CODE})
    await story.act(ZHOU, f"{DAY}T09:30", "showCredential", filmed | {"shownTo": f"现场负责人{SIGNER}"})
    await story.act(ZHOU, f"{DAY}T09:33", "explainRights", filmed)


async def look_around(story: Story, visit: str) -> None:
    """What the officers found, photographed and took copies of."""
    await story.act(
        ZHOU, f"{DAY}T09:35", "recordSiteInspection",
        {
            "visitId": visit, "place": WAREHOUSE, "text": "发现2台叉车和1台载货电梯超过检验有效期仍在使用",
            "media": ["TEXT_ELECTRONIC", "VIDEO", "PHOTO"], "recordingRefs": ["r1-01", "r1-02", "r1-06"],
        },
    )  # fmt: skip
    await story.collect(visit, "e1-03", WAREHOUSE, on_premises=True)
    await story.complete(visit, "d1-33")
    await story.collect(visit, "e1-04", WAREHOUSE, on_premises=True, copy_note="经核对，与原件一致")


async def seal_the_machines(story: Story, visit: str) -> None:
    """Asked for, approved, explained to the party, imposed. The list is signed after the sealing that it lists."""
    form = await story.complete(visit, "d1-02")
    asked = await story.act(
        ZHOU, f"{DAY}T10:21", "requestMeasure",
        {"visitId": visit, "kind": "SEAL", "documentId": form, "valueFen": WORTH}, "measure { id }",
    )  # fmt: skip
    measure = asked["measure"]["id"]
    await story.act(DEPUTY, f"{DAY}T10:40", "approveMeasure", {"measureId": measure, "documentId": form})
    filmed = {"place": WAREHOUSE, "media": ["VIDEO"], "recordingRefs": RECORDINGS}
    await story.act(
        ZHOU, f"{DAY}T10:44", "explainMeasure",
        filmed | {"visitId": visit, "kind": "SEAL", "reasons": "检验有效期届满仍在使用", "statement": "当事人表示无异议"},
    )  # fmt: skip
    decision, items = await story.complete(visit, "d1-03"), await story.complete(visit, "d1-26")
    await story.act(
        ZHOU, f"{DAY}T10:50", "imposeMeasure",
        SIGNED | {
            "measureId": measure, "decisionId": decision, "listId": items, "media": ["TEXT_ELECTRONIC", "VIDEO"],
            "recordingRefs": RECORDINGS,
        },
    )  # fmt: skip
    story.measures.append(measure)
    await story.complete(visit, "d1-03-r", about="d1-03")


async def write_down(story: Story, visit: str) -> None:
    """The record of the inspection and the result form, signed before the officers leave and on the same afternoon."""
    await story.complete(visit, "d1-01")
    await story.collect(visit, "e1-01", WAREHOUSE, on_premises=True)
    await story.collect(visit, "e1-02", WAREHOUSE, on_premises=True)
    await story.complete(visit, "d1-34")


async def tell_result(story: Story, visit: str) -> None:
    """The result of the inspection, told in writing when the case is filed."""
    notice = await story.complete(visit, "d1-29")
    await story.act(ZHOU, "2026-04-03T17:00", "tellInspectionResult", SIGNED | {"visitId": visit, "documentId": notice})
    await story.complete(visit, "d1-29-r", about="d1-29")
