import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import type { ReportModel } from '../../src/formats/outputs/report.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { openAssessment, render, report } from '../../src/index.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { xmlTokens } from '../../src/office/xml.ts';
import { gapWorkbook } from '../../src/report/say/gapWorkbook.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { reportModel } from '../helpers/reportModel.ts';
import { run, TODAY, testFolder } from '../helpers/runCli.ts';

const sample = join(root, 'templates', 'sample.assessment.yaml');
const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';

async function workbookOf(words: readonly string[] = [], cwd = testFolder()): Promise<Uint8Array> {
  const { code, bytes, stderr } = await run(['report', '--format', 'xlsx', ...words], { cwd });
  expect(code, stderr).toBe(0);
  return bytes;
}

interface SheetCells {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The cells of each sheet, as another reader sees them. */
function sheetsIn(bytes: Uint8Array): readonly SheetCells[] {
  return readXlsx({ name: 'a.xlsx', bytes }).sheets.map(({ name, read }) => {
    const { rows, columnsIn, cellAt } = read();
    const width = Math.max(0, ...rows.flatMap(columnsIn));
    const cells = Array.from({ length: Math.max(0, ...rows) }, (_, row) =>
      Array.from({ length: width }, (__, column) => cellAt(column + 1, row + 1)?.text ?? ''),
    );
    return { name, rows: cells };
  });
}

function sheetOf(bytes: Uint8Array, name: string): SheetCells['rows'] {
  const found = sheetsIn(bytes).find((sheet) => sheet.name === name);
  if (found === undefined) throw new Error(`no sheet ${name}`);
  return found.rows;
}

/** The cells of a column, by its head. */
function columnOf(rows: SheetCells['rows'], head: string): readonly string[] {
  const at = rows[0]?.indexOf(head) ?? -1;
  expect(at, head).not.toBe(-1);
  return rows.slice(1).map((row) => row[at] ?? '');
}

function partOf(bytes: Uint8Array, path: string): string {
  return new TextDecoder().decode(unzipSync(bytes)[path]);
}

const full = [
  '★3 ギャップレポート',
  '全基準の一覧',
  '対応が残る基準と、わからない基準',
  '取り組む計画',
  '証拠の一覧',
  'ことばの説明',
  '分野ごとの状態',
];

describe('the report as a workbook', () => {
  test('has a summary, every criterion, what is open, a plan, the evidence and the figures of its chart', async () => {
    const bytes = await workbookOf(['--sample']);
    expect(sheetsIn(bytes).map(({ name }) => name)).toEqual(full);
    const { requirements } = report(openAssessment(sample), { asOf: TODAY });
    const criteria = requirements.flatMap((one) => one.criteria);
    expect(columnOf(sheetOf(bytes, '全基準の一覧'), '番号')).toEqual(criteria.map(({ id }) => id));
    const open = criteria.filter(({ state }) => ['unmet', 'partial', 'unknown'].includes(state)).map(({ id }) => id);
    // A criterion with more to say than a row can show goes on in the next one.
    expect([...new Set(columnOf(sheetOf(bytes, '対応が残る基準と、わからない基準'), '番号'))]).toEqual(open);
    const plan = sheetOf(bytes, '取り組む計画');
    expect(columnOf(plan, '番号').toSorted()).toEqual(open.toSorted());
    const orders = new Map(criteria.map(({ id, order }) => [id, `${order}`]));
    expect(columnOf(plan, '順')).toEqual(columnOf(plan, '番号').map((id) => orders.get(id)));
    const steps =
      sheetsIn(bytes)[0]
        ?.rows.flat()
        .filter((cell) => /^[1-3]\. /.test(cell)) ?? [];
    expect(steps.map((cell) => /（[○△×？] [^）]+）\n/.test(cell))).toEqual([true, true, true]);
    const pieces = criteria.flatMap(({ evidence }) => evidence);
    expect(columnOf(sheetOf(bytes, '証拠の一覧'), '名前')).toHaveLength(pieces.length);
  });

  test('names the missing conditions, and what is known of the rest', async () => {
    const answers =
      'answers:\n  1-2-1-2: { state: partial, missing: [2], owner: 総務, due: 2026-12-24 }\n  4-2-2-1: { state: not-applicable, reason: 社員がいません }';
    const bytes = await workbookOf([], folderOfFirm(aim, answers));
    const [conditions = ''] = columnOf(sheetOf(bytes, '対応が残る基準と、わからない基準'), 'まだの条件');
    expect(conditions).toMatch(/^\(2\) /);
    const plan = sheetOf(bytes, '取り組む計画');
    expect([columnOf(plan, '担当'), columnOf(plan, '期限'), columnOf(plan, '済')]).toEqual([
      ['総務'],
      ['2026-12-24'],
      [''],
    ]);
    const all = sheetOf(bytes, '全基準の一覧');
    const record = columnOf(all, '記録')[columnOf(all, '番号').indexOf('4-2-2-1')] ?? '';
    expect(record).toContain('要確認');
    expect(record).toContain('社員がいません');
  });

  test.each([
    ['第5条', '機器-1', true],
    ['1', '12', true],
    ['5-1', '5-1-2', false],
  ] as const)(
    'names requirement %s of criterion %s where that does not begin with it',
    (requirement, criterion, isNamed) => {
      const model = reportModel({ criteria: 1, states: ['unmet'] });
      const renamed = model.requirements.slice(0, 1).map((one) => ({
        ...one,
        id: requirement,
        criteria: one.criteria.slice(0, 1).map((own) => ({ ...own, id: criterion, when: 'week' as const, order: 1 })),
      }));
      const { parts } = gapWorkbook({ ...model, requirements: renamed }, translator(ja));
      const rows = parts.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'table' ? block.groups.flatMap((group) => group.parts) : [])),
      );
      const named = rows.flatMap((part) => part.rows.filter((row) => row.some(([text]) => text === criterion)));
      expect(named.length).toBeGreaterThan(2);
      for (const row of named) expect(row.some(([text = '']) => text.startsWith(`${requirement} `))).toBe(isNamed);
    },
  );

  test('keeps back what is confidential', async () => {
    const answers =
      'answers:\n  1-2-1-1: { state: met, evidence: [{ title: 極秘の表, reference: 極秘の棚, validUntil: 2027-01-01, confidential: true }] }';
    const bytes = await workbookOf([], folderOfFirm(aim, answers));
    expect(sheetOf(bytes, '証拠の一覧')).toHaveLength(2);
    for (const path of Object.keys(unzipSync(bytes))) expect(partOf(bytes, path)).not.toContain('極秘');
  });

  test('has nothing but the first sheet and its figures where only the first page is asked for', async () => {
    const bytes = await workbookOf(['--sample', '--profile', 'summary']);
    expect(sheetsIn(bytes).map(({ name }) => name)).toEqual([full[0], full.at(-1)]);
  });

  test('is the same bytes for the same file and day, and those of the API', async () => {
    const bytes = await workbookOf([sample, '--as-of', '2026-12-01']);
    expect(Buffer.compare(await workbookOf([sample, '--as-of', '2026-12-01']), bytes)).toBe(0);
    const model = report(openAssessment(sample), { asOf: '2026-12-01' });
    expect(Buffer.compare(Buffer.from(await render(model, 'xlsx')), bytes)).toBe(0);
  });

  test.each(['ja', 'en'])(
    'in %s prints every sheet on pages as wide as it, with its head and the number of the page',
    async (lang) => {
      const bytes = await workbookOf(['--sample', '--lang', lang]);
      const sheets = Object.keys(unzipSync(bytes)).filter((path) => /worksheets\/[^/]*\.xml$/.test(path));
      expect(sheets).toHaveLength(full.length);
      for (const path of sheets) {
        expect(partOf(bytes, path)).toMatch(/paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/);
        expect(partOf(bytes, path)).toContain('&amp;P / &amp;N');
      }
      expect(partOf(bytes, 'xl/workbook.xml').match(/_xlnm.Print_Titles/g)).toHaveLength(full.length - 1);
    },
  );

  test('is written over where the command has made it, and not where it has made something else', async () => {
    const cwd = folderOfFirm(aim);
    const into = (...argv: string[]) => run([...argv, '-o', 'a.xlsx'], { cwd });
    expect((await into('report')).code).toBe(0);
    expect((await into('report', '--lang', 'en')).code).toBe(0);
    expect((await into('sheet', 'findings')).stderr).toContain('a.xlsx');
    expect((await into('sheet', 'findings', '--force')).code).toBe(0);
    expect((await into('report')).code).toBe(2);
  });
});

describe('the chart of the summary', () => {
  test('shows the figures that stand in its sheet, and says them to who cannot see it', async () => {
    const bytes = await workbookOf(['--sample']);
    const chart = partOf(bytes, 'xl/charts/chart1.xml');
    const figures = sheetOf(bytes, '分野ごとの状態');
    const series = [...chart.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([one]) => one);
    const read = (xml: string, tag: string) => {
      const [, inside = ''] = new RegExp(`<c:${tag}>(.*?)</c:${tag}>`, 's').exec(xml) ?? [];
      const [, area = ''] = /<c:f>(.*?)<\/c:f>/.exec(inside) ?? [];
      return { area, values: [...inside.matchAll(/<c:v>(.*?)<\/c:v>/g)].map(([, value]) => value) };
    };
    expect(series.length).toBeGreaterThanOrEqual(5);
    for (const one of series) {
      const [name, labels, values] = [read(one, 'tx'), read(one, 'cat'), read(one, 'val')];
      const letter = /\$([B-G])\$1$/.exec(name.area)?.[1] ?? '';
      const column = 'ABCDEFG'.indexOf(letter);
      const last = figures.length;
      expect(values.area).toBe(`'分野ごとの状態'!$${letter}$2:$${letter}$${last}`);
      expect(labels.area).toBe(`'分野ごとの状態'!$A$2:$A$${last}`);
      expect(name.values).toEqual([figures[0]?.[column]]);
      expect(labels.values).toEqual(figures.slice(1).map(([label]) => label));
      expect(values.values).toEqual(figures.slice(1).map((row) => row[column]));
    }
    // Numbers, and no text that looks like them: else no bar has a length.
    expect(partOf(bytes, `xl/worksheets/sheet${full.length}.xml`)).toMatch(/<c r="B2" s="\d"><v>\d+<\/v><\/c>/);
    expect(partOf(bytes, 'xl/drawings/drawing1.xml')).toMatch(
      /descr="分野ごとの棒グラフ。[^"]*攻撃等の防御は48基準のうち27基準/,
    );
  });
});

describe('a hostile text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('=1+1', '@SUM(A1)', '-2', '＝1', '"><f>1</f>', "'!$A$1", ']]>', '&#1;', '\t=1', '\u202e=1'),
  );

  const firm = (text: string): ReportModel =>
    reportModel({
      criteria: 3,
      states: ['partial', 'unmet', 'met'],
      change: (criterion) => ({
        ...criterion,
        note: text,
        owner: text,
        evidence: [{ title: text, reference: text }],
        question: text,
        when: 'week',
      }),
      with: { organization: text, catalogue: { ...reportModel().catalogue, title: text } },
    });

  test('is no formula, no tag and no end of anything', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const model = firm(text);
        const bytes = await render(
          { ...model, categories: model.categories.map((one) => ({ ...one, title: text })) },
          'xlsx',
        );
        for (const path of Object.keys(unzipSync(bytes))) {
          const names: string[] = [];
          for (const token of xmlTokens({ file: 'a.xlsx', path, text: partOf(bytes, path) })) {
            if (token.kind === 'open' && !token.isEmpty) names.push(token.name);
            if (token.kind === 'close') expect(names.pop(), path).toBe(token.name);
          }
          expect(names).toEqual([]);
        }
        for (const { rows } of sheetsIn(bytes)) {
          for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        }
        expect(sheetsIn(bytes)).toHaveLength(6);
      }),
      { numRuns: 40 },
    );
  });

  test('of any length is there to its end, in rows that a sheet can show', async () => {
    const note = Array.from({ length: 400 }, (_, index) => `${index}番目の、とても長いメモの1文です。`).join('');
    const bytes = await render(
      reportModel({ criteria: 2, change: (criterion) => ({ ...criterion, note, state: 'unmet', when: 'week' }) }),
      'xlsx',
    );
    const rows = sheetOf(bytes, '全基準の一覧');
    const ids = columnOf(rows, '番号');
    expect(new Set(ids).size).toBe(2);
    expect(ids.length).toBeGreaterThan(4);
    const record = columnOf(rows, '記録').filter((_, at) => ids[at] === ids[0]);
    expect(record.join('').replaceAll('\n', '')).toContain(note);
    // What is filtered by is in each of them.
    expect(new Set(columnOf(rows, '状態'))).toEqual(new Set(['× まだ']));
    for (const [, height] of partOf(bytes, 'xl/worksheets/sheet2.xml').matchAll(/<row r="\d+" ht="(\d+)"/g)) {
      expect(Number(height)).toBeLessThan(409);
    }
  });
});

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!hasOffice())('LibreOffice reads the same cells, and draws the chart', { timeout: 300_000 }, async () => {
  const folder = testFolder();
  const bytes = await workbookOf(['--sample']);
  writeFileSync(join(folder, 'a.xlsx'), bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  const words = [
    profile,
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    join(folder, 'out'),
    join(folder, 'a.xlsx'),
  ];
  await promisify(execFile)('soffice', words);
  const saved = readFileSync(join(folder, 'out', 'a.xlsx'));
  expect(sheetsIn(saved)).toEqual(sheetsIn(bytes));
  expect(partOf(saved, 'xl/charts/chart1.xml').match(/<c:ser>/g)).toHaveLength(5);
});
