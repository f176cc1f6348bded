"""Prose whose colons and commas are those of sentences: a line for each sentence, and none of them torn."""

import re

from deck_domain.dates import is_date
from renderer.authoring.cues import unasked
from renderer.authoring.memos import advice_in
from renderer.authoring.planners.asked import Json
from renderer.authoring.quantities import capitalised, figure_in
from renderer.authoring.sentences import Brief, listed, named, sentences

_REPORT = re.compile(
    r"(?:^|\s)(?:\w*(?:report|update|memo|news|minutes|bericht|meldung|protokoll|mitteilung|neuigkeiten)|post-?mortem|"
    r"rapport|compte rendu|bilan|informe|acta|relazione|relatório|verslag|sprawozdanie|報告|تقرير)$",
    re.IGNORECASE,
)
"""What says of a text what sort of text it is, and not what it says."""
REMARK = re.compile(
    r"(?:which|who|where|because|since|while|but|so|mostly|mainly|although|when|if|weil|da|denn|aber|die|der|das|wobei|"
    r"obwohl|qui|que|dont|car|parce|mais|où|cual|quien|porque|pero|aunque)\b",
    re.IGNORECASE,
)
"""What begins a clause that belongs to the one before it."""
_FEWEST, _FEWEST_ITEMS, _LONGEST = 3, 3, 8_000
_LONGEST_TITLE, _DATE, _MOST = 90, 3, 12
_ENDS = ".\u3002 "


def is_torn(text: str, brief: Brief) -> bool:
    """Whether the head and the items of a brief are pieces of sentences: a text of sentences is no list.

    Behind the last item of a list there may be sentences, and before its head a few.
    """
    if "\n" in text.strip() or len(text) > _LONGEST or len(sentences(text)) < _FEWEST or not brief.rest:
        return False
    first = listed(sentences(brief.rest)[0].rstrip(_ENDS))
    if len(first) >= _FEWEST_ITEMS and all((figure := figure_in(item)) and figure.label for item in first):
        return False  # a list of figures, and what is said of it
    items = brief.items
    if any(len(sentences(item)) > 1 for item in items[:-1]):
        return True
    lead = sentences(brief.head)[:-1]
    return bool(lead) and (len(items) < _FEWEST - 1 or (len(lead) >= _FEWEST and not _have_figures(items)))


def _have_figures(items: list[str]) -> bool:
    """Whether most items say a figure: they are drawn, whatever is said before them."""
    return sum(re.search(r"\d", item) is not None for item in items) * 2 > len(items)


def in_sentences(text: str) -> Json:
    """A slide with the first sentence of a text, or its name, above the others; what it advises is the point of it.

    A first sentence that lists behind its name is a line for each of its items.
    """
    first, *others = sentences(text)
    name, said = named(first)
    slide: Json = {"slideType": "title-body", "role": "content"}
    lines: list[str] = []
    title, _, label = name.rpartition(" ")
    if name and _REPORT.search(name) and len(said) <= _LONGEST_TITLE:
        slide |= {"eyebrow": capitalised(name), "title": said}
    elif any(
        is_date(" ".join(title.split()[-words:])) for words in range(1, _DATE + 1)
    ):  # "Minutes 20 November Present: ..."
        slide["title"], lines = title, [f"{label}: {said}"]
    elif name:
        items = listed(said.rstrip(_ENDS))
        is_list = len(items) >= _FEWEST_ITEMS and not any(map(REMARK.match, items))
        slide["title"], lines = unasked(name), items if is_list else [said]
    else:
        slide["title"] = unasked(first)
    advice = advice_in(others)
    lines += [one for one in others if one not in advice]
    slide["title"] = capitalised(slide["title"].rstrip(_ENDS))
    slide["body"] = [capitalised(line.rstrip(_ENDS)) for line in lines][:_MOST]
    return slide | ({"insight": " ".join(advice)} if advice else {})
