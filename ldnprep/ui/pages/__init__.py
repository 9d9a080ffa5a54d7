"""The pages of the wizard, each in a scroll area of its own that only ever scrolls up and down."""
