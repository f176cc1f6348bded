"""A slide is in the language of its brief, also where its own words are too few to tell it."""

import json
from pathlib import Path

import pytest

from renderer.orders import AuthorOrder
from renderer.slide_author import write_code


@pytest.mark.parametrize(
    ("brief", "language", "label"),
    [
        ("Kosten: Schulung 40.000 €, Software 25.000 €, Beratung 10.000 €", "de-DE", "40.000"),
        ("Gastos: alquiler 40.000 €, personal 25.000 €, energía 10.000 €", "es-ES", "40.000"),
        ("売上報告: 東京 480万円、大阪 520万円、名古屋 610万円", "ja-JP", "480"),
        ("Costs: training $40,000, software $25,000, advice $10,000", "en-US", "40,000"),
    ],
)
def test_figures_of_a_chart_are_written_as_the_brief_writes_them(
    brief: str, language: str, label: str, tmp_path: Path
) -> None:
    """And its texts are tagged so."""
    document = tmp_path / "brief.json"
    document.write_text(json.dumps({"brief": brief}), encoding="utf-8")

    answer = write_code(AuthorOrder(document, "brief_v1", "T", tmp_path))

    assert answer.code is not None
    code = answer.code.read_text(encoding="utf-8")
    assert f'set_language("{language}")' in code
    assert label in code
