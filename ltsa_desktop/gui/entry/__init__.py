"""Before the store is open: the first run, and the password."""
