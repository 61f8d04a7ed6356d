"""The audit trail in a window."""
