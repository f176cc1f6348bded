"""The job-registry as a process of its own, that tests may kill and start again."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from deck.registry.v1 import job_service_pb2, job_service_pb2_grpc, lease_service_pb2_grpc
from deck_domain.job_kinds import JobKind
from deck_domain.lifecycle import JobState
from deck_runtime.grpc_client import Caller
from deck_wire.jobs import kind_number, state_number
from tests.support.servers import TOKEN, bound

DOCUMENT = b'{"version":"2.0","title":"Small","slides":[{"slideType":"title-body","title":"A","body":["b"]}]}'
_PATIENCE = 60.0
_LOOK = 0.02


class RegistryProcess:
    """One registry; its address stays the same over restarts."""

    def __init__(self, folder: Path, database_url: str, **settings: str) -> None:
        """Args: settings: further DECKMILL_ variables, in lower case and without the prefix."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.failpoints = folder / "failpoints"
        self.failpoints.touch()
        self.objects = folder / "objects"
        chosen = {
            "token": TOKEN,
            "database_url": database_url,
            "store_url": f"file://{self.objects}",
            "scratch_dir": str(folder / "scratch"),
            "run_dir": str(folder),
            "failpoints": str(self.failpoints),
            "bookmark": "0.5",
        } | settings
        self._settings = {f"DECKMILL_{name.upper()}": value for name, value in chosen.items()}
        self._process: subprocess.Popen[bytes] | None = None
        self.address = ""

    def start(self) -> None:
        """Start it and wait until it has told its address.

        From the main thread, though it blocks: the process dies with the thread that made it.
        """
        noted = self._folder / "job-registry.addr"
        noted.unlink(missing_ok=True)
        listen = {"DECKMILL_LISTEN": self.address} if self.address else {}
        with (self._folder / "log").open("ab") as log:
            command = bound([sys.executable, "-m", "job_registry"])
            self._process = subprocess.Popen(command, env=os.environ | self._settings | listen, stderr=log)
        deadline = time.monotonic() + _PATIENCE
        while not noted.exists():
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError((self._folder / "log").read_text()[-3000:])
            time.sleep(_LOOK)
        self.address = noted.read_text(encoding="utf-8").strip()

    async def restarted_after_its_death(self) -> None:
        """Wait until it has ended by itself, and start it again."""
        assert self._process
        await asyncio.to_thread(self._process.wait, _PATIENCE)
        self.start()

    def stop(self, number: signal.Signals = signal.SIGKILL) -> int:
        """End it by a signal; its exit code."""
        assert self._process
        if self._process.poll() is None:
            self._process.send_signal(number)
        return self._process.wait()

    def fail_at(self, *lines: str) -> None:
        """Set the failpoints."""
        for spent in self._folder.glob("*.spent"):
            spent.unlink()
        self.failpoints.write_text("\n".join(lines), encoding="utf-8")


class Client:
    """Calls of a registry, as gateway and workers make them."""

    def __init__(self, address: str) -> None:
        """Args: address: host:port."""
        self.caller = Caller(address, TOKEN)
        self.jobs = self.caller.stub(job_service_pb2_grpc.JobServiceStub)
        self.leases = self.caller.stub(lease_service_pb2_grpc.LeaseServiceStub)

    async def create(self, request_id: str = "", **values: Any) -> Any:
        """CreateJob, a small render."""
        request = job_service_pb2.CreateJobRequest(
            tenant="acme",
            key_id="key_owner",
            kind=kind_number(JobKind.RENDER),
            source_schema="protocol_v2",
            document=DOCUMENT,
            request_id=request_id,
            fingerprint="print",
            **values,
        )
        return await self.caller.call(self.jobs.CreateJob, request)

    async def job(self, job_id: str) -> Any:
        """GetJob."""
        request = job_service_pb2.GetJobRequest(tenant="acme", job_id=job_id)
        return (await self.caller.call(self.jobs.GetJob, request)).job

    async def count(self) -> int:
        """How many jobs there are."""
        request = job_service_pb2.ListJobsRequest(tenant="acme")
        return int((await self.caller.call(self.jobs.ListJobs, request)).total_size)

    async def cancel_all(self) -> None:
        """Cancel every job that has not ended."""
        states = [state_number(JobState.QUEUED), state_number(JobState.RUNNING)]
        live = job_service_pb2.ListJobsRequest(tenant="acme", page_size=100, states=states)
        for job in (await self.caller.call(self.jobs.ListJobs, live)).jobs:
            await self.caller.call(self.jobs.CancelJob, job_service_pb2.CancelJobRequest(tenant="acme", job_id=job.id))
