"""What the operators' page tells to type works, and a backup is a whole installation."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.serve import Served, served
from tests.support.typed_commands import blocks, checkout, typed

_PATH = 'export PATH="$PWD/.venv/bin:$PATH"'


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Served, str]]:
    """A folder that looks like a checkout in which `make serve` runs, and a job that has succeeded there."""
    root = tmp_path_factory.mktemp("operating")
    with checkout(root) as server:
        yield root, server, _rendered(root, server)


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


def test_a_restored_backup_has_every_job_with_its_files(there: tuple[Path, Served, str], tmp_path: Path) -> None:
    """Taken while the server runs, restored elsewhere: same key, same job, same bytes."""
    root, server, job_id = there
    typed(root, server, _proved("deckmill backup"))
    before = _job(server.url, root / "data/owner.key", job_id)
    restore = [Path(sys.executable).parent / "deckmill", "restore", root / "deckmill.zip", "--data-dir"]
    subprocess.run([*restore, tmp_path / "data"], check=True)
    with served(tmp_path) as restored:
        assert before == _job(restored.url, root / "data/owner.key", job_id)
    assert before["recorded"] == before["served"]


def test_keys_are_changed_and_recovered_and_old_jobs_go(there: tuple[Path, Served, str]) -> None:
    """The commands of the page, one after the other."""
    root, server, job_id = there
    owner = (root / "data/owner.key").read_text()
    typed(root, server, _proved("keys create") + _proved("keys revoke")[1:])
    assert (root / "new.key").read_text().startswith("dm_live_")
    listed = typed(root, server, [_PATH, "deckmill keys list"])[1]
    assert re.search(r"read, render .*\d{4}-\d\d-\d\d .* ci$", listed, re.MULTILINE)
    typed(root, server, _proved("keys recover"))
    assert owner != (root / "data/owner.key").read_text()
    assert json.loads(typed(root, server, _proved("/readyz"))[-1])["components"]["registry"] == "ok"
    assert typed(root, server, _proved("jobs prune"))[-1] == ""
    dry = typed(root, server, [_PATH, "deckmill jobs prune --days 0 --dry-run", "deckmill jobs list"])[1]
    assert dry == f"{job_id}\n"
    assert typed(root, server, [_PATH, "deckmill jobs prune --days 0"])[-1] == f"{job_id}\n"
    assert job_id not in typed(root, server, [_PATH, "deckmill jobs list"])[-1]
