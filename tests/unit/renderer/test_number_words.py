"""Numbers in words, by which a model may say a figure that nobody said."""

import pytest

from renderer.model_author.number_words import numbers_in_words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Thirty-seven per cent of guests", [("Thirty-seven", 37)]),
        ("two hundred and fifty jobs, a thousand more", [("two hundred and fifty", 250), ("thousand", 1_000)]),
        ("twelve thousand five hundred", [("twelve thousand five hundred", 12_500)]),
        (
            "Siebenunddreißig Prozent und zweihundertfünfzig Gäste",
            [("Siebenunddreißig", 37), ("zweihundertfünfzig", 250)],
        ),
        ("zwei Millionen, dreitausendeins", [("zwei", 2_000_000), ("dreitausendeins", 3_001)]),
        ("one of us", [("one", 1)]),
        ("3 million users, Hundertstel, Undine, tausendfach", []),
    ],
)
def test_numbers_are_read_in_words(text: str, numbers: list[tuple[str, int]]) -> None:
    """With their scale; what stands in digits is read elsewhere."""
    assert list(numbers_in_words(text)) == numbers
