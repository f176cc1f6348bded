"""Reading PowerPoint packages that may be hostile, before any other program sees them.

`open_package` is for whoever wants a deck to trust, `examine_package` for whoever reports what is wrong with one, and
`open_own` for decks that we made ourselves.
"""

from deck_package.archive import Limits
from deck_package.examine import examine_package, inspect_package, open_own, open_package
from deck_package.faults import FAULT_KINDS, FaultKind, PackageFault, UnsafePackage
from deck_package.package import Package
from deck_package.relationships import Relationship
from deck_package.safe_xml import parse_xml

__all__ = [
    "FAULT_KINDS",
    "FaultKind",
    "Limits",
    "Package",
    "PackageFault",
    "Relationship",
    "UnsafePackage",
    "examine_package",
    "inspect_package",
    "open_own",
    "open_package",
    "parse_xml",
]
