"""Whom this laptop trusts, and its own lock."""
