"""The shipped engine, loaded once for all tests that translate."""

from __future__ import annotations

import pytest

from l10n.translate.argos import Argos
from l10n.translate.packages import SHIPPED, find


@pytest.fixture(scope="session")
def engine() -> Argos:
    return Argos(*find("en", "es", installed=SHIPPED / "none"))
