"""The event loop's library, loaded without that of TLS: nothing here speaks to the network.

Measured, TLS takes four megabytes and five milliseconds of every start.
"""

from __future__ import annotations

import sys
from types import ModuleType

_TLS = "ssl"


def load_event_loop() -> None:
    """Load asyncio before anything else does. Whoever imports `ssl` later has it as ever."""
    if _TLS in sys.modules or "asyncio" in sys.modules:
        return
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules[_TLS] = None  # for asyncio, as where Python was built without it
    try:
        import asyncio  # noqa: F401
    finally:
        del modules[_TLS]
