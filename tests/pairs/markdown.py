"""The content of the pairs as Markdown, which pandoc and Marp make slides of.

Markdown has no charts: a person writes the figures as a table, and hierarchies as nested lists.
"""

from collections.abc import Iterator
from typing import Any


def for_pandoc(content: dict[str, Any]) -> str:
    """A document whose headings of the first level begin slides; its head becomes the title slide."""
    cover = content["cover"]
    head = [
        "---",
        f'title: "{content["title"]}"',
        f'subtitle: "{cover["eyebrow"]}: {cover["subtitle"]}"',
        f'author: "{content["company"]}, {cover["lines"][1]}"',
        f'date: "{cover["lines"][0]}"',
        "---",
        "",
    ]
    return "\n".join(head) + "\n\n".join(_slides(content))


def for_marp(content: dict[str, Any]) -> str:
    """A document whose rules separate slides, in Marp's theme for plain decks."""
    cover = content["cover"]
    opening = [f"# {content['title']}", f"**{cover['eyebrow']}**: {cover['subtitle']}", *cover["lines"]]
    opening.append(content["company"])
    return "---\nmarp: true\ntheme: default\nsize: 16:9\n---\n\n" + "\n\n---\n\n".join(
        ["\n\n".join(opening), *_slides(content)]
    )


def _slides(content: dict[str, Any]) -> Iterator[str]:
    points, figures, table = content["points"], content["figures"], content["table"]
    yield _slide(points["title"], *(f"- {text}" for text in points["items"]), f"\n**{points['insight']}**")
    rows = [[item["label"], f"**{item['value']}**", item["change"]] for item in figures["items"]]
    yield _slide(figures["title"], f"**{figures['insight']}**\n", *_table(["Figure", "Value", "Change"], rows))
    yield _slide(table["title"], *_table(table["columns"], table["rows"]))
    bridge, dates, chart = content["bridge"], content["dates"], content["chart"]
    rows = [[step["label"], f"{step['value']}"] for step in bridge["steps"]]
    yield _slide(bridge["title"], *_table(["Step", bridge["unit"]], rows))
    rows = [[event["date"], f"**{event['label']}**", event["text"]] for event in dates["events"]]
    yield _slide(dates["title"], *_table(["Date", "Step", "What"], rows))
    rows = [[name, f"{value}"] for name, value in zip(chart["categories"], chart["values"], strict=True)]
    yield _slide(chart["title"], *_table(["Country", chart["name"]], rows))
    yield _slide(content["people"]["title"], *_tree(content["people"]["nodes"], None, ""))
    rows = [[item["what"], item["who"], item["when"]] for item in content["asks"]["items"]]
    yield _slide(content["asks"]["title"], *_table(["Decision", "Who", "When"], rows))
    years, steps, risks = content["years"], content["steps"], content["risks"]
    rows = [[series["name"], *map(str, series["values"])] for series in years["series"]]
    yield _slide(years["title"], *_table([years["unit"], *years["years"]], rows))
    names = [item["label"] for item in steps["items"]]
    names[steps["critical"]] = f"**{names[steps['critical']]}**"
    told = (f"{n}. {name}: {item['text']}" for n, (name, item) in enumerate(zip(names, steps["items"], strict=True), 1))
    yield _slide(steps["title"], *told)
    yield _slide(risks["title"], *_table(risks["columns"], risks["rows"]))


def _slide(title: str, *lines: str) -> str:
    return "\n".join([f"# {title}", "", *lines])


def _table(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"


def _tree(nodes: list[dict[str, Any]], parent: str | None, indent: str) -> Iterator[str]:
    for node in nodes:
        if node.get("parent") == parent:
            yield f"{indent}- **{node['label']}**, {node['role']}"
            yield from _tree(nodes, node["id"], indent + "    ")
