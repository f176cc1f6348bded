"""Two value axes, of which one has values below zero: their zeros stand at one height."""

from collections.abc import Callable
from typing import Any

import pytest

Draw = Callable[..., Any]
_YEARS = ["2021", "2022", "2023", "2024"]


def _two_axes(bars: list[float], line: list[float], **more: Any) -> dict[str, Any]:
    series = [
        {"name": "Revenue", "values": bars},
        {"name": "Margin", "values": line, "chartType": "line", "axis": "secondary"},
    ]
    return {"chartType": "bar", "categories": _YEARS, "series": series, **more}


def _ends(drawn: Any, axis: str) -> tuple[float, float, float]:
    """The least and the largest place of an axis, and its steps."""
    least, most = (
        float(drawn.one(f"//c:valAx[c:axId/@val='{axis}']/c:scaling/c:{end}/@val")) for end in ("min", "max")
    )
    return least, most, float(drawn.one(f"//c:valAx[c:axId/@val='{axis}']/c:majorUnit/@val"))


@pytest.mark.parametrize(
    ("bars", "line"),
    [
        ([412, 455, 431, 468], [8.1, -1.2, 3.4, 5.9]),
        ([1.2, -0.4, 0.9, 2.2], [-45, -130, -12, 8]),
        ([-3, -2, -1, -4], [10, 20, 30, 40]),
        ([0.001, 0.002, -0.0005, 0.003], [2e6, 3e6, 1e6, 5e6]),
    ],
)
def test_zeros_of_two_axes_stand_at_one_height(bars: list[float], line: list[float], draw: Draw) -> None:
    """In whole steps from zero, with all values between the ends of their axis."""
    drawn = draw(_two_axes(bars, line))
    shares = []
    for axis, values in (("1002", bars), ("1004", line)):
        least, most, step = _ends(drawn, axis)
        assert least <= min(values)
        assert max(values) <= most
        assert (least / step) == pytest.approx(round(least / step))
        shares.append(-least / (most - least))
    assert shares[0] == pytest.approx(shares[1])


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ([81, 77, 85, 92], {}),
        ([8.1, -1.2, 3.4, 5.9], {"secondaryValueAxis": {"min": -5}}),
        ([8.1, -1.2, 3.4, 5.9], {"valueAxis": {"majorUnit": 50}}),
    ],
)
def test_axes_stay_as_they_are_asked_for(line: list[float], more: dict[str, Any], draw: Draw) -> None:
    """And where no value lies below zero."""
    drawn = draw(_two_axes([412, 455, 431, 468], line, **more))
    assert _ends(drawn, "1002")[0] == 0
