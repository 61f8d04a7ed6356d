"""What every test shares: Qt without a screen, and, asked for by `--server`, stores whose tables are on PostgreSQL."""

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--server` runs tests of the store on a PostgreSQL server of their own."""
    parser.addoption("--server", action="store_true", help="stores on a PostgreSQL server started for the run")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test module takes `create_store` by name."""
    config.addinivalue_line("markers", "embedded: about the file of an embedded store; not run with --server")
    if config.getoption("--server", default=False):
        sys.path.insert(0, str(Path(__file__).parent))
        from served import use_server

        use_server(config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about the embedded store's file."""
    if config.getoption("--server", default=False):
        skip = pytest.mark.skip(reason="about the file of an embedded store")
        for item in items:
            if item.get_closest_marker("embedded"):
                item.add_marker(skip)
