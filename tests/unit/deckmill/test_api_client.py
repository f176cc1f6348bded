"""The client of the command line against servers that misbehave."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deckmill.api_client import ApiClient, ApiError, job_path


@contextmanager
def _answering(answer: bytes) -> Iterator[str]:
    """A server that says this to the first who asks, and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            peer, _ = listener.accept()
            with peer:
                peer.recv(65_536)
                peer.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        thread.join()


def test_a_download_that_is_cut_leaves_what_was_there(tmp_path: Path) -> None:
    """The file of before, and no part of the new one."""
    target = tmp_path / "deck.pptx"
    target.write_bytes(b"before")
    with _answering(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf") as url, pytest.raises(ApiError):
        ApiClient(url, "key").download("/file", target)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("deck.pptx", b"before")]


@pytest.mark.parametrize("answer", [b"<html>hello</html>", b"\xff\xfe"])
def test_another_server_is_told_as_such(answer: bytes) -> None:
    """Whatever else listens on that port."""
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(answer)
    with _answering(head + answer) as url, pytest.raises(ApiError, match="no Deckmill"):
        ApiClient(url, "key").call("GET", "/api/v2/jobs")


def test_an_id_leads_nowhere_else() -> None:
    """It is one segment of the path, whatever it is made of."""
    assert job_path("../keys?x#y", "/cancel") == "/api/v2/jobs/..%2Fkeys%3Fx%23y/cancel"


@pytest.mark.parametrize(
    ("state", "away"),
    [
        ("ok", {}),
        ("not serving: its children are starting", {}),
        ("not serving: no LibreOffice", {"previewer": "not serving: no LibreOffice"}),
    ],
)
def test_what_is_only_starting_is_not_away(state: str, away: dict[str, str]) -> None:
    """A job that is sent right after the start waits for no trouble."""
    body = json.dumps({"status": "degraded", "components": {"registry": "ok", "previewer": state}}).encode()
    with _answering(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)) as url:
        assert ApiClient(url, "key").away() == away
