import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyse } from 'scslre';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { root } from '../scripts/project.mjs';
import { readCopy } from '../src/cli/commands/verify/copy.ts';
import { dateOf } from '../src/exchange/filledDay.ts';
import { headingKey } from '../src/exchange/ownTable.ts';
import { stateReadIn } from '../src/formats/stateWords.ts';
import { wordings } from '../src/report/render/pdf/language.ts';
import { withoutCommands } from '../src/text/sanitize.ts';
import { mended } from '../src/yaml/mend.ts';

/**
 * Those that take the square of the length of some text, with what keeps their texts short. Whatever reads a text of a
 * stranger takes a time that grows with its length and no faster: a cell of 400,000 blanks is a second against an hour.
 */
const bounded: Readonly<Record<string, string>> = {
  'domain/copyName.ts': 'the name of a file, which no system lets grow beyond 255 bytes',
  'exchange/filledDay.ts': 'a day of at most LONGEST_DAY letters',
  'formats/stateWords.ts': 'a word of at most LONGEST_WORD letters',
  'yaml/strangeSigns.ts': 'a line of at most LONGEST_TYPED signs',
};

interface Literal {
  readonly file: string;
  readonly text: string;
}

function literalsIn(file: string): readonly Literal[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, 'src', file), 'utf8'), ts.ScriptTarget.Latest);
  const found: Literal[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ file, text: node.text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isSlow({ text }: Literal): boolean {
  const end = text.lastIndexOf('/');
  const reportTypes = { Move: true, Self: true, Trade: true };
  return analyse({ source: text.slice(1, end), flags: text.slice(end + 1) }, { reportTypes }).reports.length > 0;
}

/** Those that are put together when a call needs them, with what they are put together of. */
const madeOnCall: Readonly<Record<string, string>> = {
  'assessment/create.ts': 'the starter file, which is ours',
  'cli/commands/verify/copy.ts': 'two expressions of that file, which are looked at there',
  'io/expandPattern.ts': 'a pattern of the command line, against the name of a file',
  'report/render/html/prose.ts': 'two expressions of that file, which are looked at there',
  'text/graphemes.ts': 'one sign at a time',
  'text/width.ts': 'classes of signs, in a syntax that the analysis does not know: one sign and its two neighbours',
  'workspace/ciTemplate.ts': 'the name of our own file, against a template of ours',
};

/** The expressions that a module puts together of texts while it is loaded. */
async function composedIn(file: string): Promise<readonly Literal[]> {
  const found: Literal[] = [];
  const before = globalThis.RegExp;
  globalThis.RegExp = new Proxy(before, {
    construct: (target, [source, flags]) => {
      const made = new target(source, flags);
      found.push({ file, text: String(made) });
      return made;
    },
  });
  try {
    vi.resetModules();
    await import(/* @vite-ignore */ pathToFileURL(join(root, 'src', file)).href);
  } finally {
    globalThis.RegExp = before;
  }
  return found;
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'));

test('no regular expression takes the square of the length of a text that nothing bounds', () => {
  const slow = files.flatMap(literalsIn).filter(isSlow);
  expect(slow.filter(({ file }) => !Object.hasOwn(bounded, file))).toEqual([]);
  expect([...new Set(slow.map(({ file }) => file))].toSorted()).toEqual(Object.keys(bounded));
});

test('nor does one that is put together of texts', async () => {
  const composing = files.filter((file) => readFileSync(join(root, 'src', file), 'utf8').includes('RegExp('));
  const silent: string[] = [];
  const slow: Literal[] = [];
  for (const file of composing.filter((one) => !Object.hasOwn(madeOnCall, one))) {
    const found = await composedIn(file);
    if (found.length === 0) silent.push(file);
    slow.push(...found.filter(isSlow));
  }
  expect({ silent, slow }).toEqual({ silent: [], slow: [] });
  expect(Object.keys(madeOnCall).filter((file) => !composing.includes(file))).toEqual([]);
});

test('one that starts again at each sign of a run is found', () => {
  const found = [String.raw`/\s*\n\s*/g`, '/<[^>]*>/', String.raw`/\r+$/`, '/a+b/', '/^a+b/'];
  expect(found.map((text) => isSlow({ file: '', text }))).toEqual([true, true, true, true, false]);
});

const MANY = 400_000;

/** What does not come to an end within the time of a test where each sign takes as long as there are signs. */
test.each<readonly [string, () => unknown, unknown]>([
  ['the state in a cell', () => stateReadIn(`で${' '.repeat(MANY)}b`), undefined],
  ['the day in a cell', () => dateOf(`2${' '.repeat(MANY)}b`), undefined],
  ['the empty lines of a text', () => withoutCommands(`${'\n'.repeat(MANY)}::x`).trim(), ': :x'],
  [
    'the line ends of a file',
    () => mended(`${'\r'.repeat(MANY)}x`, () => ({ text: '', diagnostics: [] })).length,
    MANY + 1,
  ],
  ['the marks in a cell', () => stateReadIn(`a${'\u0316\u0300'.repeat(MANY)}`), undefined],
  ['the marks in the day of a cell', () => dateOf(`2${'\u0316\u0300'.repeat(MANY)}`), undefined],
  ['the marks over a column', () => headingKey(`a${'\u0316\u0300'.repeat(MANY)}`).length, 2 * MANY + 1],
  ['the languages of a note', () => wordings('a'.repeat(MANY), 'ja').length, 1],
  ['the titles of a page', () => readCopy(Buffer.from(`<!doctype html>${'<title>x'.repeat(MANY)}`)), undefined],
])('%s are looked at once, however many there are', async (_, look, found) => {
  expect(await look()).toBe(found);
});
