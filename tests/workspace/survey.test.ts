import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createContext } from '../../src/cli/context.ts';
import { digestOf } from '../../src/domain/digest.ts';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { packageVersion } from '../../src/io/packageRoot.ts';
import { MANY, type SurveyOptions, survey } from '../../src/workspace/survey.ts';
import { PORTFOLIO_CACHE } from '../../src/workspace/surveyCache.ts';
import { termsOf } from '../../src/workspace/terms.ts';
import { firm, folderOf, viewed, writeFiles } from '../helpers/portfolio.ts';
import { TODAY, testFolder } from '../helpers/runCli.ts';

const environment = {
  stdin: new PassThrough(),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
  outputFailure: () => undefined,
  cwd: import.meta.dirname,
  variables: {},
  today: () => TODAY,
  now: () => `${TODAY}T09:00:00+09:00`,
  elapsed: () => 0,
  onTermination: () => () => undefined,
};

const context = createContext(environment, { color: false, lang: 'ja' }, translator(ja));

/** A run long after any file has changed, unless it says otherwise. */
async function rowsOf(folder: string, options: Partial<SurveyOptions> & { asOf?: string; level?: string } = {}) {
  const { asOf = TODAY, level, ...rest } = options;
  const terms = termsOf({ asOf, ...(level === undefined ? {} : { level }) }, environment);
  const asked = { terms, evidence: false, cache: true, now: Number.MAX_SAFE_INTEGER, ...rest };
  return (await survey(folder, folder, asked, context.workplace)).rows;
}

const cachePath = (folder: string) => join(folder, PORTFOLIO_CACHE);

/** The head of what is known, and a line for each file. */
function cached(folder: string): { readonly head: object; readonly files: Record<string, Record<string, unknown>> } {
  const [head, ...files] = readFileSync(cachePath(folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { head, files: Object.fromEntries(files) };
}

function plant(folder: string, { head, files }: ReturnType<typeof cached>): void {
  const lines = [head, ...Object.entries(files)].map((line) => `${JSON.stringify(line)}\n`);
  writeFileSync(cachePath(folder), lines.join(''));
}

/** Makes what is known of a file say something that it does not, so that it shows where it is used. */
function forge(folder: string, name: string, change: (file: Record<string, unknown>) => void): void {
  const cache = cached(folder);
  change(cache.files[name] ?? {});
  plant(folder, cache);
}

const rename = (name: string) => (file: Record<string, unknown>) => {
  file['facts'] = { ...(file['facts'] as object), firm: name };
};

const firmsOf = async (folder: string, options?: Parameters<typeof rowsOf>[1]) =>
  (await rowsOf(folder, options)).map((row) => (row.outcome === 'read' ? row.firm : row.problem.code));

describe('what is known of a file', () => {
  test('is used while the file stays as it is', async () => {
    const folder = folderOf({ 'a.yaml': firm('あ'), 'b.yaml': 'b: 1\n' });
    await rowsOf(folder);
    expect(Object.keys(cached(folder).files)).toEqual(['a.yaml', 'b.yaml']);
    forge(folder, 'a.yaml', rename('おぼえた'));
    expect(await firmsOf(folder)).toEqual(['おぼえた']);
    expect(await firmsOf(folder, { cache: false })).toEqual(['あ']);
  });

  test('is used on any day, and says what is so on that day', async () => {
    const answers: Readonly<Record<string, Answer>> = {
      '1-2-1-1': { state: 'unmet', due: '2026-12-01' },
      '1-2-1-3': { state: 'met', lastDone: '2026-01-15', evidence: [{ title: 'a', validUntil: '2027-02-01' }] },
      '7-1-1-1': { state: 'unmet', due: '2026-12-01', waiver: { reason: '待つ', until: '2027-01-01' } },
    };
    const folder = folderOf({ 'a.yaml': firm('あ', answers) });
    await rowsOf(folder);
    forge(folder, 'a.yaml', rename('おぼえた'));
    const days = [
      '2026-11-21',
      '2026-12-01',
      '2026-12-02',
      '2027-01-01',
      '2027-01-02',
      '2027-01-16',
      '2027-02-02',
      '2028-03-01',
    ];
    const seen = [];
    for (const asOf of days) {
      const [known] = await rowsOf(folder, { asOf });
      expect(known).toMatchObject({ firm: 'おぼえた' });
      expect([{ ...known, firm: 'あ' }]).toEqual(await rowsOf(folder, { asOf, cache: false }));
      seen.push(known?.outcome === 'read' ? [known.due.past, known.errors.total] : []);
    }
    expect(new Set(seen.map(String)).size).toBeGreaterThan(4);
  });

  test.each<readonly [string, (folder: string) => Parameters<typeof rowsOf>[1]]>([
    [
      'the file is another',
      (folder) => writeFiles(folder, { 'a.yaml': firm('あ', { '1-2-1-1': undefined }) }) as undefined,
    ],
    ['another level is asked for', () => ({ level: 'star4' })],
    [
      'a catalogue is another',
      (folder) =>
        forge(folder, 'a.yaml', (file) => {
          file['catalogues'] = { 'scs-20260327': 'sha256:0' };
        }) as undefined,
    ],
    [
      'a catalogue is gone',
      (folder) =>
        forge(folder, 'a.yaml', (file) => {
          file['catalogues'] = { nai: 'sha256:0' };
        }) as undefined,
    ],
    [
      'it is of a catalogue that it was not judged with',
      (folder) =>
        forge(folder, 'a.yaml', (file) => {
          file['catalogues'] = {};
        }) as undefined,
    ],
    [
      'it is of a catalogue that there is not',
      (folder) =>
        forge(folder, 'a.yaml', (file) => {
          file['facts'] = { ...(file['facts'] as object), catalogue: 'nai' };
        }) as undefined,
    ],
    [
      'it is of a level that there is not',
      (folder) =>
        forge(folder, 'a.yaml', (file) => {
          file['facts'] = { ...(file['facts'] as object), level: 'nai' };
        }) as undefined,
    ],
    ['others may write to it', (folder) => chmodSync(cachePath(folder), 0o620) as undefined],
    [
      'it belongs to somebody else',
      // Only root gives a file away; whoever else runs the tests sees that others may write to it.
      (folder) =>
        (process.getuid?.() === 0
          ? chownSync(cachePath(folder), 65534, 65534)
          : chmodSync(cachePath(folder), 0o602)) as undefined,
    ],
    [
      'it was made elsewhere, by whoever knows all but when the system was started',
      (folder) => {
        const { aimed, rules } = termsOf({ asOf: TODAY }, environment);
        const key = digestOf({ version: packageVersion(), aimed, rules });
        const { head, files } = cached(folder);
        return plant(folder, { head: { ...head, key }, files }) as undefined;
      },
    ],
    [
      'it is damaged',
      (folder) =>
        forge(folder, 'a.yaml', (file) => {
          file['stamp'] = 1;
        }) as undefined,
    ],
    [
      'it is cut',
      (folder) => writeFileSync(cachePath(folder), readFileSync(cachePath(folder)).subarray(0, -9)) as undefined,
    ],
    [
      'it is of another version',
      (folder) => {
        const { head, files } = cached(folder);
        return plant(folder, { head: { ...head, cacheVersion: 1 }, files }) as undefined;
      },
    ],
  ])('is not used where %s', async (_what, change) => {
    const folder = folderOf({ 'a.yaml': firm('あ') });
    await rowsOf(folder);
    forge(folder, 'a.yaml', rename('おぼえた'));
    const options = change(folder) ?? {};
    expect(await firmsOf(folder, options)).toEqual(['あ']);
    // And is right again after that.
    expect(await rowsOf(folder, options)).toEqual(await rowsOf(folder, { ...options, cache: false }));
  });

  test('is not kept of a file that changed a moment ago, is broken, or answers a catalogue of its own', async () => {
    const folder = folderOf({ 'a.yaml': firm('あ'), 'b.yaml': 'organization: {}\nanswers: [\n' });
    await rowsOf(folder, { now: Date.now() });
    expect(existsSync(cachePath(folder))).toBe(false);
    await rowsOf(folder);
    expect(Object.keys(cached(folder).files)).toEqual(['a.yaml']);
    const own = { ...firm('う'), catalogue: { ...firm('う').catalogue, file: 'own.yaml' } };
    const catalogue = readFileSync(new URL('../../controls/scs-20260327.yaml', import.meta.url), 'utf8');
    const other = folderOf({ 'a.yaml': own, 'own.yaml': catalogue });
    expect(await firmsOf(other)).toEqual(['う']);
    expect(Object.keys(cached(other).files)).toEqual(['own.yaml']);
  });

  test('of evidence files is never taken for a look at them', async () => {
    const evidence = [{ title: '台帳', file: 'nai.pdf' }];
    const folder = folderOf({ 'a.yaml': firm('あ', { '7-1-1-1': { state: 'met', evidence } }), 'b.yaml': firm('い') });
    const errors = async (looks: boolean) =>
      (await rowsOf(folder, { evidence: looks })).map((row) => row.outcome === 'read' && row.errors.evidence);
    expect([await errors(true), await errors(false), await errors(true), await errors(false)]).toEqual([
      [1, 0],
      [0, 0],
      [1, 0],
      [0, 0],
    ]);
  });

  test('is for the owner alone, and a link in its place gives way without being followed', async () => {
    const folder = folderOf({ 'a.yaml': firm('あ') });
    const target = join(testFolder(), 'taisetsu.jsonl');
    writeFileSync(target, 'たいせつ');
    symlinkSync(target, cachePath(folder));
    await rowsOf(folder);
    expect(readFileSync(target, 'utf8')).toBe('たいせつ');
    const stat = lstatSync(cachePath(folder));
    expect([stat.isFile(), stat.mode & 0o777]).toEqual([true, 0o600]);
  });

  test('keeps no table from being shown where it cannot be written', async () => {
    const folder = folderOf({ 'a.yaml': firm('あ') });
    mkdirSync(join(folder, PORTFOLIO_CACHE, 'x'), { recursive: true });
    expect(await firmsOf(folder)).toEqual(['あ']);
    const options = { terms: termsOf({}, environment), evidence: false, cache: true, now: Number.MAX_SAFE_INTEGER };
    expect((await survey(folder, folder, options, context.workplace)).isKept).toBe(false);
  });

  test('goes where the file goes', async () => {
    const folder = folderOf({ 'a.yaml': firm('あ'), 'b.yaml': firm('い') });
    await rowsOf(folder);
    rmSync(join(folder, 'a.yaml'));
    expect(await firmsOf(folder)).toEqual(['い']);
    expect(Object.keys(cached(folder).files)).toEqual(['b.yaml']);
  });

  test('never shows anything but what a fresh look shows, whatever is edited between two runs', async () => {
    const name = fc.constantFrom('a.yaml', 'b/c.yml', 'd.yaml');
    const content = fc.constantFrom('firm', 'gap', 'broken', 'other', 'gone', 'due');
    const steps = fc.array(fc.tuple(name, content, fc.constantFrom(TODAY, '2027-06-01'), fc.boolean()), {
      maxLength: 8,
    });
    // Each text has a length of its own: times of files go forward in steps, and nobody here waits.
    let edits = 0;
    const textOf = (kind: string) => {
      edits += 1;
      const mark = `${'x'.repeat(edits)}`;
      if (kind === 'firm') return firm(mark);
      if (kind === 'gap') return firm(mark, { '1-2-1-1': { state: 'unmet' } });
      if (kind === 'due') return firm(mark, { '1-2-1-1': { state: 'unmet', due: '2027-01-01' } });
      return kind === 'broken' ? `organization: ${mark}\nanswers: [\n` : `services: ${mark}\n`;
    };
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const folder = testFolder();
        for (const [file, kind, asOf, evidence] of all) {
          if (kind === 'gone') rmSync(join(folder, file), { force: true });
          else writeFiles(folder, { [file]: textOf(kind) });
          expect(await rowsOf(folder, { asOf, evidence })).toEqual(
            await rowsOf(folder, { asOf, evidence, cache: false }),
          );
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

test('a first look and a later one say the same, to the byte', async () => {
  const folder = folderOf({ 'a.yaml': viewed(firm('あ'), { '1-2-1-1': { on: '2026-10-01' } }), 'b.yaml': firm('い') });
  const cold = JSON.stringify(await rowsOf(folder));
  expect(cold).toContain('"because":"view"');
  expect(Object.keys(cached(folder).files)).toEqual(['a.yaml', 'b.yaml']);
  expect(JSON.stringify(await rowsOf(folder))).toBe(cold);
});

test('many files are shared out, and the table is the same to the byte', async () => {
  const answers: Readonly<Record<string, Answer>> = { '1-2-1-1': { state: 'unmet', due: '2026-12-01' } };
  const folder = folderOf({ 'a.yaml': { ...firm('あ'), answers } });
  const text = readFileSync(join(folder, 'a.yaml'), 'utf8');
  for (let n = 0; n <= MANY; n++) writeFileSync(join(folder, `f${n}.yaml`), text.replace('あ', `サンプル${n}`));
  writeFiles(folder, { 'x/broken.yaml': 'organization: {}\nanswers: [\n', 'x/other.yaml': 'services: 1\n' });
  const alone = await rowsOf(folder, { helpers: 0 });
  const known = readFileSync(cachePath(folder), 'utf8');
  rmSync(cachePath(folder));
  expect(alone).toHaveLength(MANY + 3);
  expect(JSON.stringify(await rowsOf(folder, { helpers: 2 }))).toBe(JSON.stringify(alone));
  expect(readFileSync(cachePath(folder), 'utf8')).toBe(known);
});

/** A firm that has answered on another day each time, as none does: the most that is known of one. */
function diligent(): Assessment {
  const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
  const one = firm('あ');
  const answers = Object.entries(one.answers).map(([id, answer], n) => [
    id,
    {
      ...answer,
      answeredOn: dayOf(n),
      evidence: [{ title: '台帳', date: dayOf(n + 100), validUntil: dayOf(n + 400) }],
    },
  ]);
  return { ...one, answers: Object.fromEntries(answers) };
}

test('what is known of more firms than anybody has is used as what is known of one', async () => {
  const folder = folderOf({ 'a.yaml': diligent() });
  await rowsOf(folder);
  const { head, files } = cached(folder);
  const known = files['a.yaml'] ?? {};
  const others = Array.from({ length: 3000 }, (_, n) => [`${n}.yaml`, known] as const);
  plant(folder, { head, files: { ...Object.fromEntries(others), ...files } });
  forge(folder, 'a.yaml', rename('おぼえた'));
  expect(await firmsOf(folder)).toEqual(['おぼえた']);
});
