# SPDX-License-Identifier: MIT
# Completion for fish. The program itself says what may stand where: quotalamp … --complete-words.

function __quotalamp_words
    set -l typed (commandline -opc)
    set -l current (commandline -ct)
    for line in (command $typed[1] $typed[2..-1] "$current" --complete-words 2>/dev/null </dev/null)
        switch $line
            case \tfiles
                __fish_complete_path (string replace -r '^--[a-z-]+=' '' -- $current)
            case \tfolders
                __fish_complete_directories (string replace -r '^--[a-z-]+=' '' -- $current)
            case '*'
                printf '%s\n' $line
        end
    end
end

# Behind -- stands another program's command.
function __quotalamp_runs
    contains -- -- (commandline -opc)
end

complete -c quotalamp -f
complete -c quotalamp -n 'not __quotalamp_runs' -a '(__quotalamp_words)'
complete -c quotalamp -n __quotalamp_runs -a '(__quotalamp_subcommand)'

function __quotalamp_subcommand
    set -l typed (commandline -opc) (commandline -ct)
    set -l dashes (contains -i -- -- $typed)
    set -l command $typed[(math $dashes + 1)..-1]
    complete -C (string join ' ' -- (string escape -- $command[1..-2]) $command[-1])
end
