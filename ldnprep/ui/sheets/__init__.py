"""Which sheet is open, and how it is finished, shown, and leaves."""
