"""Scorers of the pair model. Each module has ``measure(data) -> figures`` and runs with ``python -m``.

``data`` is a folder with the corpora unpacked. Everything runs with the model that ships, never with the
training code. A test part is scored, not looked at. A constant answer is scored beside ours.
"""
