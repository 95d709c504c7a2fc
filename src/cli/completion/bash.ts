import { askingFlags, isOffered, type Place, type Value, valuesOf, type Word } from './tree.ts';

/**
 * A script for bash, from 3.2 on: macOS still brings that one, which has neither `compopt` nor `mapfile`. bash shows no
 * descriptions. Words are compared with what was typed one by one: `compgen -W` would expand them, and run what is in them.
 */
export function bash(program: string, places: readonly Place[]): string {
  const name = `_${program.replace(/\W/g, '_')}`;
  const commands = places.map(({ way }) => way).filter((way) => way !== '');
  const below = places.filter((place) => place.commands.length > 0);
  return [
    `# ${program} completion bash\n`,
    table(`${name}_is_command`, [[commands, 'return 0']], 'return 1'),
    table(
      `${name}_commands`,
      below.map((place) => [[place.way], offers(place.commands)]),
    ),
    table(
      `${name}_flags`,
      places.map(({ way, flags }) => [[way], offers(flags.flatMap(({ names }) => names.map((word) => ({ word }))))]),
    ),
    table(
      `${name}_value_of_flag`,
      [...askingFlags(places)].map(([value, flags]) => [flags, `value=${quote(value.name)}`]),
    ),
    `${name}_value_at() {\n    case $1 in\n${places.flatMap(positionBranches).join('')}    esac\n}\n`,
    table(
      `${name}_offers`,
      valuesOf(places)
        .filter(isOffered)
        .map((value) => [[value.name], offer(value)]),
    ),
    main(name),
    `complete -o default -F ${name} ${quote(program)}\n`,
  ].join('\n');
}

/** A function that does for a word what is listed for it. */
function table(
  name: string,
  rows: readonly (readonly [words: readonly string[], action: string])[],
  ...otherwise: readonly string[]
): string {
  const branches = rows
    .filter(([words]) => words.length > 0)
    .map(([words, action]) => `        ${words.map(quote).join(' | ')}) ${action} ;;\n`);
  const last = otherwise.map((line) => `    ${line}\n`);
  return `${name}() {\n    case $1 in\n${branches.join('')}    esac\n${last.join('')}}\n`;
}

function positionBranches({ way, positions }: Place): readonly string[] {
  return positions.map(({ value, isVariadic }, index) => {
    const at = isVariadic ? `${quote(`${way}:`)}*` : quote(`${way}:${index}`);
    return `        ${at}) value=${quote(value.name)} ;;\n`;
  });
}

/** `files` becomes a pattern for the files that come first; all, where there is no better one. */
function offer({ words, files, wordThenFile }: Value): string {
  return [
    ...(words.length === 0 ? [] : [offers(words)]),
    ...(files === undefined ? [] : [`files=${quote(files.length === 0 ? '*' : `*.@(${files.join('|')})`)}`]),
    ...(wordThenFile ? ['then_file=1'] : []),
  ].join(' ');
}

function offers(words: readonly Pick<Word, 'word'>[]): string {
  return `offers=(${words.map(({ word }) => quote(word)).join(' ')})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * Finds the command and what is being typed, and fills COMPREPLY.
 *
 * From version 4 on, words come cut at `=` and `:`, and what is offered stands for the last piece only: they are put
 * together first, and cut off again at the end. Where COMPREPLY stays empty, bash lists files, unless `compopt` forbids it.
 * Files are left to it where their names would first have to be unquoted.
 */
function main(name: string): string {
  return `${name}() {
    COMPREPLY=()
    local words=() word glue='' separator i
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=\${COMP_WORDS[i]}
        separator=''
        [[ $word && -z \${word//[=:]/} ]] && separator=1
        if [[ \${#words[@]} -gt 0 && ( $glue || $separator ) ]]; then
            words[\${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        glue=$separator
    done

    local typed=\${words[\${#words[@]}-1]} way='' count=0 value='' ended=''
    for ((i = 0; i < \${#words[@]} - 1; i++)); do
        word=\${words[i]}
        if [[ $value ]]; then
            value=''
        elif [[ -z $ended && $word == -- ]]; then
            ended=1
        elif [[ -z $ended && $word == -?* ]]; then
            ${name}_value_of_flag "\${way:+$way }$word"
        elif [[ $count -eq 0 ]] && ${name}_is_command "\${way:+$way }$word"; then
            way=\${way:+$way }$word
        else
            count=$((count + 1))
        fi
    done

    local offers=() files='' then_file='' lead=''
    if [[ $value ]]; then
        :
    elif [[ -z $ended && $typed == --*=* ]]; then
        lead=\${typed%%=*}=
        ${name}_value_of_flag "\${way:+$way }\${typed%%=*}"
    elif [[ -z $ended && $typed == -* ]]; then
        ${name}_flags "$way"
    else
        [[ $count -eq 0 ]] && ${name}_commands "$way"
        ${name}_value_at "$way:$count"
    fi
    [[ $value ]] && ${name}_offers "$value"

    local part=\${typed#"$lead"} found=() hit=''
    for word in \${offers[@]+"\${offers[@]}"}; do
        [[ $word == "$part"* ]] && COMPREPLY+=("$lead$word")
    done
    [[ $then_file && $part == *:* ]] && files='*'
    if type compopt >/dev/null 2>&1; then
        if [[ -z $files ]]; then
            compopt +o default 2>/dev/null
        elif [[ $files != '*' && $part != *[\\\\\\"\\'\\$\\\`~]* ]]; then
            while IFS= read -r word; do
                if [[ $word == $files ]]; then
                    hit=1
                    found+=("$lead$word")
                elif [[ -d $word ]]; then
                    found+=("$lead$word")
                fi
            done < <(compgen -f -- "$part")
            if [[ $hit ]]; then
                COMPREPLY+=("\${found[@]}")
                compopt -o filenames 2>/dev/null
            fi
        fi
    fi

    word=$typed
    [[ $COMP_WORDBREAKS == *=* ]] && word=\${word##*=}
    [[ $COMP_WORDBREAKS == *:* ]] && word=\${word##*:}
    lead=\${typed%"$word"}
    for ((i = 0; i < \${#COMPREPLY[@]}; i++)); do
        COMPREPLY[i]=\${COMPREPLY[i]#"$lead"}
    done
}
`;
}
