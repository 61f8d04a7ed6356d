"""`python -m ltsa_desktop …` is `ltsa …`; the frozen program under its other name, `ltsa-desktop`, opens the window."""

import sys
from pathlib import Path

from ltsa_desktop.cli import helped, main, main_window

if __name__ == "__main__":  # a helper process imports this module without being this program
    helped()
    sys.exit(main_window() if Path(sys.argv[0]).name == "ltsa-desktop" else main())
