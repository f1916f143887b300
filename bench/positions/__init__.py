"""Claims and positions against ``links.json``: cells of statement and claim, and the claims suggested."""
