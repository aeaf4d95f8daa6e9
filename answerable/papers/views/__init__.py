"""A paper's pages: as it stands and reads, what people write in it, the steps it takes."""
