import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Pager } from '../../src/io/environment.ts';
import type { Paged } from '../../src/io/pager.ts';
import { diffFolder } from '../helpers/diffFixture.ts';
import { type RunOptions, run, sitDown } from '../helpers/runCli.ts';

const VERDICT = '基本の12基準のうち、4基準ができていて';

/** A pager that remembers what it was given. */
function pager({ outcome = 'read' as Paged, showsColours = true, onShown = () => {} } = {}) {
  const shown: string[] = [];
  const show: Pager['show'] = async (text) => {
    shown.push(text);
    onShown();
    return outcome;
  };
  return { shown, pager: { name: 'less', showsColours, show } };
}

const folder = () => diffFolder();

/** Somebody at a terminal asks for a report. */
async function reported(argv: readonly string[], options: Omit<RunOptions, 'cwd'> & { readonly cwd?: string }) {
  return sitDown(['report', 'after.yaml', ...argv], { cwd: folder(), ...options }).finished;
}

describe('a report on a terminal', () => {
  test('goes to the pager where it is longer than the screen, and leaves its verdict behind', async () => {
    const { shown, pager: given } = pager();
    const { code, stdout, stderr } = await reported([], { pager: given });
    expect([code, stdout]).toEqual([0, '']);
    expect(shown).toEqual([(await run(['report', 'after.yaml'], { cwd: folder() })).stdout]);
    expect(stderr.replaceAll('\n', '')).toContain(VERDICT);
  });

  test.each<[string, readonly string[], Omit<RunOptions, 'pager'>]>([
    ['fits on the screen', [], { rows: 2000 }],
    ['is not to be paged', ['--no-pager'], {}],
    ['is for something else', ['--format', 'markdown'], {}],
    ['is data', ['--json'], {}],
  ])('is printed where it %s', async (_, argv, options) => {
    const { shown, pager: given } = pager();
    const { code, stdout } = await reported(argv, { ...options, pager: given });
    expect([code, shown, stdout.length > 1000]).toEqual([0, [], true]);
  });

  test('is written where it goes to a file', async () => {
    const { shown, pager: given } = pager();
    const cwd = folder();
    const { code } = await reported(['-o', 'report.txt'], { cwd, pager: given });
    expect([code, shown]).toEqual([0, []]);
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toContain('ギャップレポート');
  });

  test('is printed where there is no pager, or it does not start', async () => {
    const printed = (await reported([], {})).stdout;
    expect(printed).toContain('ギャップレポート');
    expect((await reported([], { pager: pager({ outcome: 'not-started' }).pager })).stdout).toBe(printed);
  });

  test('names the way round a pager that fails, and is a report all the same', async () => {
    const { code, stderr } = await reported([], { pager: pager({ outcome: 'failed' }).pager });
    expect([code, stderr.includes('--no-pager')]).toEqual([0, true]);
  });

  test('ends with the process while it is read', async () => {
    const person = { terminates: (_: string) => {} };
    const { pager: given } = pager({ onShown: () => person.terminates('SIGTERM') });
    const sitting = sitDown(['report', 'after.yaml'], { cwd: folder(), pager: given });
    person.terminates = (signal) => sitting.terminates(signal);
    expect((await sitting.finished).code).toBe(130);
  });

  test('leaves Ctrl-C to the pager', async () => {
    const person = { terminates: (_: string) => {} };
    const { pager: given } = pager({ onShown: () => person.terminates('SIGINT') });
    const sitting = sitDown(['report', 'after.yaml'], { cwd: folder(), pager: given });
    person.terminates = (signal) => sitting.terminates(signal);
    expect((await sitting.finished).code).toBe(0);
  });

  test.each([true, false])(
    'holds no sign that a terminal obeys but colours of ours (shown: %s)',
    async (showsColours) => {
      const cwd = folder();
      const text = readFileSync(join(cwd, 'after.yaml'), 'utf8');
      const hostile = '"消す\\x1b[2J\\x1b[31m赤\\x9b2J\\u202e逆\\x1b]8;;http://x\\x07ここ"';
      writeFileSync(
        join(cwd, 'after.yaml'),
        text
          .replace('親会社のものです。', hostile.slice(1, -1))
          .replace(/reason: (?!")([^,}]*\\x1b[^,}]*)/, 'reason: "$1"'),
      );
      const { shown, pager: given } = pager({ showsColours });
      await reported([], { cwd, pager: given, variables: { FORCE_COLOR: '1' } });
      const [whole = ''] = shown;
      expect(whole).toContain('赤');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
      const colours = /\u001b\[(?:1|2|22|3[1-69])m/g;
      expect(colours.test(whole)).toBe(showsColours);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
      expect(whole.replace(colours, '')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    },
  );

  test('says its verdict in the last lines', async () => {
    const { stdout } = await run(['report', 'after.yaml'], { cwd: folder(), columns: 200 });
    expect(stdout.split('\n\n').at(-1)).toContain(VERDICT);
  });
});
