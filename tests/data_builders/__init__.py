"""Makes shipped data again from where it came from; not part of the suite."""
