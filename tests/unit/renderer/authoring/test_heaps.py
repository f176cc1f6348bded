"""Figures in heaps of ten thousands, as Japanese and Chinese write them, and their names without blanks."""

import pytest

from renderer.authoring.amounts import amount_of
from renderer.authoring.quantities import figure_in
from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("item", "label", "value", "amount", "unit"),
    [
        ("東京\uff1a1億8,000万円", "東京", "1億8,000万円", 18_000.0, "万円"),
        ("東京 1億800万円", "東京", "1億800万円", 10_800.0, "万円"),
        ("来場者 1万2,000人", "来場者", "1万2,000人", 12_000.0, "人"),
        ("予算 2兆3,000億円", "予算", "2兆3,000億円", 23_000.0, "億円"),
        ("收入 1亿2000万元", "收入", "1亿2000万元", 12_000.0, "万元"),
        ("利益が1億8,000万2,000円", "利益", "1億8,000万2,000円", 180_002_000.0, "円"),
        ("大阪が1億円", "大阪", "1億円", 1.0, "億円"),
        ("開発は34人", "開発", "34人", 34.0, "人"),
        ("横浜 2,500万人", "横浜", "2,500万人", 2_500.0, "万人"),
    ],
)
def test_a_figure_is_read_as_a_whole(item: str, label: str, value: str, amount: float, unit: str) -> None:
    """Of "1億8,000万円" the 1 alone is another figure."""
    found = figure_in(item)
    read = amount_of(found.value) if found else None

    assert found is not None
    assert read is not None
    assert (found.label, found.value, read.value, read.unit) == (label, value, amount, unit)


def test_heaps_of_different_sizes_share_a_scale() -> None:
    """In the largest, with what is written otherwise below the chart."""
    slide = slide_of("売上の内訳\uff1a東京\uff1a1億8,000万円、大阪\uff1a1億円、福岡\uff1a6,000万円")

    assert slide["chart"]["series"] == [{"name": "億円", "values": [1.8, 1.0, 0.6]}]
    assert slide["footnotes"] == ["東京: 1億8,000万円", "福岡: 6,000万円"]


def test_names_and_figures_without_blanks_become_a_chart() -> None:
    """Parted by the particle between them."""
    chart = slide_of("各部門の人数\uff1a営業は12人、開発は34人、管理は5人")["chart"]

    assert chart["categories"] == ["営業", "開発", "管理"]
    assert chart["series"][0]["values"] == [12.0, 34.0, 5.0]


def test_thousands_behind_ten_thousands_are_one_figure() -> None:
    """18,000 yen are neither 1,000 times ten thousand nor 8,000."""
    slide = slide_of("会費\uff1aA社が1万8千円、B社が2万5千5百円、C社が9千円")

    assert slide["chart"]["categories"] == ["A社", "B社", "C社"]
    assert slide["chart"]["series"] == [{"name": "千円", "values": [18.0, 25.5, 9.0]}]
