"""Themes of clients, as decks wear them."""

import pytest

from deck_documents import parse
from deck_documents.brief_themes import BRIEF_THEMES
from deck_documents.own_themes import OwnTheme, worn
from renderer.compile import laid_out, source_of
from renderer.looks import look_named
from renderer.scene import Scene

_CHART = {
    "chartType": "bar",
    "categories": ["North", "South"],
    "series": [{"name": f"Year {number}", "values": [1, 2]} for number in (1, 2, 3)],
}


def _scene(theme: OwnTheme) -> Scene:
    slides = [{"slideType": "chart", "title": "Sales by region", "chart": _CHART}]
    document = {"version": "2.0", "title": "Sales", "slides": slides, **worn("", theme)}
    return laid_out(source_of(parse("protocol_v2", document)))[0]


@pytest.mark.parametrize("theme_id", BRIEF_THEMES)
def test_the_page_of_a_built_in_theme_is_that_of_its_look(theme_id: str) -> None:
    """The gateway holds colours against it, and cannot see looks."""
    theme = BRIEF_THEMES[theme_id]
    assert theme.ground == look_named(theme.look).palette.ground


def test_colours_and_type_reach_the_deck() -> None:
    """Primary leads, accent and secondary follow in charts, and text is set in the family."""
    theme = OwnTheme.model_validate(
        {
            "colors": {"primary": "#7A1FA2", "accent": "#00796B", "secondary": "#B8860B", "background": "#101418"},
            "typography": {"font_family": "Georgia", "heading_family": "Arial"},
        }
    )
    dressed = _scene(theme).theme
    assert dressed.colors["accent1"] == "#7A1FA2"
    assert dressed.series[:2] == ("#00796B", "#B8860B")
    assert dressed.colors["lt1"] == "#101418"
    assert dressed.is_dark, "ink that nobody gave reads on the page"
    assert (dressed.family, dressed.heading_family) == ("Georgia", "Arial")


def test_a_theme_takes_the_manner_of_another() -> None:
    """`based_on` names whose."""
    plain = {"colors": {"primary": "#7A1FA2"}}
    assert worn("", OwnTheme.model_validate({**plain, "based_on": "paper_serif"}))["theme"] == "editorial-serif"
    assert worn("", OwnTheme.model_validate(plain))["theme"] == "consulting"
