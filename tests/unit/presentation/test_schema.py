"""The tables of what may be written: every kind of fault is told with its place and with what is allowed."""

import pytest
from lxml import etree

from deck_presentation.schema import find_violations
from deck_presentation.schema.notation import the_schema
from deck_presentation.schema.values import read_values

SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" xmlns:xi="http://www.w3.org/2001/XInclude" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart" '
    'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)
NAMES = '<p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
GROUP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
FRAME = '<p:sp>%s<p:spPr><a:xfrm %s><a:off x="%s" y="0"/><a:ext cx="9" cy="9"/></a:xfrm></p:spPr></p:sp>'

SOUND = '<p:transition><p:sndAc><p:stSnd><p:snd r:embed="rId1" %s/></p:stSnd></p:sndAc></p:transition>'


def _slide(shapes: str = "", *, more: str = "", attributes: str = "") -> str:
    return f"<p:sld {SPACES} {attributes}><p:cSld><p:spTree>{GROUP}{shapes}</p:spTree></p:cSld>{more}</p:sld>"


def _shape(*, rot: str = 'rot="0"', x: str = "0", names: str = NAMES) -> str:
    return _slide(FRAME % (names, rot, x))


def _text(settings: str) -> str:
    return _shape().replace("</p:sp>", f"<p:txBody>{settings}<a:p/></p:txBody></p:sp>")


def _colored(change: str) -> str:
    fill = f'<a:solidFill><a:schemeClr val="tx1">{change}</a:schemeClr></a:solidFill>'
    return _shape().replace("</a:xfrm>", f"</a:xfrm>{fill}")


def _extended(extension: str) -> str:
    names = NAMES.replace(
        'name="x"/>', f'name="x"><a:extLst><a:ext uri="{{A}}">{extension}</a:ext></a:extLst></p:cNvPr>'
    )
    return _shape(names=names)


def _labels(extension: str) -> str:
    pie = f'<c:pieChart><c:extLst><c:ext uri="{{A}}">{extension}</c:ext></c:extLst></c:pieChart>'
    plot = f"<c:plotArea><c:layout/>{pie}</c:plotArea>"
    return f"<c:chartSpace {SPACES}><c:chart>{plot}</c:chart></c:chartSpace>"


def _diagram(whole: str) -> str:
    spaces = f'{SPACES} xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    return f"<dgm:dataModel {spaces}><dgm:ptLst/><dgm:whole>{whole}</dgm:whole></dgm:dataModel>"


def _axis(unit: str) -> str:
    axis = '<c:valAx><c:axId val="1"/><c:scaling/><c:axPos val="l"/><c:crossAx val="2"/>%s</c:valAx>'
    plot = f"<c:plotArea><c:layout/><c:pieChart/>{axis % unit}</c:plotArea>"
    return f"<c:chartSpace {SPACES}><c:chart>{plot}</c:chart></c:chartSpace>"


def _told(markup: str) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in find_violations(etree.fromstring(markup))]


def test_every_line_can_be_read() -> None:
    """Each type leads to types and values that are there."""
    schema = the_schema()
    for kind in (schema.types[name] for name in schema.names):
        assert kind.most is not None or (kind.text is None and kind.content.start.expected is not None)
        assert all(schema.types[child] for child in kind.children.values())
    assert len(schema.names) > 400


@pytest.mark.parametrize(
    "markup",
    [
        _shape(),
        _slide(attributes='show="true" mc:Ignorable="p14" p14:x="1"'),
        _slide("<p14:thing/>", attributes='mc:Ignorable="p14"'),
        _slide(more='<p:extLst><p:ext uri="{A}"><p14:creationId val="1"/></p:ext></p:extLst>'),
        _extended('<adec:decorative val="1"/>'),
        _extended('<a16:creationId id="{00000000-0008-0000-0000-000002000000}"/>'),
        _extended('<x:unheard xmlns:x="urn:x" of="any"/>'),
        _extended(""),
        _labels('<c15:showLeaderLines val="1"/><c15:leaderLines/>'),
        _diagram("<a:ln/><a:effectLst/>"),
        _diagram("<dgm:ln/>"),
        _slide(more=SOUND % 'builtIn="1"'),
        _colored('<a:lumOff val="150000"/>'),
        _axis('<c:majorUnit val="0.001"/>'),
        _slide(
            more='<mc:AlternateContent><mc:Choice Requires="p14"><p:transition p14:dur="9"><p14:flip/></p:transition>'
            "</mc:Choice><mc:Fallback><p:transition/></mc:Fallback></mc:AlternateContent>"
        ),
        f"<!-- a comment --><p:tagLst {SPACES}><!-- another --></p:tagLst>",
        f'<p:presentation {SPACES}><p:sldSz cx="914400" cy="51206400"/><p:notesSz cx="1" cy="1"/></p:presentation>',
        "<other/>",
    ],
)  # fmt: skip
def test_what_is_right_is_not_told(markup: str) -> None:
    """Also what newer programs add where a file may hold it, and parts that the tables do not know."""
    assert _told(markup) == []


@pytest.mark.parametrize(
    ("markup", "code", "name"),
    [
        (_slide("<p:bogus/>"), "ELEMENT_UNKNOWN", "p:bogus"),
        (_slide("<a:t>x</a:t>"), "ELEMENT_UNKNOWN", "a:t"),
        (_slide('<xi:include href="x"/>'), "ELEMENT_UNKNOWN", "{http://www.w3.org/2001/XInclude}include"),
        (_slide("<bare/>"), "ELEMENT_UNKNOWN", "bare"),
        (_slide(FRAME % (NAMES.replace("<p:nvPr/>", "<p:nvPr><a:off/></p:nvPr>"), "", 0)), "ELEMENT_UNKNOWN", "a:off"),
        (f"<p:bogus {SPACES}/>", "ELEMENT_UNKNOWN", "p:bogus"),
        (_slide(more="<p:timing/><p:transition/>"), "ELEMENT_ORDER_VIOLATION", "p:transition"),
        (_slide(more="<p:timing/><p:timing/>"), "ELEMENT_ORDER_VIOLATION", "p:timing"),
        (f"<p:sld {SPACES}/>", "ELEMENT_ORDER_VIOLATION", "p:sld"),
        (_shape(names=NAMES.replace("<p:nvPr/>", "")), "ELEMENT_ORDER_VIOLATION", "p:nvSpPr"),
        (_shape(rot='bogus="1"'), "ATTRIBUTE_UNKNOWN", "bogus"),
        (
            _shape(rot='p14:rot="1"'),
            "ATTRIBUTE_UNKNOWN",
            "p14:rot",
        ),
        (_shape(names=NAMES.replace(' id="2"', "")), "ATTRIBUTE_MISSING", "id"),
        (_shape(names=NAMES.replace('"2"', '"-2"')), "VALUE_INVALID", "id"),
        (_shape(rot='rot="abc"'), "VALUE_INVALID", "rot"),
        (_shape(rot='flipH="yes"'), "VALUE_INVALID", "flipH"),
        (_shape(rot='rot="2147483648"'), "VALUE_INVALID", "rot"),
        (_shape(x="NaN"), "VALUE_INVALID", "x"),
        (_shape(x="1e400"), "VALUE_INVALID", "x"),
        (_shape(x="9" * 5_000), "VALUE_INVALID", "x"),
        (_shape(x="27273042316901"), "VALUE_INVALID", "x"),
        (_shape(x="1.5in"), "VALUE_INVALID", "x"),
        (_shape().replace('cx="9"', 'cx="2147483648"'), "VALUE_INVALID", "cx"),
        (_text('<a:bodyPr rIns="12pt"/>'), "VALUE_INVALID", "rIns"),
        (_text('<a:bodyPr><a:normAutofit fontScale="90%"/></a:bodyPr>'), "VALUE_INVALID", "fontScale"),
        (_colored('<a:lumOff val="150%"/>'), "VALUE_INVALID", "val"),
        (_extended('<adec:decorative val="-1"/>'), "VALUE_INVALID", "val"),
        (_extended('<adec:decorative val="TRUE"/>'), "VALUE_INVALID", "val"),
        (_extended("<adec:decorative/><adec:decorative/>"), "ELEMENT_ORDER_VIOLATION", "a:ext"),
        (_labels("<c15:layout/><x:unheard xmlns:x='urn:x'/>"), "ELEMENT_ORDER_VIOLATION", "c:ext"),
        (_diagram("<a:ln/><dgm:ln/>"), "ELEMENT_ORDER_VIOLATION", "dgm:ln"),
        (_extended('<a16:creationId id="1"/>'), "VALUE_INVALID", "id"),
        (_extended('<a16:rowId val="-1"/>'), "VALUE_INVALID", "val"),
        (
            _slide(more='<p:extLst><p:ext uri="{A}"><p14:creationId val="1.5"/></p:ext></p:extLst>'),
            "VALUE_INVALID",
            "val",
        ),
        (_labels("<c15:datalabelsRange/>"), "ELEMENT_ORDER_VIOLATION", "c15:datalabelsRange"),
        (_labels('<c15:showDataLabelsRange val="yes"/>'), "VALUE_INVALID", "val"),
        (_axis('<c:majorUnit val="0"/>'), "VALUE_INVALID", "val"),
        (_axis("<c:majorUnit/>"), "ATTRIBUTE_MISSING", "val"),
        (_slide(attributes='show="on"'), "VALUE_INVALID", "show"),
        (_slide("stray"), "VALUE_INVALID", "p:spTree"),
        (_slide(more='<p:transition spd="quick"/>'), "VALUE_INVALID", "spd"),
        (
            f'<p:presentation {SPACES}><p:sldSz cx="2147483648" cy="914400"/>'
            '<p:notesSz cx="1" cy="1"/></p:presentation>',
            "VALUE_INVALID",
            "cx",
        ),
        (
            _slide(
                more='<mc:AlternateContent><mc:Choice Requires="p14"><p:bogus/></mc:Choice>'
                "<mc:Fallback/></mc:AlternateContent>"
            ),
            "ELEMENT_UNKNOWN",
            "p:bogus",
        ),
    ],
)
def test_one_fault_is_told_once(markup: str, code: str, name: str) -> None:
    """By a code of its own, with the name that is wrong."""
    assert _told(markup) == [(code, name)]


@pytest.mark.parametrize(
    ("markup", "is_forgiven"),
    [
        (_slide().replace("<p:spTree>", "<p:bg><p:bgPr><a:noFill/><a:effectsLst/></p:bgPr></p:bg><p:spTree>"), True),
        (_slide().replace("<p:spTree>", "<p:bg><p:bgPr><a:noFill/><a:effectLists/></p:bgPr></p:bg><p:spTree>"), False),
    ],
)
def test_what_a_writer_in_wide_use_misspells_is_forgiven(markup: str, is_forgiven: bool) -> None:
    """Pandoc writes it behind every picture of a background, and PowerPoint opens it without a word."""
    assert [one.is_forgiven for one in find_violations(etree.fromstring(markup))] == [is_forgiven]


def test_a_message_leads_to_the_place_and_says_what_is_allowed() -> None:
    """Line, path and the values or elements that may stand there; long values are cut."""
    (found,) = find_violations(
        etree.fromstring(_slide(FRAME % (NAMES, "", 0) + "\n" + FRAME % (NAMES, "", "7" * 5_000)))
    )
    assert found.message.startswith("line 2, p:sld/p:cSld/p:spTree/p:sp[2]/p:spPr/a:xfrm/a:off: x='7777")
    assert "(5,000 characters)" in found.message
    assert found.message.endswith("a whole number from -27273042329600 to 27273042316900.")
    (found,) = find_violations(etree.fromstring(_slide(more="<p:timing/><p:transition/>")))
    assert found.message == "line 1, p:sld: p:transition may not stand there; allowed is p:extLst."


@pytest.mark.parametrize(
    ("definition", "right", "wrong"),
    [
        ("-90..90", ["0", "-90", "+90", "007", " 7 "], ["91", "1.0", "", "9" * 5_000, "0x1", "\u0661"]),
        ("boolean", ["0", "1", "true", "false"], ["TRUE", "yes", "", "2"]),
        ("double 0..", ["0", "1e3", ".5"], ["-1", "NaN", "1e", ""]),
        ("double >0..", ["0.001", "1e3"], ["0", "-1", "NaN"]),
        ("double", ["-1", "INF", "NaN"], ["inf", "nan", "abc"]),
        ("hex 3", ["FF00aa"], ["FF00a", "GG00FF", "FF00FF00"]),
        ("string 1..3", ["a", "abc"], ["", "abcd"]),
        ("/[0-9]+%/ | auto", ["5%", "auto"], ["5", "autos"]),
        ("dateTime", ["2020-12-31T23:59:59Z", "2020-12-31T23:59:59.5+01:00"], ["2020-12-31", "2020-13-01T00:00:00"]),
    ],
)
def test_values(definition: str, right: list[str], wrong: list[str]) -> None:
    """What a definition lets through."""
    fits = read_values(definition).fits
    assert [text for text in right if not fits(text)] == []
    assert [text for text in wrong if fits(text)] == []


_DGM, _CDR = (
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"',
    (
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
    ),
)
_PROPERTIES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_GUID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        (f'<dgm:dataModel {_DGM}><dgm:ptLst><dgm:pt modelId="1"/></dgm:ptLst></dgm:dataModel>', []),
        (f"<dgm:dataModel {_DGM}><dgm:ptLst/><dgm:bogus/></dgm:dataModel>", [("ELEMENT_UNKNOWN", "dgm:bogus")]),
        (
            f'<dgm:dataModel {_DGM}><dgm:ptLst><dgm:pt modelId="x"/></dgm:ptLst></dgm:dataModel>',
            [("VALUE_INVALID", "modelId")],
        ),
        (f"<c:userShapes {_CDR}/>", []),
        (
            f"<c:userShapes {_CDR}><cdr:relSizeAnchor><cdr:from><cdr:x>2</cdr:x><cdr:y>0</cdr:y></cdr:from>"
            "</cdr:relSizeAnchor></c:userShapes>",
            [("ELEMENT_ORDER_VIOLATION", "cdr:relSizeAnchor"), ("VALUE_INVALID", "cdr:x")],
        ),
        (f"<cp:coreProperties {_PROPERTIES}><cp:version/><dcterms:created/></cp:coreProperties>", []),
        (
            f"<cp:coreProperties {_PROPERTIES}><dcterms:created>today</dcterms:created></cp:coreProperties>",
            [("VALUE_INVALID", "dcterms:created")],
        ),
        (
            f'<Properties xmlns="{_OFFICE}extended-properties"><Slides>three</Slides><Bogus/></Properties>',
            [("ELEMENT_UNKNOWN", "ep:Bogus"), ("VALUE_INVALID", "ep:Slides")],
        ),
        (
            f'<Properties xmlns="{_OFFICE}custom-properties" xmlns:vt="{_OFFICE}docPropsVTypes"><property pid="2" '
            f'fmtid="{_GUID}"><vt:i4>1.5</vt:i4></property></Properties>',
            [("ATTRIBUTE_MISSING", "name"), ("VALUE_INVALID", "vt:i4")],
        ),
    ],
)
def test_diagrams_drawings_in_charts_and_properties_are_read(markup: str, told: list[tuple[str, str]]) -> None:
    """By tables of their own."""
    assert sorted(_told(markup)) == told
