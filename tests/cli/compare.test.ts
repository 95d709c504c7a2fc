import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DiffReport } from '../../src/formats/outputs/diff.ts';
import type { ReportModel } from '../../src/formats/outputs/report.ts';
import { widthOf } from '../../src/text/width.ts';
import { answer, answeredOn } from '../helpers/answeredOn.ts';
import { diffFolder, editionsFolder } from '../helpers/diffFixture.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { run } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const edit = (cwd: string, name: string, was: string | RegExp, is: string) =>
  writeFileSync(join(cwd, name), readFileSync(join(cwd, name), 'utf8').replace(was, is));

/** before.yaml and after.yaml of one firm: in between, every kind of thing has changed. */
function twoYears(folder = diffFolder()): string {
  edit(folder, 'before.yaml', '有限会社サンプル', 'サンプル株式会社');
  return folder;
}

const compare = (cwd: string, ...argv: readonly string[]) => run(['report', ...argv], { cwd });

async function modelOf(cwd: string, ...argv: readonly string[]): Promise<ReportModel> {
  const { code, stdout, stderr } = await compare(cwd, ...argv, '--format', 'json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

async function progressOf(cwd: string, ...argv: readonly string[]) {
  const { progress } = await modelOf(cwd, ...argv);
  if (progress === undefined) throw new Error('nothing was compared');
  return progress;
}

const met = ({ points }: NonNullable<ReportModel['progress']>) => points.map(({ on, counts }) => [on, counts.met]);

describe('report --compare with earlier files', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = twoYears();
  });

  test.each([
    ['text', 'txt'],
    ['markdown', 'md'],
    ['json', 'json'],
  ])('in %s says the same as ever', async (format, ending) => {
    const { code, stdout, stderr } = await compare(cwd, 'after.yaml', '--compare', 'before.yaml', '--format', format);
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot(`../golden/report/compared.${ending}`);
  });

  test('tells what diff tells', async () => {
    const { stdout } = await run(['diff', 'before.yaml', 'after.yaml', '--json'], { cwd });
    const { schemaVersion: _, tool: __, ...difference }: DiffReport = JSON.parse(stdout);
    expect((await progressOf(cwd, 'after.yaml', '--compare', 'before.yaml')).changes).toEqual(difference);
  });

  test('changes nothing else of the report', async () => {
    const { progress: _, ...rest } = await modelOf(cwd, 'after.yaml', '--compare', 'before.yaml');
    expect(rest).toEqual(await modelOf(cwd, 'after.yaml'));
  });

  test.each(['html', 'xlsx', 'pdf'])('shows it in %s too', async (format) => {
    const { bytes } = await compare(cwd, 'after.yaml', '--compare', 'before.yaml', '--format', format);
    const text = await wordsIn(format, bytes);
    for (const words of ['これまでの変化', '2026-10-01（before.yaml）', '悪くなった基準（1）', '今（2026-11-05）']) {
      expect(squeezed(text)).toContain(squeezed(words));
    }
  });

  async function wordsIn(format: string, bytes: Buffer): Promise<string> {
    switch (format) {
      case 'pdf':
        return (await readPdf(bytes)).pages.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('');
      case 'xlsx':
        return Object.values(unzipSync(Uint8Array.from(bytes)))
          .map((part) => Buffer.from(part).toString('utf8'))
          .join('');
      default:
        return bytes.toString('utf8').replace(/<[^>]*>/g, '');
    }
  }

  test.each([40, 60, 200])('fits %i columns', async (columns) => {
    const { stdout } = await run(['report', 'after.yaml', '--compare', 'before.yaml'], { cwd, columns });
    for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  test('puts them in the order of their answers, and tells the changes since the last', async () => {
    const folder = twoYears();
    const older = readFileSync(join(folder, 'before.yaml'), 'utf8').replaceAll('2026-10-01', '2025-10-01');
    writeFileSync(join(folder, 'older.yaml'), older.replace('state: met', 'state: unmet'));
    writeFileSync(join(folder, 'undated.yaml'), older.replaceAll(/,? *answeredOn: [-\d]+/g, ''));
    const named = ['before.yaml', 'older.yaml', 'undated.yaml'];
    const { points, changes } = await progressOf(folder, 'after.yaml', '--compare', ...named);
    expect(points.map(({ file }) => file)).toEqual(['undated.yaml', 'older.yaml', 'before.yaml']);
    expect(changes.before.file).toBe('before.yaml');
    const again = named.flatMap((name) => ['--compare', name]);
    expect((await progressOf(folder, 'after.yaml', ...again)).points).toEqual(points);
  });

  test('takes one on standard input', async () => {
    const stdin = readFileSync(join(cwd, 'before.yaml'));
    const { code, stdout } = await run(['report', 'after.yaml', '--compare', '-'], { cwd, stdin });
    expect([code, stdout.includes('2026-10-01（stdin）')]).toEqual([0, true]);
  });

  test('goes with the first page alone, which shows the counts and no list', async () => {
    const { stdout } = await compare(cwd, 'after.yaml', '--compare', 'before.yaml', '--profile', 'summary');
    expect(stdout).toContain('これまでの変化');
    expect(stdout).not.toContain('から変わったこと');
  });

  test('tells where another edition is counted', async () => {
    const folder = twoYears(editionsFolder());
    const { stdout } = await compare(folder, 'after.yaml', '--compare', 'before.yaml');
    expect(stdout).toContain('2026-10-01（before.yaml・基本・2026版）');
    expect(stdout).toContain('数だけでは比べられません');
    expect((await progressOf(folder, 'after.yaml', '--compare', 'before.yaml')).points).toMatchObject([
      { catalogue: { edition: '2026' }, isComparable: false },
    ]);
  });

  test('tells where the earlier one is the later one', async () => {
    const { stdout } = await compare(cwd, 'before.yaml', '--compare', 'after.yaml');
    expect(stdout.replaceAll(/\s/g, '')).toContain(
      'after.yamlには、この回答ファイルの最後の答えより後の日の答えがあります',
    );
  });

  test.each([
    ['another firm', 'other-firm', () => diffFolder(), 'before.yaml'],
    ['itself', 'usage', twoYears, './after.yaml'],
    ['what is not there', 'file-not-found', twoYears, 'nai.yaml'],
    ['a day to come', 'usage', twoYears, '2027-01-01'],
    ['a file without a history', 'history-not-found', twoYears, undefined],
    ['another catalogue', 'different-catalogues', otherCatalogue, 'other.yaml'],
  ])('refuses %s', async (_, code, folder, named) => {
    const words = named === undefined ? [] : [named];
    const ended = await compare(folder(), 'after.yaml', '--compare', ...words);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain(` ${code} `);
  });

  test.each([
    ['a calendar', '--format', 'ics'],
    ['a specialist', '--audience', 'specialist'],
    ['a buyer', '--audience', 'buyer'],
  ])('is not for %s', async (_, ...argv) => {
    const { code, stdout, stderr } = await compare(cwd, 'after.yaml', '--compare', 'before.yaml', ...argv);
    expect([code, stdout, stderr.includes('--compare')]).toEqual([2, '', true]);
  });

  test('never writes over a file that it has compared with', async () => {
    const { code, stderr } = await compare(
      cwd,
      'after.yaml',
      '--compare',
      'before.yaml',
      '-o',
      'before.yaml',
      '--force',
    );
    expect([code, stderr]).toEqual([2, expect.stringMatching(/same-file|usage/)]);
  });
});

function otherCatalogue(): string {
  const folder = twoYears();
  writeFileSync(join(folder, 'other.yaml'), JSON.stringify(emptyAssessment(shippedCatalogue('ssdf-1.1'), 'ssdf-1.1')));
  return folder;
}

const year = {
  '2026-04-01': [answer('1-2-1-1', 'unmet'), answer('1-2-1-2', 'met')],
  '2026-07-10': [answer('1-2-1-1', 'partial')],
  '2026-11-20': [answer('1-2-1-1', 'met', { note: 'できました' }), answer('1-2-1-2', 'unmet')],
};

describe('report --compare with the history', () => {
  test('counts each day before the last, and tells the changes since the one before', async () => {
    const cwd = answeredOn(year);
    const progress = await progressOf(cwd, '--compare');
    expect(met(progress)).toEqual([
      ['2026-04-01', 1],
      ['2026-07-10', 1],
    ]);
    expect(progress.history).toEqual({ isWhole: true });
    expect(progress.changes.kind).toBe('history');
    expect(progress.changes.criteria.map(({ id, change, fields }) => [id, change, fields])).toEqual([
      ['1-2-1-1', 'better', []],
      ['1-2-1-2', 'worse', []],
    ]);
    expect(progress.changes.findings).toEqual({ added: [], gone: [] });
  });

  test('stops at a day that is named, however it is typed', async () => {
    const cwd = answeredOn(year);
    for (const day of ['2026-06-30', '２０２６年６月３０日']) {
      const { points, changes } = await progressOf(cwd, '--compare', day);
      expect(points).toMatchObject([{ from: 'history', on: '2026-06-30', counts: { met: 1, unmet: 1 } }]);
      expect(changes.criteria.map(({ before }) => before)).toEqual(['unmet', 'met']);
    }
  });

  test('goes together with files', async () => {
    const cwd = answeredOn(year);
    const old = readFileSync(join(cwd, 'assessment.yaml'), 'utf8').replace('note:', 'answeredOn: 2025-05-05, note:');
    writeFileSync(join(cwd, 'old.yaml'), old);
    const { points } = await progressOf(cwd, '--compare', '2026-04-01', 'old.yaml');
    expect(points.map(({ from, on }) => [from, on])).toEqual([
      ['file', '2025-05-05'],
      ['history', '2026-04-01'],
    ]);
  });

  test('of a single day begins before it', async () => {
    const cwd = answeredOn({ '2026-11-20': year['2026-04-01'] });
    const { points } = await progressOf(cwd, '--compare');
    expect(points).toMatchObject([{ from: 'history', counts: { met: 0, unanswered: 81 } }]);
    expect((await compare(cwd, '--compare')).stdout).toContain('記録の前');
  });

  test('shows no more days than fit: the last of each month', async () => {
    const days = Array.from({ length: 20 }, (_, index) => `2026-${index < 10 ? '09' : '10'}-${index + 10}`);
    const cwd = answeredOn(
      Object.fromEntries(days.map((day, n) => [day, [answer('1-2-1-1', n % 2 ? 'met' : 'unmet')]])),
    );
    expect(met(await progressOf(cwd, '--compare'))).toEqual([
      ['2026-09-19', 1],
      ['2026-10-28', 0],
    ]);
  });

  test('is told where it does not know all', async () => {
    const cwd = answeredOn(year);
    edit(cwd, 'assessment.yaml', 'state: unmet', 'state: partial');
    expect((await progressOf(cwd, '--compare')).history).toEqual({ isWhole: false });
    expect((await compare(cwd, '--compare')).stdout).toContain('記録がつながっていないか、記録にない変更があります');
  });

  test('tells nothing of a day before it, where something was answered by then', async () => {
    const cwd = answeredOn({ '2026-05-04': [answer('1-2-1-1', 'met')], '2026-11-20': [answer('1-2-1-2', 'unmet')] });
    expect((await compare(cwd, '--compare', '2020-01-01')).code).toBe(0);
    const history = join(cwd, 'assessment.history.jsonl');
    writeFileSync(history, readFileSync(history, 'utf8').split('\n').slice(-2).join('\n'));
    const { code, stderr } = await compare(cwd, '--compare', '2026-11-19');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/history-begins-later {2}2026-11-19 .*2026-11-20 から/)]);
    expect((await compare(cwd, '--compare', '2026-11-20')).code).toBe(0);
  });

  test('names no day of now below a later one', async () => {
    const given = { state: 'met', answeredOn: '2026-05-04' } as const;
    const cwd = answeredOn({ '2026-05-04': [{ type: 'answer', id: '1-2-1-1', answer: given }] });
    expect((await compare(cwd, '--compare', '2026-05-04')).stdout).toMatch(/^今（2026-05-04）/m);
    expect((await compare(cwd, '--compare', '2026-06-30')).stdout).toMatch(/^今 /m);
  });

  test('tells nothing of the time before another level was aimed at', async () => {
    const aim = { id: 'scs-20260327', edition: '2026-03-27', level: 'star4' };
    const cwd = answeredOn({ ...year, '2026-07-10': [{ type: 'aim', aim }, answer('1-2-1-1', 'partial')] });
    const { points, history } = await progressOf(cwd, '--compare');
    expect([points.map(({ on }) => on), history?.since]).toEqual([['2026-07-10'], '2026-07-10']);
    const { code, stderr } = await compare(cwd, '--compare', '2026-06-30');
    expect([code, stderr.includes('history-begins-later')]).toEqual([2, true]);
  });
});
