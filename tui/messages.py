"""How a message with fields is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Message = TypeVar("_Message")


@dataclass_transform()
def message(declared: type[_Message]) -> type[_Message]:
    """Make a dataclass of a message, as far as one is of use: nobody compares messages.

    What compares and prints them would be compiled at every start, for thirty of them.
    """
    return dataclass(eq=False, repr=False)(declared)
