"""What reading costs on the wire, for us and for others: see `__main__.py`."""
