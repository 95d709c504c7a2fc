import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, testFolder } from '../helpers/runCli.ts';
import { typedCommands } from '../helpers/typedCommands.ts';

const names = [
  '株式会社 サンプル製作所.yaml',
  'it\'s $HOME `id` "x"; b & c.yaml',
  './-o.yaml',
  '#1 (2026)!.yaml',
  'a$b.yaml',
];

type Words = (name: string) => readonly string[];
type Case = [what: string, words: Words, before?: Words];

/** A command line about a file that leads to a command which names it, and what has to be run before. */
const cases: readonly Case[] = [
  ['a new file', (name) => ['init', name]],
  ['a file that is there already', (name) => ['init', name], (name) => ['init', name]],
  ['a file that is not there', (name) => ['report', name]],
  ['an interview without a terminal', (name) => ['ask', name], (name) => ['init', name]],
  ['a hand-out', (name) => ['handout', name, '--ids', '1-2-1-1', '-o', `out/${name}`], (name) => ['init', name]],
  ['a hand-out on paper', (name) => ['handout', name, '--ids', '1-2-1-1', '-o', 'x.pdf'], (name) => ['init', name]],
  ['evidence without an answer', (name) => evidence(name), (name) => ['init', name]],
  ['a catalogue that is not there', (name) => ['init', 'x.yaml', '--catalogue', name]],
  ['a new catalogue', (name) => ['catalogue', 'new', name]],
];

function evidence(name: string): readonly string[] {
  return ['evidence', 'add', '1-2-1-1', '--title', 'x', '--reference', 'y', '--file', name];
}

describe.each(names)('a file called %s', (name) => {
  test.each(cases)('is typed as it has to be: %s', async (_, words, before) => {
    const cwd = testFolder();
    mkdirSync(join(cwd, 'out'));
    writeFileSync(join(cwd, 'y'), '');
    if (before !== undefined) expect((await run(before(name), { cwd })).code).toBe(0);
    const { stderr } = await run(words(name), { cwd });
    const named = typedCommands(stderr).flat();
    expect(named.some((word) => word === name || word === `out/${name}`)).toBe(true);
  });
});
