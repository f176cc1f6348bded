"""What holds for all feedback: a wish changes what it names, and no text does harm."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck_documents import parse
from renderer.feedback import document_of, revise
from tests.unit.renderer.feedback.plans import BRIEFS, Json, changes, planned

_NAME = st.text("abcdefghijklmnopqrstuvwxyzäöü", min_size=3, max_size=12).map(lambda name: "Q" + name)
_WORDS = st.sampled_from(
    [
        *(
            "make",
            "the",
            "title",
            "larger",
            "and",
            "add",
            "a",
            "column",
            ":",
            "remove",
            "rename",
            "to",
            "Churn",
            "Revenue",
        ),
        *("13pt", "blue", "#1D4ED8", "move", "0.5", "inches", "right", "swap", "sort", "by", "value", "highlight", "."),
        *(
            "Mach",
            "den",
            "Titel",
            "größer",
            "entferne",
            "um",
            "1 cm",
            "nach",
            "oben",
            "third",
            "bullet",
            ",",
            '"',
            "\n",
        ),
        *("売上", "إيرادات", "😀", "(", "[", "\\", "%", "x" * 200),
    ]
)
_TEXTS = st.one_of(
    st.lists(_WORDS, max_size=30).map(" ".join), st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200)
)


def _names(plan: Json) -> list[str]:
    return [item["label"] for item in plan["slides"][0]["items"]]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["Revenue", "Clients", "NPS", "Churn"]), _NAME)
def test_a_name_is_changed_where_it_stands_and_nothing_else(old: str, new: str) -> None:
    """As "rename X to Y": it changes exactly that."""
    plan = planned(BRIEFS["kpis"])

    changed = changes(plan, revise(plan, f"rename {old} to {new}").plan)

    assert changed == {f"/slides/0/items/{_names(plan).index(old)}/label": new}


_ENTRIES = [
    *[("kpis", name) for name in ("Revenue", "Clients", "Churn")],
    *[("table", name) for name in ("Plan A", "Plan B")],
    *[("chart", name) for name in ("North", "South", "West")],
    *[("swot", name) for name in ("Fleet", "Debt", "Cargo", "Fuel")],
    *[("timeline", name) for name in ("Freeze", "Beta", "Launch")],
    *[("gantt", name) for name in ("Design", "Build")],
    *[("org", name) for name in ("Platform", "Data")],
    *[("bridge", name) for name in ("Budget", "Price", "Actual")],
    *[("funnel", name) for name in ("Visits", "Trials", "Customers")],
    *[("process", name) for name in ("Intake", "Check", "Refund")],
]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(_ENTRIES), _NAME, st.booleans())
def test_an_entry_of_any_slide_is_renamed_and_other_texts_that_say_it_are_told(
    entry: tuple[str, str], new: str, is_said: bool
) -> None:
    """In tables, charts, steps and dates: one text changes, and a warning says where title or notes have it, too."""
    kind, old = entry
    plan = planned(BRIEFS[kind])
    title = f"{old} leads the year" if is_said else "The year"
    plan["slides"][0] |= {
        "title": title,
        "notes": [f"{old}ish things are others", f"Ask about {old if is_said else 'it'}"],
    }

    revision = revise(plan, f"rename {old} to {new}")

    assert list(changes(plan, revision.plan).values()) == [new]
    assert [warning.code for warning in revision.warnings] == ["done_otherwise"] * is_said
    assert all(f'"{old}" stays' in warning.message for warning in revision.warnings)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["points", "swot", "table", "process"]), _NAME)
def test_what_is_added_and_removed_again_leaves_the_plan_as_it_was(name: str, new: str) -> None:
    """A bullet, a strength, a column, a step."""
    plan = planned(BRIEFS[name])
    kind = {"points": "bullet", "swot": "strength", "table": "column", "process": "step"}[name]

    added = revise(plan, f"add a {kind}: {new}")
    assert changes(plan, added.plan)

    assert revise(added.plan, f"remove {new}").plan == plan


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 999), min_size=2, max_size=6), st.booleans())
def test_sorting_is_a_permutation_in_order(values: Sequence[int], upwards: bool) -> None:
    """Each category keeps its value, and the values are in order."""
    listed = ", ".join(f"{chr(65 + number)}lpha {value}" for number, value in enumerate(values))
    plan = planned(f"Bar chart of plants: {listed}")
    before = plan["slides"][0]["chart"]

    after = revise(plan, "sort smallest first" if upwards else "sort by value").plan["slides"][0]["chart"]

    pairs = [list(zip(one["categories"], one["series"][0]["values"], strict=True)) for one in (before, after)]
    assert sorted(pairs[0]) == sorted(pairs[1])
    assert after["series"][0]["values"] == sorted(after["series"][0]["values"], reverse=not upwards)


@pytest.mark.parametrize(("one", "other"), [("Revenue", "Churn"), ("NPS", "Clients")])
def test_swapping_twice_is_swapping_not_at_all(one: str, other: str) -> None:
    """In either order of the names."""
    plan = planned(BRIEFS["kpis"])

    once = revise(plan, f"swap {one} and {other}").plan

    assert once != plan
    assert revise(once, f"swap {other} and {one}").plan == plan


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(BRIEFS)), _TEXTS)
def test_any_feedback_leaves_a_sound_plan(name: str, feedback: str) -> None:
    """Whatever it says: no exception, and a document that keeps the rules."""
    plan = planned(BRIEFS[name])

    revision = revise(plan, feedback)

    parse("protocol_v2", document_of(revision.plan))
    if not revision.done:
        assert revision.plan == plan
    if feedback.strip() and not revision.done:
        assert revision.warnings


@pytest.mark.parametrize(
    "text", ["make the title ", "add a ", "a and ", "move x to ", '"', "1 pt in ", "rename a to b to ", "x."]
)
def test_long_feedback_takes_a_moment_and_no_more(text: str) -> None:
    """5,000 characters, the most that is taken, of whatever patterns like best."""
    plan = planned(BRIEFS["table"])
    begin = time.process_time()

    revise(plan, text * (5_000 // len(text)))

    assert time.process_time() - begin < 5.0
