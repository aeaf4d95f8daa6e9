"""The pages of the questions to ask."""
