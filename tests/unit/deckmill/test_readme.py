"""The README tells the truth about targets and files."""

import re
from pathlib import Path

README = Path("README.md").read_text(encoding="utf-8")


def test_every_make_target_it_names_exists() -> None:
    """No command of the README is made up."""
    targets = set(re.findall(r"^([a-z-]+):", Path("Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)) <= targets


def test_every_path_it_names_exists() -> None:
    """The map shows what is there."""
    paths = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert [path for path in paths if not Path(path).exists()] == []
