"""Trying a form out: the visit window's own cards on a store that lives in memory and ends with the window."""
