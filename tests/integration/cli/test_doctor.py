"""`deckmill doctor` against provoked faults: the sentence, and the command that mends it."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from deckmill.diagnosis import Symptom, examine
from deckmill.embedded.data_directory import DataDirectory
from tests.support.serve import served

DECKMILL = str(Path(sys.executable).parent / "deckmill")
INSTALL = "sudo apt-get update && sudo apt-get install -y --no-install-recommends"
NOBODY = "http://127.0.0.1:9"
"""An address at which nobody listens."""


def _seen(data: Path, before: str = "", **environ: str) -> dict[str, tuple[str, str, str]]:
    """State, sentence and command of each part, as `deckmill doctor` tells programs; `before` is typed first."""
    done = subprocess.run(
        ["bash", "-c", f'{before} "$0" doctor --json --data-dir "$1"', DECKMILL, str(data)],
        env=os.environ | {"DECKMILL_URL": NOBODY, "DECKMILL_API_KEY": "key"} | environ,
        capture_output=True,
        text=True,
        check=False,
    )
    symptoms = [Symptom(**each) for each in json.loads(done.stdout)]
    assert done.returncode == any(each.state == "fault" for each in symptoms), done.stderr
    return {each.part: (each.state, each.said, each.mend) for each in symptoms}


def _prepared(root: Path) -> DataDirectory:
    data = DataDirectory(root / "data")
    data.prepare()
    return data


def _office(root: Path, script: str) -> str:
    """A LibreOffice that is a shell script."""
    (root / "soffice.bin").write_text(f"#!/bin/sh\n{script}\n")
    (root / "soffice.bin").chmod(0o755)
    return str(root)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo LibreOffice 6.4.7.2 old", "LibreOffice 6.4.7.2 in {0} is too old: it must be 7.4 or newer"),
        ("echo cannot open display >&2; exit 1", "{0}/soffice.bin does not start: cannot open display"),
    ],
)
def test_a_libreoffice_that_cannot_draw_is_a_fault(tmp_path: Path, script: str, said: str) -> None:
    """Too old, or broken."""
    program = _office(tmp_path, script)
    seen = _seen(tmp_path, DECKMILL_LIBREOFFICE=program)
    assert seen["LibreOffice"] == ("fault", said.format(program), "unset DECKMILL_LIBREOFFICE")


def test_a_missing_font_is_named_with_its_package(tmp_path: Path) -> None:
    """Of the fonts that texts are measured with; the narrow one comes with its family on Debian 12."""
    carlito = Path("/usr/share/fonts/truetype/crosextra")
    symptoms = examine(DataDirectory(tmp_path), os.environ, (carlito,))
    fonts = next(each for each in symptoms if each.part == "fonts")
    assert fonts.state == "fault"
    assert fonts.said.startswith("not installed: Liberation Sans, Liberation Sans Narrow, DejaVu Sans, Noto Sans")
    assert fonts.mend.startswith(f"{INSTALL} fonts-liberation fonts-dejavu-core fonts-noto-core")
    assert "carlito" not in fonts.mend


def test_a_data_directory_that_others_may_read_is_told(tmp_path: Path) -> None:
    """With its mode."""
    data = _prepared(tmp_path)
    data.root.chmod(0o777)
    said = f"others may look into {data.root} (777)"
    assert _seen(data.root)["data directory"] == ("warning", said, f"chmod 700 {data.root}")


def _mounted(options: str, data: DataDirectory) -> str:
    """A prefix that mounts a small file system over the data for one command; skips where that is forbidden."""
    isolated = ["unshare", "--user", "--map-root-user", "--mount"]
    mount = f"mount -t tmpfs -o {options} none {data.root}"
    if subprocess.run([*isolated, "sh", "-c", mount], capture_output=True, check=False).returncode:
        pytest.skip("the kernel forbids mounting without privileges")
    return f'{" ".join(isolated)} sh -c \'{mount} && exec "$0" "$@"\''


def test_a_data_directory_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    """Here on a file system that is read-only."""
    data = _prepared(tmp_path)
    seen = _seen(data.root, _mounted("ro", data))
    said = f"{data.root} cannot be written by this user"
    assert seen["data directory"] == ("fault", said, f"sudo chown -R $USER {data.root}")


@pytest.mark.parametrize(("size", "state"), [("8m", "fault"), ("256m", "warning")])
def test_a_full_disk_is_told(tmp_path: Path, size: str, state: str) -> None:
    """Early, and when it is too late."""
    data = _prepared(tmp_path)
    seen = _seen(data.root, _mounted(f"mode=700,size={size}", data))
    megabytes = size.removesuffix("m")
    assert seen["disk"] == (state, f"{megabytes} MB are free at {data.root}", "deckmill jobs prune --days 30")


def test_a_data_directory_that_cannot_be_made_is_a_fault(tmp_path: Path) -> None:
    """Here below a file system that is read-only."""
    data = _prepared(tmp_path)
    below = data.root / "below"
    seen = _seen(below, _mounted("ro", data))
    said = f"{below} cannot be made: {data.root} cannot be written by this user"
    assert seen["data directory"] == ("fault", said, f"sudo install -d -m 700 -o $USER {below}")


def test_a_wrong_setting_is_a_fault_and_a_lost_key_a_warning(tmp_path: Path) -> None:
    """Each in its own words."""
    data = _prepared(tmp_path)
    data.database.touch()
    data.owner_key.unlink()
    seen = _seen(data.root, DECKMILL_SCORER_CHILDREN="none")
    assert seen["settings"] == (
        "fault",
        "DECKMILL_SCORER_CHILDREN='none' is not of type int",
        "unset DECKMILL_SCORER_CHILDREN",
    )
    recover = f"deckmill keys recover --data-dir {data.root}"
    assert seen["owner key"] == ("warning", f"{data.owner_key} is gone", recover)
    assert seen["server"] == ("warning", f"none runs at {NOBODY}", "deckmill serve")


@contextmanager
def _another(date: str, body: bytes) -> Iterator[str]:
    """A server that always answers this, at this time."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(200)
            self.send_header("Date", date)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_another_program_on_the_port_is_a_fault(tmp_path: Path) -> None:
    """With a port to take instead."""
    with _another("Thu, 01 Jan 2026 00:00:00 GMT", b"<html>") as url:
        state, said, mend = _seen(tmp_path, DECKMILL_URL=url)["server"]
    assert (state, mend) == ("fault", "deckmill serve --port 8081")
    assert said.endswith("; another program has the port")


def test_clocks_that_differ_are_told(tmp_path: Path) -> None:
    """The server's against ours."""
    with _another("Thu, 01 Jan 2015 00:00:00 GMT", b'{"status": "ready", "components": {}}') as url:
        state, said, mend = _seen(tmp_path, DECKMILL_URL=url)["clock"]
    assert (state, mend) == ("warning", "sudo timedatectl set-ntp true")
    assert said.startswith("the server's is ")
    assert said.endswith(" seconds behind this machine's")


def test_a_service_that_is_away_and_a_key_that_is_unknown_are_faults(tmp_path: Path) -> None:
    """On a stack whose LibreOffice breaks at its start."""
    (tmp_path / "office").mkdir()
    office = _office(tmp_path / "office", "exit 1")
    data = tmp_path / "data"
    with served(tmp_path, DECKMILL_LIBREOFFICE=office) as server:
        assert server.process.stderr is not None
        assert "previewer: not serving: " in server.process.stderr.readline()
        server.readiness("previewer", "not serving")
        seen = _seen(data, DECKMILL_URL=server.url, DECKMILL_API_KEY="dm_live_" + "0" * 64)
    assert seen["server"] == ("ok", f"{server.url} answers", "")
    assert seen["previewer"][0] == "fault"
    assert seen["previewer"][1].startswith("not serving: ")
    assert seen["previewer"][2] == f"tail -n 20 {data / 'log/previewer.log'}"
    assert seen["key"][::2] == ("fault", f"deckmill keys recover --data-dir {data}")
