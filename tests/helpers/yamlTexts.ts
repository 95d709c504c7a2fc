import fc, { type Arbitrary } from 'fast-check';
import { stringify } from 'yaml';

type Options = Exclude<Parameters<typeof stringify>[2], number | string | null | undefined>;

/** Words that mean something to YAML, that look as if they did, and that do not. */
const words = [
  ...['met', '総務部長', 'サンプル株式会社', '山田　太郎', '2026-04-01', '1-1-1-1', '2026年版', '𠮷野家', 'café'],
  ...['true', 'True', 'yes', 'null', 'Null', '~', '0', '007', '12', '-3', '+1', '1.5', '.5', '1.', '1e3', '1.2.3'],
  ...['0x1F', '0o17', '0b1', '.inf', '-.Inf', '.NaN', '1_000', '12:30', '9007199254740993', '<<', '=', '__proto__'],
  ...['- a', 'a: b', 'a:', ': a', '?', '-', '---', '...', '#a', 'a #b', 'a#b', '&a', '*a', '!a', '!!str a', '@a', '`'],
  ...['%a', '|', '>', '|-', '[', ']', '{', '}', '[]', '{}', '[a, b]', '{ a: b }', ',', "'", '"', "it's", '"a"'],
  ...['\\', '\\n', '\\x41', '：', 'id：x', '　', ' a', 'a ', '', ' ', 'toString', 'constructor'],
];

const signs = [...':#-?&*!|>\'"%@`,[]{}\\~=<.+0aあ： 　\t\r\n\u0085\u00a0\u2028\ufeff\u0000\u{20bb7}'];

const text = fc.oneof(
  fc.constantFrom(...words),
  fc.array(fc.constantFrom(...words, '\n', '\n\n', '\n  ', ' '), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof({ arbitrary: text, weight: 5 }, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

const printOptions: Arbitrary<Options> = fc.record(
  {
    indent: fc.integer({ min: 1, max: 4 }),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 30, 80),
    minContentWidth: fc.constantFrom(0, 20),
    collectionStyle: fc.constantFrom('any', 'block', 'flow'),
    defaultKeyType: fc.constantFrom(null, 'PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
    defaultStringType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
    doubleQuotedMinMultiLineLength: fc.constantFrom(0, 40),
    flowCollectionPadding: fc.boolean(),
    simpleKeys: fc.boolean(),
    singleQuote: fc.constantFrom(null, true, false),
    aliasDuplicateObjects: fc.boolean(),
    nullStr: fc.constantFrom('null', '~', ''),
  },
  { requiredKeys: [] },
);

/** Whatever data, as the library writes it in one of its manners. */
const printed: Arbitrary<string> = fc
  .tuple(anyValue, printOptions, fc.constantFrom('\n', '\r\n'))
  .map(([value, options, end]) => {
    try {
      return stringify(value, options).replaceAll('\n', end);
    } catch {
      // Some manners cannot write some keys.
      return stringify(value).replaceAll('\n', end);
    }
  });

const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '  ', '    ', '   ', '      ', ' '),
    fc.constantFrom('', '', '', '- ', '- ', '-   ', '- - ', '-', '? '),
    fc.oneof(
      fc.constantFrom('a', 'b', 'c', 'd e', '1-1', '"a"', "'b'", '　a', '1', 'null', 'a"b'),
      text,
      fc.constant(''),
    ),
    fc.constantFrom(': ', ': ', ': ', ':', ':   ', ' : ', ':\t', '：', ''),
    fc.constantFrom('x', 'y z', '', '', '|', '>-', '|2', '|+', '>', '|1-', '"a', "'b'", '[]', '[ a, "b" ]', '{ a: 1 }'),
    fc.oneof(fc.constantFrom('', '', '', '', ' # c', '#c', ' ', ' #', '  # c: d'), text),
  )
  .map((parts) => parts.join(''));

/** Lines that belong together only by chance: most mean something to YAML, and many what nobody would have meant. */
const strewn: Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof({ arbitrary: line, weight: 6 }, fc.constantFrom('', '# c', '  # c', '    # c', '   ', '  x')), {
      maxLength: 9,
    }),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.constantFrom('', '\n', '\n\n'),
  )
  .map(([lines, end, last]) => lines.join(end) + last);

const key = fc.constantFrom(
  ...['a', 'b', 'c', 'd e', '1-1', '1', 'null', '"f"', "'g'", '"h: \\u3042"', '　i', '日本', '__proto__'],
);

const leaf = fc.oneof(
  fc.constantFrom(
    ...['x', '総務 # 部', 'y  z ', '12', 'false', 'http://x/#y', '-z'],
    ...['"" # c', '"a # b"', '"\\"\\\\\\u3042"', "'it''s'"],
    ...['[]', '{}', '[ ]', '[a, b c]', '[ "a", 1 ]  # c', '{ a: b, "c": [d] }', '[ a ,b]', '[{}, [ ]]', '{a: 1}'],
  ),
  text.map((word) => JSON.stringify(word)),
);

const blockText = fc
  .tuple(
    fc.constantFrom('|', '|-', '|+', '>', '>-', '>+', '|2', '|3-', '>1'),
    fc.array(fc.constantFrom('x', '# y', '- z', 'a: b', '', '', '  w', '日本語　', 'x  ', '"'), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map((parts) => parts.flat());

const step = fc.constantFrom(2, 2, 2, 1, 3, 4, 0);
const aside = fc.constantFrom<string[]>([], [], [], [], [''], ['# c'], ['  # c'], ['', '    # c', '']);
const anyBlock = { maxDepth: 4, depthIdentifier: 'block' };

const { block } = fc.letrec<{ block: string[]; entry: string[]; map: string[]; item: string[] }>((tie) => ({
  block: fc.oneof(anyBlock, tie('map'), fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map(joined)),
  map: fc
    .uniqueArray(tie('entry'), { minLength: 1, maxLength: 4, selector: ([line = '']) => line.split(':')[0] })
    .map(joined),
  entry: fc.oneof(
    anyBlock,
    fc.tuple(key, leaf, aside).map(([name, word, more]) => [`${name}: ${word}`, ...more]),
    fc
      .tuple(key, blockText, step, aside)
      .map(([name, [header, ...lines], by, more]) => [`${name}: ${header}`, ...indented(lines, by), ...more]),
    fc
      .tuple(key, fc.constantFrom('', ' # c'), tie('block'), step, aside)
      .map(([name, comment, lines, by, more]) => [`${name}:${comment}`, ...indented(lines, by), ...more]),
  ),
  item: fc.oneof(
    fc.tuple(leaf, aside).map(([word, more]) => [`- ${word}`, ...more]),
    fc
      .tuple(tie('map'), step)
      .map(([lines, by]) => indented(lines, by + 2).with(0, `-${' '.repeat(by + 1)}${lines[0]}`)),
  ),
}));

function joined(parts: readonly string[][]): string[] {
  return parts.flat();
}

function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
}

/** Maps and lists within each other, with comments and blank lines wherever they may be. */
const written: Arbitrary<string> = fc
  .tuple(block, fc.constantFrom('\n', '\n', '\r\n'), fc.constantFrom('', '\n', '\n\n', '\n# c', '\n  '))
  .map(([lines, end, last]) => lines.join(end) + last);

/** A change as a slip of the hand would make it, at a place between 0 and 1. */
type Slip = (text: string, at: number, word: string) => string;

const slips: readonly Slip[] = [
  (text, at, word) => splice(text, at, 0, word),
  (text, at, word) => splice(text, at, 1, word),
  (text, at) => splice(text, at, 1, ''),
  (text, at) => splice(text, at, 4, ''),
  (text, at, word) => onLines(text, at, (line, next) => [word + line, next]),
  (text, at, word) => onLines(text, at, (line, next) => [line.replace(/: .*/, () => `: ${word}`), next]),
  (text, at) => onLines(text, at, (line, next) => [` ${line}`, next]),
  (text, at) => onLines(text, at, (line, next) => [line.replace(/^ {1,2}/, ''), next]),
  (text, at) => onLines(text, at, (line, next) => [line, line, next]),
  (text, at) => onLines(text, at, (line, next) => [next, line]),
  (text, at) => onLines(text, at, (_, next) => [next]),
];

function splice(text: string, at: number, count: number, added: string): string {
  const index = Math.floor(at * (text.length + 1));
  return text.slice(0, index) + added + text.slice(index + count);
}

function onLines(text: string, at: number, change: (line: string, next: string) => readonly string[]): string {
  const lines = text.split('\n');
  const index = Math.floor(at * lines.length);
  return lines.toSpliced(index, 2, ...change(lines[index] ?? '', lines[index + 1] ?? '')).join('\n');
}

/** YAML as people and programs write it and as it becomes by accident, right and wrong. */
export function yamlTexts(...samples: readonly string[]): Arbitrary<string> {
  const whole = fc.oneof(printed, strewn, written, written, ...samples.map((sample) => fc.constant(sample)));
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const change = fc.tuple(fc.constantFrom(...slips), place, fc.constantFrom(...signs, ...words));
  return fc
    .tuple(whole, fc.array(change, { maxLength: 3 }))
    .map(([text, changes]) => changes.reduce((changed, [slip, at, word]) => slip(changed, at, word), text));
}
