"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path

from tui.command_line import given
from tui.command_line.rows import Option

SETTINGS = (
    Option("--settings", "read this file of settings", "FILE", read=Path, holds="file"),
    Option(
        "--set", "set it so for this once; can be given again", "NAME=VALUE",
        read=given.setting, is_repeated=True, holds="setting",
    ),
)  # fmt: skip
RUBY = Option(
    "--ruby", "readings above Japanese characters: in brackets behind them, or left out",
    setting="ruby",
)  # fmt: skip
HINTS = (
    Option("--url", "the article's URL, where it does not say", "URL", read=given.url),
    Option("--date", "its date, likewise", "YYYY-MM-DD", read=given.day),
)
ORDER = Option(
    "--order", "turn round what was written newest first", choices=("as-written", "oldest-first")
)
