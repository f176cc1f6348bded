"""Flexbox, against what CSS says."""

import pytest

from renderer.nodes.flexbox import Box, Edges, FlexStyle, Length, Placed, percent, solve


def _rects(root: FlexStyle, *children: FlexStyle) -> list[tuple[float, ...]]:
    solved = solve(Box(root, [Box(child) for child in children]), 300, 200)
    return [(round(p.x, 2), round(p.y, 2), round(p.width, 2), round(p.height, 2)) for p in solved.children]


def _root(**style: object) -> FlexStyle:
    return FlexStyle(**{"width": Length(300), "height": Length(200), **style})  # type: ignore[arg-type]


def _item(width: float | None = None, height: float | None = None, **style: object) -> FlexStyle:
    lengths = {"width": None if width is None else Length(width), "height": None if height is None else Length(height)}
    return FlexStyle(**{**lengths, **style})  # type: ignore[arg-type]


def test_a_column_stacks_and_stretches() -> None:
    """Children take the whole width below each other."""
    assert _rects(_root(), _item(height=20), _item(height=30)) == [(0, 0, 300, 20), (0, 20, 300, 30)]


def test_free_space_is_shared_by_grow_after_gaps() -> None:
    """Two shares of 280 go 1 to 3."""
    row = _root(direction="row", column_gap=Length(20))
    assert _rects(row, _item(grow=1), _item(grow=3)) == [(0, 0, 70, 200), (90, 0, 210, 200)]


def test_what_is_too_much_is_shrunk_by_size() -> None:
    """300 of 600 is missing: each gives by its own size; one that does not shrink keeps it."""
    assert [r[2] for r in _rects(_root(direction="row"), _item(400), _item(200))] == [200, 100]
    assert [r[2] for r in _rects(_root(direction="row"), _item(200, shrink=0), _item(200))] == [200, 100]


def test_limits_win_over_growing() -> None:
    """A maximum gives the rest to the other; a minimum is kept."""
    row = _root(direction="row")
    assert [r[2] for r in _rects(row, _item(grow=1, max_width=Length(50)), _item(grow=1))] == [50, 250]
    assert [r[2] for r in _rects(row, _item(min_width=Length(250), basis=Length(0), grow=1), _item(grow=1))] == [
        250,
        50,
    ]


@pytest.mark.parametrize(
    ("justify", "places"),
    [
        ("flex-start", [0, 50]),
        ("flex-end", [200, 250]),
        ("center", [100, 150]),
        ("space-between", [0, 250]),
        ("space-around", [50, 200]),
        ("space-evenly", [66.67, 183.33]),
    ],
)
def test_justify_content(justify: str, places: list[float]) -> None:
    """Where two boxes of 50 stand in 300."""
    assert [r[0] for r in _rects(_root(direction="row", justify_content=justify), _item(50), _item(50))] == places


@pytest.mark.parametrize(("align", "top"), [("flex-start", 0), ("center", 80), ("flex-end", 160)])
def test_align_items_and_self(align: str, top: float) -> None:
    """The parent says it for all, a child for itself."""
    assert _rects(_root(direction="row", align_items=align), _item(50, 40)) == [(0, top, 50, 40)]
    assert _rects(_root(direction="row"), _item(50, 40, align_self=align)) == [(0, top, 50, 40)]


def test_lines_wrap() -> None:
    """The third of three 120 wide boxes starts a line."""
    style = _root(direction="row", wrap="wrap", align_content="flex-start", row_gap=Length(10), column_gap=Length(10))
    boxes = _rects(style, *[_item(120, 40) for _ in range(3)])
    assert [box[:2] for box in boxes] == [(0, 0), (130, 0), (0, 50)]


def test_shares_padding_and_margins() -> None:
    """A share is of the content box; margins hold neighbours off; `auto` margins push."""
    edge = Edges(*[Length(10)] * 4)
    assert _rects(_root(padding=edge), _item(height=20, margin=edge)) == [(20, 20, 260, 20)]
    assert _rects(_root(padding=edge), FlexStyle(width=percent(50), height=percent(50))) == [(10, 10, 140, 90)]
    push = Edges(Length(0), Length(0), Length(0), None)
    assert _rects(_root(direction="row"), _item(50, 20), _item(50, 20, margin=push))[1][0] == 250


def test_absolute_boxes_stand_apart() -> None:
    """They take no room, and insets place them or stretch them."""
    inset = Edges(None, Length(10), Length(20), None)
    corner, flow = _rects(_root(), _item(50, 40, absolute=True, inset=inset), _item(height=30))
    assert corner == (240, 140, 50, 40)
    assert flow == (0, 0, 300, 30)
    both = Edges(Length(5), Length(10), Length(5), Length(10))
    assert _rects(_root(), _item(absolute=True, inset=both)) == [(10, 5, 280, 190)]


def test_an_aspect_ratio_gives_the_other_length() -> None:
    """A box twice as wide as high."""
    assert _rects(_root(align_items="flex-start"), _item(100, aspect_ratio=2.0)) == [(0, 0, 100, 50)]


def test_hidden_boxes_take_no_room() -> None:
    """The next one stands where it would have stood."""
    assert _rects(_root(), _item(height=50, hidden=True), _item(height=30))[1] == (0, 0, 300, 30)


def test_content_is_asked_for_its_size_in_the_room_there_is() -> None:
    """Content of a constant area gets higher as it gets narrower, less the padding."""

    def measure(width: float | None, _height: float | None) -> tuple[float, float]:
        wide = min(1000.0, 1000.0 if width is None else max(width, 10.0))
        return wide, 10_000 / wide

    edge = Edges(*[Length(50)] * 4)
    box = Box(_root(), [Box(FlexStyle(padding=edge), measure=measure)])
    assert _whole(solve(box, 300, 200).children[0]) == (0, 0, 300, 150)


def test_an_error_in_measuring_is_told() -> None:
    """The engine itself would take the process with it."""

    def measure(_width: float | None, _height: float | None) -> tuple[float, float]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        solve(Box(_root(), [Box(FlexStyle(), measure=measure)]), 300, 200)


def _whole(place: Placed) -> tuple[int, ...]:
    return round(place.x), round(place.y), round(place.width), round(place.height)
