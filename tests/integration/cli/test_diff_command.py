"""`deckmill diff` against a running stack."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.cli.test_commands import Cli
from tests.support.serve import served

EXAMPLE: dict[str, Any] = json.loads(Path("examples/board_update.json").read_text(encoding="utf-8"))["document"]


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cli]:
    """The command, with a stack, and two documents that differ by a number."""
    root = tmp_path_factory.mktemp("cli")
    changed = json.loads(json.dumps(EXAMPLE))
    changed["slides"][1]["items"][3]["value"] = "11.4 %"
    (root / "old.json").write_text(json.dumps(EXAMPLE), encoding="utf-8")
    (root / "new.json").write_text(json.dumps(changed), encoding="utf-8")
    with served(root) as server:
        data = root / "data"
        yield Cli(root, {"PATH": "/usr/bin:/bin", "DECKMILL_URL": server.url, "DECKMILL_DATA_DIR": str(data)})


def test_documents_are_compared_in_words_and_on_a_page(cli: Cli) -> None:
    """The change, its slide, the counts; before, after and marked pictures beside each other."""
    done = cli("diff", "old.json", "new.json", "-o", "changes", "--exit-code")
    assert done.returncode == 1, done.stderr
    assert "Logo churn: 9.1 % -> 11.4 %" in done.stdout
    assert "1 changed; 7 unchanged" in done.stdout
    page = (cli.folder / "changes" / "index.html").read_text(encoding="utf-8")
    assert all(f'src="{name}-1.png"' in page for name in ("before", "after", "marked"))
    assert {path.name for path in (cli.folder / "changes").glob("*.png")} == {
        "before-1.png",
        "after-1.png",
        "marked-1.png",
    }


def test_jobs_are_compared_whatever_their_baseline_was(cli: Cli) -> None:
    """A job that was compared before is read; another one is rendered again, which is said."""
    older = cli("render", "old.json", "--detach").stdout.strip()
    newer = cli("render", "new.json", "--detach").stdout.strip()
    assert cli("jobs", "watch", older).returncode == cli("jobs", "watch", newer).returncode == 0
    done = cli("diff", older, newer, "--json")
    assert done.returncode == 0, done.stderr
    assert f"{newer} was not compared with {older}" in done.stderr
    found = json.loads(done.stdout)
    assert found["diffSummary"]["changedSlides"] == 1
    again = cli("diff", older, found["currentJob"]["id"])
    assert again.returncode == 0
    assert "rendered again" not in again.stderr
    same = cli("diff", older, "old.json", "--exit-code")
    assert (same.returncode, "No slide differs; 8 unchanged" in same.stdout) == (0, True)


def test_what_cannot_be_compared_is_one_line(cli: Cli) -> None:
    """A job that is not there, and a file that is not there."""
    assert "There is no job of that id to compare with." in cli("diff", "job_unknown", "new.json").stderr
    missing = cli("diff", "nowhere.json", "new.json")
    assert (missing.returncode, "cannot read nowhere.json" in missing.stderr) == (2, True)
