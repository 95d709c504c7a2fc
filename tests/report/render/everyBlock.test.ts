import { beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../../src/i18n/en/index.ts';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import { loadFonts } from '../../../src/io/fonts.ts';
import type { DocumentBlock, Sheet } from '../../../src/report/document.ts';
import { plainPaint } from '../../../src/report/paint.ts';
import { renderHtml } from '../../../src/report/render/html.ts';
import { renderMarkdown } from '../../../src/report/render/markdown.ts';
import type { PdfFonts } from '../../../src/report/render/pdf/index.ts';
import { renderSheetPdf } from '../../../src/report/render/pdf/sheet.ts';
import { renderText } from '../../../src/report/render/text.ts';
import { tablesOf } from '../../../src/report/render/xlsx.ts';
import { widthOf } from '../../../src/text/width.ts';
import { allTagged, readPdf } from '../../helpers/readPdf.ts';

const words: string[] = [];

/** A word that occurs once, with a sign that no format may take for one of its own. */
function word(): string {
  const made = `語${words.length}＜`;
  words.push(made);
  return made;
}

const criterion = () => ({ id: word(), title: word(), state: 'met', question: word() }) as const;
const counts = { met: 1, partial: 1, unmet: 0, unknown: 0, unanswered: 0, 'not-applicable': 0, total: 2 };

/** One block of each kind: a new kind without one does not compile. */
const blocks: Readonly<Record<DocumentBlock['kind'], DocumentBlock>> = {
  text: { kind: 'text', text: word(), tone: 'warning' },
  list: { kind: 'list', items: [word(), word()] },
  callout: { kind: 'callout', text: word() },
  folded: { kind: 'folded', title: word(), blocks: [{ kind: 'changes', changes: [{ lines: [word()] }] }] },
  bars: { kind: 'bars', of: '行', rows: [{ title: word(), counts }] },
  table: {
    kind: 'table',
    title: word(),
    columns: [{ title: word(), isHeader: true }, { title: word() }, { title: word(), width: 0 }],
    groups: [{ title: word(), parts: [{ title: word(), rows: [[[word()], [word(), word()], [word()]]] }] }],
  },
  'criteria-table': {
    kind: 'criteria-table',
    columns: [
      { title: '番号', shows: 'id' },
      { title: '質問', shows: 'question' },
      { title: '状態', shows: 'state' },
      { title: word(), shows: 'notes' },
    ],
    groups: [{ rows: [{ id: word(), title: '', question: word(), state: 'unmet', notes: [word(), word()] }] }],
  },
  steps: {
    kind: 'steps',
    groups: [
      {
        title: word(),
        steps: [{ id: word(), number: 1, title: word(), state: 'unmet', lines: [word()], fields: [[word(), word()]] }],
      },
    ],
  },
  criteria: {
    kind: 'criteria',
    criteria: [
      {
        ...criterion(),
        details: [
          { kind: 'list', title: word(), items: [word()] },
          { kind: 'facts', facts: [[word(), word()]] },
          { kind: 'quotation', title: word(), lines: [word(), word()] },
        ],
      },
    ],
  },
  changes: { kind: 'changes', changes: [{ head: word(), states: ['unmet', 'met'], aside: word(), lines: [word()] }] },
  form: {
    kind: 'form',
    title: word(),
    list: { title: word(), items: [word()] },
    texts: [word()],
    boxes: [word()],
    choices: { title: word(), items: [word()] },
    lines: [word(), ''],
  },
  signature: { kind: 'signature', who: word(), confirms: word(), fields: [word()] },
};

const sheet: Sheet = {
  title: word(),
  mark: word(),
  facts: [[word(), word()]],
  notices: [word(), word()],
  parts: [
    ...Object.values(blocks).map((block) => ({ title: word(), blocks: [block] })),
    { blocks: [{ kind: 'text', text: word(), tone: 'quiet' }] },
  ],
  organization: '会社',
  edition: '1',
  digest: 'sha256:00',
  date: '2026-11-21',
  tool: { name: 'scs-check', version: '0.0.0' },
};

let fonts: PdfFonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

/** The title of a table names a sheet of a workbook and a table that goes on; elsewhere the heading above it is enough. */
const tableTitle = blocks.table.kind === 'table' ? blocks.table.title : '';
const elsewhere = words.filter((one) => one !== tableTitle);

describe.each([
  ['ja', translator(ja)],
  ['en', translator(en)],
] as const)('every word of every kind of block (%s)', (_, t) => {
  test.each([40, 80])('is in the text of %i columns, and no line is wider', (width) => {
    const text = renderText(sheet, { t, width, paint: plainPaint });
    expect(missingIn(text, elsewhere)).toEqual([]);
    for (const line of text.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  test('is in Markdown', () => {
    expect(missingIn(renderMarkdown(sheet, t), elsewhere)).toEqual([]);
  });

  test('is in HTML, with every tag closed', () => {
    const html = renderHtml(sheet, t);
    // Words of another language stand in an element that says so.
    expect(missingIn(html.replace(/<span lang="\w+">(.*?)<\/span>/g, '$1'), elsewhere)).toEqual([]);
    const open: string[] = [];
    for (const [tag, end, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
      if (tag.endsWith('/>')) continue;
      if (end === '/') expect(open.pop(), tag).toBe(name);
      else if (name !== 'meta' && name !== 'br') open.push(name);
    }
    expect(open).toEqual([]);
  });

  test('is in the workbook', () => {
    const cells = tablesOf(sheet, t).flatMap(({ name, title = '', head = [], rows }) => [
      name,
      title,
      ...head,
      ...rows.flat(),
    ]);
    expect(missingIn(cells.join('\n'), words)).toEqual([]);
  });

  test('is in the PDF', async () => {
    const { bytes } = await renderSheetPdf(sheet, { t, fonts });
    expect(missingIn((await readPdf(bytes)).text, elsewhere)).toEqual([]);
  });
});

test('boxes to tick in a PDF are items of a list, and a line that goes on says nothing', async () => {
  const form = { kind: 'form', boxes: ['甲', '乙', '丙'.repeat(60), '丁'], lines: ['メモ', ''] } as const;
  const { bytes } = await renderSheetPdf(
    { ...sheet, facts: [], parts: [{ blocks: [form] }] },
    { t: translator(ja), fonts },
  );
  const [page] = (await readPdf(bytes)).pages;
  const at = (box: string) => page?.pieces.find(({ text }) => text.startsWith(`□ ${box}`));
  expect(page && allTagged(page.structure, 'LBody')).toHaveLength(form.boxes.length);
  expect(at('甲')?.tag).toBe('LBody');
  expect(at('乙')?.baseline).toBe(at('甲')?.baseline);
  expect(at('丙')?.baseline).toBeLessThan(at('乙')?.baseline ?? 0);
  const said = page?.pieces.filter(({ tag }) => tag === 'P').map(({ text }) => text);
  // As many paragraphs as have words.
  expect(page && allTagged(page.structure, 'P')).toHaveLength(said?.length ?? 0);
  expect(said).toContain('メモ');
});

/** The words of `wanted` that are not there, whatever breaks the lines. */
function missingIn(text: string, wanted: readonly string[]): readonly string[] {
  const whole = text.replace(/\s+/g, '');
  return wanted.filter((one) => !whole.includes(one));
}
