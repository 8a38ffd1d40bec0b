"""Where this program keeps what is the reader's own, and what it made for itself.

The places are those of the platform (XDG on Linux); `XDG_CONFIG_HOME`, `XDG_STATE_HOME`,
`XDG_DATA_HOME` and `XDG_CACHE_HOME` move them.
"""

from __future__ import annotations

from pathlib import Path

_NAME = "newsreader"


def settings_file() -> Path:
    """Give the file in which a person sets what `newsreader` does; it need not be there."""
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False) / "settings.toml"


def state_folder() -> Path:
    """Give the folder where what is remembered was kept before there were marks."""
    from platformdirs import user_state_path

    return user_state_path(_NAME, appauthor=False)


def marks_file() -> Path:
    """Give the file of marks, what was added, searches, and what is remembered; if it is there."""
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False) / "marks.db"


def index_file() -> Path:
    """Give the file of the catalogue and its index, which can be made anew."""
    from platformdirs import user_cache_path

    return user_cache_path(_NAME, appauthor=False) / "index.db"


def copies_folder() -> Path:
    """Give the folder for unpacked copies of compressed containers; it may be missing."""
    from platformdirs import user_cache_path

    return user_cache_path(_NAME, appauthor=False) / "unpacked"
