"""`deckmill brand` and `deckmill render --template` against a running stack, as people type them."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pptx import Presentation

from tests.support.serve import served
from tests.support.templates import branded

Command = Callable[..., subprocess.CompletedProcess[str]]
EXAMPLE = Path("examples/board_update.json").resolve()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands run, with a template in it."""
    root = tmp_path_factory.mktemp("brand-cli")
    (root / "contoso.potx").write_bytes(branded())
    (root / "contoso-2.potx").write_bytes(branded(accent="118844"))
    return root


@pytest.fixture(scope="module")
def cli(folder: Path) -> Iterator[Command]:
    """The command, with a stack."""
    with served(folder) as server:
        data = str(folder / "data")
        environment = {"PATH": "/usr/bin:/bin", "DECKMILL_URL": server.url, "DECKMILL_DATA_DIR": data}

        def run(*arguments: str) -> subprocess.CompletedProcess[str]:
            command = [str(Path(sys.executable).parent / "deckmill"), *arguments]
            return subprocess.run(
                command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=90
            )

        yield run


def test_a_brand_pack_from_the_first_version_to_the_archive(cli: Command) -> None:
    """Added, shown, given another version, activated, archived and restored."""
    added = cli("brand", "add", "contoso.potx", "--name", "Contoso", "--json")
    assert added.returncode == 0, added.stderr
    pack = json.loads(added.stdout)
    (first,) = pack["versions"]
    assert (pack["name"], pack["compileStatus"], pack["active_version_id"]) == ("Contoso", "compiled", first["id"])
    shown = cli("brand", "show", pack["id"])
    assert "Contoso" in shown.stdout
    assert "certified" in shown.stdout
    assert first["id"] in shown.stdout
    more = json.loads(cli("brand", "add", "contoso-2.potx", "--to", pack["id"], "--json").stdout)
    second = more["versions"][1]
    assert (more["active_version_id"], second["version_number"]) == (first["id"], 2)
    assert second["id"] in cli("brand", "activate", pack["id"], second["id"]).stdout
    assert pack["id"] in cli("brand", "list").stdout
    assert json.loads(cli("brand", "archive", pack["id"], "--json").stdout)["status"] == "archived"
    assert pack["id"] not in cli("brand", "list").stdout
    assert pack["id"] in cli("brand", "list", "--archived").stdout
    assert json.loads(cli("brand", "archive", pack["id"], "--restore", "--json").stdout)["status"] == "active"
    unknown = cli("brand", "show", "bp_none")
    assert (unknown.returncode, "There is no such brand pack." in unknown.stderr) == (1, True)


def test_a_template_on_the_command_line_becomes_a_pack_once(cli: Command, folder: Path) -> None:
    """The first render uploads it, the second finds it by its bytes; both decks are the same."""
    decks = []
    for name in ("one.pptx", "two.pptx"):
        done = cli("render", str(EXAMPLE), "--template", "contoso-2.potx", "-o", name)
        assert done.returncode == 0, done.stderr
        assert "Score" in done.stdout
        decks.append((folder / name).read_bytes())
    assert decks[0] == decks[1]
    assert Presentation(io.BytesIO(decks[0])).slides[0].slide_layout.name == "Title and Content"
    packs = json.loads(cli("brand", "list", "--json").stdout)["brand_packs"]
    assert sum(pack["name"] == "contoso-2" for pack in packs) <= 1
    jobs = json.loads(cli("jobs", "list", "--json").stdout)["jobs"]
    assert len({job["brand_pack_version_id"] for job in jobs}) == 1
    offline = cli("render", str(EXAMPLE), "--template", "contoso-2.potx", "-o", "three.pptx", "--offline")
    assert offline.returncode == 0, offline.stderr
    assert (folder / "three.pptx").read_bytes() == decks[0]


def test_what_is_refused_says_why(cli: Command, folder: Path) -> None:
    """A file that is no template, and one that cannot be compiled."""
    (folder / "notes.potx").write_text("nothing", encoding="utf-8")
    refused = cli("brand", "add", "notes.potx")
    assert (refused.returncode, "presentation" in refused.stderr) == (1, True)
    assert cli("brand", "add", "missing.potx").returncode == 2
    assert cli("render", str(EXAMPLE), "--offline").returncode == 2
