"""What a round asks of each agency, the link by which somebody answers who has no account, and what came back."""
