"""What completes the commands in bash, zsh and fish, made from the table of commands."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence

from tui.command_line.commands import COMMANDS, READER
from tui.command_line.rows import Command, Option
from tui.settings.table import rows
from tui.settings.values import OWN_THEMES, THEMES, Settings

_HELP = Option("--help", "explain the command and its options")
_VERSION = Option("--version", "tell the version")


def print_script(options: Namespace, settings: Settings) -> int:
    """Print the script for a shell."""
    del settings
    sys.stdout.write(script(options.shell))
    return 0


def script(shell: str) -> str:
    """Give the script for one of `SHELLS`."""
    lines = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]()
    return "\n".join(lines) + "\n"


def _options(command: Command) -> list[Option]:
    return [*command.options, _HELP, *([_VERSION] if command is READER else [])]


def _takes_value(option: Option) -> bool:
    return bool(option.value or option.offered)


def _takes_files(command: Command) -> bool:
    return any(argument.holds == "file" for argument in command.arguments)


def _offered(command: Command) -> Sequence[str]:
    """The words to choose from for the argument of a command."""
    names = [argument.name for argument in command.arguments]
    choices = [choice for argument in command.arguments for choice in argument.choices]
    return [each.name for each in COMMANDS] if "COMMAND" in names else choices


def _values() -> dict[str, list[str]]:
    """The values of each setting that the command line can set, where they are few."""
    values = {row.name: list(map(str, row.choices)) for row in rows() if row.name != "keys"}
    return {**values, "theme": [*OWN_THEMES, *THEMES]}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


# bash parts `--ruby=omit` into three words, as COMP_WORDBREAKS says.

_BASH_HEAD = """\
# newsreader: completion for bash
_newsreader() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local at=1 equals= offer= none= options= file
    COMPREPLY=()
    if [[ $word == = ]]; then
        word= equals==
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]} equals==
    fi
    if [[ ${COMP_WORDS[1]} == --settings ]]; then
        at=3
        [[ ${COMP_WORDS[2]} == = ]] && at=4
    fi
    case $equals$before in"""
_BASH_MIDDLE = """\
        *)
            case ${COMP_WORDS[at]}:$((COMP_CWORD > at)) in"""
_BASH_TAIL = """\
            esac
            if [[ $word == -* ]]; then
                offer=$options
            elif ((COMP_CWORD == at)) && [[ $word != */* && $word != \\~* ]]; then
                offer=$commands
                compopt -o filenames 2>/dev/null
                while IFS= read -r file; do
                    COMPREPLY+=("$file")
                done < <(compgen -f -- "$word")
            fi
            ;;
    esac
    # Where nothing is offered, files are.
    [[ $none || $offer ]] && compopt +o default +o bashdefault 2>/dev/null
    COMPREPLY+=($(compgen -W "$offer" -- "$word"))
}
complete -o bashdefault -o default -F _newsreader newsreader"""


def _bash() -> Iterator[str]:
    yield _BASH_HEAD
    every = {option.flag: option for each in (READER, *COMMANDS) for option in _options(each)}
    for option in every.values():
        if option.holds == "file":
            yield f"        {option.flag} | ={option.flag}) ;;"
        elif option.holds == "setting":
            names = " ".join(f"{name}=" for name in _values())
            yield f"        {option.flag} | ={option.flag})"
            yield "            compopt -o nospace 2>/dev/null"
            yield f'            offer="{names}" none=1 ;;'
        elif _takes_value(option):
            offer = " ".join(option.offered)
            yield f'        {option.flag} | ={option.flag}) offer="{offer}" none=1 ;;'
    for name, values in _values().items():
        yield f'        ={name}) offer="{" ".join(values)}" none=1 ;;'
    yield _BASH_MIDDLE
    for command in (*COMMANDS, READER):
        options = " ".join(option.flag for option in _options(command))
        words = "" if _takes_files(command) else f' offer="{" ".join(_offered(command))}" none=1'
        pattern = "*" if command is READER else f"{command.name}:1"
        yield f'                {pattern}) options="{options}"{words} ;;'
    yield _BASH_TAIL.replace("$commands", " ".join(f"{each.name}" for each in COMMANDS).join('""'))


# zsh

_ZSH_TAIL = """\
}

# As a file of $fpath it is the function itself; else it was evaluated.
if [[ $funcstack[1] == _newsreader ]]; then
    _newsreader "$@"
else
    compdef _newsreader newsreader
fi"""


def _zsh() -> Iterator[str]:
    yield "#compdef newsreader"
    yield "# newsreader: completion for zsh"
    yield ""
    yield "_newsreader_setting() {"
    for name, values in _values().items():
        offer = " ".join(values)
        yield f"    if compset -P {name}=; then compadd -- {offer}; return; fi"
    yield f"    compadd -q -S = -- {' '.join(_values())}"
    yield "}"
    yield ""
    yield "_newsreader() {"
    yield "    local -a commands"
    yield "    commands=("
    yield from (f"        {_quoted(f'{each.name}:{each.what}')}" for each in COMMANDS)
    yield "    )"
    yield "    if [[ $words[2] == --settings ]] && ((CURRENT > 3)); then"
    yield "        words[2,3]=()"
    yield "        ((CURRENT -= 2))"
    yield "    fi"
    yield "    if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then"
    yield "        _describe -t commands command commands"
    yield "        _files"
    yield "        return"
    yield "    fi"
    yield "    case $words[2] in"
    for command in (*COMMANDS, READER):
        yield f"        {command.name or '*'})"
        if command is not READER:
            yield "            shift words"
            yield "            ((CURRENT--))"
        specs = " \\\n                ".join(_zsh_specs(command))
        yield f"            _arguments \\\n                {specs}"
        yield "            ;;"
    yield "    esac"
    yield _ZSH_TAIL


def _zsh_specs(command: Command) -> Iterator[str]:
    forms = [option.flag for option in command.options if option.form]
    for option in _options(command):
        what = option.what.replace("[", "\\[").replace("]", "\\]")
        before = f"({' '.join(forms)})" if option.form else "*" if option.is_repeated else ""
        actions = {"file": "_files", "setting": "_newsreader_setting", "words": ""}
        action = actions[option.holds] or (
            f"({' '.join(option.offered)})" if option.offered else " "
        )
        value = f"=[{what}]:{option.value or 'value'}:{action}"
        yield _quoted(f"{before}{option.flag}{value if _takes_value(option) else f'[{what}]'}")
    if _takes_files(command):
        yield _quoted("*:PATH:_files")
    elif offered := _offered(command):
        yield _quoted(f"1:{command.arguments[0].name}:({' '.join(offered)})")


# fish

_FISH_HEAD = """\
# newsreader: completion for fish
function __newsreader_is --description 'Whether it is this command; none is the reader'
    set -l words (commandline -opc)
    set -e words[1]
    if test "$words[1]" = --settings
        set -e words[1..2]
    end
    if contains -- "$words[1]" %s
        test "$words[1]" = "$argv[1]"
    else
        test -z "$argv[1]"
    end
end

function __newsreader_begins --description 'Whether a command can stand here'
    set -l words (commandline -opc)
    test (count $words) -eq 1; or begin
        test (count $words) -eq 3; and test "$words[2]" = --settings
    end
end
"""


def _fish() -> Iterator[str]:
    yield _FISH_HEAD % " ".join(each.name for each in COMMANDS)
    for command in COMMANDS:
        what = _quoted(command.what)
        yield f"complete -c newsreader -n __newsreader_begins -a {command.name} -d {what}"
    for command in (READER, *COMMANDS):
        condition = f"complete -c newsreader -n '__newsreader_is \"{command.name}\"'"
        if not _takes_files(command):
            words = " ".join(_offered(command))
            yield f"{condition} -f" + (f" -a '{words}'" if words else "")
        for option in _options(command):
            what = f"-d {_quoted(option.what)}"
            yield f"{condition} -l {option.flag.removeprefix('--')}{_fish_value(option)} {what}"


def _fish_value(option: Option) -> str:
    if option.holds == "setting":
        pairs = [f"{name}={value}" for name, many in _values().items() for value in many or [""]]
        return f" -x -a '{' '.join(pairs)}'"
    if option.holds == "file":
        return " -r -F"
    offer = f" -a '{' '.join(option.offered)}'" if option.offered else ""
    return f" -x{offer}" if _takes_value(option) else ""
