"""Copies of packages: the parts as they are, but for some."""

import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

from deck_package.package import Package

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip knows: the same parts make the same file."""


def write_deck(
    package: Package,
    target: Path,
    changed: Mapping[str, bytes],
    left_out: Collection[str] = (),
    *,
    packed: bool = False,
) -> None:
    """Write a copy of a deck.

    Args:
        package: the deck.
        target: the copy.
        changed: new bytes of some parts.
        left_out: names of parts that the copy does not have.
        packed: whether parts are deflated: smaller for who keeps the copy, slower for who reads it at once.
    """
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    names = [name for name in package.names if name not in left_out]
    with zipfile.ZipFile(target, "w", method) as archive:
        for name in (*names, *sorted(changed.keys() - set(package.names))):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = method
            archive.writestr(entry, changed[name] if name in changed else package.read(name))
