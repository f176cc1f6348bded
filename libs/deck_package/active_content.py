"""What a presentation carries beside what it shows, judged by what it does.

Code that runs, and parts of the presentation itself that are elsewhere, no program may be shown. Objects of other
programs and content that is linked are facts of business decks, and told.
"""

import re
from collections.abc import Callable, Iterator
from typing import cast

from lxml.etree import XPath, _Element

from deck_package.faults import PackageFault
from deck_package.package import Package
from deck_package.relationships import Relationship

_MACRO_KINDS = frozenset({"vbaProject", "vbaProjectSignature", "vbaProjectSignatureAgile", "wordVbaData", "control"})
_ACTIVE_X = re.compile(r"(^|/)activeX/|(^|/)(vbaProject|vbaData)[^/]*$", re.IGNORECASE)
OFFICE_FILES = tuple(
    f".{stem}{end}" for stem, ends in (("xls", "xmb"), ("xlt", "xm"), ("doc", "xm"), ("dot", "xm")) for end in ends
) + tuple(f".{stem}{end}" for stem in ("ppt", "pps", "pot", "sld") for end in "xm")
"""Endings of files of Office that are packages themselves. What they carry is seen in them: the content type of every
binary workbook, .xlsb, says `macroEnabled`."""
_OBJECT_KINDS = frozenset({"oleObject", "package"})
_SCRIPT = re.compile(r"^[\s\x00-\x1f]*(javascript|vbscript|data|macro|vnd\.sun\.star\.[a-z]+)\s*:", re.IGNORECASE)
_LINKABLE = frozenset({"image", "audio", "video", "media", "oleObject", "package", "slideUpdateUrl"})
"""Content that PowerPoint lets stand in another file; a master or a theme from elsewhere is none."""
_RUN_ACTION = re.compile(r"^\s*ppaction://(macro|program)", re.IGNORECASE)
_ACTIONS = cast("Callable[[_Element], list[str]]", XPath("//@action"))
_SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_CSS_URL = re.compile(r"(?:url\(|@import)\s*['\"]?\s*(?!['\"]?\s*(?:#|data:|url\())[^\s'\")#]", re.IGNORECASE)


def find_macros(package: Package) -> Iterator[PackageFault]:
    """Macro projects and ActiveX controls, by name and by content type."""
    for name in package.names:
        content_type = (package.content_type(name) or "").lower()
        is_code = _ACTIVE_X.search(name) or "vbaproject" in content_type
        if is_code or ("macroenabled" in content_type and not name.lower().endswith(OFFICE_FILES)):
            yield PackageFault("macro", f"The presentation carries program code ({name}); save it as .pptx.", name)


def judge_relationship(package: Package, part: str, relationship: Relationship) -> PackageFault | None:
    """A fault when a relationship loads something, runs something, or leads to an object of another program."""
    kind, target = relationship.kind, relationship.target
    if relationship.external:
        return _judge_external(part, kind, target)
    if kind in _MACRO_KINDS:
        return PackageFault("macro", f"The part {part} is tied to program code ({target}); remove it.", part)
    if is_foreign_object(package, part, relationship):
        message = f"{part} embeds an object of another program with all of its data ({target})."
        return PackageFault("embedded_object", message, part)
    return None


def is_foreign_object(package: Package, part: str, relationship: Relationship) -> bool:
    """An object of another program that is embedded: any but the workbook of a chart."""
    is_chart = "chart" in (package.content_type(part) or "")
    return relationship.kind in _OBJECT_KINDS and not relationship.external and not is_chart


def _judge_external(part: str, kind: str, target: str) -> PackageFault | None:
    if kind != "hyperlink":
        message = f"The part {part} loads its {kind} from outside the file ({target[:200]!r}); embed it instead."
        return PackageFault("linked_content" if kind in _LINKABLE else "external_target", message, part)
    if _SCRIPT.match(target):
        return PackageFault("script_link", f"A link of {part} would run a script ({target[:60]!r}); remove it.", part)
    return None


def find_actions(part: str, root: _Element) -> Iterator[PackageFault]:
    """Click actions that start a program, a macro or an object's verb."""
    for action in _ACTIONS(root):
        if _RUN_ACTION.match(action):
            yield PackageFault(
                "script_link", f"A click on {part} would run a program ({action[:60]!r}); remove it.", part
            )


def find_svg_loads(part: str, root: _Element) -> Iterator[PackageFault]:
    """References of an SVG picture to anything outside itself."""
    for element in root.iter(f"{_SVG}*"):
        hrefs = [element.get("href"), element.get(_XLINK_HREF)] if element.tag != f"{_SVG}a" else []
        loads = any(href and not href.lstrip().startswith(("#", "data:")) for href in hrefs)
        texts = [*map(str, element.values()), element.text or "" if element.tag == f"{_SVG}style" else ""]
        if element.tag == f"{_SVG}script":
            yield PackageFault("macro", f"The SVG picture {part} holds a script; remove it.", part)
            return
        if loads or any(_CSS_URL.search(text) for text in texts):
            message = f"The SVG picture {part} loads something from outside itself; embed what it shows."
            yield PackageFault("external_target", message, part)
            return
