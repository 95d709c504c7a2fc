import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readYamlText } from '../../src/yaml/read.ts';
import { run, testFolder } from '../helpers/runCli.ts';

function valueIn(text: string): unknown {
  const reading = readYamlText('a.yaml', text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics));
  return reading.value;
}

/** The lines as a value in each way in which YAML joins them. */
const ways: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  'a block': (lines) => `a:\n  note: >-\n${lines.map((line) => `    ${line}\n`).join('')}  b: 1\n`,
  'a block that keeps its end': (lines) => `a:\n  note: >\n${lines.map((line) => `    ${line}\n`).join('')}  b: 1\n`,
  'plain lines': (lines) => `a:\n  note: ${lines.join('\n    ')}\n  b: 1\n`,
  'double quotes': (lines) => `a:\n  note: "${lines.join('\n    ')}"\n  b: 1\n`,
  'single quotes': (lines) => `a:\n  note: '${lines.join('\n    ')}'\n  b: 1\n`,
  'lines of Windows': (lines) => `a:\r\n  note: >-\r\n${lines.map((line) => `    ${line}\r\n`).join('')}  b: 1\r\n`,
};

const texts: readonly (readonly [lines: readonly string[], wanted: string])[] = [
  [['体制表は総務の棚に', 'あります'], '体制表は総務の棚にあります'],
  [['役員、', '「部長」、', '（課長）。', 'カタカナー', 'ｱの棚'], '役員、「部長」、（課長）。カタカナーｱの棚'],
  [['担当は 見本 太郎 と', '見本 花子 です'], '担当は 見本 太郎 と見本 花子 です'],
  [['IT vendor Foo', 'Bar looks at it'], 'IT vendor Foo Bar looks at it'],
  [['Windows と', 'Mac の端末を', '台帳に', 'つけます'], 'Windows と Mac の端末を台帳につけます'],
  [['同じ行', '同じ行', '同じ行'], '同じ行同じ行同じ行'],
  [['あ', 'い', 'う'], 'あいう'],
];

describe.each(Object.entries(ways))('Japanese that YAML joins in %s', (_, write) => {
  test.each(texts)('%j has no blank where a line ended', (lines, wanted) => {
    const { a } = valueIn(write(lines)) as { a: { note: string; b: number } };
    expect([a.note.trimEnd(), a.b]).toEqual([wanted, 1]);
  });
});

test.each([
  'a: |\n  一行目\n  二行目\n',
  'a: 一 行 目\n',
  'a: "一 \\n二"\n',
  'a: >-\n  一\n\n  二\n',
  'a: [山田 太郎, 鈴木 花子]\n',
])('%j is read as it stands', (text) => {
  expect(valueIn(text)).toEqual(parse(text));
});

test('no output shows a gap, and an answer beside it keeps the lines as they are', async () => {
  const cwd = testFolder();
  const file = join(cwd, 'assessment.yaml');
  const note = '    note: >-\n      体制表は総務の棚に\n      あります\n';
  writeFileSync(
    file,
    `formatVersion: 1
organization: { name: サンプル製作所 }
scope: {}
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
answers:
  1-2-1-1:
    state: unmet
${note}`,
  );
  const screens = [];
  for (const words of [
    'report',
    'report --format json',
    'report --format markdown',
    'explain 1-2-1-1',
    'check --verbose',
  ]) {
    screens.push((await run(words.split(' '), { cwd })).stdout);
  }
  expect(screens.join('').match(/棚にあります/g)?.length).toBeGreaterThan(3);
  expect(screens.join('')).not.toMatch(/棚に +あります/);
  expect((await run(['evidence', 'add', '1-2-1-1', '--title', '台帳'], { cwd })).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain(note);
});
