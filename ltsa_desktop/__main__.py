"""`python -m ltsa_desktop …` is `ltsa …`."""

import sys

from ltsa_desktop.cli import main

sys.exit(main())
