"""The author's work as a whole: from a request to the code of a slide."""

import json
from pathlib import Path
from typing import Any

import pytest

from deck_documents.brief import BRIEF_V1, read_brief
from renderer.orders import AuthorAnswer, AuthorOrder
from renderer.slide_author import write_code

KPIS = "KPI dashboard: revenue $12.4M, 847 clients, NPS 62"
POINTS = "Why Leipzig: rents are lower, two motorways, trained staff"
CHROME = {
    "title": "Ours",
    "subtitle": "Board meeting",
    "kicker": "Service",
    "footer": "Northwind",
    "source": "Own accounts",
    "classification": "Confidential",
}


def written(target: Path, **body: Any) -> AuthorAnswer:
    """What is written for a brief."""
    document = target / "document.json"
    document.write_text(json.dumps(body), encoding="utf-8")
    return write_code(AuthorOrder(document, BRIEF_V1, "Named", target))


def code_of(answer: AuthorAnswer) -> str:
    """The code itself."""
    assert answer.code is not None
    return answer.code.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "brief", [KPIS, POINTS, "Funnel: 12,000 visits, 900 trials", "Timeline: beta 2 Nov, launch 30 Nov"]
)
def test_all_that_stands_around_a_slide_is_on_it(brief: str, tmp_path: Path) -> None:
    """On every type of slide; the number of the page as well."""
    code = code_of(written(tmp_path, brief=brief, chrome=CHROME))

    assert [text for text in CHROME.values() if text not in code] == []
    assert "add_page_number" in code


@pytest.mark.parametrize("theme_id", ["consulting_blue", "paper_serif"])
def test_the_colour_of_a_brief_is_worn_over_its_theme(theme_id: str, tmp_path: Path) -> None:
    """All else is the theme's."""
    plans = []
    for brief in (f"{POINTS}. In #7A1FA2.", POINTS):
        plan = written(tmp_path, brief=brief, theme_id=theme_id).plan
        assert plan is not None
        plans.append(json.loads(plan.read_text(encoding="utf-8")))
    colored, as_it_is = plans
    assert colored["tokens"]["palette"]["accent"] == "#7A1FA2"
    assert colored["theme"] == as_it_is["theme"]
    assert colored["slides"] == as_it_is["slides"]


@pytest.mark.parametrize("chrome", [{"page_number": False}, {"page_number": False, "footer": "Northwind"}])
def test_the_number_of_the_page_can_be_left_out(chrome: dict[str, Any], tmp_path: Path) -> None:
    """What else stands there stays."""
    code = code_of(written(tmp_path, brief=KPIS, chrome=chrome))

    assert "add_page_number" not in code
    assert ("Northwind" in code) == ("footer" in chrome)


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({"brief": KPIS, "chrome": {"page_number": 7}}, ["/chrome/page_number"]),
        ({"brief": KPIS, "chrome": {"page_number": True}}, []),
        ({"code": "pass", "brief": KPIS, "chrome": {"title": "T"}, "auto_iterations": 1},
         ["/brief", "/chrome", "/auto_iterations"]),
        ({"code": "pass", "brief": " "}, []),
    ],
)  # fmt: skip
def test_what_has_no_effect_is_told(body: dict[str, Any], pointers: list[str]) -> None:
    """Nothing is passed over in silence."""
    _, warnings = read_brief(body)

    assert [(one.pointer, one.code) for one in warnings] == [(pointer, "without_effect") for pointer in pointers]
