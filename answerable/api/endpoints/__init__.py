"""What a program may read and write, by family. None of them writes but through the rooms' `changes`."""
