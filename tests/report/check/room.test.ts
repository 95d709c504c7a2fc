import { describe, expect, test } from 'vitest';
import type { CheckedFile, CheckReport, JudgedFile } from '../../../src/formats/outputs/check.ts';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import { reporters } from '../../../src/report/check/index.ts';
import { plainPaint } from '../../../src/report/paint.ts';
import { checkAs } from '../../helpers/checkFixture.ts';

const options = { t: translator(ja), paint: plainPaint, sources: () => undefined };

/** What GitHub takes, and how it counts. */
const rooms = {
  markdown: { most: 1024 * 1024, sizeOf: (text: string) => Buffer.byteLength(text) },
  comment: { most: 65_536, sizeOf: (text: string) => text.length },
} as const;

const names = Object.keys(rooms) as (keyof typeof rooms)[];

async function judged(): Promise<{ readonly report: CheckReport; readonly one: JudgedFile }> {
  const report: CheckReport = JSON.parse((await checkAs('json', ['mixed.yaml'])).stdout);
  const [one] = report.files;
  if (one?.outcome !== 'judged') throw new Error('mixed.yaml was not judged');
  return { report, one };
}

/** A run over copies of one file that has much to tell; every third has passed. */
async function runOf(count: number): Promise<CheckReport> {
  const { report, one } = await judged();
  const criteria = Array.from({ length: 30 }, () => one.criteria).flat();
  const file = (index: number): JudgedFile => ({
    ...one,
    criteria,
    passed: index % 3 === 2,
    file: `${index}.yaml`,
    path: `${index}.yaml`,
  });
  return { ...report, files: Array.from({ length: count }, (_, index): CheckedFile => file(index)) };
}

test('a comment says what the summary says, where there is room for it', async () => {
  const report = await runOf(3);
  expect(reporters.comment(report, options)).toBe(reporters.markdown(report, options));
});

describe.each(names)('%s', (name) => {
  const { most, sizeOf } = rooms[name];
  const drawn = (report: CheckReport) => reporters[name](report, options);
  const told = (text: string) => [...text.matchAll(/^### (\d+)/gm)].map(([, index]) => Number(index));
  const rows = (text: string) => [...text.matchAll(/^\| (\d+)\\?\.yaml /gm)].length;

  test('tells all of a run that has room', async () => {
    const text = drawn(await runOf(3));
    expect(told(text)).toEqual([0, 1, 2]);
    expect(text).not.toContain('省きました');
  });

  test('of a larger one keeps every verdict, the details of what did not pass, and counts the rest', async () => {
    const text = drawn(await runOf(200));
    expect(sizeOf(text)).toBeLessThanOrEqual(most);
    expect(rows(text)).toBe(200);
    const shown = told(text);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(200);
    expect(shown.every((index) => index % 3 !== 2)).toBe(true);
    expect(text).toContain(`ほか${200 - shown.length}件のファイルの詳細は、入りきらないので省きました`);
    expect(text.indexOf('| 199')).toBeLessThan(text.indexOf('### '));
  });

  test('of thousands of files cuts the table as well, and says so', async () => {
    const { report, one } = await judged();
    const files = Array.from({ length: 3_000 }, (_, index) => ({
      ...one,
      file: `${index}.yaml ${'長い名前'.repeat(40)}`,
    }));
    const text = drawn({ ...report, files });
    expect(sizeOf(text)).toBeLessThanOrEqual(most);
    expect(text).toContain(`ほか${3_000 - rows(text)}件のファイルの行は、入りきらないので省きました`);
  });
});
