"""Rules on translations, what they find, and its output for people and for programs."""

from l10n.checks.registry import CATALOG_CHECKS, CHECKS, check, waived
from l10n.checks.rule import CatalogCheck, Check, Pair, title

__all__ = ["CATALOG_CHECKS", "CHECKS", "CatalogCheck", "Check", "Pair", "check", "title", "waived"]
