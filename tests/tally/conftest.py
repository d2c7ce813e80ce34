"""A desk for each test; the official results are tried where there are real votes."""

import os
from pathlib import Path

import pytest

from .files import Desk

collect_ignore = [] if "PABULIB" in os.environ else ["test_official.py", "test_document.py"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
