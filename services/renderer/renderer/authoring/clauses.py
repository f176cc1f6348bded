"""A sentence of many clauses, as people say it in one breath: a line for each of them below the first."""

import re

from renderer.authoring.quantities import capitalised, figure_in
from renderer.authoring.sentences import at_commas, sentences

_SUBJECT = (
    r"(?:we|they|it|there|i|you|he|she|this|that|these|those|nobody|everybody|people|the [\w-]+(?: [\w-]+)?|"
    r"our [\w-]+(?: [\w-]+)?)"
)
_VERB = (
    r"(?:['\u2019](?:d|ll|ve|re|s|m)\b|(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|"
    r"does|did|don['\u2019]t|need|needs|needed|want|wants|got|get|gets|lost|won|cost|costs|took|takes|keep|keeps|"
    r"think|know|hope|plan|expect|stopped|started|opened|closed|rose|fell|went|came|makes?|made)\b)"
)
_BREAK = re.compile(
    rf",?\s+(?:(?P<why>because|since)\s+(?!of\b)(?=(?:\S+\s){{2}})|(?P<and>and(?: also| then)?|"
    rf"plus)\s+(?={_SUBJECT}\s?{_VERB})|"
    rf"(?P<but>(?:but|so|although|which means(?: that)?)\s+)(?={_SUBJECT}\s?{_VERB}))",
    re.IGNORECASE,
)
"""Where a clause with a subject and a verb of its own begins."""
_TELLS = re.compile(rf"(?<=\w)(?:\s|(?=['\u2019])){_VERB}|\w(?:ed|s)\b", re.IGNORECASE)
_LISTS = re.compile(r"[:;\n|\u2022()]|,.*,.*,")
_CAUSED = re.compile(
    r"^(?P<said>[^,.:;\d\n]{5,60}?),?\s(?:because(?: of)?|due to|weil|wegen|car|à cause de|porque|perché|omdat|bo)\s"
    r"(?P<causes>[^.:;\n]*\d[^:;\n]*)$",
    re.IGNORECASE,
)
_WHILE = re.compile(
    r",?\s(?:while|whereas|and|während|und|tandis que|et|mientras|y|mentre|e|terwijl|en)\s(?=[^\d,]{2,40}[-+]?\d)"
)
_FEWEST, _FEWEST_WORDS, _LONG, _LONGEST, _LONGEST_TITLE = 3, 3, 110, 700, 90


def with_causes(text: str) -> str:
    """A sentence that says of what something comes, with a figure of each, as a head and a list.

    As "Margin fell because freight +12 %, energy +18 %, wages +5 % while prices only +3 %".
    """
    found = _CAUSED.match(text.strip()) if len(text) <= _LONGEST else None
    causes = [one for part in at_commas(found["causes"].rstrip(" .")) for one in _WHILE.split(part)] if found else []
    figures = [figure_in(one) for one in causes]
    are_told = len(causes) >= _FEWEST and all(figure and figure.label for figure in figures)
    return f"{found['said'].strip()}: {'; '.join(causes)}" if found and are_told else text


def with_clauses(text: str) -> str:
    """A long sentence as a head and a line for each clause behind it; other texts come back whole."""
    is_long = _LONG < len(text) <= _LONGEST and not _LISTS.search(text)
    if not is_long or len(sentences(text)) > 1:
        return text
    found = list(_BREAK.finditer(text))
    begins = [one.start("but") if one["but"] else one.end() for one in found]
    ends = [*(one.start() for one in found), len(text)]
    clauses = [text[begin:end].strip(" ,.") for begin, end in zip([0, *begins], ends, strict=True)]
    are_clauses = all(len(one.split()) >= _FEWEST_WORDS and _TELLS.search(one) for one in clauses)
    if len(clauses) < _FEWEST or len(clauses[0]) > _LONGEST_TITLE or not are_clauses:
        return text
    return "\n- ".join([clauses[0], *map(capitalised, clauses[1:])])
