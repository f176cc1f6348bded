"""Writes our colour slots as colours of a template, in the markup of finished slides and charts."""

import re
from collections.abc import Mapping

from renderer.template.tones import Tone

_SLOT = re.compile(r'<a:schemeClr val="([a-zA-Z0-9]+)"(?:/>|>(.*?)</a:schemeClr>)', re.DOTALL)


def recolored(xml: str, tones: Mapping[str, Tone]) -> str:
    """`xml` with every scheme colour replaced by its tone; the colour's own transforms follow the tone's.

    Text cannot be mistaken for a colour: its angle brackets are escaped.
    """

    def replaced(found: re.Match[str]) -> str:
        tone = tones.get(found[1])
        if tone is None:
            return found[0]
        inner = tone.inner_xml + (found[2] or "")
        tag, value = ("srgbClr", tone.base[1:]) if tone.base.startswith("#") else ("schemeClr", tone.base)
        return f'<a:{tag} val="{value}">{inner}</a:{tag}>' if inner else f'<a:{tag} val="{value}"/>'

    return _SLOT.sub(replaced, xml)
