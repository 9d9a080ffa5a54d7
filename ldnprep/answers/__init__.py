"""An answers file in, Answers and a Session out: what this person said."""
