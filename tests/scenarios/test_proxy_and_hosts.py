"""The examples of the operators' page for a TLS proxy and for several hosts, run as they stand there.

Addresses, files and secrets are the test's; all else is what is tried.
"""

import asyncio
import os
import re
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack, contextmanager
from pathlib import Path

import httpx

from tests.support.gateway import OWNER_KEY, Installation, envelope, installation, working
from tests.support.picture_server import certificate
from tests.support.postgres import postgres_url
from tests.support.servers import TOKEN, bound, free_port, nats, s3
from tests.support.typed_commands import ROOT, blocks

__all__ = ["certificate"]

NGINX = ROOT / ".make" / "nginx" / "nginx"
_LARGE = 20 << 20
"""Bytes of an upload that nginx refuses unless it is told otherwise."""
_LOOK = 0.05


def _example(language: str, word: str, values: dict[str, str]) -> str:
    """The block of the page in a language that holds a word, with its own values in place of the page's."""
    (text,) = (text for mark, text in blocks("docs/operating.md") if mark == language and word in text)
    for old, new in values.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@contextmanager
def _nginx(root: Path, pem: Path, port: int, gateway: str) -> Iterator[None]:
    """The page's nginx in front of a gateway."""
    server = _example(
        "nginx",
        "proxy_pass",
        {
            "listen 443": f"listen 127.0.0.1:{port}",
            "/etc/ssl/decks.example.pem": str(pem),
            "/etc/ssl/decks.example.key": str(pem),
            "http://127.0.0.1:8080": gateway,
        },
    )
    folders = "".join(f"{kind}_temp_path {root};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.geteuid() == 0 else ""  # whose folder it is
    config = root / "nginx.conf"
    config.write_text(f"{user} daemon off; pid {root}/pid; events {{}} http {{ access_log off; {folders} {server} }}")
    process = subprocess.Popen(bound([str(NGINX), "-p", str(root), "-c", str(config), "-e", "stderr"]))
    try:
        yield
    finally:
        process.terminate()
        process.wait()


async def _answering(client: httpx.AsyncClient) -> None:
    """Return once everything behind an address is ready."""
    while True:
        try:
            if (await client.get("/readyz")).json()["status"] in ("ready", "degraded"):
                return
        except (httpx.TransportError, ValueError):
            pass
        await asyncio.sleep(_LOOK)


async def _followed(client: httpx.AsyncClient, path: str, served: Installation) -> list[str]:
    """The events of a job, on which nobody works before the first of them is there."""
    seen: list[str] = []
    async with AsyncExitStack() as work, client.stream("GET", f"{path}/events", headers=_STREAM) as answer:
        async for line in answer.aiter_lines():
            if line.startswith("event: "):
                seen.append(line.removeprefix("event: "))
                if len(seen) == 1:
                    await work.enter_async_context(working(served))
    return seen


_STREAM = {"Accept": "text/event-stream"}


async def test_the_example_for_nginx_lets_everything_through(tmp_path: Path, certificate: Path) -> None:
    """Links lead through it, events come while a job waits, and an upload of 20 MB is not too large for it."""
    public = f"https://127.0.0.1:{free_port()}"
    (tmp_path / "proxy").mkdir()
    with ExitStack() as stack:
        served = stack.enter_context(installation(tmp_path / "data", PUBLIC_URL=public))
        stack.enter_context(_nginx(tmp_path / "proxy", certificate, int(public.rpartition(":")[2]), served.url))
        trusted = ssl.create_default_context(cafile=str(certificate))
        key = {"X-API-Key": OWNER_KEY}
        async with httpx.AsyncClient(base_url=public, headers=key, verify=trusted, timeout=30) as client:
            await _answering(client)
            path = (await client.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
            events = await _followed(client, path, served)
            assert (events[0], events[-1]) == ("job.created", "job.succeeded")
            link = (await client.get(path)).json()["job"]["download_url"]
            assert link.startswith(public)
            assert (await client.get(link)).content.startswith(b"PK")
            async with working(served):
                deck = b"PK\x03\x04" + bytes(_LARGE)
                upload = await client.post("/api/v2/validate", files={"file": ("a.pptx", deck)})
            assert (upload.status_code, upload.json()["status"]) == (200, "success"), upload.text


@contextmanager
def _hosts(root: Path, gateway: int) -> Iterator[None]:
    """All services of the page's example, each on its host, which is this machine."""
    registry, *workers = (f"127.0.0.1:{free_port()}" for _ in range(4))
    for name, secret in (("token", TOKEN), ("verdict.key", "0" * 64), ("owner.key", OWNER_KEY)):
        (root / name).write_text(f"{secret}\n")
    with ExitStack() as stack:
        bus = stack.enter_context(nats(root / "nats"))
        script = _example(
            "sh",
            "python -m job_registry",
            {
                "s3://ACCESS_KEY:SECRET_KEY@10.0.0.6:9000/deckmill?secure=false": stack.enter_context(s3(root / "s3")),
                "nats://10.0.0.7:4222": bus.start(),
                "postgresql://deckmill:PASSWORD@10.0.0.5/deckmill": stack.enter_context(postgres_url(root / "sql")),
                "/etc/deckmill/": f"{root}/",
                "10.0.0.1:7101": registry,
                **dict(zip((f"10.0.0.2:710{number}" for number in (2, 3, 4)), workers, strict=True)),
                "127.0.0.1:8080": f"127.0.0.1:{gateway}",
            },
        )
        side_by_side = re.sub(r"^(.*python -m \w+)$", r"\1 &", script, flags=re.MULTILINE) + "wait\n"
        environment = os.environ | {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "DECKMILL_SCRATCH_DIR": str(root / "scratch"),
        }
        process = subprocess.Popen(["bash", "-c", side_by_side], env=environment, cwd=root, start_new_session=True)
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


async def test_the_example_for_several_hosts_makes_decks(tmp_path: Path) -> None:
    """Each service is started by its line: a deck with pictures and a score, links under the public address."""
    port = free_port()
    with _hosts(tmp_path, port):
        url, key = f"http://127.0.0.1:{port}", {"X-API-Key": OWNER_KEY}
        async with httpx.AsyncClient(base_url=url, headers=key, timeout=90) as client:
            await _answering(client)
            path = (await client.post("/api/v2/render", json=envelope())).json()["data"]["job_url"]
            job = (await client.get(path, params={"wait": 60})).json()["job"]
            assert (job["status"], job["deck_score"] is not None, job["slide_count"]) == ("succeeded", True, 2)
            assert job["download_url"].startswith("https://decks.example/")
            assert (await client.get(httpx.URL(job["download_url"]).raw_path.decode())).content.startswith(b"PK")
