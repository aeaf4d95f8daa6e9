"""The pages of measures, their values, claims and evidence items."""
