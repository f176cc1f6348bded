"""Clients with work of every kind: each does one thing after the other, by chance, and notes what it was told."""

import asyncio
import hashlib
import json
import random
import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from tests.faults.history import Call, Recorder
from tests.faults.work import BRIEFS, DOCUMENTS, WISHES

_ANSWER_SECONDS = 20.0
_TRIES = 4
_MOST_LIVE = 8
"""Jobs of a tenant that are in work, as far as its clients know, from which they ask for no more."""
_PAUSE = (0.0, 0.4)
_SAID = 300
_LIVE, _ENDED_BADLY = frozenset({"queued", "running"}), frozenset({"failed", "cancelled"})
_V1_STATES = {"complete": "succeeded", "failed": ""}
"""What `/v1` calls states; a cancelled job is failed there, so this tells no state."""


class Tenant:
    """A tenant's key, and what its clients know of its jobs: the newest state that was seen, by job."""

    def __init__(self, name: str, key: str, callback: str) -> None:
        """Args: callback: where its jobs are told of."""
        self.name, self.key, self.callback = name, key, callback
        self.jobs: dict[str, str] = {}
        self.slides: set[str] = set()
        self.files: list[tuple[str, Mapping[str, Any]]] = []


class Client:
    """One client; `run` until it is told to stop."""

    def __init__(
        self, name: str, tenant: Tenant, other: Tenant, urls: Sequence[str], recorder: Recorder, seed: int
    ) -> None:
        """Args: other: whose jobs it tries to see. urls: of the gateways."""
        self.name, self.tenant, self.other = name, tenant, other
        self._urls, self._recorder = urls, recorder
        self._chance = random.Random(f"client {name} {seed}")
        self._made = 0
        self._http = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {tenant.key}"}, timeout=httpx.Timeout(_ANSWER_SECONDS, connect=3)
        )

    async def run(self, stopping: asyncio.Event) -> None:
        """Do one thing after the other."""
        verbs, weights = zip(*_HABITS.items(), strict=True)
        try:
            while not stopping.is_set():
                await getattr(self, f"_{self._chance.choices(verbs, weights)[0]}")()
                await asyncio.sleep(self._chance.uniform(*_PAUSE))
        finally:
            await self._http.aclose()

    async def _render(self) -> None:
        body = {"sourceSchema": "protocol_v2", "document": self._chance.choice(DOCUMENTS), "mode": "async"}
        if self._chance.random() < 0.3:
            body["callback"] = {"url": f"{self.tenant.callback}/callback", "metadata": {"order": 4711}}
        await self._make("render", "/api/v2/render", body)

    async def _preflight(self) -> None:
        body = {"sourceSchema": "protocol_v2", "document": self._chance.choice(DOCUMENTS)}
        await self._make("preflight", "/api/v2/preflight", body)

    async def _validate(self) -> None:
        body = {"sourceSchema": "protocol_v2", "document": self._chance.choice(DOCUMENTS)}
        await self._make("validate", "/api/v2/validate", body)

    async def _generate(self) -> None:
        await self._make("generate", "/v1/generate", {"brief": self._chance.choice(BRIEFS)})

    async def _deck(self) -> None:
        briefs = [{"brief": brief} for brief in self._chance.sample(BRIEFS, 2)]
        await self._make("deck", "/v1/deck", {"slides": briefs, "title": "Fleet"})

    async def _iterate(self) -> None:
        slides = [job for job in sorted(self.tenant.slides) if self.tenant.jobs.get(job) == "succeeded"]
        if slides:
            job = self._chance.choice(slides)
            await self._make("iterate", "/v1/iterate", {"job_id": job, "feedback": self._chance.choice(WISHES)}, job)

    async def _retry(self) -> None:
        if job := self._own(_ENDED_BADLY):
            await self._make("retry", f"/api/v2/jobs/{job}/retry", None, job)

    async def _cancel(self) -> None:
        if job := self._own(_LIVE):
            await self._ask("cancel", "POST", f"/api/v2/jobs/{job}/cancel", job=job, key=self._key())

    async def _approve(self) -> None:
        if job := self._own({"succeeded"}):
            body = {"approvalStatus": self._chance.choice(("approved", "rejected"))}
            await self._ask("approve", "POST", f"/api/v2/jobs/{job}/approval", body, job=job, key=self._key())

    async def _delete(self) -> None:
        if job := self._own():
            await self._ask("delete", "DELETE", f"/api/v2/jobs/{job}", job=job)

    async def _read(self) -> None:
        if job := self._own():
            await self._ask("read", "GET", f"/api/v2/jobs/{job}", job=job)

    async def _wait(self) -> None:
        if job := self._own(_LIVE):
            await self._ask("wait", "GET", f"/api/v2/jobs/{job}?wait=8", job=job)

    async def _poll(self) -> None:
        if job := self._own(_LIVE):
            await self._ask("poll", "GET", f"/v1/jobs/{job}?poll=true&timeout=8", job=job)

    async def _list(self) -> None:
        path = self._chance.choice(("/api/v2/jobs?limit=50&include=artifacts", "/v1/jobs?limit=50"))
        await self._ask("list", "GET", path)

    async def _trespass(self) -> None:
        if job := next(iter(self._chance.sample(sorted(self.other.jobs), min(1, len(self.other.jobs)))), None):
            path = self._chance.choice(
                (f"/api/v2/jobs/{job}", f"/api/v2/jobs/{job}/events", f"/v1/jobs/{job}/pptx", f"/v1/jobs/{job}")
            )
            await self._ask("trespass", "GET", path, job=job)

    async def _download(self) -> None:
        if self.tenant.files:
            job, file = self._chance.choice(self.tenant.files)
            path = httpx.URL(file["public_url"]).raw_path.decode()
            await self._ask("download", "GET", path, job=job, file=file["id"])

    async def _stream(self) -> None:
        """The events of a job, taken up once where they end before the job does."""
        if not (job := self._own()):
            return
        path, after = f"/api/v2/jobs/{job}/events", 0
        for _ in range(2):
            started, seqs, status, error = time.time(), [], None, ""
            headers = {"Accept": "text/event-stream", "Last-Event-ID": str(after)}
            answer: dict[str, Any] = {"after": after}
            try:
                async with (
                    asyncio.timeout(self._chance.uniform(1, 8)),
                    self._http.stream("GET", self._url(path), headers=headers) as response,
                ):
                    status = response.status_code
                    answer |= _told_when(response)
                    async for line in response.aiter_lines():
                        seqs += [int(line[3:])] if line.startswith("id:") else []
            except (httpx.HTTPError, TimeoutError) as failure:
                error = type(failure).__name__
            self._note(
                "stream", started, "GET", path, job=job, status=status, error=error, answer=answer | {"seqs": seqs}
            )
            after = seqs[-1] if seqs else after

    def _own(self, states: frozenset[str] | set[str] | None = None) -> str:
        jobs = [job for job, state in self.tenant.jobs.items() if states is None or state in states]
        return self._chance.choice(jobs[-30:]) if jobs else ""

    def _key(self) -> str:
        self._made += 1
        return f"{self.name}-{self._made}"

    def _url(self, path: str) -> str:
        return self._chance.choice(self._urls) + path

    async def _make(self, verb: str, path: str, body: Any, job: str = "") -> None:
        """Ask for a job, with the same key until it is known what came of it; now and then again, or for another."""
        if sum(state in _LIVE for state in self.tenant.jobs.values()) >= _MOST_LIVE:
            await self._wait()  # else a busy machine would be at the queue for long after the run
            return
        key = self._key()
        call = await self._ask(verb, "POST", path, body, job=job, key=key)
        for _ in range(_TRIES):
            if not call.undecided:
                break
            await asyncio.sleep(min(2.0, float(call.answer.get("retry_after") or 0.3)))
            call = await self._ask(verb, "POST", path, body, job=job, key=key)
        if not call.well:
            return
        self.tenant.jobs.setdefault(call.answer["job_id"], "queued")
        if verb in {"generate", "iterate"}:
            self.tenant.slides.add(call.answer["job_id"])
        if self._chance.random() < 0.15:
            await self._ask(verb, "POST", path, body, job=job, key=key)
        if self._chance.random() < 0.1 and (another := _another(body)):
            await self._ask(verb, "POST", path, another, job=job, key=key)

    async def _ask(
        self, verb: str, method: str, path: str, body: Any = None, *, job: str = "", key: str = "", file: str = ""
    ) -> Call:
        content = b"" if body is None else json.dumps(body).encode()
        headers = ({"Content-Type": "application/json"} if content else {}) | ({"Idempotency-Key": key} if key else {})
        started, status, error, answer, said = time.time(), None, "", {}, ""
        try:
            async with asyncio.timeout(_ANSWER_SECONDS + 5):
                response = await self._http.request(method, self._url(path), content=content, headers=headers)
            status = response.status_code
            if status == 404 and verb not in {"poll", "trespass"}:
                self.tenant.jobs.pop(job, None)  # it was deleted
            answer = self._understood(response, verb, job) | ({"artifact": file} if file else {})
            said = response.text[:_SAID] if status >= 400 else ""
        except (httpx.HTTPError, TimeoutError) as failure:
            error = type(failure).__name__
        sent = hashlib.sha256(content).hexdigest() if content else ""
        return self._note(
            verb, started, method, path, job=job, key=key, body=sent, status=status, error=error, answer=answer,
            said=said,
        )  # fmt: skip

    def _note(self, verb: str, started: float, method: str, path: str, **values: Any) -> Call:
        call = Call(self.name, self.tenant.name, verb, started, time.time(), method, path, **values)
        self._recorder.call(call)
        return call

    def _understood(self, response: httpx.Response, verb: str, job: str) -> dict[str, Any]:
        """What the checker needs of an answer; what is told of jobs and files is kept for what is done next."""
        if verb == "download" and response.is_success:
            return {"sha256": hashlib.sha256(response.content).hexdigest(), "size": len(response.content)}
        if not response.is_success or "json" not in response.headers.get("content-type", ""):
            return _told_when(response)
        told = response.json()
        if "jobs" in told:
            return {"jobs": [each.get("id") or each["job_id"] for each in told["jobs"]]}
        found = _job_of(told)
        if verb not in {"read", "wait", "poll", "cancel"}:
            return {"job_id": found["job_id"]} if "job_id" in found else {}
        if found.get("state"):
            self.tenant.jobs[job] = found["state"]
        if found.get("state") == "succeeded":
            files = [(job, file) for file in told.get("job", {}).get("artifacts", ()) if file["public_url"]]
            self.tenant.files = [*self.tenant.files, *files][-200:]
        return found


_HABITS: Mapping[str, int] = {
    "render": 12, "preflight": 4, "validate": 2, "generate": 5, "deck": 2, "iterate": 3, "retry": 4, "cancel": 3,
    "approve": 3, "delete": 2, "read": 10, "wait": 12, "poll": 8, "list": 3, "trespass": 4, "download": 10, "stream": 6,
}  # fmt: skip
"""How often each thing is done, among all."""


def _job_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Id, state and revision of the job that an answer is about, as far as it says them."""
    for record in (told.get("job"), told.get("data"), told):
        if not isinstance(record, dict):
            continue
        job_id = record.get("job_id") or record.get("id")
        if job_id:
            status = record.get("status")
            state = status if "revision" in record else _V1_STATES.get(str(status), "running")
            return {"job_id": job_id, "state": state, "revision": record.get("revision")}
    return {}


def _another(body: Any) -> Any:
    """Another sound body of the same kind; None where there is none."""
    if body and "document" in body:
        return {**body, "document": next(each for each in DOCUMENTS if each != body["document"])}
    if body and "brief" in body:
        return {**body, "brief": next(each for each in BRIEFS if each != body["brief"])}
    return None


def _told_when(response: httpx.Response) -> dict[str, Any]:
    after = response.headers.get("retry-after", "")
    return {"retry_after": int(after)} if after.isdecimal() else {}
