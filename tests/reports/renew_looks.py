"""Take today's looks of the printed documents as the approved ones: run this file, then look at every picture it wrote.

The pictures are in `tests/reports/approved/`; `git diff` shows which changed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    os.environ["LTSA_RENEW_LOOKS"] = "1"
    sys.exit(pytest.main([str(Path(__file__).with_name("test_looks.py")), "-q"]))
