"""The translation memory: what was reviewed once is not translated again.

`Memory` answers from one SQLite file, which is brought up to date from the project's catalogs and
from the TMX files that the user imported (`origins.py`), and can be deleted at any time.
"""

from l10n.memory.store import Memory
from l10n.memory.units import Match, Origin, OriginCount, RefreshResult, Standing, Unit

__all__ = ["Match", "Memory", "Origin", "OriginCount", "RefreshResult", "Standing", "Unit"]
