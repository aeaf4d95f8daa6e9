"""What an agency says once to two boards that ask it the same."""
