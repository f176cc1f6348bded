"""What `deckmill doctor` sees."""

import os
import re
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from deckmill.diagnosis import FONTS, Symptom, examine
from deckmill.embedded.data_directory import DataDirectory
from tests.support.servers import TOKEN, nats


def _seen(root: Path, part: str, **environ: str) -> Symptom:
    return next(each for each in examine(DataDirectory(root), os.environ | environ) if each.part == part)


@pytest.mark.parametrize(
    ("part", "environ", "said", "mend"),
    [
        (
            "LibreOffice",
            {"DECKMILL_LIBREOFFICE": "/nowhere"},
            "there is none in /nowhere",
            "unset DECKMILL_LIBREOFFICE",
        ),
        (
            "settings",
            {"DECKMILL_SCORER_CHILD": "1"},
            "did you mean DECKMILL_SCORER_CHILDREN?",
            "unset DECKMILL_SCORER_CHILD",
        ),
        (
            "settings",
            {"DECKMILL_STORE_URL": "ftp://host"},
            "DECKMILL_STORE_URL must begin with",
            "unset DECKMILL_STORE_URL",
        ),
        ("settings", {"DECKMILL_SCORER_CHILDREN": "none"}, "is not of type int", "unset DECKMILL_SCORER_CHILDREN"),
    ],
)
def test_a_fault_has_its_words_and_its_mend(
    tmp_path: Path, part: str, environ: dict[str, str], said: str, mend: str
) -> None:
    """A line each."""
    symptom = _seen(tmp_path / "data", part, **environ)
    assert (symptom.state, said in symptom.said, symptom.mend) == ("fault", True, mend)


def test_a_bus_that_is_not_there_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named by its variable."""
    monkeypatch.setenv("NATS_SERVER_BIN", "/nowhere")
    symptom = _seen(tmp_path, "nats-server")
    assert (symptom.state, symptom.mend) == ("fault", "unset NATS_SERVER_BIN")


@pytest.mark.parametrize(
    ("part", "variable", "url"),
    [
        ("nats-server", "DECKMILL_NATS_URL", "nats://127.0.0.1:{port}"),
        ("database", "DECKMILL_DATABASE_URL", "postgresql://deckmill:secret-word@127.0.0.1:{port}/decks"),
        ("store", "DECKMILL_STORE_URL", "s3://key:secret-word@127.0.0.1:{port}/decks?secure=false"),
    ],
)
@pytest.mark.parametrize("listens", [True, False], ids=["silent", "away"])
def test_what_an_operator_brings_is_asked(tmp_path: Path, part: str, variable: str, url: str, *, listens: bool) -> None:
    """Named by its variable, without its password, whether nobody is there or somebody who says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        if not listens:
            other.close()
        symptom = _seen(tmp_path, part, **{variable: url.format(port=port)})
    assert (symptom.state, variable in symptom.said) == ("fault", True)
    assert "cannot be used: " in symptom.said
    assert "secret-word" not in symptom.said


def test_what_an_operator_brings_and_can_be_used_is_said(tmp_path: Path) -> None:
    """Here, a folder of his own, and a real bus."""
    (tmp_path / "installation.token").write_text(TOKEN)
    with nats(tmp_path / "bus") as bus:
        brought = {"DECKMILL_NATS_URL": bus.start(), "DECKMILL_STORE_URL": f"file://{tmp_path}/objects"}
        found = {each.part: each.state for each in examine(DataDirectory(tmp_path), os.environ | brought)}
    assert (found["nats-server"], found["store"]) == ("ok", "ok")


def test_a_data_directory_that_others_see_is_told(tmp_path: Path) -> None:
    """With the command that closes it."""
    tmp_path.chmod(0o755)
    symptom = _seen(tmp_path, "data directory")
    assert (symptom.state, symptom.mend) == ("warning", f"chmod 700 {tmp_path}")


def test_variables_that_are_not_heeded_are_taken_back_together(tmp_path: Path) -> None:
    """In one command."""
    symptom = _seen(tmp_path, "settings", DECKMILL_RUN_DIR="/run", DECKMILL_LISTEN="127.0.0.1:1")
    assert (symptom.state, symptom.mend) == ("warning", "unset DECKMILL_LISTEN DECKMILL_RUN_DIR")


def test_a_data_directory_that_is_a_file_is_a_fault(tmp_path: Path) -> None:
    """It can be put aside."""
    (tmp_path / "data").touch()
    symptom = _seen(tmp_path / "data", "data directory")
    assert (symptom.state, symptom.said) == ("fault", f"{tmp_path / 'data'} is no folder")
    assert symptom.mend == f"mv {tmp_path / 'data'} {tmp_path / 'data'}.other"


def _damage(path: Path, how: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE jobs (id TEXT PRIMARY KEY, document TEXT)")
        connection.executemany("INSERT INTO jobs VALUES (?, ?)", [(f"job_{n}", "x" * 500) for n in range(200)])
    data = path.read_bytes()
    spoilt = {
        "overwritten": b"\xff" * 100 + data[100:],
        "torn": data[: len(data) // 3],
        "a hole": data[:8192] + b"\xff" * 8192 + data[16384:],
        "no database": b"this is no database\n" * 100,
    }
    path.write_bytes(spoilt.get(how, data))


@pytest.mark.parametrize("how", ["overwritten", "torn", "a hole", "no database"])
def test_a_damaged_database_is_a_fault(tmp_path: Path, how: str) -> None:
    """With the way back to a backup; not where another database is named."""
    path = tmp_path / "registry.sqlite"
    _damage(path, how)
    symptom = _seen(tmp_path, "database")
    assert (symptom.state, symptom.said.startswith(f"{path} is damaged: ")) == ("fault", True)
    assert symptom.mend == f"mv {tmp_path} {tmp_path}.damaged && deckmill restore BACKUP.zip --data-dir {tmp_path}"


def test_a_whole_database_is_well(tmp_path: Path) -> None:
    """As long as it is one."""
    _damage(tmp_path / "registry.sqlite", "not at all")
    assert _seen(tmp_path, "database").state == "ok"


@pytest.mark.parametrize(
    ("variable", "value", "mend"),
    [
        ("DECKMILL_URL", "http://[::1", "unset DECKMILL_URL"),
        ("DECKMILL_API_KEY", "dm_live_\u043a", "unset DECKMILL_API_KEY"),
        ("DECKMILL_API_KEY", "", "deckmill keys recover --data-dir {root}"),
    ],
)
def test_what_keeps_the_command_line_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, mend: str
) -> None:
    """An address or a key that cannot be one, and a key that is lost."""
    (tmp_path / "registry.sqlite").touch()
    monkeypatch.setenv("DECKMILL_API_KEY", "key")
    monkeypatch.setenv(variable, value)
    symptom = _seen(tmp_path, "client")
    assert (symptom.state, symptom.mend) == ("fault", mend.format(root=tmp_path))


def test_a_port_for_metrics_that_is_taken_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the service that would have had it."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("DECKMILL_API_KEY", "key")
        monkeypatch.setenv("DECKMILL_URL", "http://127.0.0.1:9")
        monkeypatch.setenv("DECKMILL_METRICS_LISTEN", f"127.0.0.1:{port}")
        symptom = _seen(tmp_path, "metrics")
    assert (symptom.state, symptom.mend) == ("fault", "unset DECKMILL_METRICS_LISTEN")
    assert f"127.0.0.1:{port}, which DECKMILL_METRICS_LISTEN gives to the metrics of gateway" in symptom.said


def test_a_lost_owner_key_is_told(tmp_path: Path) -> None:
    """With the command that makes another."""
    (tmp_path / "registry.sqlite").touch()
    assert _seen(tmp_path, "owner key").mend == f"deckmill keys recover --data-dir {tmp_path}"


def test_another_program_on_the_port_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it to answer like ours; a port where nobody listens is only a hint."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("DECKMILL_API_KEY", "key")
        monkeypatch.setenv("DECKMILL_URL", f"127.0.0.1:{taken.getsockname()[1]}")
        taken.settimeout(0)
        symptom = _seen(tmp_path, "server")
        assert (symptom.state, "another program" in symptom.said) == ("fault", True)
    assert _seen(tmp_path, "server").state == "warning"


def test_it_knows_the_fonts_that_set_up_installs() -> None:
    """All of them, and no others."""
    script = Path("deploy/setup/system-packages.sh").read_text(encoding="utf-8")
    assert set(FONTS.values()) == set(re.findall(r"\bfonts-[a-z-]+\b", script))
