"""Peers of the ecosystem beside Rashomon: the same articles, the same gold, one run.

``python -m bench.peers`` (``make bench-peers``) prints the table. The peers live in an environment of their
own under the cache; nothing here is a dependency of Rashomon, and no floor rests on it.
"""
