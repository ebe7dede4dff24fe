"""Word to PDF/A, CPU per document: ours against one warm LibreOffice, the same files, side by side in one run.

    .venv/bin/python -m benchmarks.typeset [rounds]

Every sample document of every form is filled with another party's name per round, so that no file is set twice and
nothing can be remembered whole. LibreOffice (``soffice`` and ``python3-uno`` of the system) runs once, warmed up, as
conversion servers run it; its CPU is that of its process. Ours is this process's. Also prints what filling costs, with
and without the QR code of a check address. Without LibreOffice the ratio is left out.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from documents.fonts import FontShelf
from documents.frame import Frame, Verification
from documents.render import compiled_template, fill
from documents.typeset import Typesetter

EVERY: list[dict[str, Any]] = json.loads(Path("tests/documents/sample.json").read_text("utf-8"))
#: One document of each form: the sixteen service receipts of the sample would drown the rest.
SAMPLES = list({sample["form"]: sample for sample in EVERY}.values())
VARIANTS = 3
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print CPU per document by form, the ratio, and the cost of filling."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for sample in SAMPLES:
        compiled_template(sample["form"])
    # rounds × forms × variants; the first round warms up.
    made = [
        [[filled(sample, number * VARIANTS + variant) for variant in range(VARIANTS)] for sample in SAMPLES]
        for number in range(rounds + 1)
    ]
    for name, checked in (("without", False), ("with", True)):
        start = time.process_time()
        for sample in SAMPLES:
            filled(sample, 10**6, checked=checked)
        cost = (time.process_time() - start) / len(SAMPLES)
        print(f"fill, {name} a new QR code {cost * 1000:.2f} ms")
    columns: dict[str, list[float]] = {}
    for name, shelf in (
        ("ours, fonts of pip", FontShelf.wheel_only()),
        ("ours, fonts installed", FontShelf.installed()),
    ):
        columns[name] = best(made, ours(Typesetter(shelf)))
    if shutil.which("soffice"):
        with office() as convert:
            columns["LibreOffice, warm"] = best(made, convert)
    print(f"CPU in ms per document, best of {rounds} rounds of {VARIANTS}\n")
    print(f"{'':26}" + "".join(f"{name:>24}" for name in columns))
    for row, sample in enumerate(SAMPLES):
        print(f"{sample['form']:26}" + "".join(f"{costs[row] * 1000:24.1f}" for costs in columns.values()))
    means = {name: statistics.mean(costs) for name, costs in columns.items()}
    print(f"{'mean':26}" + "".join(f"{mean * 1000:24.1f}" for mean in means.values()))
    if "LibreOffice, warm" in means:
        ratios = (means["LibreOffice, warm"] / mean for mean in means.values())
        print(f"{'times faster':26}" + "".join(f"{ratio:23.1f}×" for ratio in ratios))
    else:
        print("soffice is not installed: no ratio")


def best(made: list[list[list[bytes]]], convert: Callable[[Sequence[bytes]], float]) -> list[float]:
    """Least CPU seconds per document, form by form, of all rounds but the first."""
    costs = [[convert(batch) / len(batch) for batch in forms] for forms in made]
    return [min(form) for form in zip(*costs[1:], strict=True)]


def filled(sample: dict[str, Any], number: int, *, checked: bool = False) -> bytes:
    """A sample document of another party."""
    data = json.loads(json.dumps(sample["data"]).replace("\\u6709\\u9650", f"\\u7b2c{number}\\u6709\\u9650"))
    frame = Frame(
        organ=sample["organ"],
        date=date.fromisoformat(sample["issuedOn"]),
        number=sample["number"],
        demo=True,
        verification=Verification(code="1", url=f"https://demo.invalid/{sample['id']}/{time.monotonic_ns()}")
        if checked
        else None,
    )
    return fill(sample["form"], data, frame)


def ours(typesetter: Typesetter) -> Callable[[Sequence[bytes]], float]:
    """A callable that sets a batch and gives the CPU seconds this process spent, its threads included."""

    def convert(batch: Sequence[bytes]) -> float:
        start = time.process_time()
        for docx in batch:
            typesetter.typeset(docx)
        return time.process_time() - start

    return convert


@contextmanager
def office() -> Iterator[Callable[[Sequence[bytes]], float]]:
    """One LibreOffice; the callable converts a batch and gives the CPU seconds its process spent."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pipe = f"typeset{os.getpid()}"
        server = subprocess.Popen(
            [
                "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nologo",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        client = subprocess.Popen(
            ["/usr/bin/python3", str(Path(__file__).with_name("office_converter.py")), pipe],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert client.stdin is not None
        assert client.stdout is not None
        sending, answering = client.stdin, client.stdout
        try:
            answering.readline()

            def convert(batch: Sequence[bytes]) -> float:
                paths = [folder / f"{number}.docx" for number in range(len(batch))]
                for path, docx in zip(paths, batch, strict=True):
                    path.write_bytes(docx)
                start = cpu_of_tree(server.pid)
                for path in paths:
                    sending.write(f"{path}\n")
                    sending.flush()
                    answering.readline()
                    if not path.with_suffix(".pdf").exists():
                        raise RuntimeError(f"LibreOffice did not convert {path.name}")
                return cpu_of_tree(server.pid) - start

            yield convert
        finally:
            client.kill()
            for child in descendants(server.pid):
                os.kill(child, 9)
            server.kill()
            server.wait()
            client.wait()


def cpu_of_tree(process: int) -> float:
    """CPU seconds spent so far by a process and those it started."""
    total = 0.0
    for one in (process, *descendants(process)):
        fields = status_of(one)
        total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


def descendants(process: int) -> list[int]:
    """Processes started by ``process``, and by those."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := status_of(int(folder.name))):
            children.setdefault(int(fields[1]), []).append(int(folder.name))
    found = children.get(process, [])
    for child in found:
        found = found + children.get(child, [])
    return found


def status_of(process: int) -> list[str]:
    """What the kernel tells of a process after its name; empty if it is gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


if __name__ == "__main__":
    main()
