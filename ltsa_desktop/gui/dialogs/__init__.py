"""Dialogs. Each gets what it shows loaded beforehand, is opened with `open()` and freed when it closes."""
