import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { assessmentSchema } from '../../src/formats/assessment.ts';
import { firm, folderOf } from '../helpers/portfolio.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { run } from '../helpers/runCli.ts';
import { complaintsAbout } from '../helpers/schemas.ts';
import { uncut } from '../helpers/uncut.ts';

const answers = {
  '1-2-1-1': { state: 'met', answeredBy: '総務部長', answeredOn: '2026-11-02' },
  '1-2-1-2': { state: 'unmet', answeredBy: '情報係', answeredOn: '2026-11-03' },
  '1-2-1-3': { state: 'unknown', answeredBy: '工場長' },
  '1-2-3-1': { state: 'met', lastDone: '2026-04-06', note: '4月の役員会で見ています' },
  '4-1-1-2': { state: 'met', options: ['a'] as string[] },
  '4-1-2-4': { state: 'not-applicable', reason: '開発をしていません' },
} as const;

const shown = [
  ['text', ['report', '--format', 'text']],
  ['Markdown', ['report', '--format', 'markdown']],
  ['HTML', ['report', '--format', 'html']],
  ['the confirmation sheet', ['sheet', 'confirmation', '--format', 'markdown']],
] as const;

const folder = () => folderOf({ 'assessment.yaml': stringify(firm('北サンプル株式会社', answers)) });

describe('who answered, and when', () => {
  test.each(shown)('is in %s', async (_what, words) => {
    const { stdout } = await run(words, { cwd: folder(), columns: 200 });
    for (const told of ['答えた人: 総務部長（2026-11-02）', '答えた人: 情報係（2026-11-03）', '答えた人: 工場長']) {
      expect(uncut(stdout)).toContain(told);
    }
  });

  test('is in JSON, as the schema has it', async () => {
    const { stdout } = await run(['report', '--format', 'json'], { cwd: folder() });
    const criteria = JSON.parse(stdout).requirements.flatMap((one: { criteria: object[] }) => one.criteria);
    expect(criteria).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: '1-2-1-1', answeredBy: '総務部長', answeredOn: '2026-11-02' }),
      ]),
    );
    expect(complaintsAbout('report', JSON.parse(stdout))).toEqual([]);
  });
});

test('is recorded day by day, whatever was answered first in the catalogue', async () => {
  const own = { ...answers, '1-2-1-1': { ...answers['1-2-1-1'], answeredOn: '2026-11-20' } };
  const cwd = folderOf({ 'assessment.yaml': stringify(firm('北サンプル株式会社', own)) });
  const { stdout } = await run(['report', '--format', 'text'], { cwd, columns: 200 });
  const [, records = ''] = stdout.split(/^記録$/m);
  const told = [...records.matchAll(/答えた人: ([^（:\n]+)/g)].map(([, who]) => who);
  expect(told).toEqual(['情報係', '総務部長', '工場長']);
});

test.each(shown)('what the firm says beside its answers is in %s', async (_what, words) => {
  const { stdout } = await run(words, { cwd: folder(), columns: 200 });
  for (const told of ['2026-04-06', '4月の役員会で見ています', '選択: a. ', '開発をしていません'])
    expect(stdout).toContain(told);
});

describe('whatever a firm can write beside a criterion', () => {
  const schema = assessmentSchema().shape;
  const evidence = { title: '保険の証券', kind: 'certificate', reference: '社長室の金庫', date: '2021-02-03' } as const;
  const filed = { validUntil: '2033-04-05', file: 'hoken.pdf', sha256: 'a'.repeat(64), size: 0 } as const;
  /** By field: what is written, and what a person sees of it; nothing of what is there for programs. */
  const answer: Readonly<Record<string, readonly [value: unknown, seen: readonly string[]]>> = {
    state: ['met', []],
    options: [['b'], ['b. ']],
    missing: [[1], []],
    reason: ['省くわけ', ['省くわけ']],
    lastDone: ['2022-05-06', ['2022-05-06']],
    note: ['一枚の覚え', ['一枚の覚え']],
    evidence: [
      [{ ...evidence, ...filed }],
      ['保険の証券', '証明書', '社長室の金庫', '2021-02-03', '2033-04-05', 'hoken.pdf'],
    ],
    owner: ['経理の係', ['経理の係']],
    due: ['2034-07-08', ['2034-07-08']],
    waiver: [{ reason: '更新を待つ', until: '2035-08-09' }, ['更新を待つ', '2035-08-09']],
    answeredOn: ['2023-10-11', ['2023-10-11']],
    answeredBy: ['倉庫の係', ['倉庫の係']],
    derivedFrom: ['sa-2', ['sa-2']],
    asked: [undefined, []],
  };
  const draft = {
    note: '書きかけの覚え',
    owner: '支店の係',
    due: '2036-09-10',
    evidence: [
      { title: '書きかけの証拠', reference: '支店の棚' },
      { title: '秘密の証拠', confidential: true },
    ],
  };
  const seen = Object.values(answer).flatMap(([, words]) => words);
  const drafted = [draft.note, draft.owner, draft.due, '書きかけの証拠', '支店の棚'];
  /** Who is to do what until when is not for whoever confirms the answers; the paper for signing has no place for it. */
  const planned = new Set(['経理の係', '2034-07-08', ...drafted]);

  const files = () => ({
    'assessment.yaml': stringify({
      ...firm('北サンプル株式会社', {
        '4-1-1-2': Object.fromEntries(Object.entries(answer).map(([field, [value]]) => [field, value])),
        '7-1-1-1': undefined,
      } as never),
      drafts: { '7-1-1-1': draft },
    }),
    'hoken.pdf': '',
  });

  const textOf = async (bytes: Uint8Array) => {
    const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
    if (start === '%PDF') return squeezed((await readPdf(bytes)).text);
    const parts = start.startsWith('PK') ? Object.values(unzipSync(Uint8Array.from(bytes))) : [bytes];
    return squeezed(parts.map((part) => Buffer.from(part).toString('utf8')).join('\n'));
  };

  test('stands in the sample below, field by field', () => {
    expect(Object.keys(answer).toSorted()).toEqual(Object.keys(schema.answers.valueType.shape).toSorted());
    expect(Object.keys(draft).toSorted()).toEqual(Object.keys(schema.drafts.unwrap().valueType.shape).toSorted());
    expect([...Object.keys({ ...evidence, ...filed }), 'confidential'].toSorted()).toEqual(
      Object.keys(schema.answers.valueType.shape.evidence.unwrap().element.shape).toSorted(),
    );
  });

  test.each(['text', 'markdown', 'html', 'pdf', 'xlsx', 'oscal'])('is in the report, as %s', async (format) => {
    const text = await textOf((await run(['report', '--format', format], { cwd: folderOf(files()) })).bytes);
    expect([...seen, ...drafted].filter((word) => !text.includes(squeezed(word)))).toEqual([]);
    expect(text).not.toContain('秘密の証拠');
  });

  test('is in the report for programs', async () => {
    const { stdout, stderr } = await run(['report', '--format', 'json'], { cwd: folderOf(files()) });
    expect(stderr).toBe('');
    const criteria = JSON.parse(stdout).requirements.flatMap((one: { criteria: object[] }) => one.criteria);
    const {
      options: _,
      asked: __,
      ...given
    } = Object.fromEntries(Object.entries(answer).map(([field, [value]]) => [field, value]));
    expect(criteria).toContainEqual(expect.objectContaining(given));
    const shown = { ...draft, evidence: [draft.evidence[0], { confidential: true }] };
    expect(criteria).toContainEqual(expect.objectContaining({ id: '7-1-1-1', state: 'unanswered', draft: shown }));
    expect(complaintsAbout('report', JSON.parse(stdout))).toEqual([]);
  });

  test.each(['markdown', 'pdf', 'xlsx'])('is on the confirmation sheet but for plans, as %s', async (format) => {
    const text = await textOf(
      (await run(['sheet', 'confirmation', '--format', format], { cwd: folderOf(files()) })).bytes,
    );
    expect(seen.filter((word) => !planned.has(word) && !text.includes(squeezed(word)))).toEqual([]);
    expect([...planned].filter((word) => text.includes(squeezed(word)))).toEqual([]);
  });
});
