"""Nothing lost, nothing leaked: faults, hostile input, privacy. What each promise rests on is in docs/trust.md."""
