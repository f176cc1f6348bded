"""The REST API as the command line uses it."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx

DEFAULT_URL = "http://127.0.0.1:8080"
DEFAULT_DATA_DIR = ".deckmill"
_POLL = 25
"""Seconds that one request for a job is held."""
TERMINAL = ("succeeded", "failed", "cancelled")


class ApiError(Exception):
    """The server refused, or could not be reached; `problem` is its problem+json where it sent one."""

    def __init__(self, message: str, problem: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.problem = problem or {}


class ApiClient:
    """A connection to one installation."""

    def __init__(self, url: str, key: str) -> None:
        """Args: url: of the gateway. key: an API key."""
        self.url = url
        self._http = httpx.Client(base_url=url, headers={"Authorization": f"Bearer {key}"}, timeout=httpx.Timeout(90))

    @classmethod
    def from_environment(cls) -> "ApiClient":
        """By DECKMILL_URL and DECKMILL_API_KEY, else the default port and the owner key of the data directory."""
        data = Path(os.environ.get("DECKMILL_DATA_DIR", DEFAULT_DATA_DIR))
        key = os.environ.get("DECKMILL_API_KEY", "")
        if not key:
            try:
                key = (data / "owner.key").read_text(encoding="utf-8").strip()
            except OSError:
                raise ApiError(f"set DECKMILL_API_KEY, or run where {data}/owner.key can be read") from None
        return cls(os.environ.get("DECKMILL_URL") or DEFAULT_URL, key)

    def call(self, method: str, path: str, **arguments: Any) -> Any:
        """One request; the decoded JSON of the answer. Raises ApiError."""
        answer = self._send(method, path, **arguments)
        return answer.json() if answer.content else None

    def submit(self, body: dict[str, Any]) -> str:
        """Queue a render; the job's id."""
        answer = self.call("POST", "/api/v2/render", json=body | {"mode": "async"})
        return str(answer["data"]["job_id"])

    def follow(self, job_id: str) -> Iterator[dict[str, Any]]:
        """The job's detail now, and again at every change until it is terminal. Survives restarts of the server."""
        revision = 0
        while True:
            detail = self._patiently(
                lambda seen: self.call("GET", f"/api/v2/jobs/{job_id}", params={"wait": _POLL, "after_revision": seen}),
                revision,
            )
            yield detail
            revision = detail["job"]["revision"]
            if detail["job"]["status"] in TERMINAL:
                return

    def read(self, path: str) -> bytes:
        """The bytes that a path serves. Raises ApiError."""
        return self._send("GET", path).content

    def download(self, url: str, target: Path) -> None:
        """Write what a path or signed URL serves to a file."""
        target.write_bytes(self._send("GET", url).content)

    def _patiently(self, ask: Callable[[int], dict[str, Any]], revision: int) -> dict[str, Any]:
        for delay in (0.2, 0.5, 1.0, 2.0, 4.0, 8.0):
            try:
                return ask(revision)
            except ApiError as error:
                if error.problem and error.problem.get("status") != 503:
                    raise
                time.sleep(delay)
        return ask(revision)

    def _send(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        try:
            answer = self._http.request(method, path, **arguments)
        except httpx.HTTPError as error:
            raise ApiError(f"no answer from {self.url} ({error}); is `deckmill serve` running?") from None
        if answer.is_error:
            raise _api_error(answer)
        return answer


def _api_error(answer: httpx.Response) -> ApiError:
    try:
        problem = answer.json()
    except ValueError:
        return ApiError(f"{answer.status_code} {answer.reason_phrase}", {"status": answer.status_code})
    lines = [str(problem.get("detail") or problem.get("title") or answer.reason_phrase)]
    lines += [f"  {fault['pointer'] or '/'}: {fault['message']}" for fault in problem.get("errors", [])]
    return ApiError("\n".join(lines), problem)
