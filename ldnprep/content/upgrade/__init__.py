"""In comes a content file of the first edition, out goes one of today's form, with notes of what to look at."""
