import { describe, expect, test } from 'vitest';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { widthOf } from '../../src/text/width.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { run } from '../helpers/runCli.ts';

const states = ['met', 'met', 'partial', 'unmet', 'unknown'];
const ids = allCriteria(loadShipped('ssdf-1.1').catalogue).map(({ id }) => id);
const answers = ids.slice(0, 30).map((id, index) => `  ${id}: { state: ${states[index % 5]}, answeredOn: 2026-11-01 }`);
/** Of 20 tasks; nobody has set the second level. */
const TARGETS = `targets:\n${ids
  .slice(0, 20)
  .map((id, index) => `  ${id}: ${index < 12 ? 1 : 3}\n`)
  .join('')}`;

function folderWith(targets: string): string {
  return folderOfFirm('{ id: ssdf-1.1, edition: "1.1", level: ssdf-1.1 }', `${targets}answers:\n${answers.join('\n')}`);
}

const report = async (targets: string, ...argv: readonly string[]) =>
  (await run(['report', ...argv], { cwd: folderWith(targets) })).stdout;
const json = async (targets: string) => JSON.parse(await report(targets, '--format', 'json'));

describe('a report on targets', () => {
  test('in text says the same as ever', async () => {
    await expect(await report(TARGETS)).toMatchFileSnapshot('../golden/report/targets.txt');
  });

  test('counts each level that was set, says whose it is, and how much was left out', async () => {
    const text = await report(TARGETS);
    expect(text).toContain(
      '- 1 まず取り組む: 12基準のうち6ができている\n- 3 余裕ができたら取り組む: 8基準のうち2ができている\n',
    );
    expect(text).not.toContain('2 次に取り組む:');
    expect(text.replaceAll('\n', '')).toContain(
      '目標レベルは、会社が自分で決めたものです。読み方はカタログを作った人の目安で、出典の文書のレベルではありません。目標を決めていない基準は22です。',
    );
  });

  test('gives no share, no judgement and no name of an official guide', async () => {
    const section = (await report(TARGETS)).split('目標レベルごとの数')[1]?.split('次にすること')[0] ?? '';
    expect(section).not.toMatch(/[%％]|METI|経済産業省|NIST|達成|届/);
  });

  test('in Markdown has the same section, and the target in the record of each criterion', async () => {
    const markdown = await report(TARGETS, '--format', 'markdown');
    expect(markdown).toContain('## 目標レベルごとの数\n\n- 1 まず取り組む: 12基準のうち6ができている\n');
    expect(markdown).toMatch(/^- PO\.1\.1 +目標: 1 まず取り組む$/m);
  });

  test('in JSON has the counts in the summary, and the target with each criterion', async () => {
    const { summary, requirements } = await json(TARGETS);
    expect(summary.targets).toEqual([
      { level: 1, title: 'まず取り組む', total: 12, met: 6 },
      { level: 3, title: '余裕ができたら取り組む', total: 8, met: 2 },
    ]);
    expect(requirements[0].criteria[0].target).toEqual({ level: 1, title: 'まず取り組む' });
  });

  test('in a PDF says the same as in text', async () => {
    const { bytes } = await run(['report', '--format', 'pdf'], { cwd: folderWith(TARGETS) });
    const pdf = await readPdf(bytes);
    for (const text of [
      '目標レベルごとの数',
      '1 まず取り組む: 12基準のうち6ができている',
      '3 余裕ができたら取り組む: 8基準のうち2ができている',
      '読み方はカタログを作った人の目安で、出典の文書のレベルではありません。',
      '目標を決めていない基準は22です。',
    ]) {
      expect(pdf.text).toContain(squeezed(text));
    }
    expect(pdf.text.split(squeezed('目標: 1 まず取り組む')).length - 1).toBe(12);
  });

  test('in English says so in English', async () => {
    const text = await report(TARGETS, '--lang', 'en');
    expect(text).toContain('- 1 To work on first: 6 of 12 criteria in place\n');
    expect(text.replaceAll('\n', ' ')).toContain('they are not levels of its source');
    expect(text).toContain('Target: 3 To work on when there is room');
  });

  test.each([40, 60, 80])('has no line in its section wider than %i columns', async (columns) => {
    const { stdout } = await run(['report'], { cwd: folderWith(TARGETS), columns });
    const [, section = ''] = /(目標レベルごとの数[\s\S]*?)\n\n/.exec(stdout) ?? [];
    expect(section.split('\n').length).toBeGreaterThan(4);
    for (const line of section.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });
});

test.each(['text', 'markdown', 'json'])('without targets, a report in %s says nothing of them', async (format) => {
  expect(await report('', '--format', format)).not.toMatch(/目標|target/);
});

test('without targets, a PDF says nothing of them', async () => {
  const { bytes } = await run(['report', '--format', 'pdf'], { cwd: folderWith('') });
  expect((await readPdf(bytes)).text).not.toContain('目標');
});

test('the digest covers the targets, and is the same in every language', async () => {
  const digest = async (targets: string) => (await json(targets)).digest;
  expect(await digest(TARGETS)).not.toBe(await digest(''));
  expect(await digest(TARGETS)).not.toBe(await digest(TARGETS.replace('PO.1.1: 1', 'PO.1.1: 2')));
  const english = JSON.parse(await report(TARGETS, '--format', 'json', '--lang', 'en'));
  expect(english.digest).toBe(await digest(TARGETS));
});

test('targets change neither the headline nor the exit code of check', async () => {
  const check = async (targets: string) => {
    const { code, stdout } = await run(['check'], { cwd: folderWith(targets) });
    // The findings above stand on other lines.
    return [code, stdout.slice(stdout.indexOf('まだ答えていない基準'))];
  };
  const [code, told] = await check('');
  expect([code, told]).toEqual([1, expect.stringContaining('まだ答えていないものがあります')]);
  expect(await check(TARGETS)).toEqual([code, told]);
});
