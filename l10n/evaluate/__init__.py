"""How good the drafts are: against reviewed translations, and by what of them was kept."""
