"""Quality against gold data, speed against peers; each module prints a table."""
