"""Charts on the screen: the drawings of `reports.charts`, shown as vectors."""
