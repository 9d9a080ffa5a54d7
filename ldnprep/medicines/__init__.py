"""Typed rows in, Recognised out: opioid, antagonist, interaction, unknown or harmless."""
