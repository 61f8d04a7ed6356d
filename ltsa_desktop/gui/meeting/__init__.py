"""What goes on the table of the meeting: overview, analysis, good practice, follow-up, papers."""
