"""Lists without a comma, as people type them in a hurry: "sales q1 12 q2 15 q3 18 as line chart"."""

import re

from deck_domain.dates import is_date
from renderer.authoring.planners.week import is_day

_FIGURE = re.compile(r"[-+\u2212]?[$€£]?\d[\d.,]*(?:[kKmM]|bn|%|€|h)?")
_TAIL = re.compile(r"(?:as|als|comme|como|come|pls|please|bitte|svp|por|in|en)", re.IGNORECASE)
_LONGEST, _FEWEST, _MOST_HEAD = 600, 3, 8


def with_commas(text: str) -> str:
    """A text whose dates or days each have a figure behind them, one pair after the other, with its list set apart."""
    if len(text) > _LONGEST or re.search(r"[,:;\n|]", text.strip()):
        return text
    words = text.split()
    begin = next((number for number in range(len(words) - 1) if _is_pair(words[number : number + 2])), 0)
    end = begin
    while _is_pair(words[end : end + 2]):
        end += 2
    is_list = end - begin >= _FEWEST * 2 and 0 < begin <= _MOST_HEAD
    if not is_list or (end < len(words) and not _TAIL.fullmatch(words[end])):
        return text
    pairs = [f"{words[number]} {words[number + 1]}" for number in range(begin, end, 2)]
    return ", ".join([f"{' '.join(words[:begin])}: {pairs[0]}", *pairs[1:], *filter(None, [" ".join(words[end:])])])


def _is_pair(words: list[str]) -> bool:
    """Whether two words are a date, or a day, and a figure that is none."""
    if len(words) < 2 or not _FIGURE.fullmatch(words[1].rstrip(".")):
        return False
    return is_date(words[0]) or is_day(words[0])
