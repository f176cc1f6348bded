"""Text into boxes: measured, broken into lines, made to fit."""
