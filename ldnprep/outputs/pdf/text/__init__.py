"""Typed words as set text. In: runs of text and a width. Out: lines in the right fonts, drawn and read as typed."""
