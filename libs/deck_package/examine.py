"""The whole examination of a file, in the order in which each step makes the next one safe."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from deck_package import active_content
from deck_package.archive import Archive, Limits, open_archive
from deck_package.content_types import CONTENT_TYPES, MAIN_TYPES, ContentTypes, read_content_types
from deck_package.faults import PackageFault, UnsafePackage
from deck_package.file_kinds import name_main_type, name_zip
from deck_package.integrity import find_integrity_faults
from deck_package.package import Package
from deck_package.parts import find_part_faults
from deck_package.safe_xml import UnsafeXmlError, as_fault, parse_xml

_STRICT = "http://purl.oclc.org/ooxml/"
_DEFAULT_LIMITS = Limits()
_TOO_MUCH = frozenset({"too_large_unpacked", "too_many_elements"})
"""Faults of files whose content nobody looks at."""


def open_package(source: Path | str | bytes, limits: Limits = _DEFAULT_LIMITS) -> Package:
    """Open a presentation that may be hostile. Everything is checked before it returns.

    Raises:
        UnsafePackage: it may not be shown to any other program; `faults` tells everything that was found.
        OSError: the path cannot be read.
    """
    package, faults = examine_package(source, limits)
    if package is None or any(fault.rejects for fault in faults):
        if package is not None:
            package.close()
        raise UnsafePackage(faults)
    return package


def open_own(source: Path | bytes) -> Package:
    """Open a presentation that this program wrote: there is no need to examine it."""
    stream: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    archive, _ = open_archive(stream, _DEFAULT_LIMITS)
    if archive is None:
        raise ValueError("this is no file of ours")
    types, _ = read_content_types(parse_xml(archive.read(CONTENT_TYPES)))
    return Package(archive, types)


def inspect_package(source: Path | str | bytes, limits: Limits = _DEFAULT_LIMITS) -> tuple[PackageFault, ...]:
    """Everything that is wrong with a file, without raising for any content. Raises OSError for an unreadable path."""
    package, faults = examine_package(source, limits)
    if package is not None:
        package.close()
    return faults


def examine_package(
    source: Path | str | bytes, limits: Limits = _DEFAULT_LIMITS
) -> tuple[Package | None, tuple[PackageFault, ...]]:
    """The package with everything that is wrong with it; no package when its archive or its slide list is unreadable.

    A package that has rejecting faults may be read by us, but not be handed to another program.
    """
    stream: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else Path(source).open("rb")  # noqa: SIM115 - kept
    archive, faults = open_archive(stream, limits)
    if archive is None:
        stream.close()
        return None, tuple(faults)
    package, more = _read_package(archive, limits)
    if package is None:
        archive.close()
        stream.close()
    return package, tuple(dict.fromkeys([*faults, *more]))


def _read_package(archive: Archive, limits: Limits) -> tuple[Package | None, list[PackageFault]]:
    damaged = [fault for name in archive.names if (fault := archive.check_integrity(name))]
    if damaged:
        return None, damaged
    content_types, faults = _read_content_types(archive)
    if content_types is None:
        return None, faults
    package = Package(archive, content_types)
    faults += find_part_faults(package, limits)
    faults += active_content.find_macros(package)
    if any(fault.code in _TOO_MUCH for fault in faults):
        return None, faults
    # Beyond this line parts are parsed again, and kept.
    main = _check_main_part(package, faults)
    if main is not None:
        return None, [*faults, main]
    if any(fault.code in {"xml_parse", "doctype"} for fault in faults):
        return package, faults
    return package, [*faults, *find_integrity_faults(package)]


def _read_content_types(archive: Archive) -> tuple[ContentTypes | None, list[PackageFault]]:
    if CONTENT_TYPES not in archive.names:
        kind = name_zip(archive.names, archive.size, archive.read)
        if kind is not None:
            return None, [PackageFault("not_a_presentation", kind)]
        message = f"The file has no {CONTENT_TYPES}, so it is no presentation; save it anew and send it again."
        return None, [PackageFault("missing_content_types", message, CONTENT_TYPES)]
    try:
        return read_content_types(parse_xml(archive.read(CONTENT_TYPES)))
    except UnsafeXmlError as error:
        return None, [as_fault(error, CONTENT_TYPES)]


def _check_main_part(package: Package, faults: list[PackageFault]) -> PackageFault | None:
    """The fault that makes it impossible to list the slides, if any."""
    try:
        root = package.xml(package.presentation)
        strict = str(root.tag).startswith("{" + _STRICT)
        content_type = package.content_type(package.presentation)
    except KeyError:
        strict, content_type = any(_is_strict(package)), None
    except UnsafeXmlError as error:
        return as_fault(error, "ppt/presentation.xml")
    if strict:
        message = "The file is in ISO strict format; save it as an ordinary PowerPoint presentation (.pptx)."
        return PackageFault("iso_strict", message)
    if content_type not in MAIN_TYPES and not any(fault.code == "macro" for fault in faults):
        return PackageFault("not_a_presentation", name_main_type(content_type))
    return None


def _is_strict(package: Package) -> Iterator[bool]:
    return (relationship.type.startswith(_STRICT) for relationship in package.relationships())
