"""Pages of the documentation that the code writes: written anew, or held against what the code says now."""

import sys
from pathlib import Path


def keep(text: str, source: str, arguments: list[str]) -> int:
    """Write the page, or check it.

    Args:
        text: the whole page as it should be, Markdown.
        source: what it is written from, as a plural: "the rules".
        arguments: `--write` or `--check`, and the path of the page.

    Returns:
        the exit code: 1 if a checked page says something else.
    """
    mode, path = arguments[0], Path(arguments[1])
    if mode == "--write":
        path.write_text(text, encoding="utf-8")
        return 0
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write(f"{path} is not what {source} say: run make generate\n")
    return 1
