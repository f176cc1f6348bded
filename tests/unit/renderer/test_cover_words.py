"""Which lines of an opening page tell its date, its audience and its company."""

import pytest

from renderer.deck.cover_words import cover_words, is_company, is_occasion
from renderer.deck.slides.stories import OpeningSlide

OCCASIONS = (
    "Board of directors, 14 October 2026",
    "14.10.2026",
    "2026-10-14",
    "Q3 2026",
    "October 14, 2026",
    "3rd March",
    "Investor update, spring 2026",
    "Prepared for the supervisory board",
    "Berlin, 14. Oktober 2026",
    "Für den Aufsichtsrat",
    "Octubre de 2026",
    "2026年10月14日",
    "取締役会 2026年10月",
    "经营会议 2026年10月14日",
    "指导委员会 2026年10月14日",
    "2026년 10월 14일 경영 회의",
    "Assemblea dei soci, 7 maggio 2027",
    "Assemblée des associés, 3 février 2027",
    "Quarterly business review, 14 October 2026",
    "Vorstandssitzung, 14.10.2026",
    "مجلس الإدارة، 14 أكتوبر 2026",
    "١٤ أكتوبر ٢٠٢٦",
)
OTHERS = (
    "ARR reached $48.2M in October 2026",
    "Strategy 2030",
    "The board decides today",
    "We may win",
    "Sales rose in Q3 2026",
    "Decide by 14 October",
    "For every euro we invest we gain two",
    "売上は2026年に18%増加しました",
    "2026년 매출은 18% 증가했다",
    "よい会議",
    "La junta decide hoy",
    "A better meeting",
)


@pytest.mark.parametrize("text", OCCASIONS)
def test_dates_and_audiences_are_an_occasion(text: str) -> None:
    """Alone, together, or with a place."""
    assert is_occasion(text)


@pytest.mark.parametrize("text", OTHERS)
def test_claims_are_none(text: str) -> None:
    """Though they have a date or an audience in them."""
    assert not is_occasion(text)


def test_companies_are_known_by_their_legal_form() -> None:
    """In several scripts."""
    assert all(map(is_company, ("Northwind Pumps GmbH", "Acme, Inc.", "株式会社ノースウィンド")))
    assert not any(map(is_company, ("We grow", "Northwind")))


def test_a_name_beside_an_occasion_is_who_speaks() -> None:
    """A line of few words with capitals, and no other company."""
    named = cover_words(OpeningSlide(title="Strategy", body=("14 July 2027", "Halden Pumps")))
    claimed = cover_words(OpeningSlide(title="Strategy", body=("14 July 2027", "Why we grow")))
    assert [said.text for said in named.company] == ["Halden Pumps"]
    assert [said.text for said in claimed.lines] == ["Why we grow"]


def test_every_line_has_one_place() -> None:
    """Nothing is lost, and each is told with where the slide has it."""
    slide = OpeningSlide(
        title="Strategy",
        eyebrow="Service",
        subtitle="Board of directors, 14 October 2026",
        body=("Northwind Pumps GmbH", "Why service grows"),
        insight="Decide today",
        company="Northwind",
    )
    words = cover_words(slide)
    places = (words.eyebrow, words.subtitle, words.occasion, words.company, words.lines)
    assert [[said.path for said in place] for place in places] == [
        ["eyebrow"],
        [],
        ["subtitle"],
        ["body[0]", "company"],
        ["body[1]", "insight"],
    ]


def test_a_company_that_a_line_names_is_told_once() -> None:
    """Where the deck's company is also the subtitle, it stands in its corner once."""
    words = cover_words(OpeningSlide(title="Thanks", subtitle="Northwind Pumps Ltd", company="Northwind Pumps Ltd"))
    assert [said.path for said in words.company] == ["subtitle"]


def test_nothing_is_said_twice() -> None:
    """A line like another one, and an eyebrow that the title begins with, have no second place."""
    words = cover_words(OpeningSlide(title="Tallyhook", eyebrow="Series B", body=("Series B", "November 2027")))
    assert [said.path for said in words.eyebrow] == ["eyebrow"]
    assert ([said.path for said in words.occasion], words.company, words.lines) == (["body[1]"], (), ())
    words = cover_words(OpeningSlide(title="Board update: orders hold", eyebrow="Board update", body=("TALLYHOOK",)))
    assert words.eyebrow == ()
    words = cover_words(OpeningSlide(title="Planning ahead", eyebrow="Plan", subtitle="Planning ahead!"))
    assert ([said.path for said in words.eyebrow], words.subtitle) == (["eyebrow"], ())
