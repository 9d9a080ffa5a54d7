"""What we hand out: recipes that agree with each other and the program. The heavy part is `run.py release-check`."""
