"""Digests of texts and files, without OpenSSL.

`hashlib` would load that, three megabytes of it, for algorithms nobody here asks for.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b, blake2s
except ImportError:  # another Python
    from hashlib import blake2b, blake2s

__all__ = ("blake2b", "blake2s")
