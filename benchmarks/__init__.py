"""Measurements: what holds, with figures. Each module is one command: `python -m benchmarks.NAME`."""
