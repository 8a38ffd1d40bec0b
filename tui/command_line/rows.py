"""What a row of the table of commands tells: of a command, an option, an argument."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Holds = Literal["words", "file", "setting", "query"]


class Option(NamedTuple):
    """An option. Without `value` it is a switch."""

    flag: str
    what: str
    value: str = ""
    choices: tuple[str, ...] = ()
    read: Callable[[str], object] = str
    is_repeated: bool = False
    # Of all options that name a form, one can be given; it is then `options.form`.
    form: str = ""
    # The setting that it decides for this once.
    setting: str = ""
    # What a shell offers to complete it.
    holds: Holds = "words"

    @property
    def name(self) -> str:
        """The name under which the parsed options hold it."""
        return self.flag.removeprefix("--").replace("-", "_")

    @property
    def takes_value(self) -> bool:
        """Whether something stands behind the flag."""
        return bool(self.value or self.choices or self.setting)

    @property
    def offered(self) -> tuple[str, ...]:
        """The values there are to choose from, if they are few: those of the setting it decides."""
        if not self.setting:
            return self.choices
        from tui.settings.table import row_of

        return tuple(map(str, row_of(self.setting).choices))

    @property
    def shown(self) -> str:
        """It as a synopsis shows it: `--width N`, `--ruby brackets|omit`."""
        return " ".join(filter(None, (self.flag, self.value or "|".join(self.offered))))


@dataclass(frozen=True, slots=True)
class Argument:
    """What stands on the command line without a flag; `count` is `1`, `?`, `*` or `+`."""

    name: str
    what: str
    count: str = "1"
    choices: tuple[str, ...] = ()
    read: Callable[[str], object] = str
    # A query may hold words that begin with a hyphen: those are not options.
    holds: Holds = "words"

    @property
    def shown(self) -> str:
        """It as a synopsis shows it: `[PATH ...]`."""
        many = f"{self.name} ..." if self.count in "*+" else self.name
        return f"[{many}]" if self.count in "*?" else many


class Command(NamedTuple):
    """A command. `run` is `module:function`, called with the parsed options and the settings."""

    name: str
    what: str
    run: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    about: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    # Help is given although the settings are wrong.
    needs_settings: bool = True
    # The reader draws; all others print on standard output.
    is_full_screen: bool = False

    @property
    def words(self) -> str:
        """What is typed to run it."""
        return f"newsreader {self.name}".strip()
