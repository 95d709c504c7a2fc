import { type Flag, isOffered, join, type Place, type Position, type Value, valuesOf, type Word } from './tree.ts';

/** A script for zsh: to be sourced after compinit, or kept as `_PROGRAM` in a folder of fpath. */
export function zsh(program: string, places: readonly Place[]): string {
  const main = commandName(program, '');
  return [
    `#compdef ${program}`,
    `# ${program} completion zsh\n`,
    ...valuesOf(places)
      .filter(isOffered)
      .map((value) => valueFunction(program, value)),
    ...places.map((place) => commandFunction(program, place)),
    `if [[ $funcstack[1] == ${main} ]]; then`,
    `    ${main} "$@"`,
    'else',
    `    compdef ${main} ${program}`,
    'fi\n',
  ].join('\n');
}

function commandName(program: string, way: string): string {
  return `_${join(program, way).trim().replaceAll(' ', '_')}`;
}

function valueName(program: string, { name }: Value): string {
  return `__${program}_${name}`;
}

function valueFunction(program: string, value: Value): string {
  const { name, words, files, wordThenFile } = value;
  return [
    `${valueName(program, value)}() {`,
    '    local ret=1',
    ...(wordThenFile ? ["    if compset -P '*:'; then", '        _files', '        return', '    fi'] : []),
    ...(words.length > 0 ? [rows(words), `    _describe -t ${name} '' words "$@" && ret=0`] : []),
    ...(files === undefined ? [] : [`    _files${pattern(files)} "$@" && ret=0`]),
    '    return ret',
    '}\n',
  ].join('\n');
}

function pattern(endings: readonly string[]): string {
  return endings.length === 0 ? '' : ` -g '*.(${endings.join('|')})(-.)'`;
}

/** `_describe` splits at the first colon that has no backslash. */
function rows(words: readonly Word[]): string {
  const texts = words.map(({ word, description }) => {
    const name = word.replace(/[\\:]/g, '\\$&');
    return description === '' ? name : `${name}:${description.replaceAll('\\', '\\\\')}`;
  });
  return ['    local -a words=(', ...texts.map((text) => `        ${quote(text)}`), '    )'].join('\n');
}

function commandFunction(program: string, { way, commands, flags, positions }: Place): string {
  const name = commandName(program, way);
  const options = flags.flatMap((flag) => flagSpecs(program, flag));
  if (commands.length === 0) {
    const all = [...options, ...positions.map((position, index) => positionSpec(program, position, index))];
    return `${name}() {\n    ${call(all)}\n}\n`;
  }
  const branches = commands.map(
    ({ word }) => `                ${quote(word)}) ${commandName(program, join(way, word))} && ret=0 ;;`,
  );
  return `${name}() {
    local curcontext=$curcontext state line ret=1
    typeset -A opt_args
    ${call(['-C', ...options, '1: :->command', '*:: :->rest'])} && ret=0
    case $state in
        command)
${rows(commands).replace(/^/gm, '        ')}
            _describe -t commands ${quote(join(program, way).trim())} words && ret=0
            ;;
        rest)
            curcontext=\${curcontext%:*}-$line[1]:
            case $line[1] in
${branches.join('\n')}
            esac
            ;;
    esac
    return ret
}
`;
}

function call(specs: readonly string[]): string {
  return ['_arguments -S', ...specs.map((spec) => `        ${quote(spec)}`)].join(' \\\n');
}

/** With a `*`, because nothing tells which options may be given again. */
function flagSpecs(program: string, { names, description, value }: Flag): readonly string[] {
  const shown = `[${description.replace(/[\\[\]:]/g, '\\$&')}]`;
  if (value === undefined) return names.map((name) => `*${name}${shown}`);
  const asked = asks(program, description, value);
  return names.map((name) => `*${name}${name.startsWith('--') ? '=' : ''}${shown}${asked}`);
}

function positionSpec(program: string, { description, value, isVariadic }: Position, index: number): string {
  return `${isVariadic ? '*' : index + 1}${asks(program, description, value)}`;
}

/** A message, and a function by its name: words would be evaluated here. A space stands for nothing. */
function asks(program: string, description: string, value: Value): string {
  return `:${description.replace(/[\\:]/g, '\\$&')}:${isOffered(value) ? valueName(program, value) : ' '}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
