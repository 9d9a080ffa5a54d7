"""A made sheet in, the way it leaves out: a value first, then a started program. No Qt."""
