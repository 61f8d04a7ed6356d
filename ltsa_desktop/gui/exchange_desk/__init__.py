"""The desk where files come in and go out: batches, the inbox, and what became of them."""
