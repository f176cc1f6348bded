"""Where elements may stand among their siblings, for the places where PowerPoint offers a repair if they do not.

From the sequences of ECMA-376 part 1, `dml-main.xsd` and `pml.xsd`. What a row does not name may stand anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from deck_presentation.names import A, Element, P

_FILL = "noFill|solidFill|gradFill|blipFill|pattFill|grpFill"
_EFFECT = "effectLst|effectDag"
_ROWS = {
    P + "presentation": (
        "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz smartTags embeddedFontLst "
        "custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst"
    ),
    P + "sld": "cSld clrMapOvr transition timing extLst",
    P + "sldLayout": "cSld clrMapOvr transition timing hf extLst",
    P + "sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst",
    P + "cSld": "bg spTree custDataLst controls extLst",
    P + "sp": "nvSpPr spPr style txBody extLst",
    P + "pic": "nvPicPr blipFill spPr style extLst",
    P + "cxnSp": "nvCxnSpPr spPr style extLst",
    P + "graphicFrame": "nvGraphicFramePr xfrm graphic extLst",
    P + "spPr": f"xfrm custGeom|prstGeom {_FILL} ln {_EFFECT} scene3d sp3d extLst",
    P + "txBody": "bodyPr lstStyle p",
    A + "txBody": "bodyPr lstStyle p",
    A + "p": "pPr r|br|fld|m endParaRPr",
    A + "r": "rPr t",
    A + "pPr": (
        "lnSpc spcBef spcAft buClrTx|buClr buSzTx|buSzPct|buSzPts buFontTx|buFont buNone|buAutoNum|buChar|buBlip "
        "tabLst defRPr extLst"
    ),
    A + "rPr": (
        f"ln {_FILL} {_EFFECT} highlight uLnTx|uLn uFillTx|uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst"
    ),
    A + "bodyPr": "prstTxWarp noAutofit|normAutofit|spAutoFit scene3d sp3d|flatTx extLst",
    A + "ln": f"{_FILL} prstDash|custDash round|bevel|miter headEnd tailEnd extLst",
    A + "xfrm": "off ext chOff chExt",
    A + "tbl": "tblPr tblGrid tr",
    A + "tc": "txBody tcPr extLst",
    A + "tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {_FILL} headers extLst",
}
_ROWS |= {A + name: _ROWS[A + "rPr"] for name in ("defRPr", "endParaRPr")}
_ROWS |= {A + f"lvl{level}pPr": _ROWS[A + "pPr"] for level in range(1, 10)}


def _ranks(row: str) -> dict[object, int]:
    """Rank by qualified name; the sequences hold elements of one of the two namespaces each."""
    groups = enumerate(row.split())
    return {space + name: rank for rank, group in groups for name in group.split("|") for space in (A, P)}


_FORGIVEN = frozenset({(P + "presentation", P + "notesMasterIdLst")})
"""Parent and child: PptxGenJS lists its notes master after the slides."""
ORDER = {tag: _ranks(row) for tag, row in _ROWS.items()}


@dataclass(frozen=True, slots=True)
class Disorder:
    """One place that breaks the schema, as a sentence; `element` is where.

    PowerPoint opens what `is_forgiven` without a word, so that writers in wide use leave it so.
    """

    element: Element
    message: str
    is_forgiven: bool = False
    code: str | None = None


def find_disorder(root: Element) -> Iterator[Disorder]:
    """Elements out of order, and tables whose rows do not fill their grid."""
    for element in root.iter(*ORDER):
        ranks = ORDER[element.tag]
        last, before = -1, ""
        for child in element:
            rank = ranks.get(child.tag, last)
            if rank < last and (element.tag, child.tag) in _FORGIVEN:
                yield Disorder(
                    element, f"{_name(element)}: {_name(child)} must come before {before}.", is_forgiven=True
                )
                continue
            if rank < last:
                yield Disorder(element, f"{_name(element)}: {_name(child)} must come before {before}.")
                break
            if rank > last:
                last, before = rank, _name(child)
        if element.tag == A + "tbl":
            yield from _ragged(element)
        elif element.tag in (P + "txBody", A + "txBody") and element.find(A + "p") is None:
            yield Disorder(element, f"{_name(element)}: a text needs at least one paragraph.")


def _ragged(table: Element) -> Iterator[Disorder]:
    columns = len(table.findall(f"{A}tblGrid/{A}gridCol"))
    for number, row in enumerate(table.iterfind(A + "tr"), start=1):
        cells = len(row.findall(A + "tc"))
        if cells != columns:
            yield Disorder(table, f"Row {number} of a table has {cells} cells for {columns} columns.")


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
