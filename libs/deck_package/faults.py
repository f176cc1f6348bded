"""What can be wrong with a package: one table of stable codes, and the error that carries them."""

from dataclasses import dataclass

from deck_domain.errors import DeckError


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One row of the table.

    Attributes:
        rule: the quality rule that reports it, `PKG001` to `PKG009`, or `PRV801` for what is a fact and no flaw.
        rejects: True where no other program may be shown the file; False where it merely opens badly elsewhere, and
            where pictures are drawn without what it speaks of.
    """

    rule: str
    rejects: bool = True


FAULT_KINDS = {
    "not_a_zip": FaultKind("PKG001"),
    "corrupt": FaultKind("PKG001"),
    "bad_name": FaultKind("PKG001"),
    "doctype": FaultKind("PKG001"),
    "xml_parse": FaultKind("PKG001"),
    "not_a_presentation": FaultKind("PKG001"),
    "missing_content_types": FaultKind("PKG002"),
    "content_type_missing": FaultKind("PKG002", rejects=False),
    "content_type_duplicate": FaultKind("PKG002", rejects=False),
    "dangling_relationship": FaultKind("PKG003", rejects=False),
    "wrong_relationship": FaultKind("PKG003", rejects=False),
    "dangling_reference": FaultKind("PKG003", rejects=False),
    "wrong_root": FaultKind("PKG003", rejects=False),
    "missing_slide": FaultKind("PKG003"),
    "missing_master": FaultKind("PKG003", rejects=False),
    "duplicate_entry": FaultKind("PKG004"),
    "duplicate_slide": FaultKind("PKG004", rejects=False),
    "duplicate_slide_id": FaultKind("PKG004", rejects=False),
    "duplicate_shape_id": FaultKind("PKG004", rejects=False),
    "macro": FaultKind("PKG005"),
    "script_link": FaultKind("PKG005"),
    "embedded_object": FaultKind("PRV801", rejects=False),
    "external_target": FaultKind("PKG006"),
    "linked_content": FaultKind("PKG006", rejects=False),
    "encrypted": FaultKind("PKG007"),
    "iso_strict": FaultKind("PKG008"),
    "too_many_entries": FaultKind("PKG009"),
    "too_large_unpacked": FaultKind("PKG009"),
    "too_many_elements": FaultKind("PKG009"),
    "ratio": FaultKind("PKG009"),
}


UNREADABLE = frozenset(
    {
        *("not_a_zip", "corrupt", "not_a_presentation", "missing_content_types", "encrypted", "iso_strict"),
        *("too_many_entries", "too_large_unpacked", "too_many_elements", "ratio"),
    }
)
"""Faults of files of which nothing is read, or too little to judge them: no job goes on with one."""


@dataclass(frozen=True, slots=True)
class PackageFault:
    """One thing that is wrong with a package.

    Attributes:
        code: a key of `FAULT_KINDS`.
        message: one sentence: what is wrong and what to change.
        part: name of the part or archive entry, without a leading slash; None when it concerns the whole file.
    """

    code: str
    message: str
    part: str | None = None

    @property
    def rule(self) -> str:
        """Id of the quality rule that reports it."""
        return FAULT_KINDS[self.code].rule

    @property
    def rejects(self) -> bool:
        """Whether the file must not be shown to any other program."""
        return FAULT_KINDS[self.code].rejects


class UnsafePackage(DeckError):
    """The file is no presentation we may open; `code` and `message` are those of its first rejecting fault.

    Attributes:
        faults: everything that was found, in the order it was found.
    """

    code = "corrupt"

    def __init__(self, faults: tuple[PackageFault, ...]) -> None:
        first = next(fault for fault in faults if fault.rejects)
        super().__init__(first.message, code=first.code)
        self.faults = faults
