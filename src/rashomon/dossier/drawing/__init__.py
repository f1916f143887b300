"""Drawings of the page: static SVG with fixed type sizes and places in percent, so that it fits any width."""
