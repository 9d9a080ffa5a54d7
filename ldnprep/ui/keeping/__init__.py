"""What is typed is on the disk: saved, sheltered, tidied."""
