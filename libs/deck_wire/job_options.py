"""What a client asks for beside the document: domain to protobuf and back, and to the JSON that the database keeps.

That JSON is the message's own mapping, in the names of the REST API, so rows of every release so far are read alike.
"""

import contextlib
import json
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest
from typing import Any, TypeVar

from google.protobuf.json_format import MessageToDict, ParseDict, ParseError

from deck.registry.v1 import job_options_pb2 as pb
from deck_domain.errors import Violation
from deck_domain.job_options import (
    AutoFix,
    Callback,
    FallbackLevel,
    Format,
    JobOptions,
    OutputMode,
    PreflightPolicy,
    RenderOptions,
    RepairMode,
    ValidationMode,
)

M = TypeVar("M", bound=StrEnum)

_SYNC = "sync"
_NO_SUCH_FIELD = "There is no such field here: it has no effect."
"""What is told of an unknown key by a peer, or a row, of a release that told nothing itself."""
_SHORT = 2_000
"""Characters of options that are worth remembering: a row may hold a million of them in keys that mean nothing."""
# Fields that are text on both sides, None in the domain where the message has "".
_OPTIONAL_TEXT = ("brand_pack_id", "brand_pack_version_id", "baseline_job_id", "file_name")


def options_to_wire(options: JobOptions) -> pb.JobOptions:
    """Options of a job as a message."""
    return pb.JobOptions(
        **{name: getattr(options, name) or "" for name in _OPTIONAL_TEXT},
        mode=_SYNC if options.synchronous else "",
        render_options=render_options_to_wire(options.render),
        preflight_policy=pb.PreflightPolicy(
            auto_fix=options.policy.auto_fix, render_if_score_above=options.policy.render_if_score_above
        ),
        approval_required=options.approval_required,
        auto_iterations=options.auto_iterations,
        unknown_keys=[each.pointer for each in options.unknown_keys],
        unknown_key_messages=[each.message for each in options.unknown_keys],
        callback=pb.Callback(url=told.url, metadata=told.metadata) if (told := options.callback) else None,
    )


def options_from_wire(wire: pb.JobOptions) -> JobOptions:
    """A message as options of a job. Raises ValueError for a validation mode that we do not know."""
    policy = wire.preflight_policy
    return JobOptions(
        **{name: getattr(wire, name) or None for name in _OPTIONAL_TEXT},
        synchronous=wire.mode == _SYNC,
        render=render_options_from_wire(wire.render_options),
        policy=PreflightPolicy(
            _known(AutoFix, policy.auto_fix) or AutoFix.OFF,
            policy.render_if_score_above if policy.HasField("render_if_score_above") else None,
        ),
        approval_required=wire.approval_required,
        auto_iterations=wire.auto_iterations,
        unknown_keys=tuple(
            Violation(pointer, "unknown_key", message or _NO_SUCH_FIELD)
            for pointer, message in zip_longest(wire.unknown_keys, wire.unknown_key_messages, fillvalue="")
            if pointer
        ),
        callback=Callback(wire.callback.url, wire.callback.metadata) if wire.HasField("callback") else None,
    )


def render_options_to_wire(options: RenderOptions) -> pb.RenderOptions:
    """How a deck is made and checked, as a message."""
    return pb.RenderOptions(
        formats=options.formats,
        validation_mode=options.validation_mode,
        output_mode=options.output_mode,
        max_fallback_level=options.max_fallback_level or "",
        repair_mode=options.repair_mode,
        desktop_validation_id=options.desktop_validation_id or "",
    )


def render_options_from_wire(wire: pb.RenderOptions) -> RenderOptions:
    """A message as how a deck is made and checked. Raises ValueError for a validation mode that we do not know.

    A deck is never checked less than was asked, so that one must be known; of the others a newer peer's word means
    what no word means.
    """
    return RenderOptions(
        formats=tuple(known for name in wire.formats if (known := _known(Format, name))),
        validation_mode=ValidationMode(wire.validation_mode or ValidationMode.STRUCTURAL),
        output_mode=_known(OutputMode, wire.output_mode) or OutputMode.EDITABLE_PREFERRED,
        max_fallback_level=_known(FallbackLevel, wire.max_fallback_level),
        repair_mode=_known(RepairMode, wire.repair_mode) or RepairMode.NONE,
        desktop_validation_id=wire.desktop_validation_id or None,
    )


def options_to_json(options: JobOptions) -> dict[str, Any]:
    """Options as the database keeps them."""
    return MessageToDict(options_to_wire(options))


def options_from_json(stored: Mapping[str, Any]) -> JobOptions:
    """Options of a row. No row keeps a list or a claim from being answered.

    Only the names of the REST API count: the first release kept whatever else was sent. A value that cannot be read
    means what no value means; a validation mode that we do not know is one that we cannot do.
    """
    text = json.dumps(stored)
    return _remembered(text) if len(text) <= _SHORT else _read(text)


def _read(text: str) -> JobOptions:
    message = pb.JobOptions()
    for name, value in _named(json.loads(text), message.DESCRIPTOR).items():
        with contextlib.suppress(ParseError):
            message.MergeFrom(ParseDict({name: value}, pb.JobOptions()))
    try:
        return options_from_wire(message)
    except ValueError:
        message.render_options.validation_mode = ValidationMode.DESKTOP_BLOCKING
        return options_from_wire(message)


_remembered = lru_cache(maxsize=1_000)(_read)
"""The jobs of a list mostly ask for the same."""


def _named(stored: Mapping[str, Any], kind: Any) -> dict[str, Any]:
    """The members of `stored` that have the JSON name of a field, in the objects inside it as well.

    `kind` is the descriptor of the message.
    """
    found = {}
    for field in kind.fields:
        value = stored.get(field.json_name)
        if value is not None:
            inner = field.message_type
            found[field.json_name] = _named(value, inner) if inner and isinstance(value, Mapping) else value
    return found


def _known(members: type[M], word: str) -> M | None:
    return next((member for member in members if member.value == word), None) if word else None
