"""Measurements: what Rashomon finds, how fast, and the floors it must not fall under."""
