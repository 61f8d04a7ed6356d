"""The pages of the start window, one file each."""
