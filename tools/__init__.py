"""For developers: what makes shipped files from others."""
