import { describe, expect, test } from 'vitest';
import { diffFormats } from '../../../src/cli/defaults.ts';
import { widthOf } from '../../../src/text/width.ts';
import { withoutVersion } from '../../helpers/checkFixture.ts';
import { diffFolder, diffIn, editionsFolder } from '../../helpers/diffFixture.ts';
import { withoutStyle } from '../../helpers/html.ts';
import { run } from '../../helpers/runCli.ts';

const endings = { text: 'txt', markdown: 'md', html: 'html', json: 'json' } as const;
const files = ['before.yaml', 'after.yaml'] as const;
const days = ['after.yaml', '--from', '2026-10-15', '--to', '2027-05-01'] as const;

test('every format of the command line is looked at', () => {
  expect(Object.keys(endings).toSorted()).toEqual([...diffFormats].toSorted());
});

describe.each(Object.entries(endings))('as %s', (format, ending) => {
  test.each([
    ['files', diffFolder, files],
    ['days', diffFolder, days],
    ['editions', editionsFolder, files],
  ] as const)('the difference of two %s stays as it is', async (name, folder, argv) => {
    const { code, stdout, stderr } = await diffIn(folder(), ...argv, '--format', format);
    expect([code, stderr]).toEqual([0, '']);
    await expect(withoutStyle(withoutVersion(stdout))).toMatchFileSnapshot(`../../golden/diff/${name}.${ending}`);
  });

  test('a file beside itself has no difference', async () => {
    const { code, stdout } = await diffIn(diffFolder(), 'after.yaml', 'after.yaml', '--format', format);
    expect(code).toBe(0);
    await expect(withoutStyle(withoutVersion(stdout))).toMatchFileSnapshot(`../../golden/diff/none.${ending}`);
  });

  test('the same files give the same bytes', async () => {
    const twice = await Promise.all([1, 2].map(() => diffIn(diffFolder(), ...files, '--format', format)));
    expect(twice[0]?.bytes.equals(twice[1]?.bytes ?? Buffer.of())).toBe(true);
  });

  test('a password is in neither direction of it', async () => {
    for (const argv of [files, files.toReversed()]) {
      const { stdout, stderr } = await diffIn(diffFolder(), ...argv, '--format', format);
      expect(stdout + stderr).not.toMatch(/Tanuki|Kitsune/);
    }
  });
});

test('in English stays as it is', async () => {
  const { code, stdout } = await diffIn(diffFolder(), ...files, '--lang', 'en');
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot('../../golden/diff/files.en.txt');
});

test.each([40, 60, 80, 120])('no line of the text is wider than %i columns', async (columns) => {
  for (const lang of ['ja', 'en']) {
    for (const argv of [files, days]) {
      const { stdout } = await run(['diff', ...argv, '--lang', lang], { cwd: diffFolder(), columns });
      for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
    }
  }
});

test('what matters most is last on a terminal and first in Markdown', async () => {
  const [text, markdown] = await Promise.all(
    ['text', 'markdown'].map(async (format) => (await diffIn(diffFolder(), ...files, '--format', format)).stdout),
  );
  const order = (told = '') =>
    ['担当・期限・猶予・目標の違い（', 'よくなった基準（', '悪くなった基準（'].map((title) => told.indexOf(title));
  expect(order(text)).toEqual(order(text).toSorted((a, b) => a - b));
  expect(order(markdown)).toEqual(order(markdown).toSorted((a, b) => b - a));
  expect(text?.trimEnd().split('\n').at(-1)).toBe('悪くなった基準は1件です。');
});

describe('a value', () => {
  /** The lines about the notes of the one criterion that has them. */
  async function noteLines(before: string, after: string): Promise<string> {
    const cwd = diffFolder();
    const { writeFileSync, readFileSync } = await import('node:fs');
    for (const [name, note] of [
      ['a.yaml', before],
      ['b.yaml', after],
    ] as const) {
      const text = readFileSync(`${cwd}/before.yaml`, 'utf8');
      writeFileSync(`${cwd}/${name}`, text.replace('note: 朝礼で知らせました。', `note: ${JSON.stringify(note)}`));
    }
    const { stdout } = await diffIn(cwd, 'a.yaml', 'b.yaml', '--format', 'markdown');
    return /^ {2}- メモ: (.*)$/m.exec(stdout)?.[1] ?? stdout;
  }

  test('stands on one line', async () => {
    expect(await noteLines('一\n二', '一\n三')).toBe('「一 二」 → 「一 三」');
  });

  test('that is long is cut', async () => {
    expect(await noteLines('い', 'あ'.repeat(100))).toBe(`「い」 → 「${'あ'.repeat(60)}…」`);
  });

  test('that differs late shows where', async () => {
    const told = await noteLines(`${'あ'.repeat(100)}い`, `${'あ'.repeat(100)}う`);
    expect(told).toBe(`「…${'あ'.repeat(15)}い」 → 「…${'あ'.repeat(15)}う」`);
  });

  test('that went on at its end shows where', async () => {
    const told = await noteLines('あ'.repeat(100), `${'あ'.repeat(100)}う`);
    expect(told).toBe(`「…${'あ'.repeat(15)}」 → 「…${'あ'.repeat(15)}う」`);
  });

  test('that differs in what cannot be seen says so', async () => {
    expect(await noteLines('一\n\n二', '一\n二')).toBe('改行や空白などだけが変わりました');
  });

  test('that was emptied is not taken for one that was never there', async () => {
    expect(await noteLines('一', '')).toBe('「一」 → （空）');
  });
});
