"""What a client asks for beside the document: domain to protobuf and back, and to the JSON that the database keeps.

That JSON is the message's own mapping, in the names of the REST API, so rows of every release so far are read alike.
"""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from google.protobuf.json_format import MessageToDict, Parse

from deck.registry.v1 import job_options_pb2 as pb
from deck_domain.job_options import (
    AutoFix,
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
        unknown_keys=options.unknown_keys,
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
        unknown_keys=tuple(wire.unknown_keys),
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
    """Options of a row; keys that mean nothing here are passed over. Raises ValueError like `options_from_wire`."""
    return _read(json.dumps(stored))


@lru_cache(maxsize=1_000)  # the jobs of a list mostly ask for the same
def _read(text: str) -> JobOptions:
    return options_from_wire(Parse(text, pb.JobOptions(), ignore_unknown_fields=True))


def _known(members: type[M], word: str) -> M | None:
    return next((member for member in members if member.value == word), None)
