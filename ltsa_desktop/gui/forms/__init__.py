"""Compiled from `ui/*.ui` by `ui/compile.py`; never edited by hand."""
