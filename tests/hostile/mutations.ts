import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { parse, stringify } from 'yaml';
import { PAYLOADS } from '../helpers/payloads.ts';
import type { Dice } from '../helpers/random.ts';
import type { Kind } from './samples.ts';

/** Values that are easily taken for something else, too large, too long, or too deep. */
const VALUES: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  1e308,
  Number.NaN,
  2 ** 53,
  '2026-02-29',
  '9999-12-31',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  '/dev/zero',
  'C:\\CON',
  'met',
  'はい',
  '１－２－１－１',
  '=cmd|"/C calc"!A0',
  '<script>',
  [],
  {},
  [[]],
  ...PAYLOADS,
];

/** What has a meaning of its own to one of the parsers. */
const TOKENS: readonly string[] = [
  ...[
    '\n',
    '\t',
    ' ',
    '\r\n',
    '\0',
    '\ufeff',
    '\u2028',
    '"',
    "'",
    '`',
    '\\',
    '#',
    ' #',
    '%',
    '@',
    '&a ',
    '*a',
    '!!set ',
  ],
  ...['!!binary ', '---\n', '...\n', '<<: ', '? ', ': ', '- ', '|\n', '>-\n', '[', ']', '{', '}', ',', '[[[[[[[['],
  ...[
    '{{{{{{{{',
    '\\u0000',
    '\\x1b[2J',
    '"\\e]52;c;aGk=\\a"',
    '1e9',
    '-1',
    'Infinity',
    '1048577',
    '0x',
    '9'.repeat(400),
  ],
  ...[
    '<',
    '</',
    '>',
    '&#27;',
    '&lt;',
    '<!--',
    ']]>',
    '<![CDATA[',
    'r="',
    '/>',
    '<row r="1e9"/>',
    '<!DOCTYPE a [',
    'xml:',
  ],
  ...[
    '-----BEGIN ',
    '-----END ',
    '-> scrypt ',
    '18',
    'age-encryption.org/v1\n',
    '<<<<<<< a\n',
    '=======\n',
    '::error::',
  ],
  ...['あ', '：', '　', '\ud83d', 'é', ...PAYLOADS],
];

/** A file as somebody with bad intent, a bad disk or a bad hand makes it of a good one. */
export function mutated(dice: Dice, { as }: Pick<Kind, 'as'>, good: Buffer, others: readonly Buffer[]): Buffer {
  if (as === 'workbook' && dice.next() < 0.85) return mutatedWorkbook(dice, good);
  if (as === 'yaml' && dice.next() < 0.4) return Buffer.from(mutatedYaml(dice, good.toString('utf8')));
  if (as === 'json' && dice.next() < 0.6)
    return Buffer.from(JSON.stringify(mutatedData(dice, JSON.parse(good.toString('utf8')))));
  if (as === 'lines' && dice.next() < 0.5) return Buffer.from(mutatedLines(dice, good.toString('utf8')));
  if (as === 'bytes' || as === 'workbook' || dice.next() < 0.1) return mutatedBytes(dice, good, others);
  return Buffer.from(mutatedText(dice, good.toString('utf8')));
}

/** A file of megabytes: a good one in which something comes again and again. */
export function flooded(dice: Dice, { as }: Kind, good: Buffer): Buffer {
  // As many small ones as large ones.
  const size = Math.floor(2 ** (18 + 7.6 * dice.next()));
  if (as === 'workbook' && dice.next() < 0.8) return floodedWorkbook(dice, good, size);
  const text = as === 'bytes' || as === 'workbook' ? good.toString('latin1') : good.toString('utf8');
  return Buffer.from(floodedText(dice, text, size), as === 'bytes' || as === 'workbook' ? 'latin1' : 'utf8');
}

/** With something that is in it, or means something to a parser, as often as it takes to be as large as `size`. */
function floodedText(dice: Dice, text: string, size: number): string {
  const lines = text.split(/(?<=\n)/);
  const at = dice.below(lines.length);
  const some = lines.slice(at, at + 1 + dice.below(8)).join('');
  const again =
    dice.pick([some, some, dice.pick(TOKENS), `${dice.pick(TOKENS)}${dice.pick(TOKENS)}`, 'x', `${some.trim()} `]) ||
    ' ';
  const before = dice.pick([
    lines.slice(0, at).join(''),
    `${lines.slice(0, at).join('')}${some.slice(0, dice.below(some.length + 1))}`,
  ]);
  const rest = dice.pick([lines.slice(at).join(''), '']);
  const times = Math.ceil(size / Buffer.byteLength(again));
  if (dice.next() < 0.4) return before + numbered(dice, again, Math.min(times, 2_000_000)) + rest;
  return before + again.repeat(times) + rest;
}

/** Each time a little different, as different keys are. */
function numbered(dice: Dice, again: string, times: number): string {
  const at = dice.below(again.length);
  const [head, tail] = [again.slice(0, at), again.slice(at)];
  return Array.from({ length: times }, (_, n) => `${head}${n}${tail}`).join('');
}

function mutatedText(dice: Dice, text: string): string {
  let changed = text;
  for (let rounds = 1 + dice.below(4); rounds > 0; rounds -= 1) changed = once(dice, changed);
  return changed;
}

function once(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1);
  const to = at + dice.below(dice.pick([2, 10, 100, 2000]));
  const lines = () => text.split('\n');
  switch (dice.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at);
    case 2:
      return text.slice(0, at) + text.slice(at, to).repeat(dice.pick([2, 3, 50])) + text.slice(to);
    case 3: {
      const all = lines();
      const one = dice.below(all.length);
      all.splice(dice.below(all.length), 0, all[one] ?? '');
      return all.join('\n');
    }
    case 4: {
      const all = lines();
      const one = dice.below(all.length);
      all[one] = `${' '.repeat(dice.below(9))}${(all[one] ?? '').trimStart()}`;
      return all.join('\n');
    }
    case 5:
      return text.slice(0, at) + dice.pick(TOKENS).repeat(dice.pick([1, 1, 1, 2, 70, 3000])) + text.slice(at);
    default:
      return text.slice(0, at) + dice.pick(TOKENS) + text.slice(to);
  }
}

function mutatedBytes(dice: Dice, bytes: Buffer, others: readonly Buffer[]): Buffer {
  const changed = Buffer.from(bytes);
  for (let rounds = 1 + dice.below(8); rounds > 0; rounds -= 1) {
    changed[dice.below(changed.length)] = dice.pick([0, 1, 0x0a, 0x1b, 0x7f, 0x80, 0x9b, 0xff, dice.below(256)]);
  }
  const at = dice.below(changed.length + 1);
  switch (dice.below(6)) {
    case 0:
      return changed.subarray(0, at);
    case 1:
      return Buffer.concat([
        changed.subarray(0, at),
        dice.pick(others).subarray(0, dice.below(5000)),
        changed.subarray(at),
      ]);
    case 2:
      return dice.pick(others);
    default:
      return changed;
  }
}

function mutatedYaml(dice: Dice, text: string): string {
  return stringify(
    mutatedData(dice, parse(text)),
    dice.pick([{}, { defaultStringType: 'QUOTE_DOUBLE' }, { collectionStyle: 'flow' }]),
  );
}

function mutatedLines(dice: Dice, text: string): string {
  const lines = text.trimEnd().split('\n');
  const at = dice.below(lines.length);
  const line = JSON.stringify(mutatedData(dice, JSON.parse(lines[at] ?? '{}')));
  return `${lines.toSpliced(at, dice.below(2), ...copies(line, dice.pick([1, 1, 2, 300]))).join('\n')}\n`;
}

/** Letters that are made of one thing at most: what was made six hundred times before may be so again. */
const MOST_LETTERS = 4_000_000;

function copies<T>(of: T, times: number): T[] {
  const letters = JSON.stringify(of)?.length ?? 1;
  return Array.from({ length: Math.min(times, Math.ceil(MOST_LETTERS / letters)) }, () => of);
}

/** With some of what is in it gone, twice, elsewhere, or another value. */
function mutatedData(dice: Dice, data: unknown): unknown {
  let changed = data;
  for (let rounds = 1 + dice.below(3); rounds > 0; rounds -= 1) changed = mutatedSomewhere(dice, changed, 0);
  return changed;
}

function mutatedSomewhere(dice: Dice, data: unknown, depth: number): unknown {
  if (typeof data !== 'object' || data === null || (depth > 0 && dice.next() < 0.15)) return replaced(dice, data);
  if (Array.isArray(data)) {
    if (data.length === 0) return [dice.pick(VALUES)];
    const at = dice.below(data.length);
    const how = dice.next();
    if (how < 0.1) return data.toSpliced(at, 1);
    if (how < 0.2) return copies(data[at], dice.pick([2, 51, 600]));
    return data.with(at, mutatedSomewhere(dice, data[at], depth + 1));
  }
  const entries = Object.entries(data);
  if (entries.length === 0) return { [String(dice.pick(VALUES))]: dice.pick(VALUES) };
  const at = dice.below(entries.length);
  const [key, value] = dice.pick([entries[at] ?? ['', null]]);
  const how = dice.next();
  if (how < 0.08) return Object.fromEntries(entries.toSpliced(at, 1));
  if (how < 0.16) return Object.fromEntries(entries.with(at, [String(dice.pick(VALUES)), value]));
  if (how < 0.22) return Object.fromEntries([...entries, [dice.pick(entries)[0], dice.pick(entries)[1]]]);
  if (how < 0.25) {
    return Object.fromEntries([
      ...entries,
      ...copies(value, dice.pick([20, 600])).map((one, n) => [`${key}-${n}`, one]),
    ]);
  }
  return Object.fromEntries(entries.with(at, [key, mutatedSomewhere(dice, value, depth + 1)]));
}

function replaced(dice: Dice, value: unknown): unknown {
  if (typeof value === 'string' && dice.next() < 0.6) {
    const at = dice.below(value.length + 1);
    return (
      value.slice(0, at) +
      dice.pick([dice.pick(PAYLOADS), dice.pick(TOKENS), 'x'.repeat(5000), '']) +
      value.slice(at + dice.below(3))
    );
  }
  if (dice.next() < 0.1) return Array.from({ length: dice.pick([10, 70]) }).reduce((inner) => [inner], value);
  return dice.pick(VALUES);
}

function mutatedWorkbook(dice: Dice, bytes: Buffer): Buffer {
  const parts = unzipSync(bytes);
  const name = dice.pick(Object.keys(parts));
  const how = dice.next();
  const { [name]: part = new Uint8Array(), ...others } = parts;
  if (how < 0.05) return Buffer.from(zipSync(others));
  if (how < 0.1) return Buffer.from(zipSync({ ...parts, [dice.pick(Object.keys(parts))]: part }));
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(mutatedText(dice, strFromU8(part))) }));
}

function floodedWorkbook(dice: Dice, bytes: Buffer, size: number): Buffer {
  const parts = unzipSync(bytes);
  const name = dice.pick(Object.keys(parts));
  // In XML an element is what a line is elsewhere.
  const text = strFromU8(parts[name] ?? new Uint8Array()).replaceAll('><', '>\n<');
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(floodedText(dice, text, size)) }));
}
