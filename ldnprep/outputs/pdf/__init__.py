"""A Document in, the bytes of an accessible PDF out; the only door to reportlab, pikepdf and pypdfium2."""
