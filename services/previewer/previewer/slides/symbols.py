"""Signs of symbol fonts keep their font beside East Asian letters, and where a deck is opened as an East Asian one.

They stand in the private area of Unicode, whose characters belong to no script: LibreOffice sets them in the East Asian
font there, which has other signs at these places or none, and PowerPoint in the font that the text names.
"""

import copy
import re

from lxml.etree import _Element

from deck_presentation.names import A

_SIGN = re.compile("[\uf020-\uf0ff]")


def has_symbols(root: _Element) -> bool:
    """Whether a slide shows such a sign."""
    return any(_SIGN.search(text.text or "") for text in root.iter(f"{A}t"))


def keep_symbol_fonts(root: _Element) -> bool:
    """Name the font of such signs for East Asian text as well; says whether anything changed."""
    changed = False
    for text in root.iter(f"{A}t"):
        run = text.getparent()
        properties = run.find(f"{A}rPr") if run is not None and _SIGN.search(text.text or "") else None
        if properties is not None:
            changed |= _name_again(properties)
    return changed


def _name_again(properties: _Element) -> bool:
    latin, symbols = properties.find(f"{A}latin"), properties.find(f"{A}sym")
    named = symbols if symbols is not None else latin
    if named is None:
        return False
    for old in properties.findall(f"{A}ea"):
        properties.remove(old)
    again = copy.deepcopy(named)
    again.tag = f"{A}ea"
    if latin is not None:
        latin.addnext(again)
    else:
        complex_script = properties.find(f"{A}cs")  # which the schema wants behind it, as it does the signs' font
        (named if complex_script is None else complex_script).addprevious(again)
    return True
