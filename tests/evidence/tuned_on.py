"""Pairs that the formula was tuned on: of each kind of fault, more against less, and content against furniture."""

from tests.evidence.design_spoils import false_tone, on_a_strip
from tests.evidence.pairs import Pair, hand, ours, script
from tests.evidence.picture_spoils import alt_text, coarse_picture, pictures, stretched
from tests.evidence.spoils import (
    box_height,
    bullets,
    chart,
    color,
    cover,
    font,
    footnote,
    gone,
    grey,
    hanging_out,
    image,
    more_text,
    moved,
    no_header,
    overprinted,
    page_number,
    said,
    table,
    title,
    type_size,
)

_LONG = "The pod pays for itself within a year, and we ask for a decision now, before the summer. " * 4

TUNED_ON = (
    # More of one fault.
    Pair(hand(7, type_size(11)), hand(7, type_size(7)), "11 pt can be read, 7 pt cannot."),
    Pair(ours(10, type_size(10)), ours(10, type_size(6)), "Smaller type is harder to read."),
    Pair(script(7, type_size(9, 1)), script(7, type_size(9)), "Small type on one slide is better than on all."),
    Pair(hand(10, grey(0xAA)), hand(10, grey(0xDD)), "Paler text is harder to read."),
    Pair(hand(10, grey(0xDD)), hand(10, grey(0xFF)), "Pale text can be guessed, white on white cannot."),
    Pair(ours(7, grey(0xCC, 1)), ours(7, grey(0xCC)), "One pale slide is better than all pale."),
    Pair(script(10, grey(0xBB, of=title)), script(10, grey(0xFA, of=title)), "A pale headline is still a headline."),
    Pair(hand(7, hanging_out(0.5)), hand(7, hanging_out(1.0)), "Half a body says more than none."),
    Pair(ours(7, hanging_out(0.5, 1)), ours(7, hanging_out(1.2, 1)), "Half a body says more than none."),
    Pair(script(7, hanging_out(0.3, 2)), script(7, hanging_out(0.9, 2)), "Less of the text is cut off."),
    Pair(hand(7, moved(3, 1, table)), hand(7, moved(9, 1, table)), "Some columns of the table are still there."),
    Pair(hand(7, moved(4, 1, chart)), hand(7, moved(12, 1, chart)), "Some of the chart is still there."),
    Pair(hand(7, said(_LONG), box_height(0.8)), hand(7, said(_LONG), box_height(0.3)), "Less of the text spills."),
    Pair(script(7, more_text(8, 2)), script(7, more_text(20, 2)), "Less of the text runs out of its box."),
    Pair(ours(7, more_text(12, 1)), ours(7, more_text(30, 1)), "Less of the text runs out of its box."),
    Pair(
        hand(7, overprinted(3, 1)), hand(7, overprinted(30, 1)), "Three words over the text leave most of it readable."
    ),
    Pair(script(10, overprinted(20, 1)), script(10, overprinted(20)), "One overprinted slide is better than ten."),
    Pair(hand(7, cover(0.15, 1)), hand(7, cover(0.8, 1)), "Most of the text is in sight."),
    Pair(ours(7, cover(0.2)), ours(7, cover(1.0)), "Most of the text is in sight."),
    Pair(hand(10, gone(1)), hand(10, gone(8)), "Slides without titles cannot be found again."),
    Pair(script(50, gone(3)), script(50, gone(30)), "Slides without titles cannot be found again."),
    Pair(hand(7, pictures(6, missing=2)), hand(7, pictures(6, missing=6)), "Fewer pictures stay unknown to the blind."),
    Pair(ours(10, alt_text("", 1)), ours(10, alt_text("")), "Fewer pictures stay unknown to the blind."),
    Pair(hand(7, stretched(1.2)), hand(7, stretched(1.9)), "The proportions are less wrong."),
    Pair(hand(7, stretched(0.8)), hand(7, stretched(0.3)), "The proportions are less wrong."),
    Pair(hand(7, coarse_picture(500)), hand(7, coarse_picture(60)), "One can make out what the picture shows."),
    Pair(hand(7, bullets(8, 1)), hand(7, bullets(18, 1)), "Fewer points are easier to keep."),
    Pair(hand(7, moved(0.2, 1, title)), hand(7, moved(2, 1, title)), "The title jumps by less."),
    Pair(hand(7, said("Lorem ipsum", 1)), hand(7, said("Lorem ipsum", 4)), "One forgotten dummy is better than four."),
    Pair(hand(10, no_header(1)), hand(10, gone(8)), "A table without a header row is one small slip."),
    Pair(
        hand(7, false_tone("bad", "B42318", 3)),
        hand(7, false_tone("bad", "15803D", 3)),
        "Bad news in red are read as such, in green they mislead.",
    ),
    Pair(
        ours(10, false_tone("bad", "15803D", 1)),
        ours(10, false_tone("bad", "15803D", 4)),
        "One arrow that misleads is better than four.",
    ),
    # Furniture against content.
    Pair(hand(10, page_number("FFFFFF")), hand(10, grey(0xFF)), "Page numbers matter less than all that is said."),
    Pair(ours(10, page_number("F0F0F0")), ours(10, grey(0xF0)), "Page numbers matter less than all that is said."),
    Pair(hand(10, page_number("EEEEEE")), hand(10, grey(0xEE, 3)), "Page numbers matter less than three slides."),
    Pair(script(10, footnote(points=8)), script(10, type_size(8)), "Sources may be small."),
    Pair(hand(10, footnote(rgb="CCCCCC")), hand(10, grey(0xCC)), "Sources may be pale."),
    Pair(hand(10, page_number(points=7)), hand(10, type_size(7, 4)), "Page numbers may be small."),
    Pair(ours(10, footnote(rgb="DDDDDD", on=5)), ours(10, cover(1.0, 2)), "Sources matter less than what is hidden."),
    # Polish against content.
    Pair(hand(10, grey(0x96)), hand(10, moved(13, 1, table)), "A little pale everywhere is better than a table lost."),
    Pair(ours(10, grey(0x96)), ours(10, moved(13, 1, table)), "A little pale everywhere is better than a table lost."),
    Pair(script(10, grey(0x96)), script(10, moved(13, 1, table)), "A little pale is better than a table lost."),
    Pair(hand(7, type_size(11.5)), hand(7, hanging_out(1.1, 1)), "Half a point too small is nothing to a text lost."),
    Pair(ours(7, type_size(11.5)), ours(7, cover(1.0, 1)), "Half a point too small is nothing to a text hidden."),
    Pair(hand(7, stretched(1.1)), hand(7, cover(1.0, 1, image)), "A stretched picture can be seen."),
    Pair(hand(7, alt_text("", 1)), hand(7, cover(0.9, 1, chart)), "Everybody misses a hidden chart."),
    Pair(hand(7, font("Georgia", 2), font("Verdana", 1, title)), hand(7, more_text(20, 1)), "Many fonts can be read."),
    Pair(hand(7, moved(0.15, 1, title)), hand(7, overprinted(30, 1)), "A title that jumps can be read."),
    Pair(hand(7, gone(1)), hand(7, grey(0xFF, 1)), "A slide can do without its title, not without its text."),
    Pair(script(7, gone(1)), script(7, hanging_out(1.0, 1)), "A slide can do without its title, not without its text."),
    Pair(hand(7, no_header(1)), hand(7, moved(13, 1, table)), "A table without a header row can be read."),
    Pair(hand(7, bullets(9, 1)), hand(7, said("Click to add text", 1)), "Too many points are better than none."),
    Pair(
        hand(7, said("Click to add text", 1)), hand(7, grey(0xFF), type_size(6)), "One slide is worse than all of them."
    ),
    Pair(hand(10, coarse_picture(400)), hand(10, grey(0xE0, 2)), "A soft picture is better than text in the fog."),
    Pair(hand(7, type_size(20)), hand(7, type_size(40)), "Points stand below their title, not above it."),
    Pair(ours(7), ours(7, on_a_strip(1.0)), "A slide that is filled is better than one of which two thirds are empty."),
    # Short and long decks.
    Pair(hand(50, hanging_out(1.0, 1)), hand(10, hanging_out(1.0, 1)), "One slide of fifty is less than one of ten."),
    Pair(hand(10, grey(0xDD, 1)), hand(1, grey(0xDD, 1)), "One slide of ten is less than the only one."),
    Pair(ours(50, cover(1.0, 1)), ours(1, cover(1.0, 1)), "One slide of fifty is less than the only one."),
    Pair(hand(50, hanging_out(1.0, 2)), hand(50, hanging_out(1.0, 20)), "Two lost slides are fewer than twenty."),
    Pair(hand(50, type_size(11)), hand(50, color("FFFFFF", 20)), "A little small is better than twenty blank slides."),
    # Writers.
    Pair(ours(7), hand(7, type_size(10)), "Nothing is wrong with the first."),
    Pair(script(7), ours(7, alt_text("", 1)), "Nothing is wrong with the first."),
    Pair(ours(7, grey(0x96)), script(7, hanging_out(1.0, 2)), "A little pale is better than two texts lost."),
    Pair(script(7, type_size(11)), hand(7, type_size(6)), "11 pt can be read, 6 pt cannot."),
    Pair(hand(7, page_number("FFFFFF")), ours(7, grey(0xFF)), "Page numbers matter less than all that is said."),
    Pair(ours(10, gone(1)), script(10, cover(1.0, 2)), "A title matters less than two texts."),
    Pair(script(10, alt_text("")), hand(10, overprinted(40, 2)), "Pictures without words can be seen by most."),
)
