"""Colours, space and type in one file (`tokens`), and what is made of them (`sheet`, `style`)."""
