# SPDX-License-Identifier: MIT
# Completion for bash. The program itself says what may stand where: quotalamp … --complete-words.

# What a person means by a word as it was typed, without quotes and backslashes; nothing in it is expanded. Sets
# _quotalamp_plain, the quote that is still open, and what stands before that.
_quotalamp_read() {
    local typed=$1 char i
    _quotalamp_plain='' _quotalamp_quote='' _quotalamp_before=''
    for ((i = 0; i < ${#typed}; i++)); do
        char=${typed:i:1}
        if [[ $_quotalamp_quote == "'" && $char != "'" ]]; then
            _quotalamp_plain+=$char
        elif [[ $char == "\\" ]]; then
            i=$((i + 1))
            if [[ $_quotalamp_quote == '"' && ${typed:i:1} != [\"\\\$\`] ]]; then _quotalamp_plain+=$char; fi
            _quotalamp_plain+=${typed:i:1}
        elif [[ -n $_quotalamp_quote && $char == "$_quotalamp_quote" ]]; then
            _quotalamp_quote=''
        elif [[ -z $_quotalamp_quote && $char == [\"\'] ]]; then
            _quotalamp_quote=$char
            _quotalamp_before=$_quotalamp_plain
        else
            _quotalamp_plain+=$char
        fi
    done
}

# A word as it is to be typed, with the quote that is open.
_quotalamp_write() {
    local word=$1
    case $_quotalamp_quote in
    "'") _quotalamp_plain=${word//\'/\'\\\'\'} ;;
    '"')
        word=${word//\\/\\\\}
        word=${word//\"/\\\"}
        word=${word//\$/\\\$}
        _quotalamp_plain=${word//\`/\\\`}
        ;;
    *) printf -v _quotalamp_plain %q "$word" ;;
    esac
}

_quotalamp() {
    local rest=${COMP_LINE:0:COMP_POINT} typed=() words=() lines=() found=() word current='' line i blanks
    local _quotalamp_plain _quotalamp_quote _quotalamp_before
    COMPREPLY=()
    # To readline "=" and ":" are words of their own: they belong to what they touch.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        blanks=${rest%%[![:blank:]]*}
        rest=${rest#"$blanks"}
        word=${COMP_WORDS[i]}
        if ((i == COMP_CWORD)); then word=$rest; fi
        rest=${rest#"$word"}
        if [[ -z $blanks && ${#typed[@]} -gt 0 ]]; then
            typed[${#typed[@]} - 1]+=$word
        else
            typed+=("$word")
        fi
    done
    for word in "${typed[@]}"; do
        _quotalamp_read "$word"
        words+=("$_quotalamp_plain")
    done
    current=${words[${#words[@]} - 1]}

    # Behind -- stands another program's command.
    for ((i = 1; i < ${#words[@]} - 1; i++)); do
        [[ ${words[i]} == -- ]] || continue
        if ((i == ${#words[@]} - 2)); then
            mapfile -t COMPREPLY < <(compgen -c -- "$current")
        else
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
        fi
        return 0
    done

    mapfile -t lines < <("${words[@]}" --complete-words 2>/dev/null </dev/null)
    for line in "${lines[@]}"; do
        word=${line%%$'\t'*}
        if [[ -z $word ]]; then
            compopt -o filenames 2>/dev/null
            if [[ $line == $'\tfolders' ]]; then
                mapfile -t found < <(compgen -d -- "${current#--*=}")
            else
                mapfile -t found < <(compgen -f -- "${current#--*=}")
            fi
            COMPREPLY+=("${found[@]}")
            continue
        fi
        [[ $word == "$current"* ]] || continue
        if [[ $word == *[=:] ]]; then compopt -o nospace 2>/dev/null; fi
        # readline replaces only what is behind the quote, or behind the last "=" or ":".
        if [[ -n $_quotalamp_quote ]]; then
            word=${word#"$_quotalamp_before"}
        elif [[ $COMP_WORDBREAKS == *=* && $current == *=* ]]; then
            word=${word#"${current%"${current##*=}"}"}
        fi
        if [[ -z $_quotalamp_quote && $COMP_WORDBREAKS == *:* && ${current##*=} == *:* ]]; then
            line=${current##*=}
            word=${word#"${line%"${line##*:}"}"}
        fi
        _quotalamp_write "$word"
        COMPREPLY+=("$_quotalamp_plain")
    done
}

complete -F _quotalamp quotalamp
