"""What all tests share."""

from hypothesis import settings

# The same examples in every run: a change is judged by what it changed, not by the luck of the draw. The weekly run of
# the workflows draws anew: `run.py test --hypothesis-profile=default`.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")
