"""From lines and tables to the plan they print: levels, actions, progress. Never asks which format they came from."""
