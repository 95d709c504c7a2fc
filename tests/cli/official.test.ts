import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/text/width.ts';
import { readPdf } from '../helpers/readPdf.ts';
import { CTRL_C, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { book, cellOf, inline, officialSheet, withCells } from '../helpers/workbook.ts';

const catalogue = shippedCatalogue();
const whole = officialSheet(catalogue);
const at = (column: string, id: string) => cellOf(catalogue, column, id);
const MARK = '公式の文（お手元のファイルから）';

/** A folder with a workbook a.xlsx, and an assessment in which everything answered is open. */
function folderWith(sheet = whole): string {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'a.xlsx'), book([sheet]));
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: {}
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
profile: { ${catalogue.profileFacts.map(({ id }) => `${id}: true`).join(', ')} }
answers:
  1-2-1-1: { state: unmet }
  1-2-1-2: { state: partial, missing: [1] }
`,
  );
  return cwd;
}

describe('catalogue official', () => {
  test('says what was compared, the verdict on the hash, and that all agrees', async () => {
    const cwd = folderWith();
    const { code, stdout } = await run(['catalogue', 'official', 'a.xlsx'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('評価基準が153あります');
    expect(stdout).toContain('SHA-256 が、カタログの出典の記録と違います');
    expect(stdout).toContain(
      createHash('sha256')
        .update(readFileSync(join(cwd, 'a.xlsx')))
        .digest('hex'),
    );
    expect(stdout).toContain(catalogue.source.sha256);
    expect(stdout).toContain('番号・段階・見出しは、すべて同じです。');
  });

  test('lists every difference at its cell and ends with 1', async () => {
    const cells = { [at('K', '1-2-1-1')]: inline('★4'), [at('I', '1-2-1-1')]: inline('見本の見出し') };
    const cwd = folderWith(withCells(whole, cells));
    const { code, stdout } = await run(['catalogue', 'official', 'a.xlsx'], { cwd });
    expect(code).toBe(1);
    for (const cell of Object.keys(cells)) expect(stdout).toMatch(new RegExp(`^${cell} +エラー official/`, 'm'));
    expect(stdout).toContain('違いが2か所あります。');
    for (const line of stdout.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });

  test('a formula or another name of the sheet is no difference', async () => {
    const cwd = folderWith({ ...whole, name: '写し' });
    const { code, stdout } = await run(['catalogue', 'official', 'a.xlsx'], { cwd });
    expect([code, stdout.includes('注意 official/sheet-name')]).toEqual([0, true]);
  });

  test('gives the same as JSON, without any wording', async () => {
    const cwd = folderWith(withCells(whole, { [at('K', '1-2-1-1')]: inline('★4') }));
    const { code, stdout } = await run(['catalogue', 'official', 'a.xlsx', '--json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      file: 'a.xlsx',
      sheet: '★3・★4要求事項・評価基準',
      catalogue: { id: 'scs-20260327', edition: '2026-03-27' },
      hash: { source: catalogue.source.sha256, verdict: 'different' },
      criteria: { file: 153, catalogue: 153, matched: 153 },
      agrees: false,
      diagnostics: [{ code: 'official/level-differs', severity: 'error', args: { cell: at('K', '1-2-1-1') } }],
    });
    expect(stdout).not.toContain('見本の文です');
  });

  test('compares with the catalogue that is named', async () => {
    const { code, stdout } = await run(
      ['catalogue', 'official', 'a.xlsx', '--catalogue', 'security-action-25', '--json'],
      { cwd: folderWith() },
    );
    expect([code, JSON.parse(stdout).criteria.matched]).toEqual([1, 0]);
  });

  test('what the file says cannot command the terminal', async () => {
    const evil = '\u009b2J_x001B_[2J\u202e悪い';
    const cwd = folderWith(withCells(whole, { [at('I', '1-2-1-1')]: inline(evil) }));
    for (const words of [[], ['--json']]) {
      const { stdout } = await run(['catalogue', 'official', 'a.xlsx', ...words], { cwd });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      expect(stdout).not.toMatch(/[\u001b\u009b\u202e]/);
      expect(stdout).toContain('悪い');
    }
  });

  test.each([
    ['a.csv', '評価基準No.,評価基準\n', 'not-a-workbook'],
    ['a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'workbook-old-or-locked'],
    ['a.xlsx', book([whole]).subarray(0, 5_000), 'workbook-damaged'],
    ['a.xlsx', book([withCells(whole, { M2: undefined })]), 'workbook-without-criteria'],
  ])('%s that cannot be read ends with 2 and the way out (%#)', async (name, content, code) => {
    const cwd = testFolder();
    writeFileSync(join(cwd, name), content);
    const outcome = await run(['catalogue', 'official', name], { cwd });
    expect([outcome.code, outcome.stdout]).toEqual([2, '']);
    expect(outcome.stderr).toContain(code);
    expect(outcome.stderr).toContain('ヒント');
  });

  test('50 MB are refused before they are read; a folder and a missing file as well', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'a.xlsx'), 'PK');
    truncateSync(join(cwd, 'a.xlsx'), 50 * 1024 * 1024);
    const outcome = await run(['catalogue', 'official', 'a.xlsx'], { cwd });
    expect([outcome.code, outcome.stderr.includes('20 MBまで')]).toEqual([2, true]);
    expect((await run(['catalogue', 'official', '.'], { cwd })).stderr).toContain('file-not-readable');
    expect((await run(['catalogue', 'official', 'b.xlsx'], { cwd })).stderr).toContain('workbook-not-found');
  });
});

describe('the official wording beside ours', () => {
  test('in explain', async () => {
    const cwd = folderWith();
    const { code, stdout } = await run(['explain', '4-1-3-2', '--official', 'a.xlsx'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain(`${MARK}\n  | ・見本の文です(4-1-3-2)。\n  | - 1つ目の項目`);
    expect((await run(['explain', '4-1-3-2'], { cwd })).stdout).not.toContain(MARK);
  });

  test('in the report as text, Markdown and JSON', async () => {
    const cwd = folderWith();
    const report = async (format: string) =>
      (await run(['report', '--format', format, '--official', 'a.xlsx'], { cwd })).stdout;
    expect(await report('text')).toContain(`  ${MARK}\n  | ・見本の文です(1-2-1-1)。\n  | - 1つ目の項目`);
    expect(await report('markdown')).toContain(`**${MARK}**\n\n> ・見本の文です(1-2-1-1)。<br>\\- 1つ目の項目`);
    const { requirements } = JSON.parse(await report('json'));
    expect(requirements[0].criteria[0]).toMatchObject({
      id: '1-2-1-1',
      official: '・見本の文です(1-2-1-1)。\n- 1つ目の項目',
    });
  });

  test('in the PDF', async () => {
    const cwd = folderWith();
    const { bytes } = await run(['report', '--format', 'pdf', '--official', 'a.xlsx'], { cwd });
    const { text } = await readPdf(bytes);
    expect(text.replace(/\s/g, '')).toContain('・見本の文です(1-2-1-2)。');
  });

  test('in the help of a question, and in no file', async () => {
    const cwd = folderWith();
    const person = sitDown(['ask', '--official', 'a.xlsx'], { cwd });
    await person.sees('a まとめて答える');
    await person.sees('›');
    person.types('?');
    await person.sees(MARK);
    await person.sees('›');
    person.types('3');
    await person.sees('›');
    person.types(CTRL_C);
    await person.finished;
    expect(person.screen()).toMatch(/ {2}\| ・見本の文です\(1-2-/);
    const kept = readdirSync(cwd).filter((name) => name !== 'a.xlsx');
    for (const name of kept) expect(readFileSync(join(cwd, name), 'utf8')).not.toContain('見本の文');
  });

  test('a wrong name leaves no new file behind', async () => {
    const cwd = testFolder();
    const person = sitDown(['ask', 'new.yaml', '--official', 'b.xlsx'], { cwd });
    expect((await person.finished).code).toBe(2);
    expect(existsSync(join(cwd, 'new.yaml'))).toBe(false);
  });

  test('is made safe to show, as what a person types', async () => {
    const evil = '見本\u001b[2J\u202eの文\n| a | <b> *c*';
    const cwd = folderWith(withCells(whole, { [at('M', '1-2-1-1')]: inline(evil.replace('\u001b', '_x001B_')) }));
    for (const format of ['text', 'markdown', 'json']) {
      const { stdout } = await run(['report', '--format', format, '--official', 'a.xlsx'], { cwd });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      expect(stdout).not.toMatch(/[\u001b\u202e]/);
    }
    const markdown = await run(['report', '--format', 'markdown', '--official', 'a.xlsx'], { cwd });
    expect(markdown.stdout).toContain('見本\\[2Jの文<br>\\| a \\| &lt;b&gt; \\*c\\*');
  });

  test('of a copy that differs is used where the number fits, and one line says so', async () => {
    const cwd = folderWith(withCells(whole, { [at('L', '1-2-1-1')]: inline('9-9-9-9') }));
    const { stdout, stderr } = await run(['report', '--official', 'a.xlsx'], { cwd });
    expect(stderr).toBe(
      'a.xlsx とカタログ scs-20260327 に、違いが2か所あります。番号が合う152基準に、公式の文を添えます（詳しくは scs-check catalogue official）。\n',
    );
    expect(stdout).toContain('見本の文です(1-2-1-2)');
    expect(stdout).not.toContain('見本の文です(1-2-1-1)');
  });

  test('of a copy with another hash, one line says so', async () => {
    const { stderr } = await run(['explain', '4-1-3-2', '--official', 'a.xlsx'], { cwd: folderWith() });
    expect(stderr).toBe('a.xlsx の SHA-256 は出典の記録と違いますが、番号・段階・見出しはカタログと同じです。\n');
  });
});
