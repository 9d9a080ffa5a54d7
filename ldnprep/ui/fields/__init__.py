"""One card per kind of field: shows an answer, takes an answer, never alters what was typed."""
