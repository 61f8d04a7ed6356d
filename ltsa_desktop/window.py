"""The program behind the icon: the window, without a terminal."""

import sys

from ltsa_desktop.cli import main_window

if __name__ == "__main__":
    sys.exit(main_window())
