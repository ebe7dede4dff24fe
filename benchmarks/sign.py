"""B-T signatures per CPU-second: ours against stock pyHanko, side by side in one run.

    .venv/bin/python -m benchmarks.sign [documents per round]

Both sign the same field of the same certified three-page PDF/A with the same RSA-3072 key, invisibly, and fetch a token
from the same timestamp authority over HTTP. The authority runs in a process of its own, so its CPU is counted for
neither; what the requester does with the token is. *Stock* is what an application following the manual does: load the
signer from its files for every document and call ``async_sign_pdf``; *stock, signer kept* loads it once.
CPU seconds hold on a noisy machine where wall times do not; each way takes its best round.
"""

from __future__ import annotations

import asyncio
import io
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pylopdf_fonts_zh_cn
import typst
import uvicorn
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps.aiohttp_client import AIOHttpTimeStamper

from signing.development import DevelopmentAuthority, Kind, Subject
from signing.development_timestamps import DevelopmentTimestampAuthority, timestamp_app
from signing.fields import FieldSpec, prepare
from signing.sign import certify, sign
from signing.timestamps import HttpTimestampAuthority

AT = datetime(2026, 7, 2, 2, 15, tzinfo=UTC)
VALID = (datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
ROUNDS = 5
TARGET = 5.0

Way = Callable[[], Awaitable[object]]


def main() -> None:
    """Run both ways and print signatures per CPU-second and the ratios; exit 1 below the target."""
    logging.disable(logging.WARNING)
    if sys.argv[1:2] == ["authority"]:
        serve_authority(Path(sys.argv[2]))
        return
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder, authority_process(Path(folder)) as url:
        rates = asyncio.run(measure(Path(folder), url, documents))
    for name, rate in rates.items():
        print(f"{name:22} {rate:7.1f} signatures per CPU-second")
    ours = rates["ours"]
    for name in ("stock", "stock, signer kept"):
        print(f"ours : {name:18} {ours / rates[name]:5.1f} ×")
    if ours / rates["stock"] < TARGET:
        sys.exit(f"below the target of {TARGET:g} × stock")


async def measure(folder: Path, url: str, documents: int) -> dict[str, float]:
    """Signatures per CPU-second of this process, the best of ROUNDS for each way, the ways taking turns."""
    authority = DevelopmentAuthority(folder, production=False)
    seal = authority.issue("seal", Subject("澜川市公安局", "澜川市公安局"), *VALID, Kind.SEAL)
    platform = authority.issue("platform", Subject("平台", "平台"), *VALID, Kind.PLATFORM)
    files = export_pem(folder)
    async with aiohttp.ClientSession() as session, HttpTimestampAuthority(url, session) as tsa:
        prepared = prepare(three_pages(), [FieldSpec("seal", 2, None, "organ_seal")])
        pdf = (await certify(prepared, platform, tsa, at=AT)).pdf
        stamper: Any = AIOHttpTimeStamper(url, session)
        kept = load(files)

        async def ours() -> object:
            return await sign(pdf, "seal", seal, tsa, role="organ_seal", reason="印章", at=AT)

        async def stock() -> object:
            return await stock_sign(pdf, load(files), stamper)

        async def stock_kept() -> object:
            return await stock_sign(pdf, kept, stamper)

        ways: dict[str, Way] = {"ours": ours, "stock": stock, "stock, signer kept": stock_kept}
        best = dict.fromkeys(ways, 0.0)
        for way in ways.values():
            await way()
        for _ in range(ROUNDS):
            for name, way in ways.items():
                best[name] = max(best[name], await rate(way, documents))
    return best


async def rate(way: Way, documents: int) -> float:
    """Documents per second of this process's CPU."""
    started = time.process_time()
    for _ in range(documents):
        await way()
    return documents / (time.process_time() - started)


async def stock_sign(pdf: bytes, signer: SimpleSigner, stamper: Any) -> object:
    """The library's own way."""
    metadata = PdfSignatureMetadata("seal", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason="印章")
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    return await PdfSigner(metadata, signer, timestamper=stamper).async_sign_pdf(writer, output=io.BytesIO())


def load(files: tuple[str, str, str]) -> SimpleSigner:
    """A signer from key, certificate and chain on disk, as the library's manual has it."""
    key, certificate, chain = files
    from_files: Any = SimpleSigner.load  # the library leaves it without types
    signer = from_files(key, certificate, ca_chain_files=(chain,))
    assert isinstance(signer, SimpleSigner)
    return signer


def export_pem(folder: Path) -> tuple[str, str, str]:
    """The seal's key without encryption, so that stock pays nothing for a passphrase."""
    passphrase = (folder / "passphrase").read_bytes()
    key, _, _ = pkcs12.load_key_and_certificates((folder / "keys" / "seal.p12").read_bytes(), passphrase)
    assert key is not None
    path = folder / "seal.key.pem"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return str(path), str(folder / "keys" / "seal.pem"), str(folder / "intermediate.pem")


def three_pages() -> bytes:
    """A tagged PDF/A-2a of three pages in Chinese."""
    source = '#set document(title: "决定书")\n#set text(lang: "zh", font: "Noto Serif SC")\n' + "\n#pagebreak()\n".join(
        "= 行政处罚决定书\n" + "当事人未取得建设工程规划许可证擅自进行建设。" * 30 for _ in range(3)
    )
    fonts: Any = [str(pylopdf_fonts_zh_cn.serif_path().parent)]
    return typst.compile(
        source.encode(), format="pdf", pdf_standards=["a-2a"], font_paths=fonts, ignore_system_fonts=True
    )


@contextmanager
def authority_process(folder: Path) -> Iterator[str]:
    """The development timestamp authority in a process of its own; yields its address."""
    command = [sys.executable, "-m", "benchmarks.sign", "authority", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def serve_authority(folder: Path) -> None:
    """Serve RFC 3161 on loopback until terminated; the first line printed is the address."""
    authority = DevelopmentAuthority(folder, production=False)
    identity = authority.issue("tsa", Subject("时间戳", "开发环境"), *VALID, Kind.TIMESTAMP)
    app = timestamp_app(DevelopmentTimestampAuthority(identity, lambda: AT), production=False)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    listener = server.config.bind_socket()
    listener.listen()
    print(f"http://127.0.0.1:{listener.getsockname()[1]}/tsa", flush=True)
    server.run(sockets=[listener])


if __name__ == "__main__":
    main()
