"""Findings, aspirations, good practices and earlier agreements of a visit as working lists with fast editors."""
