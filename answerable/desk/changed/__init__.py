"""What changed of the record between two moments: found (`differences`), and told in sentences."""
