"""Checklist, Answers and Findings in, a Document out: neutral blocks in reading order."""
