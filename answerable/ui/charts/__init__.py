"""Charts: pure functions from plain values to one SVG, used as it is in pages, papers and slides, with its data."""
