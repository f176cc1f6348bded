"""What leads a point is a term or a clause, and no half of a formula."""

from renderer.layout.figures.point_words import points_of


def test_a_sign_within_a_formula_parts_no_point() -> None:
    """A dash between words does."""
    formulas = ["Margin = (price - cost) / price, for each", "For example (50 - 30) / 50 of it"]

    assert [point.head for point in points_of(formulas)] == ["", ""]
    assert [point.head for point in points_of(["Roof - it leaks", "Floor - it creaks"])] == ["Roof", "Floor"]
