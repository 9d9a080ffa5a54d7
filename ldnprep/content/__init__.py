"""questions.yaml in, a frozen Checklist out: what may be asked and said."""
