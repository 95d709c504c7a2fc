import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { readCopy } from '../../src/cli/commands/verify/copy.ts';
import { dateOf } from '../../src/exchange/filledHandout.ts';
import { stateReadIn } from '../../src/formats/stateWords.ts';
import { withoutCommands } from '../../src/text/sanitize.ts';
import { mended } from '../../src/yaml/mend.ts';

const src = join(root, 'src');

/** Patterns that begin with as much as there is of something, by what keeps the texts short that they see. */
const onShortTexts: Readonly<Record<string, readonly string[]>> = {
  // The name of a file has 255 letters at most.
  'domain/copyName.ts': [
    '/[ _.-]*\\([^()]*(?:conflict|競合)[^()]*\\)$/i',
    '/[ _.-]+(?:conflicted copy|競合(?:する)?コピー|sync-conflict)[^/]*$/i',
    '/[ _]*[-–ー] *(?:コピー|copy)(?: *\\d{1,3})?$/i',
    '/[ _]*のコピー(?: *\\d{1,3})?$/',
  ],
  // LONGEST_DAY
  'exchange/filledHandout.ts': [
    '/(?:T|\\s+)\\d{1,2}:[\\d:.]+Z?$/',
    '/\\s*(?:\\([日月火水木金土](?:曜日?)?\\)|[日月火水木金土]曜日?)$/',
  ],
  // LONGEST_WORD
  'formats/stateWords.ts': ["/^[\\s'()[\\]「」『』【】]+|[\\s()[\\]「」『』【】。、.,!:]+$/gu"],
};

/** The beginning of a pattern with as much as there is of something, and then something else. */
const LOOSE = /^(?:\((?:\?:|\?<\w+>)?)*(?:\\.|\[(?:\\.|[^\]\\])*\]|[^\\[(^])(?:[*+]|\{\d+,\})\??(?!\)*$)/s;

/** What a pattern may begin with: its own alternatives, and those of a group that it begins with. */
function beginningsOf(pattern: string): readonly string[] {
  const found = [''];
  let depth = 0;
  for (const [sign] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|./gsu)) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === '|' && (depth === 0 || /^\((?:\?:)?(?:[^()]|\\.)*$/.test(found[0] ?? ''))) found.push('');
    else found.push(`${found.pop()}${sign}`);
  }
  return found;
}

function patternsIn(file: string): readonly string[] {
  const patterns: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) patterns.push(node.text);
    node.forEachChild(look);
  };
  look(ts.createSourceFile(file, readFileSync(join(src, file), 'utf8'), ts.ScriptTarget.Latest));
  return patterns;
}

test('no pattern begins with as much as there is of a sign: it would begin anew at each of a million', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const loose = files.toSorted().flatMap((file) => {
    const found = patternsIn(file).filter((literal) => {
      const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(literal) ?? [];
      // A sticky one is tried at one place.
      return !flags.includes('y') && beginningsOf(pattern).some((beginning) => LOOSE.test(beginning));
    });
    return found.length === 0 ? [] : [[file.replaceAll('\\', '/'), found] as const];
  });
  expect(Object.fromEntries(loose)).toEqual(onShortTexts);
});

test.each([
  ['\\s*\\n', true],
  ['a|[\\s|]+$', true],
  ['(?:T|\\s+)\\d', true],
  ['(?<a>x{2,})y', true],
  ['\\s+', false],
  ['([|]+)', false],
  ['^\\s+$', false],
  ['(?<!\\r)\\r+$', false],
  ['a(?:b|\\s+)$', false],
])('that %s begins so: %s', (pattern, isLoose) => {
  expect(beginningsOf(pattern).some((beginning) => LOOSE.test(beginning))).toBe(isLoose);
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
  ['the titles of a page', () => readCopy(Buffer.from(`<!doctype html>${'<title>x'.repeat(MANY)}`)), undefined],
])('%s are looked at once, however many there are', async (_, look, found) => {
  expect(await look()).toBe(found);
});
