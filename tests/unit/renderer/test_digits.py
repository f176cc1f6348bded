"""Figures of the renderer's own are in the digits that a deck is written in."""

from typing import Any

import pytest

from deck_documents import parse
from deck_fonts import FontBook
from renderer.deck.from_protocol import deck_from
from renderer.layout import lay_out
from renderer.layout.charts.number_formats import shown
from renderer.scene import Chart, Page, Shape
from renderer.typesetting.languages import spoken_language
from renderer.typesetting.month_names import quarter_name, year_name
from renderer.typesetting.numerals import numerals_of

ARABIC = "ar-SA-u-nu-arab"
BOOK = FontBook.load()
LATIN = set("0123456789")


def page_of(slide: dict[str, Any]) -> Page:
    """The page of a slide in a deck of Arabic figures."""
    document = {"version": "2.0", "title": "تقرير ٢٠٢٦", "slides": [{"title": "الخطة حتى ٢٠٢٧", **slide}]}
    return lay_out(deck_from(parse("protocol_v2", document)), BOOK)[0].pages[0]


def words_on(page: Page) -> list[str]:
    """What shapes say, but for the number of the slide, which programs write by their own settings."""
    shapes = (one for one in page.elements if isinstance(one, Shape))
    lines = (line for shape in shapes for line in shape.paragraphs if not any(run.field for run in line.runs))
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("texts", "tag"),
    [
        (["أنفقنا \u0664\u066b\u0662 مليار", "في عام \u0662\u0660\u0662٦"], ARABIC),
        (["أنفقنا 4.2 مليار", "في عام 2026"], "ar-SA"),
        (["أنفقنا ٤ مليار", "في عام 2026"], "ar-SA"),
        (["خرج ۱۲۳۴ نفر", "در سال ۱۴۰۵"], "ar-SA-u-nu-arabext"),
        (["बजट १२३४ करोड़"], "hi-IN-u-nu-deva"),
        (["Budget 2026"], "en-US"),
        (["٣ مشاريع", "2026-01-15", "2027-03"], ARABIC),
    ],
)
def test_a_deck_is_told_by_the_digits_of_most_of_its_figures(texts: list[str], tag: str) -> None:
    """Both kinds are at home in Arabic: the deck decides."""
    assert spoken_language(texts) == tag


def test_figures_have_the_signs_of_their_digits() -> None:
    """Separators and per cent signs too; without digits of its own, a language keeps what it had."""
    assert numerals_of(ARABIC).written(-1234.5, 1) == "\u2212\u0661\u066c\u0662\u0663\u0664\u066b\u0665"
    assert numerals_of(ARABIC).share(0.125) == "١٣٪"
    assert numerals_of("hi-IN-u-nu-deva").written(1234.5, 1) == "१,२३४.५"
    assert numerals_of("de-DE").percent(4.5, 1) == "4,5\u00a0%"
    assert shown(0.25, "0.0%", ARABIC) == "\u0662\u0665\u066b\u0660\u066a"
    assert shown(12_400_000, '0.0,,"M"', ARABIC) == "\u0661\u0662\u066b\u0664M"
    assert (quarter_name(ARABIC, 3), year_name(ARABIC, 2027)) == ("الربع ٣", "٢٠٢٧")


@pytest.mark.parametrize(
    "slide",
    [
        {"slideType": "agenda", "items": [{"label": "الميزانية"}, {"label": "المشاريع"}]},
        {"slideType": "process", "steps": [{"label": "تصميم"}, {"label": "بناء"}, {"label": "تشغيل"}]},
        {"slideType": "cycle", "steps": [{"label": "تصميم"}, {"label": "بناء"}, {"label": "تشغيل"}]},
        {"slideType": "closing", "steps": [{"text": "توقيع العقد"}, {"text": "بدء البناء"}]},
        {"slideType": "executive-summary", "proofs": [{"text": "الطلب ينمو"}, {"text": "الكلفة تهبط"}]},
        {"slideType": "title-body", "role": "content", "body": ["بناء المدارس", "توظيف المعلمين", "تجديد الحافلات"]},
        {"slideType": "funnel", "stages": [{"label": "طلبات", "value": 5000}, {"label": "عقود", "value": 90}]},
        {
            "slideType": "gantt",
            "tasks": [{"label": "بناء", "start": "2026-01", "end": "2027-05", "progress": 60}],
        },
        {
            "slideType": "chart",
            "chart": {"chartType": "doughnut", "categories": ["أ", "ب"], "series": [{"name": "م", "values": [98, 2]}]},
        },
        {
            "slideType": "waterfall",
            "entries": [
                {"label": "كان", "value": 72, "type": "total"},
                {"label": "أجور", "value": 8.4, "type": "increase"},
                {"label": "صار", "value": 80.4, "type": "total"},
            ],
        },
    ],
)
def test_what_is_counted_and_computed_is_in_the_digits_of_the_deck(slide: dict[str, Any]) -> None:
    """Numbers of steps, per cents, sums and dates of axes."""
    said = "".join(words_on(page_of(slide)))
    assert not LATIN & set(said)
    assert any("\u0660" <= letter <= "\u0669" for letter in said) or slide["slideType"] in {"closing", "title-body"}


def test_figures_of_a_chart_are_in_the_digits_of_the_deck() -> None:
    """Labels say them in words; formats of axes and of per cents name a language that has these digits."""
    series = [{"name": name, "values": [1200, 1350, 1500, 1800]} for name in ("العرض", "الطلب")]
    chart = {"chartType": "bar", "categories": ["أ", "ب", "ج", "د"], "series": series}
    (bars,) = (one for one in page_of({"slideType": "chart", "chart": chart}).elements if isinstance(one, Chart))
    assert bars.value_axis is not None
    assert bars.value_axis.number_format == "[$-2000401]#,##0"
    assert bars.series[0].labels is not None
    assert bars.series[0].labels.texts[:1] == ("\u0661\u066c\u0662\u0660\u0660",)
    parts = {"chartType": "pie", "categories": ["أ", "ب"], "series": [{"name": "م", "values": [60, 40]}]}
    (pie,) = (one for one in page_of({"slideType": "chart", "chart": parts}).elements if isinstance(one, Chart))
    assert pie.series[0].labels is not None
    assert pie.series[0].labels.number_format == "[$-2000401]0%"
