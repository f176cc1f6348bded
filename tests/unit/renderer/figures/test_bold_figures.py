"""Which parts of a remark are figures, and so bold."""

import pytest

from renderer.layout.figures.telling_figure import figures_in


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("A container by rail earns 31 € more.", ["31 €"]),
        ("Contracts that pass it on: 52 %, 80 % by year end", ["52 %", "80 %"]),
        ("€4.2m lost, and -7 % and +3", ["€4.2m", "-7 %", "+3"]),
        ("B2B and 24/7 service for 1,204 customers in Q3, in 5km", ["1,204"]),
        ("Summer of 2026 was first; from 15 Jan to May 3, 40 drivers", ["40"]),
        ("am 3. Mai kamen 412 Gäste", ["412"]),
        ("売上は3億円、5月3日", ["3億円"]),
    ],
)
def test_a_figure_has_its_unit_and_a_date_is_none(text: str, figures: list[str]) -> None:
    """Half of a figure, or the number in a name, would be stressed for nothing."""
    assert [text[start:end] for start, end in figures_in(text)] == figures
