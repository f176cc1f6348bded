"""Feedback as people say it in passing: each wish does what it says, or is quoted in a warning."""

from typing import Any

import pytest

from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import BRIEFS, changes, planned

_TITLE, _DOCUMENT = "/slides/0/title", "/title"


@pytest.mark.parametrize(
    ("brief", "wish", "place", "value"),
    [
        ("kpis", "The title should be bigger", "/tokens/type", {"title": {"size": 29.0}}),
        ("points", "title: bigger", "/tokens/type", {"title": {"size": 29.0}}),
        ("kpis", "den Titel größer machen", "/tokens/type", {"title": {"size": 29.0}}),
        (
            "points",
            "Title must be blue",
            "/adjustments",
            [{"part": "title", "color": "#1D4ED8"}],
        ),
        ("kpis", "Can we get the numbers in green?", "/adjustments", [{"part": "values", "color": "#15803D"}]),
        ("kpis", "make the background light grey", "/tokens/canvas", {"surface": "#D1D5DB"}),
        ("kpis", "dark background", "/theme", "midnight"),
        ("kpis", "dunkler Hintergrund", "/theme", "midnight"),
        ("kpis", "背景を暗くしてください", "/theme", "midnight"),
        ("kpis", "اجعل الخلفية داكنة", "/theme", "midnight"),
        ("kpis", "revenue was actually 12.6M", "/slides/0/items/0/value", "$12.6M"),
        ("kpis", "Churn umbenennen in Kündigungsquote", "/slides/0/items/3/label", "Kündigungsquote"),
        ("chart", "North is 13M not 12M", "/slides/0/chart/series/0/values/0", 13.0),
        ("chart", "pie chart instead", "/slides/0/chart/chartType", "pie"),
        ("chart", "円グラフにしてください", "/slides/0/chart/chartType", "pie"),
        ("chart", "حوّله إلى مخطط دائري", "/slides/0/chart/chartType", "pie"),
        ("chart", "色を青にしてください", "/tokens/palette/accent", "#1D4ED8"),
        ("chart", "غيّر اللون إلى الأزرق", "/tokens/palette/accent", "#1D4ED8"),
        ("points", "add a takeaway at the bottom: Decide in May", "/slides/0/insight", "Decide in May"),
        ("points", "Quelle ergänzen: Landesamt", "/slides/0/source", "Landesamt"),
        ("points", 'Der Titel soll "Umzug" heißen', _TITLE, "Umzug"),
        ("swot", "remove age from weaknesses", "/slides/0/weaknesses", ["Debt"]),
        ("swot", '"Marke" bei den Stärken ergänzen', "/slides/0/strengths", ["Fleet", "Crews", "Marke"]),
        ("org", "move Data under CFO", "/slides/0/nodes/4/parentId", "n3"),
        (
            "table",
            "add a row: Risk, low, high",
            "/slides/0/rows",
            [
                {"label": "Cost", "values": ["$2M", "$3.5M"]},
                {"label": "Time", "values": ["6 months", "3 months"]},
                {"label": "Risk", "values": ["low", "high"]},
            ],
        ),
        (
            "timeline",
            'add "Press day" on 20 November',
            "/slides/0/events",
            [
                {"label": "Freeze", "date": "5 Oct"},
                {"label": "Beta", "date": "2 Nov"},
                {"label": "Press day", "date": "20 November"},
                {"label": "Launch", "date": "30 Nov"},
            ],
        ),
    ],
)
def test_a_wish_in_passing_does_what_it_says(brief: str, wish: str, place: str, value: Any) -> None:
    """And nothing besides, but what a theme brings along and the title of the document."""
    plan = planned(BRIEFS[brief])

    revision = revise(plan, wish)
    changed = changes(plan, revision.plan)

    assert changed.pop(place) == value
    assert revision.warnings == ()
    assert set(changed) <= (
        {"/tokens/palette/accent"} if place == "/theme" else {_DOCUMENT} if place == _TITLE else set()
    )


@pytest.mark.parametrize(
    ("brief", "wish", "names"),
    [
        ("process", "add a step after Check: Approve", ["Intake", "Check", "Approve", "Refund"]),
        ("process", "Schritt nach Check einfügen: Freigabe", ["Intake", "Check", "Freigabe", "Refund"]),
        ("process", "Refund zuerst", ["Refund", "Intake", "Check"]),
        ("points", "the second bullet should be first", ["Two motorways", "Rents 30 % lower", "400 trained staff"]),
        ("points", "the second bullet should be removed", ["Rents 30 % lower", "400 trained staff"]),
        ("points", "Bullet 2 raus", ["Rents 30 % lower", "400 trained staff"]),
        ("kpis", "NPS bitte weglassen", ["Revenue", "Clients", "Churn"]),
        ("kpis", "Churn an die erste Stelle", ["Churn", "Revenue", "Clients", "NPS"]),
        ("points", "項目を追加: 電気", ["Rents 30 % lower", "Two motorways", "400 trained staff", "電気"]),
        ("points", "أضف نقطة: طاقة", ["Rents 30 % lower", "Two motorways", "400 trained staff", "طاقة"]),
    ],
)
def test_entries_stand_where_a_wish_in_passing_says(brief: str, wish: str, names: list[str]) -> None:
    """In the order of the slide."""
    slide = revise(planned(BRIEFS[brief]), wish).plan["slides"][0]
    entries = slide.get("body") or slide.get("steps") or slide.get("items")

    assert [one if isinstance(one, str) else one["label"] for one in entries] == names


@pytest.mark.parametrize(
    ("brief", "wish"),
    [
        ("points", "add icons"),
        ("points", "ergänze Icons"),
        ("kpis", "Add some icons to each KPI"),
        ("process", "add arrows between the steps"),
        ("points", "add more detail to the second bullet"),
        ("timeline", "add today marker"),
        ("table", "add a border around the table"),
        ("points", "the title should be in caps"),
        ("points", "The title should be shorter"),
        ("points", "the title should be on the left"),
        ("points", "fewer words"),
        ("points", "文字を減らしてください"),
        ("chart", "sort descending"),
        ("kpis", "show only the top 2"),
        ("org", "move CEO under Data"),
    ],
)
def test_what_is_not_done_is_quoted_and_changes_nothing(brief: str, wish: str) -> None:
    """Neither as a title, nor as an entry, nor in silence."""
    plan = planned(BRIEFS[brief])

    revision = revise(plan, wish)

    assert revision.plan == plan
    assert [wish in warning.message for warning in revision.warnings] == [True]


def test_a_picture_may_be_what_an_entry_is_about() -> None:
    """Only the picture itself cannot be added."""
    slide = revise(planned(BRIEFS["swot"]), "add Brand image campaigns to strengths").plan["slides"][0]

    assert slide["strengths"] == ["Fleet", "Crews", "Brand image campaigns"]


def test_figures_of_millions_may_be_said_as_millions() -> None:
    """The scale that a chart has in words is the one that people write."""
    plan = planned("Revenue by region: North 410m, South 530m, West 120m")

    revision = revise(plan, "change North to 420m")

    assert changes(plan, revision.plan) == {"/slides/0/chart/series/0/values/0": 420.0}


@pytest.mark.parametrize(
    ("brief", "wishes", "field", "value"),
    [
        (
            "points",
            ["add a bullet: cheap energy", "cheap energy should be first", "rename cheap energy to low prices"],
            "body",
            ["low prices", "Rents 30 % lower", "Two motorways", "400 trained staff"],
        ),
        (
            "timeline",
            ["move launch to 7 Dec", "add press day on 20 Nov", "beta raus"],
            "events",
            [
                {"label": "Freeze", "date": "5 Oct"},
                {"label": "Press day", "date": "20 Nov"},
                {"label": "Launch", "date": "7 Dec"},
            ],
        ),
        ("points", ["title: bigger", "swap the first and the second bullet", 'title: "Go"'], "title", "Go"),
    ],
)
def test_wishes_follow_each_other_on_one_slide(brief: str, wishes: list[str], field: str, value: Any) -> None:
    """Each as a version of the one before."""
    plan = planned(BRIEFS[brief])

    for wish in wishes:
        plan = revise(plan, wish).plan

    assert plan["slides"][0][field] == value
