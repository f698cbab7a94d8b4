"""Terms and how they are rendered: the table, finding terms in a text, TBX in and out."""

from l10n.glossary.terms import Glossary, GlossaryError, Match, Status, Term

__all__ = ["Glossary", "GlossaryError", "Match", "Status", "Term"]
