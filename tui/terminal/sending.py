"""Sending the terminal a sequence that Textual has no way of its own for."""

from __future__ import annotations

from typing import Any

from textual.app import App


def send(app: App[Any], sequence: str) -> None:
    """Send a sequence that draws nothing. The only place that asks an app for its driver."""
    if app._driver:
        app._driver.write(sequence)
