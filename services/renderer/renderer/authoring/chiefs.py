"""Who stands above whom, in words: "Director Bianchi; under her production (Rossi), sales (Conti)"."""

import re

from renderer.authoring.quantities import capitalised
from renderer.authoring.sentences import at_commas, listed

_FOR = (
    r"(?:reports? to|works? (?:for|under)|berichtet an|arbeitet für|travaille pour|trabaja para|lavora per|werkt voor)"
)
_WORKS_FOR = re.compile(rf"[.;]\s+(?P<who>[^.;:\n]{{2,60}}?)\s{_FOR}\s(?P<boss>[^.;:\n]{{2,60}})", re.IGNORECASE)
_IN_CHARGE = (
    r"(?:\s(?:leads|runs|heads|leitet|führt|dirige|leidt)"
    r"(?:\s(?:it|them|es|sie|(?:the|das|die|den|le|la|el|het)\s[\w-]+))?|"
    r"\sis (?:the )?(?:head|boss|chief|in charge)(?: of (?:it|the \w+))?)"
)
"""That somebody leads, which stands in an organisation chart at its top."""
_UNDER = re.compile(
    rf"^(?:(?P<head>[^:.;\n]{{2,60}}):\s+)?(?P<chief>(?:(?:Prof|Dr|Mrs?|Ms)\.\s){{0,2}}[^.;:,\n]{{2,60}}?"
    rf"(?:\s\([^()]*\))?){_IN_CHARGE}?[;,.]\s+(?:and\s|und\s|e\s|et\s|y\s)?"
    r"(?:(?:under|below|beneath|reporting to)\s(?:her|him|them|that)(?:\s(?:are|is|come|sit))?|darunter(?:\ssind)?|"
    r"unter\s(?:ihr|ihm|ihnen)(?:\ssind)?|sous\s(?:elle|lui|eux)|sotto\sdi\s(?:lei|lui|loro)|debajo(?:\sde\s(?:ella|él))?|"
    r"abaixo\s(?:dela|dele)|pod\s(?:nią|nim)|onder\s(?:haar|hem)|彼女の下に|その下に)\s?:?\s+"
    r"(?P<list>(?:[^.;:\n]|(?<=Dr)\.|(?<=Prof)\.|(?<=Mr)\.|(?<=Ms)\.|(?<=Mrs)\.)+)"
    rf"(?P<more>(?:[.;]\s+[^.;:\n]{{2,60}}\s{_FOR}\s[^.;:\n]{{2,60}})*)\.?$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?P<head>[^:.;\n]{2,60}):\s+)?(?P<chief>[A-ZÀ-Þ][\w.'-]*(?:\s[A-ZÀ-Þ][\w.'-]*){0,4})\s"
    r"(?:leads|heads|manages|leitet|führt|dirige|leidt|kieruje)\s(?P<list>[A-ZÀ-Þ][^.;:\n]+)"
    r"(?P<more>(?:[.;]\s+(?:and\s)?(?:[Uu]nder|[Bb]elow|[Uu]nter|[Ss]ous|[Ss]otto)\s[A-ZÀ-Þ][^.;:\n]+)*)\.?$"
)
"""Somebody who leads others, by name."""
_PRONOUN = re.compile(r"(?:We|He|She|This|That|It|They|Wir|Er|Sie|Es|Il|Elle|Lui|Lei)\b")
_MORE = re.compile(
    r"[.;]\s+(?:and\s)?(?:[Uu]nder|[Bb]elow|[Uu]nter|[Ss]ous|[Ss]otto)\s(?P<chief>[A-ZÀ-Þ][\w.'-]*(?:\s[A-ZÀ-Þ][\w.'-]*){0,3})\s?"
    r"(?:are|is|sind|ist|sont|est|ci sono|:)\s(?P<list>[^.;:\n]+)"
)
_LONGEST, _FEWEST = 600, 2


def with_chief(text: str) -> str:
    """A text of somebody and those below as lines of an organisation chart; others come back as they are."""
    if len(text) <= _LONGEST and (leader := _LEADS.match(text.strip())) and not _PRONOUN.match(leader["chief"]):
        return _led(leader) or text
    found = _UNDER.match(text.strip()) if len(text) <= _LONGEST else None
    below = listed(found["list"]) if found else []
    if found is None or len(below) < _FEWEST or len(at_commas(found["chief"])) > 1:
        return text
    listing = "; ".join(f"{capitalised(found['chief'])} > {capitalised(one)}" for one in below)
    more = "".join(f"; {one['boss'].strip()} > {one['who'].strip()}" for one in _WORKS_FOR.finditer(found["more"]))
    return f"{found['head'] or 'Org chart'}: {listing}{more}"


def _led(leader: re.Match[str]) -> str:
    """Whom somebody leads, and whom these lead, as lines; empty where others than people or units are listed."""
    first = listed(leader["list"])
    lines = [f"{leader['chief']} > {one}" for one in first]
    for more in _MORE.finditer(leader["more"]):
        chief = next((one for one in first if one.endswith(more["chief"])), more["chief"])
        lines += [f"{chief} > {capitalised(one)}" for one in listed(more["list"])]
    are_names = len(first) >= _FEWEST and all(one[:1].isupper() for one in first)
    return f"{leader['head'] or 'Org chart'}: {'; '.join(lines)}" if are_names else ""
