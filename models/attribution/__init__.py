"""Training code of the attribution model. Needs torch; nothing that ships imports it."""
