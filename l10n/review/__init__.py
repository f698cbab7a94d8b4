"""For reviewers: what is left to do."""
