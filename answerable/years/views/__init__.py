"""The pages of a plan's year."""
