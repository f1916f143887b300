"""How the tables came to be what they are: one step a version, each in one transaction."""
