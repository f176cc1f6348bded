"""The data directory and its secrets."""

import stat
from pathlib import Path

import pytest

from deckmill.embedded.data_directory import DataDirectory, DataDirectoryInUse


def test_secrets_are_made_once_and_for_their_owner_alone(tmp_path: Path) -> None:
    """The first start makes a token and an owner key, 0600; later starts keep them."""
    data = DataDirectory(tmp_path / "data")
    assert data.prepare()
    secrets = {path: path.read_text(encoding="utf-8") for path in (data.token, data.owner_key)}
    for path in secrets:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    data.database.touch()
    assert not data.prepare()
    assert secrets == {path: path.read_text(encoding="utf-8") for path in secrets}


def test_a_deleted_owner_key_is_not_made_again_beside_a_database(tmp_path: Path) -> None:
    """A new key nobody knows of would open nothing."""
    data = DataDirectory(tmp_path)
    data.database.touch()
    assert not data.prepare()
    assert not data.owner_key.exists()


def test_two_stacks_cannot_share_a_directory(tmp_path: Path) -> None:
    """The second is refused until the first has ended."""
    data = DataDirectory(tmp_path)
    with data.lock(), pytest.raises(DataDirectoryInUse):
        data.lock()
    data.lock().close()


def test_nobody_else_may_look_into_it(tmp_path: Path) -> None:
    """0700, also when it was made by hand before, or by an older version."""
    root = tmp_path / "data"
    root.mkdir(mode=0o755)
    data = DataDirectory(root)
    with data.lock():
        data.prepare()
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    root.chmod(0o755)
    data.prepare()
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in root.iterdir() if path.is_dir()} == {0o700}


def test_a_folder_that_holds_other_things_is_not_closed(tmp_path: Path) -> None:
    """What is not ours keeps its mode; what we make in it is private all the same."""
    (tmp_path / "letters").mkdir()
    tmp_path.chmod(0o755)
    DataDirectory(tmp_path).prepare()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "objects").stat().st_mode) == 0o700
