"""The program behind the icon: the window, without a terminal."""

import sys

from ltsa_desktop.cli import helped, main_window

if __name__ == "__main__":
    helped()
    sys.exit(main_window())
