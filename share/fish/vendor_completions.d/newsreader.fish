# newsreader: completion for fish
function __newsreader_is --description 'Whether it is this command; none is the reader'
    set -l words (commandline -opc)
    set -e words[1]
    if test "$words[1]" = --settings
        set -e words[1..2]
    end
    if contains -- "$words[1]" show timeline add update list search export sources rename order remove restore marks settings doctor help man completions
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

complete -c newsreader -n __newsreader_begins -a show -d 'print articles as text, as JSON or as Markdown'
complete -c newsreader -n __newsreader_begins -a timeline -d 'print the updates of live coverage, a line each'
complete -c newsreader -n __newsreader_begins -a add -d 'take directories, files, archives into the library'
complete -c newsreader -n __newsreader_begins -a update -d 'look for what is new, changed or gone in what was added'
complete -c newsreader -n __newsreader_begins -a list -d 'list articles of the library, the newest first'
complete -c newsreader -n __newsreader_begins -a search -d 'find articles, with the place where the words stand'
complete -c newsreader -n __newsreader_begins -a export -d 'write articles of the library as Markdown or JSON'
complete -c newsreader -n __newsreader_begins -a sources -d 'list the sources of the library: name, unread, total'
complete -c newsreader -n __newsreader_begins -a rename -d 'give a source another name, or put it into a folder'
complete -c newsreader -n __newsreader_begins -a order -d 'put sources first in the list, in this order'
complete -c newsreader -n __newsreader_begins -a remove -d 'take a path out of the library, or a source out of the list'
complete -c newsreader -n __newsreader_begins -a restore -d 'put a source back into the list'
complete -c newsreader -n __newsreader_begins -a marks -d 'write all marks as JSON, or take such a file in'
complete -c newsreader -n __newsreader_begins -a settings -d 'print the settings in force, and where each comes from'
complete -c newsreader -n __newsreader_begins -a doctor -d 'tell what this terminal does, and what is done about it'
complete -c newsreader -n __newsreader_begins -a help -d 'explain a command, or list them all'
complete -c newsreader -n __newsreader_begins -a man -d 'print the manual page'
complete -c newsreader -n __newsreader_begins -a completions -d 'print what completes these commands in a shell'
complete -c newsreader -n '__newsreader_is ""' -l plain -d 'line by line, for screen readers and dumb terminals'
complete -c newsreader -n '__newsreader_is ""' -l width -x -d 'with --plain: cells a line; 0: unbroken lines'
complete -c newsreader -n '__newsreader_is ""' -l wire -x -a 'thrifty plain' -d 'send the terminal only what changed (thrifty), or all that is drawn (plain)'
complete -c newsreader -n '__newsreader_is ""' -l ruby -x -a 'brackets omit' -d 'readings above Japanese characters: in brackets behind them, or left out'
complete -c newsreader -n '__newsreader_is ""' -l settings -r -F -d 'read this file of settings'
complete -c newsreader -n '__newsreader_is ""' -l set -x -a 'theme=auto theme=dark theme=light theme=terminal theme=atom-one-dark theme=atom-one-light theme=ansi-dark theme=ansi-light theme=catppuccin-frappe theme=catppuccin-latte theme=catppuccin-macchiato theme=catppuccin-mocha theme=dracula theme=flexoki theme=gruvbox theme=monokai theme=nord theme=rose-pine theme=rose-pine-dawn theme=rose-pine-moon theme=solarized-dark theme=solarized-light theme=textual-dark theme=textual-light theme=tokyo-night colors=auto colors=none colors=16 colors=256 colors=full measure= kinsoku=auto kinsoku=strict kinsoku=loose wrap=plain wrap=phrase ruby=brackets ruby=omit times=as-written times=local times=utc ambiguous_width=auto ambiguous_width=1 ambiguous_width=2 ambiguous=keep ambiguous=substitute wire=thrifty wire=plain links=auto links=on links=off clipboard=auto clipboard=osc52 clipboard=tmux clipboard=off browser=auto browser=here browser=show mouse=auto mouse=on mouse=off' -d 'set it so for this once; can be given again'
complete -c newsreader -n '__newsreader_is ""' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is ""' -l version -d 'tell the version'
complete -c newsreader -n '__newsreader_is "show"' -l json -d 'one JSON object a line for each article'
complete -c newsreader -n '__newsreader_is "show"' -l markdown -d 'as Markdown'
complete -c newsreader -n '__newsreader_is "show"' -l url -x -d 'the article'\''s URL, where it does not say'
complete -c newsreader -n '__newsreader_is "show"' -l date -x -d 'its date, likewise'
complete -c newsreader -n '__newsreader_is "show"' -l width -x -d 'cells a line (the terminal'\''s, or 80)'
complete -c newsreader -n '__newsreader_is "show"' -l ruby -x -a 'brackets omit' -d 'readings above Japanese characters: in brackets behind them, or left out'
complete -c newsreader -n '__newsreader_is "show"' -l order -x -a 'as-written oldest-first' -d 'turn round what was written newest first'
complete -c newsreader -n '__newsreader_is "show"' -l settings -r -F -d 'read this file of settings'
complete -c newsreader -n '__newsreader_is "show"' -l set -x -a 'theme=auto theme=dark theme=light theme=terminal theme=atom-one-dark theme=atom-one-light theme=ansi-dark theme=ansi-light theme=catppuccin-frappe theme=catppuccin-latte theme=catppuccin-macchiato theme=catppuccin-mocha theme=dracula theme=flexoki theme=gruvbox theme=monokai theme=nord theme=rose-pine theme=rose-pine-dawn theme=rose-pine-moon theme=solarized-dark theme=solarized-light theme=textual-dark theme=textual-light theme=tokyo-night colors=auto colors=none colors=16 colors=256 colors=full measure= kinsoku=auto kinsoku=strict kinsoku=loose wrap=plain wrap=phrase ruby=brackets ruby=omit times=as-written times=local times=utc ambiguous_width=auto ambiguous_width=1 ambiguous_width=2 ambiguous=keep ambiguous=substitute wire=thrifty wire=plain links=auto links=on links=off clipboard=auto clipboard=osc52 clipboard=tmux clipboard=off browser=auto browser=here browser=show mouse=auto mouse=on mouse=off' -d 'set it so for this once; can be given again'
complete -c newsreader -n '__newsreader_is "show"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "timeline"' -l json -d 'one JSON object a line for each update'
complete -c newsreader -n '__newsreader_is "timeline"' -l since -r -F -d 'only what is new (+), changed (~) or gone (-) in PATH since this older version'
complete -c newsreader -n '__newsreader_is "timeline"' -l url -x -d 'the article'\''s URL, where it does not say'
complete -c newsreader -n '__newsreader_is "timeline"' -l date -x -d 'its date, likewise'
complete -c newsreader -n '__newsreader_is "timeline"' -l width -x -d 'cut lines to N cells'
complete -c newsreader -n '__newsreader_is "timeline"' -l ruby -x -a 'brackets omit' -d 'readings above Japanese characters: in brackets behind them, or left out'
complete -c newsreader -n '__newsreader_is "timeline"' -l order -x -a 'as-written oldest-first' -d 'turn round what was written newest first'
complete -c newsreader -n '__newsreader_is "timeline"' -l settings -r -F -d 'read this file of settings'
complete -c newsreader -n '__newsreader_is "timeline"' -l set -x -a 'theme=auto theme=dark theme=light theme=terminal theme=atom-one-dark theme=atom-one-light theme=ansi-dark theme=ansi-light theme=catppuccin-frappe theme=catppuccin-latte theme=catppuccin-macchiato theme=catppuccin-mocha theme=dracula theme=flexoki theme=gruvbox theme=monokai theme=nord theme=rose-pine theme=rose-pine-dawn theme=rose-pine-moon theme=solarized-dark theme=solarized-light theme=textual-dark theme=textual-light theme=tokyo-night colors=auto colors=none colors=16 colors=256 colors=full measure= kinsoku=auto kinsoku=strict kinsoku=loose wrap=plain wrap=phrase ruby=brackets ruby=omit times=as-written times=local times=utc ambiguous_width=auto ambiguous_width=1 ambiguous_width=2 ambiguous=keep ambiguous=substitute wire=thrifty wire=plain links=auto links=on links=off clipboard=auto clipboard=osc52 clipboard=tmux clipboard=off browser=auto browser=here browser=show mouse=auto mouse=on mouse=off' -d 'set it so for this once; can be given again'
complete -c newsreader -n '__newsreader_is "timeline"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "add"' -l later -d 'only note where they are, and list them; the index is made later'
complete -c newsreader -n '__newsreader_is "add"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "update"' -l verbose -d 'tell how far it is, and what was found'
complete -c newsreader -n '__newsreader_is "update"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "list"' -f
complete -c newsreader -n '__newsreader_is "list"' -l json -d 'one JSON object a line for each article'
complete -c newsreader -n '__newsreader_is "list"' -l limit -x -d 'at most N articles'
complete -c newsreader -n '__newsreader_is "list"' -l relevance -d 'those that the words fit best first, not the newest'
complete -c newsreader -n '__newsreader_is "list"' -l settings -r -F -d 'read this file of settings'
complete -c newsreader -n '__newsreader_is "list"' -l set -x -a 'theme=auto theme=dark theme=light theme=terminal theme=atom-one-dark theme=atom-one-light theme=ansi-dark theme=ansi-light theme=catppuccin-frappe theme=catppuccin-latte theme=catppuccin-macchiato theme=catppuccin-mocha theme=dracula theme=flexoki theme=gruvbox theme=monokai theme=nord theme=rose-pine theme=rose-pine-dawn theme=rose-pine-moon theme=solarized-dark theme=solarized-light theme=textual-dark theme=textual-light theme=tokyo-night colors=auto colors=none colors=16 colors=256 colors=full measure= kinsoku=auto kinsoku=strict kinsoku=loose wrap=plain wrap=phrase ruby=brackets ruby=omit times=as-written times=local times=utc ambiguous_width=auto ambiguous_width=1 ambiguous_width=2 ambiguous=keep ambiguous=substitute wire=thrifty wire=plain links=auto links=on links=off clipboard=auto clipboard=osc52 clipboard=tmux clipboard=off browser=auto browser=here browser=show mouse=auto mouse=on mouse=off' -d 'set it so for this once; can be given again'
complete -c newsreader -n '__newsreader_is "list"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "search"' -f
complete -c newsreader -n '__newsreader_is "search"' -l json -d 'one JSON object a line for each article'
complete -c newsreader -n '__newsreader_is "search"' -l limit -x -d 'at most N articles (50)'
complete -c newsreader -n '__newsreader_is "search"' -l relevance -d 'those that the words fit best first, not the newest'
complete -c newsreader -n '__newsreader_is "search"' -l settings -r -F -d 'read this file of settings'
complete -c newsreader -n '__newsreader_is "search"' -l set -x -a 'theme=auto theme=dark theme=light theme=terminal theme=atom-one-dark theme=atom-one-light theme=ansi-dark theme=ansi-light theme=catppuccin-frappe theme=catppuccin-latte theme=catppuccin-macchiato theme=catppuccin-mocha theme=dracula theme=flexoki theme=gruvbox theme=monokai theme=nord theme=rose-pine theme=rose-pine-dawn theme=rose-pine-moon theme=solarized-dark theme=solarized-light theme=textual-dark theme=textual-light theme=tokyo-night colors=auto colors=none colors=16 colors=256 colors=full measure= kinsoku=auto kinsoku=strict kinsoku=loose wrap=plain wrap=phrase ruby=brackets ruby=omit times=as-written times=local times=utc ambiguous_width=auto ambiguous_width=1 ambiguous_width=2 ambiguous=keep ambiguous=substitute wire=thrifty wire=plain links=auto links=on links=off clipboard=auto clipboard=osc52 clipboard=tmux clipboard=off browser=auto browser=here browser=show mouse=auto mouse=on mouse=off' -d 'set it so for this once; can be given again'
complete -c newsreader -n '__newsreader_is "search"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "export"' -f
complete -c newsreader -n '__newsreader_is "export"' -l json -d 'one JSON object a line for each article'
complete -c newsreader -n '__newsreader_is "export"' -l markdown -d 'as one Markdown text'
complete -c newsreader -n '__newsreader_is "export"' -l to -r -F -d 'as Markdown files in this folder, never over another file'
complete -c newsreader -n '__newsreader_is "export"' -l limit -x -d 'at most N articles'
complete -c newsreader -n '__newsreader_is "export"' -l relevance -d 'those that the words fit best first, not the newest'
complete -c newsreader -n '__newsreader_is "export"' -l ruby -x -a 'brackets omit' -d 'readings above Japanese characters: in brackets behind them, or left out'
complete -c newsreader -n '__newsreader_is "export"' -l settings -r -F -d 'read this file of settings'
complete -c newsreader -n '__newsreader_is "export"' -l set -x -a 'theme=auto theme=dark theme=light theme=terminal theme=atom-one-dark theme=atom-one-light theme=ansi-dark theme=ansi-light theme=catppuccin-frappe theme=catppuccin-latte theme=catppuccin-macchiato theme=catppuccin-mocha theme=dracula theme=flexoki theme=gruvbox theme=monokai theme=nord theme=rose-pine theme=rose-pine-dawn theme=rose-pine-moon theme=solarized-dark theme=solarized-light theme=textual-dark theme=textual-light theme=tokyo-night colors=auto colors=none colors=16 colors=256 colors=full measure= kinsoku=auto kinsoku=strict kinsoku=loose wrap=plain wrap=phrase ruby=brackets ruby=omit times=as-written times=local times=utc ambiguous_width=auto ambiguous_width=1 ambiguous_width=2 ambiguous=keep ambiguous=substitute wire=thrifty wire=plain links=auto links=on links=off clipboard=auto clipboard=osc52 clipboard=tmux clipboard=off browser=auto browser=here browser=show mouse=auto mouse=on mouse=off' -d 'set it so for this once; can be given again'
complete -c newsreader -n '__newsreader_is "export"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "sources"' -f
complete -c newsreader -n '__newsreader_is "sources"' -l json -d 'one JSON object a line for each source'
complete -c newsreader -n '__newsreader_is "sources"' -l removed -d 'those that were taken out of the list'
complete -c newsreader -n '__newsreader_is "sources"' -l settings -r -F -d 'read this file of settings'
complete -c newsreader -n '__newsreader_is "sources"' -l set -x -a 'theme=auto theme=dark theme=light theme=terminal theme=atom-one-dark theme=atom-one-light theme=ansi-dark theme=ansi-light theme=catppuccin-frappe theme=catppuccin-latte theme=catppuccin-macchiato theme=catppuccin-mocha theme=dracula theme=flexoki theme=gruvbox theme=monokai theme=nord theme=rose-pine theme=rose-pine-dawn theme=rose-pine-moon theme=solarized-dark theme=solarized-light theme=textual-dark theme=textual-light theme=tokyo-night colors=auto colors=none colors=16 colors=256 colors=full measure= kinsoku=auto kinsoku=strict kinsoku=loose wrap=plain wrap=phrase ruby=brackets ruby=omit times=as-written times=local times=utc ambiguous_width=auto ambiguous_width=1 ambiguous_width=2 ambiguous=keep ambiguous=substitute wire=thrifty wire=plain links=auto links=on links=off clipboard=auto clipboard=osc52 clipboard=tmux clipboard=off browser=auto browser=here browser=show mouse=auto mouse=on mouse=off' -d 'set it so for this once; can be given again'
complete -c newsreader -n '__newsreader_is "sources"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "rename"' -f
complete -c newsreader -n '__newsreader_is "rename"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "order"' -f
complete -c newsreader -n '__newsreader_is "order"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "remove"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "restore"' -f
complete -c newsreader -n '__newsreader_is "restore"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "marks"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "settings"' -f
complete -c newsreader -n '__newsreader_is "settings"' -l json -d 'as one JSON object'
complete -c newsreader -n '__newsreader_is "settings"' -l keys -d 'the commands of the reader by name, with their keys'
complete -c newsreader -n '__newsreader_is "settings"' -l ruby -x -a 'brackets omit' -d 'readings above Japanese characters: in brackets behind them, or left out'
complete -c newsreader -n '__newsreader_is "settings"' -l settings -r -F -d 'read this file of settings'
complete -c newsreader -n '__newsreader_is "settings"' -l set -x -a 'theme=auto theme=dark theme=light theme=terminal theme=atom-one-dark theme=atom-one-light theme=ansi-dark theme=ansi-light theme=catppuccin-frappe theme=catppuccin-latte theme=catppuccin-macchiato theme=catppuccin-mocha theme=dracula theme=flexoki theme=gruvbox theme=monokai theme=nord theme=rose-pine theme=rose-pine-dawn theme=rose-pine-moon theme=solarized-dark theme=solarized-light theme=textual-dark theme=textual-light theme=tokyo-night colors=auto colors=none colors=16 colors=256 colors=full measure= kinsoku=auto kinsoku=strict kinsoku=loose wrap=plain wrap=phrase ruby=brackets ruby=omit times=as-written times=local times=utc ambiguous_width=auto ambiguous_width=1 ambiguous_width=2 ambiguous=keep ambiguous=substitute wire=thrifty wire=plain links=auto links=on links=off clipboard=auto clipboard=osc52 clipboard=tmux clipboard=off browser=auto browser=here browser=show mouse=auto mouse=on mouse=off' -d 'set it so for this once; can be given again'
complete -c newsreader -n '__newsreader_is "settings"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "doctor"' -f
complete -c newsreader -n '__newsreader_is "doctor"' -l json -d 'as one JSON object'
complete -c newsreader -n '__newsreader_is "doctor"' -l settings -r -F -d 'read this file of settings'
complete -c newsreader -n '__newsreader_is "doctor"' -l set -x -a 'theme=auto theme=dark theme=light theme=terminal theme=atom-one-dark theme=atom-one-light theme=ansi-dark theme=ansi-light theme=catppuccin-frappe theme=catppuccin-latte theme=catppuccin-macchiato theme=catppuccin-mocha theme=dracula theme=flexoki theme=gruvbox theme=monokai theme=nord theme=rose-pine theme=rose-pine-dawn theme=rose-pine-moon theme=solarized-dark theme=solarized-light theme=textual-dark theme=textual-light theme=tokyo-night colors=auto colors=none colors=16 colors=256 colors=full measure= kinsoku=auto kinsoku=strict kinsoku=loose wrap=plain wrap=phrase ruby=brackets ruby=omit times=as-written times=local times=utc ambiguous_width=auto ambiguous_width=1 ambiguous_width=2 ambiguous=keep ambiguous=substitute wire=thrifty wire=plain links=auto links=on links=off clipboard=auto clipboard=osc52 clipboard=tmux clipboard=off browser=auto browser=here browser=show mouse=auto mouse=on mouse=off' -d 'set it so for this once; can be given again'
complete -c newsreader -n '__newsreader_is "doctor"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "help"' -f -a 'show timeline add update list search export sources rename order remove restore marks settings doctor help man completions'
complete -c newsreader -n '__newsreader_is "help"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "man"' -f
complete -c newsreader -n '__newsreader_is "man"' -l help -d 'explain the command and its options'
complete -c newsreader -n '__newsreader_is "completions"' -f -a 'bash zsh fish'
complete -c newsreader -n '__newsreader_is "completions"' -l help -d 'explain the command and its options'
