"""Figures that slides, patterns and blocks share: tables, cards, timelines, maps, trees."""
