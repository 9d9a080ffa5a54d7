"""Checklist in; out: the review pack as a Document, the lines of a signature, what has changed since the last one."""
