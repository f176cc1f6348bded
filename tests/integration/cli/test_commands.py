"""The command line against a running stack, as people type it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.serve import served

EXAMPLE = Path("examples/board_update.json").resolve()


class Cli:
    """Runs `deckmill` in a folder with an environment."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder, self.environment = folder, environment

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        command = [str(Path(sys.executable).parent / "deckmill"), *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False, timeout=90
        )


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cli]:
    """The command, with a stack that `deckmill serve` runs on its first start."""
    root = tmp_path_factory.mktemp("cli")
    with served(root) as server:
        data = root / "data"
        environment = {"PATH": "/usr/bin:/bin", "DECKMILL_URL": server.url, "DECKMILL_DATA_DIR": str(data)}
        yield Cli(root, environment)


def test_render_leaves_everything_in_a_folder(cli: Cli) -> None:
    """Deck, pictures, report and a page; a table that says so; exit code 0."""
    done = cli("render", str(EXAMPLE), "-o", "made")
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (cli.folder / "made").iterdir()}
    assert {"deck.pptx", "report.json", "index.html", *(f"slide-{n}.png" for n in range(1, 9))} <= made
    assert "Score" in done.stdout


def test_jobs_are_listed_shown_and_deleted(cli: Cli) -> None:
    """The life of a job after its end, in JSON for programs."""
    job = json.loads(cli("render", str(EXAMPLE), "-o", "made", "--json").stdout)["job"]
    listed = json.loads(cli("jobs", "list", "--json").stdout)["jobs"]
    assert job["id"] in [each["id"] for each in listed]
    assert json.loads(cli("jobs", "show", job["id"], "--json").stdout)["job"]["status"] == "succeeded"
    assert cli("jobs", "watch", job["id"]).returncode == 0
    document = json.loads(EXAMPLE.read_text())["document"]
    assert json.loads(cli("jobs", "document", job["id"]).stdout) == document
    assert cli("jobs", "document", job["id"], "-o", "again.json").returncode == 0
    assert json.loads((cli.folder / "again.json").read_text()) == document
    assert cli("jobs", "cancel", job["id"]).returncode == 1
    assert cli("jobs", "delete", job["id"]).returncode == 0
    assert cli("jobs", "show", job["id"]).returncode == 1


def test_a_key_is_printed_alone_works_and_is_revoked(cli: Cli) -> None:
    """What `keys create` prints is what a client sends."""
    secret = cli("keys", "create", "--name", "reader", "--scope", "read").stdout.strip()
    other = Cli(cli.folder, cli.environment | {"DECKMILL_API_KEY": secret})
    assert other("jobs", "list").returncode == 0
    refused = other("render", str(EXAMPLE), "-o", "made")
    assert (1, True) == (refused.returncode, "scope" in refused.stderr)
    key = next(k for k in json.loads(cli("keys", "list", "--json").stdout)["keys"] if k["name"] == "reader")
    assert cli("keys", "revoke", key["id"]).returncode == 0


def test_an_invalid_document_is_refused_with_pointers(cli: Cli) -> None:
    """Offline and online say the same; exit code 1."""
    bad = cli.folder / "bad.json"
    bad.write_text(json.dumps({"version": "2.0", "title": "T", "slides": [{"slideType": "title-body", "title": "x"}]}))
    for command in (["validate", "bad.json"], ["render", "bad.json", "-o", "made"]):
        done = cli(*command)
        assert (1, True) == (done.returncode, "/slides/0/body" in done.stdout + done.stderr)


def test_unreadable_input_is_a_usage_error(cli: Cli) -> None:
    """No such file: exit code 2, and a sentence."""
    done = cli("render", "nowhere.json")
    assert (2, True) == (done.returncode, "nowhere.json" in done.stderr)


def test_a_server_that_is_away_is_named(cli: Cli) -> None:
    """Exit code 1, and what to do."""
    done = Cli(cli.folder, cli.environment | {"DECKMILL_URL": "http://127.0.0.1:9"})("jobs", "list")
    assert (1, True) == (done.returncode, "deckmill serve" in done.stderr)


def test_schemas_are_printed(cli: Cli) -> None:
    """JSON Schema on stdout; an unknown name is a usage error."""
    assert json.loads(cli("schema", "protocol_v2").stdout)["$schema"].endswith("2020-12/schema")
    assert cli("schema", "nonsense").returncode == 2


def test_a_lost_owner_key_is_recovered_beside_the_server(cli: Cli) -> None:
    """The key in the data directory works again; the last admin key is not revoked from under its owner."""
    owner = cli.folder / "data" / "owner.key"
    lost = owner.read_text()
    owner.write_text("dm_live_lost\n")
    assert cli("jobs", "list").returncode == 1
    assert cli("keys", "recover").returncode == 0
    assert owner.read_text() not in (lost, "dm_live_lost\n")
    admins = [key for key in json.loads(cli("keys", "list", "--json").stdout)["keys"] if "admin" in key["scopes"]]
    codes = [cli("keys", "revoke", key["id"]).returncode for key in reversed(admins)]
    assert codes == [0] * (len(admins) - 1) + [1]


def test_recovering_needs_a_database(cli: Cli) -> None:
    """An empty directory has nobody to let back in: exit code 2, and nothing is made."""
    done = cli("keys", "recover", "--data-dir", "empty")
    assert (2, True, False) == (done.returncode, "deckmill serve" in done.stderr, (cli.folder / "empty").exists())
