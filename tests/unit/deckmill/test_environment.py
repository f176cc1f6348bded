"""What an operator has set is looked through before anything starts."""

import subprocess
import sys
from pathlib import Path

import pytest

from deck_runtime.settings import SettingError
from deckmill.embedded.environment import check_environment
from deckmill.embedded.stack import MODULES, metrics_listen


def test_what_services_know_is_accepted() -> None:
    """Settings of any service, of libraries, of the command line; what Kubernetes adds; and foreign variables."""
    environ = {
        "DECKMILL_MAX_POLLS": "10",
        "DECKMILL_PREVIEWER_CHILDREN": "1",
        "DECKMILL_FONT_DIRS": "/fonts",
        "DECKMILL_DATA_DIR": "/data",
        "DECKMILL_SERVICE_HOST": "10.0.0.1",
        "DECKMILL_PORT_8080_TCP_ADDR": "10.0.0.1",
        "PATH": "/bin",
    }
    assert check_environment(environ) == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PREVIEWER_CHILD", "1", "did you mean DECKMILL_PREVIEWER_CHILDREN?"),
        ("FROBNICATE", "1", "DECKMILL_FROBNICATE is no setting"),
        ("SCORER_CHILDREN", "0", "DECKMILL_SCORER_CHILDREN must be greater than 0, not 0"),
        ("RENDERER_CHILDREN", "two", "DECKMILL_RENDERER_CHILDREN"),
        ("LIBREOFFICE", "/nowhere", "DECKMILL_LIBREOFFICE must be LibreOffice's program folder"),
        ("DATABASE_URL", "mysql://host/name", "DECKMILL_DATABASE_URL must begin with"),
        ("LEASE_TTL", "1", "DECKMILL_LEASE_TTL must be greater than DECKMILL_HEARTBEAT"),
        (
            "FETCH_CA_FILE",
            "/nowhere.pem",
            "DECKMILL_FETCH_CA_FILE cannot read /nowhere.pem (No such file or directory)",
        ),
        ("FETCH_CA_FILE", __file__, "DECKMILL_FETCH_CA_FILE cannot be"),
        ("WEBHOOK_CA_FILE", __file__, "which holds no certificates (PEM)"),
        ("FETCH_INNER_HOSTS", "https://a.inner/", "DECKMILL_FETCH_INNER_HOSTS must be hosts as"),
        ("WEBHOOK_INNER_HOSTS", "a.inner, *.inner", "not '*.inner'"),
        ("MODEL_URL", "http://localhost:1/v1", "DECKMILL_MODEL_URL needs DECKMILL_MODEL"),
        ("TLS_CERT_FILE", "/cert.pem", "DECKMILL_TLS_CERT_FILE needs DECKMILL_TLS_KEY_FILE"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(name: str, value: str, said: str) -> None:
    """It names the variable and what it takes."""
    with pytest.raises(SettingError) as caught:
        check_environment({f"DECKMILL_{name}": value})
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_serve_sets_itself_is_told_to_be_unheeded() -> None:
    """Nobody believes that a port was set."""
    assert check_environment({"DECKMILL_LISTEN": "0.0.0.0:9000"}) == [
        "DECKMILL_LISTEN is not heeded: `deckmill serve` sets it by itself"
    ]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("", [""] * 5),
        ("127.0.0.1:0", ["127.0.0.1:0"] * 5),
        ("127.0.0.1:9100", [f"127.0.0.1:{port}" for port in range(9100, 9105)]),
        ("[::1]:9100", [f"[::1]:{port}" for port in range(9100, 9105)]),
    ],
)
def test_each_service_has_its_own_port_of_metrics(
    monkeypatch: pytest.MonkeyPatch, chosen: str, expected: list[str]
) -> None:
    """Counted from the one that is set, the gateway's first."""
    monkeypatch.setenv("DECKMILL_METRICS_LISTEN", chosen)
    assert [metrics_listen(name) for name in MODULES] == expected


def test_the_last_port_of_metrics_must_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five ports from 65,533 are too many."""
    monkeypatch.setenv("DECKMILL_METRICS_LISTEN", "127.0.0.1:65533")
    with pytest.raises(SettingError, match="DECKMILL_METRICS_LISTEN"):
        check_environment({})


@pytest.mark.parametrize("typed", [["schema", "protocol_v2"], ["--version"]])
def test_a_full_disk_behind_standard_output_is_one_line(typed: list[str]) -> None:
    """Also where what is written is still kept when the command ends."""
    command = [sys.executable, "-c", "from deckmill.cli import app; app()", *typed]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (1, "cannot write to standard output: No space left on device\n")


def test_a_file_of_briefs_that_is_no_yaml_is_told_in_a_line(tmp_path: Path) -> None:
    """With its place, as for JSON."""
    (tmp_path / "deck.yaml").write_text("slides: [{brief: Rents}\n")
    command = [sys.executable, "-c", "from deckmill.cli import app; app()", "deck", "deck.yaml"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)
    said = "cannot read deck.yaml: Not YAML at line 2, column 1: expected ',' or ']', but got '<stream end>'.\n"
    assert (ended.returncode, ended.stderr) == (2, said)


@pytest.mark.parametrize(
    ("closed", "typed", "code", "said"),
    [
        (">&-", "--version", 0, ""),
        ("<&-", "--version", 0, ""),
        ("<&-", "validate -", 2, "cannot read -: there is nothing on standard input, or nothing more\n"),
        ("<&- >&- 2>&-", "validate /nowhere/file.json", 2, ""),
    ],
)
def test_closed_standard_files_are_empty_ones(closed: str, typed: str, code: int, said: str) -> None:
    """As schedulers and daemons start commands."""
    command = f"{sys.executable} -c 'from deckmill.cli import app; app()' {typed} {closed}"
    ended = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (code, said)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("deck.json", "deck.json is no folder: let -o name one, or a .pptx\n"),
        ("deck.json/inner", "deck.json is no folder: let -o name one, or a .pptx\n"),
        ("deck.json/deck.pptx", "deck.json is no folder: let -o name one, or a .pptx\n"),
        ("old.pptx", "old.pptx is a folder: let -o name one without .pptx, or a file\n"),
    ],
)
def test_where_nothing_can_be_written_is_told_before_a_deck_is_made(tmp_path: Path, output: str, said: str) -> None:
    """A server is not even asked."""
    (tmp_path / "deck.json").write_text("{}")
    (tmp_path / "old.pptx").mkdir()
    command = [sys.executable, "-m", "deckmill", "render", "deck.json", "-o", output]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", said)


def test_an_interrupt_while_commands_are_loaded_is_silent() -> None:
    """Ctrl-C of who noticed a mistake at once."""
    typed = """
import runpy, sys

class Interrupting:
    def find_spec(self, name, *rest):
        if name == "typer":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
runpy.run_module("deckmill", run_name="__main__")
"""
    ended = subprocess.run([sys.executable, "-c", typed], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


def test_another_fault_is_not_laid_on_standard_output() -> None:
    """A file that cannot be opened is shown as what it is."""
    typed = "from deckmill import cli; cli.app.command('fail')(lambda: open('/nowhere/file')); cli.app()"
    command = [sys.executable, "-c", typed, "fail"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert "No such file or directory: '/nowhere/file'" in ended.stderr
    assert "standard output" not in ended.stderr
