"""The same sheet by other typesetters: each reads the neutral JSON of `plain.py` and writes a PDF."""
