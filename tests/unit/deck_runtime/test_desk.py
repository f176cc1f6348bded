"""What a child reads of its service's files is what its request names by paths."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from deck_runtime.children.desk import Desk


@dataclass(frozen=True)
class _Request:
    title: str
    files: tuple[Path, ...]


def test_what_a_request_names_lies_on_the_desk(tmp_path: Path) -> None:
    """A folder and all in it at once, by its old name too; a file that is not there yet by the folder it will be in."""
    (tmp_path / "job" / "before").mkdir(parents=True)
    (tmp_path / "job" / "before" / "deck").write_text("text", encoding="utf-8")
    desk = Desk(tmp_path)
    files = (tmp_path / "job" / "before" / "deck", tmp_path / "job" / "before", tmp_path / "job" / "made")
    with desk.holding(_Request("", files)):
        assert [each.resolve().parts[-4:-2] for each in files[:1]] == [(desk.place.name, "0")]
        files[2].write_text("text", encoding="utf-8")
        assert len(list(desk.place.iterdir())) == 1
    assert files[0].resolve() == files[0]
    assert files[2].resolve() == files[2]


def test_text_moves_nothing(tmp_path: Path) -> None:
    """A title may be a stranger's, who knows where the work of others lies; and what lies elsewhere stays there."""
    (tmp_path / "other").mkdir()
    (around := tmp_path / "around").mkdir()
    (around / "job").mkdir()
    desk = Desk(around)
    with desk.holding(_Request(str(around / "job"), (tmp_path / "other",))):
        assert list(desk.place.iterdir()) == []


def test_nobody_takes_from_the_desk_of_another(tmp_path: Path) -> None:
    """Two children cannot have the same folder; the first keeps it, and it is back when that has ended."""
    (work := tmp_path / "job").mkdir()
    first, second = Desk(tmp_path), Desk(tmp_path)
    request = _Request("", (work,))
    with first.holding(request):
        with pytest.raises(RuntimeError, match="another child"), second.holding(request):
            pass
        assert work.resolve() == first.place / "0"
    assert work.resolve() == work


def test_what_has_gone_meanwhile_is_not_missed(tmp_path: Path) -> None:
    """A folder that is not there is left to whoever asks for it; a desk is removed with what a child left on it."""
    desk = Desk(tmp_path)
    with desk.holding(_Request("", (tmp_path / "absent",))):
        (desk.place / "left").write_text("text", encoding="utf-8")
    desk.remove()
    assert list(tmp_path.iterdir()) == []
