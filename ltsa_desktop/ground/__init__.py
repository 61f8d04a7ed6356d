"""What every room may stand on: words, formats, paths, ids. Imports nothing of ours."""
