"""What `make check` asks of the project beyond its tests."""
