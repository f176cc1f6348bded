"""Options that are told by their letters or numbers: "Option A: repair for 3 million. Option B: new build"."""

import re

from renderer.authoring.quantities import capitalised

_NOUN = (
    r"options?|variante?s?|plan|scenarios?|szenario|alternativ[ea]|offer|angebot|offre|proposal|vorschlag|solution|lösung|"
    r"opción|opzione|opção|optie|wariant|choice|concept|konzept"
)
_LETTER = re.compile(
    rf"(?<![^\W\d_])(?:(?P<noun>[^\W\d_]{{3,20}}) (?P<letter>[A-D])|(?P<what>{_NOUN}) (?P<number>[1-4]))"
    r"\s*[:\uff1a]\s*",
    re.IGNORECASE,
)
_BETWEEN = " ,.;\n"
_ADVICE = re.compile(r",\s+(?P<who>we|i|wir|ich|nous|yo|noi)(?=\s[^\W\d_])", re.IGNORECASE)
_LONGEST, _FEWEST = 2_000, 2


def with_letters(text: str) -> str:
    """A text of two options or more by their letters as a list of them, with what all are about before it.

    What follows the last one in a sentence of its own stays behind it, as does "we recommend B". Other texts come back
    as they are.
    """
    found = [*_LETTER.finditer(text)] if len(text) <= _LONGEST else []
    nouns = {(one["noun"] or one["what"]).casefold() for one in found}
    letters = "".join((one["letter"] or one["number"]).upper() for one in found)
    in_order = letters in ("ABCD"[: len(found)], "1234"[: len(found)])
    if len(found) < _FEWEST or len(nouns) > 1 or not in_order:
        return text
    ends = [*(one.start() for one in found[1:]), len(text)]
    said = [text[one.end() : end].strip(_BETWEEN) for one, end in zip(found, ends, strict=True)]
    head = text[: found[0].start()].strip(f"{_BETWEEN}:\uff1a-\u2013")
    if not all(said) or any(re.search(r"[\n;]|[.!?]\s", one) for one in said[:-1]) or re.search(r"[\n;.]", head):
        return text
    said[-1] = _ADVICE.sub(lambda found: f". {capitalised(found['who'])}", said[-1], count=1)
    options = [
        f"{capitalised(one['noun'] or one['what'])} {letter}: {each}"
        for one, letter, each in zip(found, letters, said, strict=True)
    ]
    return f"{head}: {'; '.join(options)}" if head else "; ".join(options)
