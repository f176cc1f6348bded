"""The rule that colours of changes do not contradict what the deck says of them."""

from collections.abc import Callable
from typing import Any

import pytest
from pptx.dml.color import RGBColor

from .conftest import add_card, add_slide
from .test_layout_rules import found

Report = Callable[..., dict[str, Any]]
_RED, _GREEN, _TEAL, _GREY = "B42318", "15803D", "0F766E", "4B5563"


def _card(deck: Any, text: str, color: str, alt: str = "", name: str = "") -> Any:
    """A card with a change, its first run in `color`."""
    card = add_card(add_slide(deck, "Waiting lists in the quarter"), text, 0.6, "FFFFFF")
    card.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(color)
    card._element.nvSpPr.cNvPr.set("descr", alt)
    card.name = name or card.name
    return card


@pytest.mark.parametrize(
    ("text", "color", "alt", "told"),
    [
        ("\u25b2 212", _GREEN, "Tone: bad", True),
        ("\u25b2 212", _GREEN, "Wertung: schlecht", True),
        ("\u25bc 12", _RED, "\u8a55\u4fa1\uff1a\u826f\u3044", True),
        ("\u25bc 12", _TEAL, "Wertung: gut", False),
        ("\u25b2 212", _RED, "Tone: bad", False),
        ("\u25bc 12 %", _RED, "Cost per tonne. Tone: good", True),
        ("\u25bc 12 %", _TEAL, "Tone: good", False),
        ("\u2191 3", _TEAL, "tone: neutral", True),
        ("\u25b2 212", _GREY, "Tone: bad", False),
        ("+212", _GREEN, "Tone: bad", True),
        ("212 more", _GREEN, "Tone: bad", False),
        ("\u25b2 212", _GREEN, "", False),
        ("\u25b2 worse since March", _GREEN, "", True),
        ("\u25b2 improved since March", _RED, "", True),
        ("\u25bc verschlechtert", _GREEN, "", True),
        ("\u25bc \u60aa\u5316", _GREEN, "", True),
        ("\u25b2 no worse than in March", _GREEN, "", False),
        ("\u25b2 better here, worse there", _GREEN, "", False),
        ("\u25b2 worse than in May", _GREEN, "", True),
        ("\u25bc besser als geplant", _RED, "", True),
        ("\u25b2 悪くなりました", _GREEN, "", True),
        ("\u25b2 悪くない", _GREEN, "", False),
        ("\u25bc 改善提案", _RED, "", False),
        ("\u25b2 أسوأ من العام الماضي", _GREEN, "", True),
        ("\u25b2 ليس أسوأ من العام الماضي", _GREEN, "", False),
        ("\u25bc mejora desde mayo", _RED, "", True),
        ("\u25b2 moins bon qu'en mai", _GREEN, "", True),
        ("\u25b2 verschlechterte sich", _GREEN, "", True),
        ("\u25bc ha mejorado", _RED, "", True),
        ("\u25b2 far from worse", _GREEN, "", False),
        ("\u25b2 if waiting got worse", _GREEN, "", False),
        ("\u25b2 3 (lower is better)", _RED, "", False),
        ("\u25b2 8 improvement ideas", _RED, "", False),
        ("\u25bc 3\nBetter outcomes programme", _RED, "", False),
        ("\u25b2 12 days\nWaiting is worse", _GREEN, "", True),
        ("\u25b2 12 days\nWaiting is not worse", _GREEN, "", False),
        ("\u25b2 12 days\n\u25bc 3 %\nWaiting is worse", _GREEN, "", False),
        ("\u25b2 12\nOne\nTwo\nThree\nAll is worse", _GREEN, "", False),
    ],
)
def test_colors_of_changes_are_held_against_what_is_said_of_them(
    text: str, color: str, alt: str, told: bool, deck: Any, report_on: Report
) -> None:
    """What is said stands in the alternative text, or in words of its card; grey never contradicts."""
    card = _card(deck, text, color, alt)
    assert [hit["shapeId"] for hit in found(report_on(deck), "COL305")] == ([card.shape_id] if told else [])


def test_an_arrow_that_is_a_shape_is_judged_by_its_fill(deck: Any, report_on: Report) -> None:
    """Its name may say its tone as well."""
    card = _card(deck, "x", _GREY, name="Arrow, tone: bad")
    card.text_frame.clear()
    card.fill.fore_color.rgb = RGBColor.from_string(_GREEN)
    hits = found(report_on(deck), "COL305")
    assert [(hit["shapeId"], "green" in hit["message"], "bad" in hit["message"]) for hit in hits] == [
        (card.shape_id, True, True)
    ]


def test_a_contradiction_costs(deck: Any, report_on: Report) -> None:
    """The same deck scores higher once the colour is right."""
    card = _card(deck, "\u25b2 212", _GREEN, "Tone: bad")
    spoilt = report_on(deck)["deckScoreExact"]
    card.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string(_RED)
    assert report_on(deck)["deckScoreExact"] > spoilt
