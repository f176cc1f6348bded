"""The REST API as the command line uses it."""

import os
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

DEFAULT_URL = "http://127.0.0.1:8080"
DEFAULT_DATA_DIR = ".deckmill"
_TIMEOUT = 150
"""Seconds without a byte: a server holds a request for two minutes until its deck is done."""
_POLL = 25
"""Seconds that one request for a job is held."""
_READY_SECONDS = 5
"""Longer than a server that looks at all its parts takes; another program may never answer."""
_STARTING = "are starting"
"""In the reason of a part that needs a moment after its start: that is no trouble, and no word."""
TERMINAL = ("succeeded", "failed", "cancelled")


class ApiError(Exception):
    """The server refused, or could not be reached; `problem` is its problem+json where it sent one."""

    def __init__(self, message: str, problem: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.problem = problem or {}


class Misused(Exception):
    """An address or a key that cannot be one; the message says which, and what is right."""


class ApiClient:
    """A connection to one installation."""

    def __init__(self, url: str, key: str) -> None:
        """Args: url: of the gateway; http where it has no scheme. key: an API key, or "" for none. Raises Misused."""
        if not (key.isascii() and key.isprintable()) or " " in key:
            raise Misused("the API key holds characters that no key has: look at DECKMILL_API_KEY, or at owner.key")
        self.url = _address(url)
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=self.url, headers=headers, timeout=httpx.Timeout(_TIMEOUT))

    @classmethod
    def from_environment(cls, data_dir: Path | None = None) -> "ApiClient":
        """By DECKMILL_URL and DECKMILL_API_KEY, else the default port and the owner key of the data directory.

        Raises Misused.
        """
        data = data_dir or Path(os.environ.get("DECKMILL_DATA_DIR") or DEFAULT_DATA_DIR)
        key = os.environ.get("DECKMILL_API_KEY", "")
        if not key:
            try:
                key = (data / "owner.key").read_text(encoding="utf-8").strip()
            except OSError:
                raise Misused(f"set DECKMILL_API_KEY, or run where {data}/owner.key can be read") from None
            except UnicodeDecodeError:
                raise Misused(f"{data}/owner.key holds no key; `deckmill keys recover` makes one") from None
        return cls(os.environ.get("DECKMILL_URL") or DEFAULT_URL, key)

    def answers(self) -> bool:
        """Whether there is a server."""
        try:
            self._http.get("/livez", timeout=_READY_SECONDS)
        except (httpx.HTTPError, httpx.InvalidURL):
            return False
        return True

    def call(self, method: str, path: str, **arguments: Any) -> Any:
        """One request; the decoded JSON of the answer. Raises ApiError."""
        answer = self._send(method, path, **arguments)
        try:
            return answer.json() if answer.content else None
        except ValueError:
            raise ApiError(f"{self.url} answers, but it is no Deckmill: its answer is no JSON") from None

    def submit(self, body: dict[str, Any]) -> str:
        """Queue a render; the job's id."""
        answer = self.call("POST", "/api/v2/render", json=body | {"mode": "async"})
        return str(answer["data"]["job_id"])

    def retry(self, job_id: str) -> str:
        """Run a failed or cancelled job again; the new job's id."""
        return str(self.call("POST", job_path(job_id, "/retry"))["job"]["id"])

    def jobs(self) -> Iterator[dict[str, Any]]:
        """All jobs of the tenant, the newest first, page by page. Raises ApiError."""
        cursor: str | None = ""
        while cursor is not None:
            page = self.call("GET", "/api/v2/jobs", params={"limit": 100} | ({"cursor": cursor} if cursor else {}))
            yield from page["jobs"]
            cursor = page["next_cursor"]

    def away(self) -> dict[str, str]:
        """What is away, and why, by the name of the part; what is only starting is not. Raises ApiError."""
        try:
            answer = self._http.get("/readyz", timeout=_READY_SECONDS)
            components = answer.json()["components"]
        except httpx.HTTPError as error:
            raise self._silence(error) from None
        except (ValueError, LookupError, TypeError):
            raise ApiError(f"{self.url} answers, but it is no Deckmill") from None
        return {name: state for name, state in components.items() if state != "ok" and _STARTING not in state}

    def clock_skew(self) -> float:
        """Seconds by which the server's clock is ahead of ours; 0 if it does not tell the time. Raises ApiError."""
        try:
            told = parsedate_to_datetime(self._http.get("/livez", timeout=_READY_SECONDS).headers.get("date", ""))
        except httpx.HTTPError as error:
            raise self._silence(error) from None
        except ValueError:
            return 0.0
        return told.timestamp() - time.time()

    def follow(self, job_id: str, lost: Callable[[str], None] = lambda _text: None) -> Iterator[dict[str, Any]]:
        """The job's detail now, and again at every change until it is terminal.

        Raises ApiError when nobody answers the first time; later it survives restarts of the server, and tells `lost`.
        """
        path = job_path(job_id)
        detail = self.call("GET", path)
        while True:
            yield detail
            if detail["job"]["status"] in TERMINAL:
                return
            after = {"wait": _POLL, "after_revision": detail["job"]["revision"]}
            detail = self._patiently(lambda seen: self.call("GET", path, params=seen), after, lost)

    def read(self, path: str) -> bytes:
        """The bytes that a path serves. Raises ApiError."""
        return self._send("GET", path).content

    def download(self, url: str, target: Path) -> None:
        """Write what a path or signed URL serves to a file, which is there whole or as it was before."""
        partial = target.with_name(f".{target.name}.part")
        try:
            with self._http.stream("GET", url) as answer, partial.open("wb") as file:
                if answer.is_error:
                    answer.read()
                    raise _api_error(answer)
                for chunk in answer.iter_bytes():
                    file.write(chunk)
            partial.replace(target)
        except httpx.HTTPError as error:
            raise self._silence(error) from None
        finally:
            partial.unlink(missing_ok=True)

    def _patiently(
        self, ask: Callable[[dict[str, int]], dict[str, Any]], after: dict[str, int], lost: Callable[[str], None]
    ) -> dict[str, Any]:
        for number, delay in enumerate((0.2, 0.5, 1.0, 2.0, 4.0, 8.0)):
            try:
                return ask(after)
            except ApiError as error:
                if error.problem and error.problem.get("status") != 503:
                    raise
                if number == 1:  # one lost connection is a restart; a second is worth a word
                    lost(f"{error}; trying again")
                time.sleep(delay)
        return ask(after)

    def _send(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        try:
            answer = self._http.request(method, path, **arguments)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._silence(error) from None
        if answer.is_error:
            raise _api_error(answer)
        return answer

    def _silence(self, error: Exception) -> ApiError:
        return ApiError(
            f"no answer from {self.url} ({error or type(error).__name__}); is `deckmill serve` running? One at another "
            "address is named by DECKMILL_URL."
        )


def job_path(job_id: str, below: str = "") -> str:
    """The path of a job, whatever its id is made of."""
    return f"/api/v2/jobs/{quote(job_id, safe='')}{below}"


def _address(url: str) -> str:
    whole = url.strip() if "://" in url else f"http://{url.strip()}"
    try:
        parsed = httpx.URL(whole)
    except httpx.InvalidURL as error:
        raise Misused(f"DECKMILL_URL={url!r} is no address ({error}); it looks like http://127.0.0.1:8080") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise Misused(f"DECKMILL_URL={url!r} is no address; it looks like http://127.0.0.1:8080")
    return whole.rstrip("/")


def _api_error(answer: httpx.Response) -> ApiError:
    try:
        problem = answer.json()
    except ValueError:
        return ApiError(f"{answer.status_code} {answer.reason_phrase}", {"status": answer.status_code})
    if not isinstance(problem, dict):
        return ApiError(f"{answer.status_code} {answer.reason_phrase}", {"status": answer.status_code})
    lines = [str(problem.get("detail") or problem.get("title") or answer.reason_phrase)]
    lines += [f"  {fault['pointer'] or '/'}: {fault['message']}" for fault in problem.get("errors", [])]
    return ApiError("\n".join(lines), problem)
