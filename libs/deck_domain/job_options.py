"""What a client asks for beside the document. What it did not say has a value here all the same, or None."""

from dataclasses import dataclass, field
from enum import StrEnum

from deck_domain.errors import Violation


class Format(StrEnum):
    """Files that can be asked for; the deck, its pictures and its report are always made."""

    PPTX = "pptx"
    PNG = "png"
    THUMBNAIL = "thumbnail"
    WEBP = "webp"
    PDF = "pdf"
    JSON = "json"


class ValidationMode(StrEnum):
    """How deep a client wants a deck checked."""

    NONE = "none"
    STRUCTURAL = "structural"
    DESKTOP_ASYNC = "desktop_async"
    DESKTOP_BLOCKING = "desktop_blocking"

    @property
    def supported(self) -> bool:
        """Whether it can be done: an answer that comes after the end of the job cannot."""
        return self is not ValidationMode.DESKTOP_ASYNC


class OutputMode(StrEnum):
    """How much a client gives up of editability for likeness, from nothing to all."""

    STRICT_EDITABLE = "strict_editable"
    EDITABLE_PREFERRED = "editable_preferred"
    VISUAL_SAFE = "visual_safe"


class FallbackLevel(StrEnum):
    """Ways to show a thing, from the best to the last resort."""

    NATIVE_EDITABLE = "native_editable"
    NATIVE_ANCHORED = "native_anchored"
    ALTERNATE_CONTENT = "alternate_content"
    VISUAL_FALLBACK = "visual_fallback"


class RepairMode(StrEnum):
    """Whether the structure of a deck is mended, and the mended file handed out."""

    NONE = "none"
    STRUCTURAL = "structural"


class AutoFix(StrEnum):
    """Whether preflight lists repairs that a program could make; it never makes them."""

    OFF = "off"
    SUGGEST_ONLY = "suggest_only"


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a deck is made and checked.

    Attributes:
        formats: wanted besides what is always made.
        max_fallback_level: the last resort that is allowed; None lets `output_mode` decide.
        desktop_validation_id: of the record of an earlier validation by LibreOffice, in the place of another one.
    """

    formats: tuple[Format, ...] = ()
    validation_mode: ValidationMode = ValidationMode.STRUCTURAL
    output_mode: OutputMode = OutputMode.EDITABLE_PREFERRED
    max_fallback_level: FallbackLevel | None = None
    repair_mode: RepairMode = RepairMode.NONE
    desktop_validation_id: str | None = None


@dataclass(frozen=True, slots=True)
class PreflightPolicy:
    """What a client demands before it would render.

    Attributes:
        auto_fix: whether repairs are listed.
        render_if_score_above: the least deck score, 0..100; None demands none.
    """

    auto_fix: AutoFix = AutoFix.OFF
    render_if_score_above: float | None = None


@dataclass(frozen=True, slots=True)
class Callback:
    """Who is told of the end of a job.

    Attributes:
        metadata: what is sent back as it came, as JSON; empty for nothing.
    """

    url: str
    metadata: str = ""


LONGEST_URL, LARGEST_METADATA = 2_048, 4_096
"""Characters of an address that is told of something; bytes of metadata, as JSON without blanks."""


@dataclass(frozen=True, slots=True)
class JobOptions:
    """What a client asks for beside the document.

    Attributes:
        synchronous: whether it waits for the result.
        approval_required: whether it wants a decision.
        baseline_job_id: the job to compare with.
        auto_iterations: how often a brief may be tried again after the first time.
        unknown_keys: fields of the request that mean nothing here, by JSON pointers into it.
        file_name: what an uploaded deck was called.
        callback: who is told of the end; None for nobody.
    """

    synchronous: bool = False
    render: RenderOptions = field(default_factory=RenderOptions)
    policy: PreflightPolicy = field(default_factory=PreflightPolicy)
    brand_pack_id: str | None = None
    brand_pack_version_id: str | None = None
    approval_required: bool = False
    baseline_job_id: str | None = None
    auto_iterations: int = 0
    unknown_keys: tuple[Violation, ...] = ()
    file_name: str | None = None
    callback: Callback | None = None
