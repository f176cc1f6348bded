"""What a child may read of its service's files: those of the work that it does now, and none of what others do."""

import contextlib
import dataclasses
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

_PREFIX = "desk-"


class Desk:
    """A folder of one child below the one where its service keeps the files of all work; `place` is where.

    What a request names is moved onto it for as long as the child works on that, with a link where it was, so that all
    names stay good. A child that reads nothing beside its desk, by Landlock, is so kept from the work of the others,
    though it began before that work was known.
    """

    def __init__(self, around: Path) -> None:
        """Make it, empty. Args: around: the folder of the files of all work. Raises OSError."""
        self._around = around
        self.place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=around))

    @contextlib.contextmanager
    def holding(self, request: Any) -> Iterator[None]:
        """Have on the desk what the request, a record, names: folders as wholes, and of files the folders they lie in.

        Raises OSError where they cannot be moved, and RuntimeError for what lies on another child's desk.
        """
        with contextlib.ExitStack() as moved:
            for number, path in enumerate(_outermost(self._to_be_moved(request))):
                moved.enter_context(_moved(path, self.place / str(number)))
            yield

    def remove(self) -> None:
        """Remove it with all that its child has left there."""
        shutil.rmtree(self.place, ignore_errors=True)

    def _to_be_moved(self, request: Any) -> Iterator[Path]:
        for path in _paths(request):
            if self._around in path.parents:
                yield path if path.is_dir() or path.parent == self._around else path.parent


def _paths(value: Any) -> Iterator[Path]:
    """All paths of a record. Text counts for nothing, whatever it says: it may be a stranger's."""
    if isinstance(value, Path):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _paths(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _paths(each)
    elif isinstance(value, (tuple, list, AbstractSet)):
        for each in value:
            yield from _paths(each)


def _outermost(paths: Iterator[Path]) -> list[Path]:
    """Each once, without those that lie in another."""
    every = set(paths)
    return sorted(path for path in every if every.isdisjoint(path.parents))


@contextlib.contextmanager
def _moved(path: Path, target: Path) -> Iterator[None]:
    if path.is_symlink():
        raise RuntimeError(f"{path.name} is on the desk of another child")
    if not path.exists():
        yield
        return
    path.rename(target)
    try:
        path.symlink_to(target)
        yield
    finally:
        path.unlink(missing_ok=True)
        target.rename(path)
