"""The architecture page names files that are there."""

import re
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PAGE = (_ROOT / "docs/architecture.md").read_text(encoding="utf-8")
_PATH = re.compile(r"`([a-z_][\w./-]*(?:\.py|\.toml|/))`")


def _missing(block: str) -> Iterator[str]:
    """Paths of a paragraph or table that are neither below the root nor below a folder that it names."""
    named = _PATH.findall(block)
    folders = [_ROOT, *(_ROOT / name for name in named if (_ROOT / name).is_dir())]
    return (name for name in named if not any((folder / name).exists() for folder in folders))


def test_every_path_on_the_page_is_there() -> None:
    """Who moves a file moves it on the page."""
    assert [] == [name for block in _PAGE.split("\n\n") for name in _missing(block)]
    assert len(_PATH.findall(_PAGE)) > 50
