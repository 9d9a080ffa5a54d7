"""How the window comes up, and the nets below it."""
