"""What is there to read: claims, questions, sources, danger texts."""
