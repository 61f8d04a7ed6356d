"""What surrounds the pages: top bar, navigation, status strip, command palette, the list of keys."""
