"""What each word of the command line does: thin, printing what the rooms below give."""
