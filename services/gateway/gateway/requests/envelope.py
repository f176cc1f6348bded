"""What clients send around a document: the envelope, and how a body becomes a submission."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from deck_documents import SOURCE_SCHEMAS, decode_json, member_bytes, schema_of
from deck_documents.plain_values import value_faults
from deck_documents.unknown_keys import unknown_keys
from deck_documents.violations import violations_of
from deck_domain import job_options
from deck_domain.errors import InvalidDocument, InvalidRequest, Violation
from deck_domain.job_options import (
    LARGEST_METADATA,
    LONGEST_URL,
    AutoFix,
    FallbackLevel,
    Format,
    JobOptions,
    OutputMode,
    PreflightPolicy,
    RepairMode,
    ValidationMode,
)
from deck_domain.policy import UNSUPPORTED_MODE_FAULT

MOST_UNKNOWN_KEYS = 20
"""How many keys that mean nothing here are told."""

_NOT_SUPPORTED = "The validation mode {} is not supported: use desktop_blocking, or structural."

M = TypeVar("M", bound=BaseModel)
_LONGEST_ID = 100
Id = Annotated[str, Field(min_length=1, max_length=_LONGEST_ID)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="allow", alias_generator=to_camel, allow_inf_nan=False)


def json_text(value: Any) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _small(metadata: Any) -> Any:
    """Metadata that can be sent back."""
    if faults := value_faults(metadata):
        raise PydanticCustomError("unusable_value", "{message}", {"message": faults[0].message.rstrip(".")})
    if len(json_text(metadata).encode()) > LARGEST_METADATA:
        message = f"Send at most {LARGEST_METADATA:,} bytes of metadata: an id of your own is enough"
        raise PydanticCustomError("too_large", "{message}", {"message": message})
    return metadata


class RenderOptions(_Part):
    """How a deck is made and checked."""

    formats: list[Literal["pptx", "png", "thumbnail", "webp", "pdf", "json"]] | None = Field(
        default=None, description="Formats wanted besides the deck, its pictures and its report, which are always made."
    )
    validation_mode: Literal["none", "structural", "desktop_async", "desktop_blocking"] | None = None
    output_mode: Literal["strict_editable", "editable_preferred", "visual_safe"] | None = None
    max_fallback_level: Literal["native_editable", "native_anchored", "alternate_content", "visual_fallback"] | None = (
        None
    )
    repair_mode: Literal["none", "structural"] | None = None
    desktop_validation_id: Id | None = Field(
        default=None,
        description="`id` of the record of an earlier validation of the same input by LibreOffice, to be used in the "
        "place of another one",
    )


class PreflightPolicyOptions(_Part):
    """What must hold before the client would render."""

    auto_fix: Literal["off", "suggest_only"] | None = None
    render_if_score_above: Annotated[float, Field(ge=0, le=100)] | None = Field(default=None, description="0..100")


class CallbackOptions(_Part):
    """Who is told of the end of the job, and with what beside it."""

    url: Annotated[str, Field(min_length=1, max_length=LONGEST_URL)] = Field(
        description="https://...; http:// for hosts that the operator has named"
    )
    metadata: Annotated[Any, AfterValidator(_small)] = Field(
        None, description=f"Any JSON, sent back as it came; at most {LARGEST_METADATA:,} bytes"
    )

    @property
    def asked(self) -> job_options.Callback:
        """The same as an option of a job."""
        return job_options.Callback(self.url, json_text(self.metadata))


class Envelope(_Part):
    """A document with what is asked of it. A bare document is accepted in its place."""

    source_schema: Annotated[str, Field(min_length=1, max_length=100)] = Field(
        description="Which schema the document follows", json_schema_extra={"enum": list(SOURCE_SCHEMAS)}
    )
    document: dict[str, Any] = Field(description="A document of that schema: see /api/v2/schemas")
    mode: Literal["sync", "async"] | None = Field(None, description="async when not given")
    render_options: RenderOptions | None = None
    preflight_policy: PreflightPolicyOptions | None = None
    brand_pack_id: Id | None = None
    brand_pack_version_id: Id | None = None
    approval_required: bool | None = None
    baseline_job_id: Id | None = None
    callback: CallbackOptions | None = None


def read_callback(value: object) -> job_options.Callback:
    """Who shall be told, as a body has it at `/callback`. Raises InvalidRequest."""
    try:
        return CallbackOptions.model_validate(value).asked
    except ValidationError as error:
        faults = violations_of(error, "/callback")
        raise InvalidRequest(faults, faults[0].message) from None


@dataclass(frozen=True, slots=True)
class Submission:
    """A document and what is asked of it.

    Attributes:
        document: JSON bytes, those that were sent.
        options: what was sent beside the document.
        enveloped: whether the document came in an envelope.
        content: the document, decoded.
    """

    source_schema: str
    document: bytes
    options: JobOptions = field(default_factory=JobOptions)
    enveloped: bool = False
    content: object = field(default=None, repr=False, compare=False)

    def waited_for(self) -> "Submission":
        """The same from a client who waits for the result, whatever it said."""
        return replace(self, options=replace(self.options, synchronous=True))


def read_submission(value: object, body: bytes) -> Submission:
    """Make a submission of a decoded body. Raises InvalidRequest with pointers relative to the body."""
    if not isinstance(value, dict):
        raise InvalidRequest(
            [Violation("", "wrong_type", "Send a JSON object: a document, or an envelope around one.")]
        )
    if "document" not in value and "sourceSchema" not in value:
        return Submission(schema_of(value), body, content=value)
    try:
        envelope = Envelope.model_validate(value)
    except ValidationError as error:
        faults = violations_of(error)
        raise InvalidRequest(faults, f"The request has {len(faults)} fault{'s' if len(faults) != 1 else ''}.") from None
    document = member_bytes(body, "document")
    return Submission(envelope.source_schema, document, _options(envelope), enveloped=True, content=envelope.document)


def read_upload_fields(fields: Mapping[str, str], file_name: str) -> job_options.JobOptions:
    """What the fields of a form ask for beside a deck of this name. Raises InvalidRequest, with pointers to fields."""
    asked = _read_field("renderOptions", fields.get("renderOptions", "{}"), RenderOptions)
    options = _render_options(asked)
    if not options.validation_mode.supported:
        raise _unsupported_mode(_NOT_SUPPORTED.format(options.validation_mode))
    told = _read_field("callback", fields["callback"], CallbackOptions) if fields.get("callback") else None
    unknown = chain(unknown_keys(asked, "/renderOptions"), unknown_keys(told, "/callback"))
    return JobOptions(
        render=options,
        brand_pack_id=_read_id(fields, "brandPackId"),
        brand_pack_version_id=_read_id(fields, "brandPackVersionId"),
        file_name=file_name,
        callback=told.asked if told else None,
        unknown_keys=tuple(islice(unknown, MOST_UNKNOWN_KEYS)),
    )


def _read_id(fields: Mapping[str, str], name: str) -> str | None:
    text = fields.get(name)
    if text is None or 1 <= len(text) <= _LONGEST_ID:
        return text
    message = f"The form's field `{name}` must hold an id of at most {_LONGEST_ID} characters."
    raise InvalidRequest([Violation(f"/{name}", "too_long" if text else "empty", message)], message)


def _read_field(name: str, text: str, kind: type[M]) -> M:
    try:
        return kind.model_validate(decode_json(text.encode("utf-8", "replace")))
    except ValidationError as error:
        faults = violations_of(error, f"/{name}")
        raise InvalidRequest(faults, faults[0].message) from None
    except InvalidDocument as error:
        message = f"The form's field `{name}` must hold a JSON object."
        raise InvalidRequest([Violation(f"/{name}", error.violations[0].code, message)], message) from None


def require_supported(submission: Submission) -> None:
    """Refuse a validation mode that cannot be done, instead of doing less than was asked. Raises InvalidRequest."""
    mode = submission.options.render.validation_mode
    if not mode.supported:
        raise _unsupported_mode(_NOT_SUPPORTED.format(mode))


def require_no_deck(submission: Submission) -> None:
    """Refuse what needs a deck, where a document is only checked. Raises InvalidRequest."""
    mode = submission.options.render.validation_mode
    if mode in (ValidationMode.DESKTOP_ASYNC, ValidationMode.DESKTOP_BLOCKING):
        raise _unsupported_mode(
            f"The validation mode {mode} needs a deck, and a document is only checked here: render it with that mode."
        )
    if submission.options.render.desktop_validation_id:
        message = "A validation by LibreOffice is of a deck, and a document is only checked here: name it in a render."
        raise InvalidRequest([Violation("/renderOptions/desktopValidationId", "not_applicable", message)], message)
    if submission.options.render.repair_mode is not RepairMode.NONE:
        message = "Repairs mend decks, and a document is only checked here: send a deck, or use none."
        raise InvalidRequest([Violation("/renderOptions/repairMode", "not_applicable", message)], message)


def allow_everything(_submission: Submission) -> None:
    """For a door whose answer says what was not done."""


def _unsupported_mode(message: str) -> InvalidRequest:
    return InvalidRequest([Violation("/renderOptions/validationMode", UNSUPPORTED_MODE_FAULT, message)], message)


def _options(envelope: Envelope) -> job_options.JobOptions:
    asked, policy = envelope.render_options or RenderOptions(), envelope.preflight_policy or PreflightPolicyOptions()
    return JobOptions(
        synchronous=envelope.mode == "sync",
        render=_render_options(asked),
        policy=PreflightPolicy(AutoFix(policy.auto_fix or AutoFix.OFF), policy.render_if_score_above),
        brand_pack_id=envelope.brand_pack_id,
        brand_pack_version_id=envelope.brand_pack_version_id,
        approval_required=envelope.approval_required or False,
        baseline_job_id=envelope.baseline_job_id,
        callback=told.asked if (told := envelope.callback) else None,
        unknown_keys=tuple(islice(unknown_keys(envelope), MOST_UNKNOWN_KEYS)),
    )


def _render_options(asked: RenderOptions) -> job_options.RenderOptions:
    return job_options.RenderOptions(
        formats=tuple(map(Format, asked.formats or ())),
        validation_mode=ValidationMode(asked.validation_mode or ValidationMode.STRUCTURAL),
        output_mode=OutputMode(asked.output_mode or OutputMode.EDITABLE_PREFERRED),
        max_fallback_level=FallbackLevel(asked.max_fallback_level) if asked.max_fallback_level else None,
        repair_mode=RepairMode(asked.repair_mode or RepairMode.NONE),
        desktop_validation_id=asked.desktop_validation_id,
    )
