import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Portfolio } from '../../src/formats/outputs/portfolio.ts';
import { PORTFOLIO_CACHE as CACHE } from '../../src/workspace/surveyCache.ts';
import { withoutStyle } from '../helpers/html.ts';
import { firm, folderOf, several, viewed } from '../helpers/portfolio.ts';
import { type RunOptions, run } from '../helpers/runCli.ts';
import { complaintsAbout } from '../helpers/schemas.ts';

/** The table as data. */
async function table(folder: string, ...argv: string[]) {
  const { code, stdout, stderr } = await run(['portfolio', folder, '--format', 'json', ...argv]);
  const told: Portfolio = JSON.parse(stdout);
  return { code, stderr, told, files: told.rows.map(({ file }) => file) };
}

/** The row of a file that was judged. */
async function rowOf(folder: string, file: string, ...argv: string[]) {
  const { told } = await table(folder, ...argv);
  const row = told.rows.find((one) => one.file === file);
  if (row?.outcome !== 'read') throw new Error(`${file} was not judged`);
  return row;
}

describe('the table', () => {
  test('has a row for each assessment and for nothing else', async () => {
    const { code, files, told, stderr } = await table(folderOf(several));
    expect(files).toEqual(['kita/assessment.yaml', 'minami/2026/assessment.yml', 'kowareta.yaml', 'machigai.yaml']);
    expect(told.totals).toEqual({
      files: 4,
      read: 2,
      unread: 2,
      counted: 2,
      open: 3,
      undecided: 2,
      toConfirm: 1,
      errors: 3,
      duePast: 1,
    });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^従っていない設定ファイル: scs-check\.yaml。/)]);
  });

  test('says of each how it stands', async () => {
    const row = await rowOf(folderOf(several), 'kita/assessment.yaml');
    expect(row).toEqual({
      file: 'kita/assessment.yaml',
      outcome: 'read',
      firm: '北サンプル株式会社',
      catalogue: expect.objectContaining({ id: 'scs-20260327', edition: '2026-03-27' }),
      level: { id: 'star3', title: '★3' },
      criteria: { met: 79, partial: 1, unmet: 1, unknown: 0, unanswered: 0, 'not-applicable': 0, total: 81 },
      lapsed: { met: 0, duty: 0, evidence: 0, waiver: 0, due: 1, date: 0 },
      errors: { evidence: 0, duty: 0, waiver: 0, other: 0, total: 0 },
      due: { past: 1, earliest: '2026-11-01', next: '2026-12-20' },
      views: { agrees: 1, other: 1, changed: 1, rewritten: 0, unshown: 0, none: 78 },
      questions: { firm: 0, specialist: 0 },
      lastAnswered: '2026-11-11',
      nextReview: { on: '2026-11-01', because: 'due' },
    });
    const other = await rowOf(folderOf(several), 'minami/2026/assessment.yml');
    expect(other.errors).toEqual({ evidence: 1, duty: 1, waiver: 1, other: 0, total: 3 });
    expect(other.criteria).toMatchObject({ met: 77, unmet: 1, unknown: 1, unanswered: 1, 'not-applicable': 1 });
  });

  test('ends with 0 where all could be judged, whatever it says of them', async () => {
    const folder = folderOf({ 'a.yaml': firm('見本', { '1-2-1-1': { state: 'unmet' } }) });
    expect((await table(folder)).code).toBe(0);
  });

  test('of a folder without assessments is empty, and says so', async () => {
    const { code, told, stderr } = await table(folderOf({ 'a.yaml': 'a: 1\n' }));
    expect([code, told.rows, stderr]).toEqual([0, [], expect.stringContaining('回答ファイルはありません')]);
  });

  test.each(['nai', 'a.yaml'])('there is none of %s', async (name) => {
    const cwd = folderOf({ 'a.yaml': firm('見本') });
    const { code, stdout, stderr } = await run(['portfolio', name], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('folder-not-listed');
  });

  test('is of the folder one stands in where none is named', async () => {
    const { code, stdout } = await run(['portfolio', '--format', 'json'], { cwd: folderOf(several) });
    expect([code, JSON.parse(stdout).rows.length]).toEqual([2, 4]);
  });

  test('judges by the day, the level and the config of the run', async () => {
    const folder = folderOf(several);
    const name = 'minami/2026/assessment.yml';
    expect((await rowOf(folder, name, '--as-of', '2026-03-31')).errors).toMatchObject({ total: 8, duty: 1, other: 7 });
    expect((await rowOf(folder, name, '--level', 'star4')).criteria.total).toBe(153);
    const config = join(
      folderOf({ 'own.yaml': 'rules: { scs/duty-overdue: off, scs/due-past: error }\n' }),
      'own.yaml',
    );
    expect((await rowOf(folder, name, '--config', config)).errors).toMatchObject({ duty: 0, other: 0 });
    expect((await rowOf(folder, 'kita/assessment.yaml', '--config', config)).errors).toMatchObject({ other: 1 });
  });

  test('refuses a catalogue that nobody has at once', async () => {
    const { code, stdout, stderr } = await run(['portfolio', '--catalogue', 'nai'], { cwd: folderOf(several) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('unknown-catalogue');
  });

  test('tells where a catalogue of a firm is to be mended', async () => {
    const own = { ...firm('見本'), answers: {}, catalogue: { id: 'own', edition: '1', level: 'a', file: 'own.yaml' } };
    const folder = folderOf({ 'kita/a.yaml': own, 'kita/own.yaml': 'formatVersion: 1\nrequirements: [\n' });
    const { told } = await table(folder);
    expect(told.rows).toMatchObject([
      { file: 'kita/a.yaml', first: { file: 'kita/own.yaml', code: 'yaml-syntax', line: 2 } },
    ]);
    expect((await run(['portfolio', folder])).stdout).toMatch(/^kita\/a\.yaml\n.*own\.yaml:2:\d+/m);
  });

  test('looks at evidence files only where it is told to', async () => {
    const evidence = [{ title: '台帳', file: 'nai.pdf' }];
    const folder = folderOf({ 'a.yaml': firm('見本', { '7-1-1-1': { state: 'met', evidence } }) });
    expect((await rowOf(folder, 'a.yaml')).errors.evidence).toBe(0);
    expect((await rowOf(folder, 'a.yaml', '--evidence')).errors.evidence).toBe(1);
  });

  test.each([
    ['is another than on record', '別の台帳', 1],
    ['is as on record', '台帳', 0],
    ['is not here', undefined, 0],
  ] as const)(
    'of a viewed answer whose file %s, has the error that check has, once it was read',
    async (_, content, errors) => {
      const sha256 = createHash('sha256').update('台帳').digest('hex');
      const evidence = [{ title: '台帳', file: 'daicho.txt', sha256 }];
      const file = viewed(firm('見本', { '7-1-1-1': { state: 'met', evidence } }), { '7-1-1-1': {} });
      const folder = folderOf({ 'a.yaml': file });
      if (content !== undefined) writeFileSync(join(folder, 'daicho.txt'), content);
      for (const argv of [[], ['--no-cache'], []]) {
        expect((await rowOf(folder, 'a.yaml', ...argv)).errors).toMatchObject({ evidence: errors, total: errors });
      }
      const { stdout } = await run(['check', 'a.yaml', '--reporter', 'json'], { cwd: folder });
      const found = stdout.includes('"scs/evidence-changed"');
      expect(found).toBe(errors > 0);
    },
  );

  test('is what its schema says', async () => {
    const { told } = await table(folderOf(several));
    expect(complaintsAbout('portfolio', told)).toEqual([]);
  });
});

test('--no-cache neither reads nor writes what is known', async () => {
  const folder = folderOf(several);
  await table(folder, '--no-cache');
  expect(existsSync(join(folder, CACHE))).toBe(false);
  writeFileSync(join(folder, CACHE), 'x');
  await table(folder, '--no-cache');
  expect(readFileSync(join(folder, CACHE), 'utf8')).toBe('x');
});

describe('-o', () => {
  test('writes the table, for its owner alone', async () => {
    const cwd = folderOf(several);
    const { code, stdout, stderr } = await run(['portfolio', '-o', 'ichiran.html', '--format', 'html'], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('一覧を書きました: ichiran.html\n');
    expect(readFileSync(join(cwd, 'ichiran.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/);
    if (process.platform !== 'win32') expect(statSync(join(cwd, 'ichiran.html')).mode & 0o777).toBe(0o600);
  });

  test('never writes over an assessment, broken or not', async () => {
    const cwd = folderOf(several);
    for (const file of ['kita/assessment.yaml', 'kowareta.yaml']) {
      const before = readFileSync(join(cwd, file), 'utf8');
      expect((await run(['portfolio', '-o', file], { cwd })).code).toBe(2);
      const link = `${file.replaceAll('/', '-')}.csv`;
      symlinkSync(file, join(cwd, link));
      const { code, stderr } = await run(['portfolio', '-o', link, '--force'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining('same-file')]);
      expect(readFileSync(join(cwd, file), 'utf8')).toBe(before);
    }
  });
});

test('a file that is broken changes no other row', async () => {
  const sound = { 'a.yaml': firm('い', { '1-2-1-1': { state: 'unmet' } }), 'c/b.yaml': firm('あ') };
  const alone = (await table(folderOf(sound))).told.rows;
  // A shape that is wrong, signs that are no text, and whatever else may be cut, missing or mixed up.
  const pieces = fc.constantFrom(
    'answers: [',
    '\tx',
    '\0',
    '&a *a',
    '"',
    '{',
    '}',
    '\ud800',
    '：',
    '\n',
    'answers: {}\n',
  );
  const broken = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(broken, fc.constantFrom('b.yaml', 'a/a.yml', 'z.yaml'), async (parts, name) => {
      const text = `formatVersion: 1\norganization: { name: [こわれた] }\n${parts.join('')}`;
      const { told, code } = await table(folderOf({ ...sound, [name]: text }));
      expect(told.rows.slice(0, -1)).toEqual(alone);
      expect(told.rows.at(-1)).toMatchObject({ file: name, outcome: 'unread' });
      expect(code).toBe(2);
    }),
    { numRuns: 40 },
  );
});

test('the order in which files were made changes nothing', async () => {
  const entries = Object.entries(several);
  const { told } = await table(folderOf(several));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(entries, { minLength: entries.length }), async (mixed) => {
      expect((await table(folderOf(Object.fromEntries(mixed)))).told).toEqual(told);
    }),
    { numRuns: 10 },
  );
});

describe('several files of one firm', () => {
  const kita = firm('北サンプル株式会社', { '1-2-1-2': { state: 'unmet' } });
  const names = [
    'assessment - コピー.yaml',
    'assessment (1).yaml',
    'assessment-DESKTOP-A1B2C3.yaml',
    'assessment.yaml',
  ];
  const copied = () =>
    folderOf({
      ...Object.fromEntries(names.map((name) => [`kita/${name}`, kita])),
      'minami/assessment.yaml': firm('南サンプル株式会社', { '1-2-1-2': { state: 'unmet' } }),
    });

  test('count once, by the one whose name no program has made', async () => {
    const { told } = await table(copied());
    expect(told.totals).toMatchObject({ files: 5, read: 5, counted: 2, open: 2 });
    const counted = told.rows.filter((row) => row.outcome === 'read' && row.copyOf === undefined);
    expect(counted.map(({ file }) => file)).toEqual(['kita/assessment.yaml', 'minami/assessment.yaml']);
  });

  test.each(['text', 'html', 'csv'] as const)('are named in %s', async (format) => {
    const folder = copied();
    for (const words of [[], [], ['--no-cache']]) {
      const { stdout } = await run(['portfolio', folder, '--format', format, ...words], { columns: 400 });
      const count = stdout.split('kita/assessment.yaml').length - 1;
      expect(count, format).toBeGreaterThan(1);
      for (const name of names) expect(stdout).toContain(`kita/${name}`);
      if (format === 'csv') continue;
      expect(stdout).toContain('北サンプル株式会社: 会社名・範囲・カタログが同じファイルが4個あります');
      expect(stdout).toContain('同じ会社の3ファイルは、合計に入れていません');
    }
  });

  test('of the rest, the one answered last counts', async () => {
    const answered = (answeredOn: string) => firm('東サンプル株式会社', { '1-2-1-2': { state: 'unmet', answeredOn } });
    const { told } = await table(
      folderOf({ '2026/a.yaml': answered('2026-11-20'), '2025/a.yaml': answered('2026-11-10') }),
    );
    expect(told.rows).toMatchObject([{ file: '2025/a.yaml', copyOf: '2026/a.yaml' }, { file: '2026/a.yaml' }]);
  });

  test('are further firms where name, scope or catalogue differ, or nobody has named the firm', async () => {
    const unnamed = firm('');
    const { told } = await table(
      folderOf({
        'a.yaml': kita,
        'b.yaml': { ...kita, scope: { sites: ['札幌工場'] } },
        'c.yaml': { ...kita, organization: { name: '北サンプル商事株式会社' } },
        'd.yaml': unnamed,
        'e.yaml': unnamed,
      }),
    );
    expect(told.totals).toMatchObject({ read: 5, counted: 5 });
  });

  test('are one in full and half width, with and without blanks', async () => {
    const { told } = await table(
      folderOf({ 'a.yaml': firm('Ａ＆Ｂ　サンプル'), 'b.yaml': firm('A&B サンプル'), 'c.yaml': firm('A&Bサンプル') }),
    );
    expect(told.totals.counted).toBe(1);
  });
});

test('firms stand in the order in which people count', async () => {
  const { files } = await table(
    folderOf({
      'a1/a.yaml': firm('サンプル支店1'),
      'a10/a.yaml': firm('サンプル支店10'),
      'a2/a.yaml': firm('サンプル支店2'),
      'b/a.yaml': firm('サンプル支店９'),
    }),
  );
  expect(files).toEqual(['a1/a.yaml', 'a2/a.yaml', 'b/a.yaml', 'a10/a.yaml']);
});

describe('each format', () => {
  const folder = () => folderOf(several);
  const shown = (argv: readonly string[], options?: RunOptions) => run(['portfolio', folder(), ...argv], options);

  test.each<readonly [string, readonly string[], RunOptions]>([
    ['several.txt', [], { columns: 80 }],
    ['several.120.txt', [], { columns: 120 }],
    ['several.50.txt', ['--sort', 'open'], { columns: 50 }],
    ['several.json', ['--format', 'json'], {}],
    ['several.csv', ['--format', 'csv'], {}],
    ['several.html', ['--format', 'html'], {}],
    ['several.en.txt', ['--lang', 'en', '--sort', 'due'], { columns: 80 }],
    ['several.en.html', ['--lang', 'en', '--format', 'html'], {}],
  ])('%s stays as it is', async (name, argv, options) => {
    const { code, stdout } = await shown(argv, options);
    expect(code).toBe(2);
    await expect(withoutStyle(stdout)).toMatchFileSnapshot(`../golden/portfolio/${name}`);
  });

  test('shows what a view says of an answer that has changed since', async () => {
    const sound = viewed(firm('見本'), { '7-1-1-1': {} });
    const changed = { ...sound, answers: { ...sound.answers, '7-1-1-1': { state: 'unmet' as const } } };
    expect((await rowOf(folderOf({ 'a.yaml': sound }), 'a.yaml')).views).toMatchObject({ agrees: 1, changed: 0 });
    expect((await rowOf(folderOf({ 'a.yaml': changed }), 'a.yaml')).views).toMatchObject({ agrees: 0, changed: 1 });
  });
});
