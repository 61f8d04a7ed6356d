"""The figures of the analysis, one class each."""
