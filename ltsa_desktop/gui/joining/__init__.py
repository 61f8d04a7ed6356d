"""Deciding about visits: versions joined question by question, duplicates, deleting and erasing, cloned laptops."""
