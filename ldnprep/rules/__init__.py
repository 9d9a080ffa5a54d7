"""Checklist, Answers and Recognised in, Findings out: what applies now."""
