"""Blocks on pages. In: the Document's blocks and a design. Out: boxes with heights that draw themselves."""
