"""What every test shares: Qt without a screen, and a HOME of its own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
