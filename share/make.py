"""What is made from the tables of commands, keys and settings, and kept: `python -m share.make`.

The manual page and the completions go into the wheel as they are here. `--check` writes nothing
and gives exit status 1 where something here is not what the tables say.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tui.command_line.commands import SHELLS
from tui.command_line.completions import script
from tui.command_line.manual import page
from tui.settings.table import as_markdown

ROOT = Path(__file__).resolve().parent.parent
_COMPLETIONS = {
    "bash": "bash-completion/completions/newsreader",
    "zsh": "zsh/site-functions/_newsreader",
    "fish": "fish/vendor_completions.d/newsreader.fish",
}
_TABLE = re.compile(
    r"(?<=<!-- settings: made by share/make.py -->\n).*?(?=<!-- /settings -->)", re.S
)


def made() -> dict[Path, str]:
    """Give all files as the tables say they are to be."""
    share = ROOT / "share"
    readme = ROOT / "README.md"
    table = f"\n{as_markdown()}\n"
    return {
        share / "man/man1/newsreader.1": page(),
        **{share / _COMPLETIONS[shell]: script(shell) for shell in SHELLS},
        readme: _TABLE.sub(lambda _: table, readme.read_text("utf-8")),
    }


def main() -> int:
    """Write them, or with `--check` tell which are not current."""
    stale = [
        (file, text)
        for file, text in made().items()
        if not file.exists() or file.read_text("utf-8") != text
    ]
    for file, text in stale:
        sys.stderr.write(f"{file.relative_to(ROOT)}\n")
        if "--check" not in sys.argv:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
