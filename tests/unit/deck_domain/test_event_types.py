"""The table of events, and what repeats it."""

import re
from pathlib import Path

import pytest

from deck_domain.event_types import EVENT_TYPES, EventData, type_of

PROTO = Path("protos/deck/registry/v1/job.proto")


def test_a_row_is_found_by_its_name_and_by_its_data() -> None:
    """Either names one row."""
    assert [row.name for row in EVENT_TYPES.values()] == list(EVENT_TYPES)
    assert [type_of(row.data) for row in EVENT_TYPES.values()] == list(EVENT_TYPES.values())


def test_data_without_a_row_is_refused() -> None:
    """An event that no document knows is never written."""
    with pytest.raises(LookupError, match="EventData"):
        type_of(EventData)


def test_the_protos_repeat_the_table() -> None:
    """The comment at the data of an event names the fields of every type."""
    comment = re.search(r"((?: *//.*\n)+) *google.protobuf.Struct data = 6;", PROTO.read_text())
    assert comment is not None
    lines = [line.strip().removeprefix("// ") for line in comment[1].splitlines()]
    assert lines[1:] == [f"{row.name}: {', '.join(row.fields) or 'none'}" for row in EVENT_TYPES.values()]
