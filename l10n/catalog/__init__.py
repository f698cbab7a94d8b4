"""Gettext catalogs: reading, writing, merging, compiling, and the state of an entry."""
