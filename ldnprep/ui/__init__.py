"""The wizard: a thin shell around the other rooms, and the only Qt."""
