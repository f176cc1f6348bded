"""What leads a point is a term or a clause, and no half of a formula."""

from renderer.layout.figures.point_words import points_of


def test_a_sign_within_a_formula_parts_no_point() -> None:
    """A dash between words does."""
    formulas = ["Margin = (price - cost) / price, for each", "For example (50 - 30) / 50 of it"]

    assert [point.head for point in points_of(formulas)] == ["", ""]
    assert [point.head for point in points_of(["Roof - it leaks", "Floor - it creaks"])] == ["Roof", "Floor"]


def test_brackets_are_not_cut() -> None:
    """A comma in them ends no clause."""
    points = ["New signs and lamps (low effort, high impact)", "Another new roof (high effort, high impact)"]
    assert [point.head for point in points_of(points)] == ["", ""]
    whole = points_of(["Signs (all of them), then the lamps", "Roofs (new ones), then the walls"])
    assert [point.head for point in whole] == ["Signs (all of them), ", "Roofs (new ones), "]
