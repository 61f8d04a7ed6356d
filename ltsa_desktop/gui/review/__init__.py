"""The supervisor's side: which visits came in, and looking at one of them question by question."""
