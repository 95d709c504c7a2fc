# Completes command lines in a real zsh, on a terminal of its own.
# capture.zsh SCRIPT LINES: writes to standard output, for each line of the file LINES, the line after `[[ `, then every
# match as its display string.
if [[ -z $CAPTURE ]]; then
    zmodload zsh/zpty
    export CAPTURE=$(mktemp) COMPLETION=$1 LINES_FILE=$2
    zpty -b child zsh -f -i
    zpty -w child "source ${(q)0:A}"
    zpty -w -n child $'\t'
    while zpty -t child; do
        zpty -r child line 2>/dev/null
        sleep 0.02
    done
    cat $CAPTURE
    rm -f $CAPTURE
    exit
fi

stty cols 500 rows 100
PROMPT= LISTMAX=0
autoload -Uz compinit
compinit -u -D
source $COMPLETION

compadd() {
    # Those that only ask for matches add none.
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a hits shown
    local at=${@[(I)-*d]} i
    if (( at )) && [[ ${@[at+1]} != -* ]]; then shown=("${(@P)${@[at+1]}}"); fi
    builtin compadd -A hits -D shown "$@"
    for (( i = 1; i <= $#hits; i++ )); do print -r -- "${shown[i]:-$hits[i]}" >>$CAPTURE; done
    builtin compadd "$@"
}

complete-all() {
    local line
    for line in "${(@f)$(<$LINES_FILE)}"; do
        BUFFER=$line
        CURSOR=$#BUFFER
        print -r -- "[[ $line" >>$CAPTURE
        zle list-choices
    done
    exit
}
zle -N complete-all
bindkey '^I' complete-all
