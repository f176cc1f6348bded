"""Alerts against the faults that they tell of, as a Prometheus that scrapes a running stack sees them."""

import asyncio
import re
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.support.metrics import SERVICES
from tests.support.postgres import private_postgres
from tests.support.receiver import receiver
from tests.support.servers import bound, free_port, frozen
from tests.support.stack import Scenario, scenario, small_deck

ROOT = Path(__file__).parents[2]
FILES = ROOT / "deploy" / "observability"
PROMETHEUS = ROOT / ".make" / "prometheus" / "prometheus"
_LOOK = 0.1
_PATIENCE = 60.0


def alerts() -> dict[str, str]:
    """The query of each alert, by its name."""
    groups: list[dict[str, Any]] = yaml.safe_load((FILES / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    return {rule["alert"]: rule["expr"] for group in groups for rule in group["rules"]}


def provoked() -> set[str]:
    """The alerts that the runbook says are tried here."""
    page = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    return set(re.findall(r"^## (\w+)\n(?:(?!## ).*\n)*?- \*\*Tried\*\*: against the fault", page, re.MULTILINE))


class Watch:
    """A running Prometheus, and which alerts have been seen."""

    def __init__(self, address: str, http: httpx.AsyncClient) -> None:
        """Use `watching` instead."""
        self._address, self._http = address, http
        self._queries = alerts()
        self.seen: set[str] = set()

    async def holds(self, name: str) -> bool:
        """Whether the condition of an alert is met now; how long it must be is left out."""
        query = {"query": self._queries[name]}
        answer = (await self._http.get(f"http://{self._address}/api/v1/query", params=query)).raise_for_status().json()
        return bool(answer["data"]["result"])

    async def sees(self, *names: str) -> None:
        """Return when the conditions of all these were met. Raises TimeoutError."""
        async with asyncio.timeout(_PATIENCE):
            for name in names:
                while not await self.holds(name):
                    await asyncio.sleep(_LOOK)
                self.seen.add(name)

    async def scrapes(self) -> None:
        """Return when every service was scraped."""
        async with asyncio.timeout(_PATIENCE):
            while True:
                try:
                    query = {"query": 'count(up{job="deckmill"} == 1)'}
                    answer = await self._http.get(f"http://{self._address}/api/v1/query", params=query)
                    if answer.is_success and answer.json()["data"]["result"][0]["value"][1] == str(len(SERVICES)):
                        return
                except (httpx.TransportError, LookupError):
                    pass
                await asyncio.sleep(_LOOK)


@asynccontextmanager
async def watching(stack: Scenario, folder: Path) -> AsyncIterator[Watch]:
    """A Prometheus with our rules on a stack."""
    addresses = {name: (stack.data.run / f"{name}.metrics").read_text(encoding="utf-8").strip() for name in SERVICES}
    config = yaml.safe_load((FILES / "prometheus.yml").read_text(encoding="utf-8"))
    config["global"] = {"scrape_interval": "250ms", "scrape_timeout": "250ms", "evaluation_interval": "250ms"}
    config["rule_files"] = [str(FILES / name) for name in config["rule_files"]]
    config["scrape_configs"][0]["static_configs"] = [
        {"targets": [address], "labels": {"service": name}} for name, address in addresses.items()
    ]
    file = folder / "prometheus.yml"
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    address = f"127.0.0.1:{free_port()}"
    options = [f"--config.file={file}", f"--storage.tsdb.path={folder / 'series'}", f"--web.listen-address={address}"]
    with (folder / "prometheus.log").open("wb") as log:
        process = subprocess.Popen(bound([str(PROMETHEUS), *options]), stdout=log, stderr=log)
    try:
        async with httpx.AsyncClient(timeout=10) as http:
            watch = Watch(address, http)
            await watch.scrapes()
            yield watch
    finally:
        process.kill()
        process.wait()


async def test_each_fault_is_told_by_its_alert(tmp_path: Path) -> None:
    """None of them is raised by a stack that is well; each is, by its fault."""
    with private_postgres(tmp_path / "postgres") as database:
        settings = {"DECKMILL_DATABASE_URL": database.url(), "DECKMILL_WEBHOOK_INNER_HOSTS": "127.0.0.1"}
        async with scenario(tmp_path, settings) as stack, receiver() as there, watching(stack, tmp_path) as watch:
            assert (await stack.ended(await stack.submit(small_deck())))["status"] == "succeeded"
            assert {name for name in provoked() if await watch.holds(name)} == set()

            there.answer(503)
            stack.fail_at("worker.claimed@SCORE=raise")
            for _ in range(2):
                job_id = await stack.submit(small_deck(), callback={"url": there.url()})
                assert (await stack.ended(job_id))["status"] == "failed"
            stack.fail_at()
            await watch.sees("DeckmillLeasesExpire", "DeckmillAttemptsFail", "DeckmillWebhooksFail")
            await watch.sees("DeckmillErrorBudgetBurnsFast", "DeckmillErrorBudgetBurns")

            renderer = stack.stack.process("renderer").process
            assert renderer is not None
            body = {"sourceSchema": "protocol_v2", "document": small_deck(), "mode": "sync"}
            with frozen([renderer.pid]):
                asked = asyncio.create_task(stack.http.post("/api/v2/render", json=body))
                await watch.sees("DeckmillInteractiveWaits")
            await asked

            bus = stack.stack.process("nats-server")
            await bus.stop(grace=5)
            await watch.sees("DeckmillBusAway")
            await bus.start(30)

            database.stop()
            assert (await stack.http.get("/api/v2/jobs")).status_code == 503
            assert (await stack.http.get("/api/v2/jobs")).status_code == 503
            await watch.sees("DeckmillDatabaseAway", "DeckmillRequestsFail")
            database.start()

            await stack.stack.process("scorer").stop(grace=5)
            await watch.sees("DeckmillServiceDown")
            assert watch.seen == provoked()
