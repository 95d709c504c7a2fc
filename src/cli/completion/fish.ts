import { askingFlags, isOffered, type Place, type Value, valuesOf } from './tree.ts';

/** A script for fish, from 3.0 on. Words are printed by functions: in `complete -a` they would be evaluated. */
export function fish(program: string, places: readonly Place[]): string {
  const name = `__${program.replace(/\W/g, '_')}`;
  const complete: Complete = (condition, parts) =>
    ['complete', '-c', program, '-n', quote(condition), ...parts].join(' ');
  return [
    `# ${program} completion fish\n`,
    helpers(name, places),
    ...valuesOf(places)
      .filter(isListed)
      .map((value) => valueFunction(name, value)),
    `complete -c ${program} -e`,
    `complete -c ${program} -f`,
    ...places.flatMap((place) => completions(name, place, complete)),
    '',
  ].join('\n');
}

/** A line that tells fish what to offer under a condition. */
type Complete = (condition: string, parts: readonly string[]) => string;

/**
 * - `place` prints the command so far, and how many arguments follow it.
 * - `is_at COMMAND [COUNT [more]]` asks whether that is where we are.
 * - `is_word` asks whether no colon has been typed yet.
 * - `files` prints the names of files that go on from what was typed, first those that fit a pattern. It has no completion
 *   of its own, so that fish lists files for it.
 */
function helpers(name: string, places: readonly Place[]): string {
  const flags = [...askingFlags(places).values()].flat();
  const commands = places.map(({ way }) => way).filter((way) => way !== '');
  return `function ${name}_place
    set -l words (commandline -opc)
    set -e words[1]
    set -l way
    set -l count 0
    set -l is_value 0
    set -l is_ended 0
    for word in $words
        set -l next (string join ' ' -- $way $word)
        if test $is_value = 1
            set is_value 0
        else if test $is_ended = 0; and test "$word" = --
            set is_ended 1
        else if test $is_ended = 0; and string match -q -- '-?*' "$word"
            if contains -- "$next" ${flags.map(quote).join(' ')}
                set is_value 1
            end
        else if test $count = 0; and contains -- "$next" ${commands.map(quote).join(' ')}
            set way $next
        else
            set count (math $count + 1)
        end
    end
    echo "$way"
    echo $count
end

function ${name}_is_at
    set -l place (${name}_place)
    test "$place[1]" = "$argv[1]"; or return 1
    switch (count $argv)
        case 1
            return 0
        case 2
            test $place[2] -eq $argv[2]
        case '*'
            test $place[2] -ge $argv[2]
    end
end

function ${name}_is_word
    not string match -q -- '*:*' (commandline -ct)
end

function ${name}_files
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    set -l files (complete -C "${name}_files $typed" | string replace -r '\\t.*' '')
    string match -r -- ".*$argv[1]" $files
    string match -r -v -- $argv[1] $files
end
`;
}

function valueFunction(name: string, { name: value, words, files = [] }: Value): string {
  const rows = words.map(({ word, description }) => `        ${quote(word)} ${quote(description)}`);
  return [
    `function ${name}_value_${value}`,
    ...(rows.length === 0 ? [] : [["    printf '%s\\t%s\\n'", ...rows].join(' \\\n')]),
    ...(files.length === 0 ? [] : [`    ${name}_files ${quote(`\\.(?:${files.join('|')})$`)}`]),
    'end\n',
  ].join('\n');
}

function completions(name: string, place: Place, complete: Complete): readonly string[] {
  const at = (...count: readonly string[]) => [`${name}_is_at`, quote(place.way), ...count].join(' ');
  const commands = place.commands.map(({ word, description }) =>
    complete(at('0'), ['-a', quote(quote(word)), '-d', quote(description)]),
  );
  const flags = place.flags.flatMap(({ names, description, value }) => {
    const flag = [...names.map(flagName), '-d', quote(description)];
    if (value === undefined) return [complete(at(), flag)];
    return valueParts(name, value).map(([also, parts]) => complete(at() + also, [...flag, ...parts]));
  });
  const positions = place.positions.flatMap(({ value, isVariadic }, index) =>
    isOffered(value)
      ? valueParts(name, value).map(([also, parts]) =>
          complete(at(String(index), ...(isVariadic ? ['more'] : [])) + also, parts),
        )
      : [],
  );
  return [...commands, ...flags, ...positions];
}

function flagName(flag: string): string {
  return flag.startsWith('--') ? `-l ${quote(flag.slice(2))}` : `-s ${quote(flag.slice(1))}`;
}

/** What fish is told of a value, and under which further condition. */
function valueParts(name: string, value: Value): readonly (readonly [also: string, parts: readonly string[]])[] {
  const listed = ['-x', '-k', '-a', quote(`(${name}_value_${value.name})`)];
  const anyFile = ['-r', '-F'];
  if (value.wordThenFile) {
    return [
      [`; and ${name}_is_word`, listed],
      [`; and not ${name}_is_word`, anyFile],
    ];
  }
  if (isListed(value)) return [['', listed]];
  return [['', isOffered(value) ? anyFile : ['-x']]];
}

/** Whether a function lists what is offered; else it is any file, or nothing. */
function isListed({ words, files = [] }: Value): boolean {
  return words.length > 0 || files.length > 0;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
