"""What the measurements of stories over time need."""
