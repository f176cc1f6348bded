"""What the operators' page tells to type works, and a backup is a whole installation."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import httpx

from tests.support.serve import Served, served
from tests.support.typed_commands import blocks, checkout, typed

_PATH = 'export PATH="$PWD/.venv/bin:$PATH"'


def _proved(word: str) -> list[str]:
    """The commands of the page that hold a word."""
    found = [text for mark, text in blocks("docs/operating.md") if mark == "sh proved" and word in text]
    assert found, word
    return [_PATH, *found]


def _rendered(root: Path, server: Served) -> str:
    """The id of a job that has succeeded, once it has."""
    commands = "deckmill render examples/clinic_pilot.json --json -o out 2> /dev/null"
    return str(json.loads(typed(root, server, [_PATH, commands])[-1])["job"]["id"])


def _job(url: str, key: Path, job_id: str) -> dict[str, str]:
    """A job's sha256 of its deck as recorded, and of what its link serves."""
    headers = {"Authorization": f"Bearer {key.read_text().strip()}"}
    detail = httpx.get(f"{url}/api/v2/jobs/{job_id}", headers=headers).raise_for_status().json()
    deck = next(each for each in detail["artifacts"] if each["kind"] == "generated_pptx")
    served_bytes = httpx.get(deck["public_url"]).raise_for_status().content
    return {"recorded": deck["sha256"], "served": hashlib.sha256(served_bytes).hexdigest()}


def test_a_restored_backup_has_every_job_with_its_files(tmp_path: Path) -> None:
    """Taken while the server runs, restored elsewhere: same key, same job, same bytes."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir(), second.mkdir()
    with checkout(first) as server:
        job_id = _rendered(first, server)
        typed(first, server, _proved("deckmill backup"))
        before = _job(server.url, first / "data/owner.key", job_id)
    restore = [Path(sys.executable).parent / "deckmill", "restore", first / "deckmill.zip", "--data-dir"]
    subprocess.run([*restore, second / "data"], check=True)
    with served(second) as server:
        assert before == _job(server.url, first / "data/owner.key", job_id)
    assert before["recorded"] == before["served"]


def test_keys_are_changed_and_recovered_and_old_jobs_go(tmp_path: Path) -> None:
    """The commands of the page, one after the other."""
    with checkout(tmp_path) as server:
        job_id = _rendered(tmp_path, server)
        owner = (tmp_path / "data/owner.key").read_text()
        typed(tmp_path, server, _proved("keys create") + _proved("keys revoke")[1:])
        assert (tmp_path / "new.key").read_text().startswith("dm_live_")
        assert re.search(
            r"read, render .*\d{4}-\d\d-\d\d .* ci$",
            typed(tmp_path, server, [_PATH, "deckmill keys list"])[1],
            re.MULTILINE,
        )
        typed(tmp_path, server, _proved("keys recover"))
        assert owner != (tmp_path / "data/owner.key").read_text()
        assert json.loads(typed(tmp_path, server, _proved("/readyz"))[-1])["components"]["registry"] == "ok"
        assert typed(tmp_path, server, _proved("jobs prune"))[-1] == ""
        assert (
            typed(tmp_path, server, [_PATH, "deckmill jobs prune --days 0 --dry-run", "deckmill jobs list"])[1]
            == f"{job_id}\n"
        )
        assert typed(tmp_path, server, [_PATH, "deckmill jobs prune --days 0"])[-1] == f"{job_id}\n"
        assert job_id not in typed(tmp_path, server, [_PATH, "deckmill jobs list"])[-1]
