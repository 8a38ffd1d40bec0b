"""The program: the screen that was left is shown, then all else is loaded."""

from __future__ import annotations

import sys

from tui.terminal import leap

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing is loaded later
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newsreader; give its exit status: 0 all well, 1 something unreadable, 2 wrong usage."""
    try:
        if arguments is None:
            arguments = sys.argv[1:]
            leap.paint(sys.argv[1:])
        from tui.command_line.program import run

        return run(arguments)
    except KeyboardInterrupt:  # while it loads too: quietly
        return 130
    finally:
        leap.undo()


if __name__ == "__main__":
    sys.exit(main())
