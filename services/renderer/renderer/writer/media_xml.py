"""PresentationML for pictures, films and sounds."""

from renderer.scene import Media, Picture
from renderer.writer.effects_xml import effects_xml
from renderer.writer.frames_xml import geometry_xml, placeholder_xml, transform_xml
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, markup
from renderer.writer.paint_xml import blip_xml, line_xml

PLAY_CLICK = markup('<a:hlinkClick r:id="" action="ppaction://media"/>')
_URI = markup("{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}")
_P14 = markup("http://schemas.microsoft.com/office/powerpoint/2010/main")


def picture_xml(picture: Picture, identity: Markup, links: Links) -> Markup:
    """`p:pic`, with the file that it plays if it is a media."""
    geometry = geometry_xml("roundRect" if picture.radius else "rect", picture.frame, picture.radius)
    plays = _media(picture, links) if isinstance(picture, Media) else NOTHING
    return markup(
        '<p:pic><p:nvPicPr>%s<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        "<p:nvPr>%s%s</p:nvPr></p:nvPicPr><p:blipFill>%s</p:blipFill><p:spPr>%s%s%s%s</p:spPr></p:pic>",
        identity,
        placeholder_xml(picture.placeholder),
        plays,
        blip_xml(picture.fill, links),
        transform_xml(picture.frame, picture.turn),
        geometry,
        line_xml(picture.line),
        effects_xml(picture.effects),
    )


def _media(media: Media, links: Links) -> Markup:
    linked, embedded = links.media(media)
    trim = markup('<p14:trim st="%s"/>', attribute(f"{media.skip:g}")) if media.skip else NOTHING
    playing = markup('<p14:media xmlns:p14="%s" r:embed="%s">%s</p14:media>', _P14, attribute(embedded), trim)
    return markup(
        '<a:%sFile r:link="%s"/><p:extLst><p:ext uri="%s">%s</p:ext></p:extLst>',
        attribute(media.kind),
        attribute(linked),
        _URI,
        playing,
    )
