"""The sentence encoder: exported as it comes."""
