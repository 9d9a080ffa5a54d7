"""The program for macOS: its rights, and what can be known of a built app without a Mac."""
