"""Python's search for garbage, which rests while the program starts: there is none yet.

Measured, it took a fifth of the time to the first screen. What was loaded until then stays to the
end, so that later searches pass it over.
"""

from __future__ import annotations

import gc


def rest() -> None:
    """Search for no garbage until `resume`."""
    gc.disable()


def resume() -> None:
    """Search again, but not among what there is by now; nothing where no rest was taken."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
