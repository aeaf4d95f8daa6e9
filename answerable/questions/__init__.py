"""What does not fit together in the board's record: found by the software, private to the board, never a correction."""
