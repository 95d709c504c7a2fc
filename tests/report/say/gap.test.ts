import { describe, expect, test } from 'vitest';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import { loadFonts } from '../../../src/io/fonts.ts';
import { plainPaint } from '../../../src/report/paint.ts';
import { renderHtml } from '../../../src/report/render/html.ts';
import { renderMarkdown } from '../../../src/report/render/markdown.ts';
import { renderPdf } from '../../../src/report/render/pdf/index.ts';
import { renderText } from '../../../src/report/render/text.ts';
import { gapDocument, gapParts, gapSections, sectionsOf } from '../../../src/report/say/gap.ts';
import { readPdf } from '../../helpers/readPdf.ts';
import { reportModel } from '../../helpers/reportModel.ts';

const t = translator(ja);
/** A report in which every section has something to tell. */
const model = reportModel({
  criteria: 30,
  change: (criterion, index) =>
    index < 4
      ? {
          ...criterion,
          lapses: [{ code: 'scs/duty-in-future', about: 'date' as const, args: { criterion: criterion.id } }],
        }
      : criterion,
  with: {
    stages: [
      {
        title: '自己評価',
        needs: [{ text: '専門家の確認', lacks: [{ what: 'unreviewed', count: 3 }] }],
        certainty: 'certain',
      },
    ],
    overview: [{ id: '1-1-1', title: '決まり', glance: 'some', unanswered: 2 }],
    terms: [{ id: 'rule', term: '決まり', gloss: 'みんなで守ること' }],
    mappings: [
      {
        from: '1-1-1',
        framework: 'iso-27001-2022',
        edition: '2022',
        items: [{ id: '5.31' }],
        relation: 'intersects',
        provenance: 'ours',
        reason: '見本です',
      },
    ],
    diagnostics: [{ code: 'scs/option-missing', args: { criterion: '1-1-2-1', needed: 1, chosen: 0 } }],
  },
});
const withTargets = {
  ...model,
  summary: { ...model.summary, targets: [{ level: 1, title: 'まず取り組む', met: 1, total: 2 }] },
};
const document = gapDocument(withTargets, t, 'with-crosswalks');
const titles = document.parts.map(({ title = '' }) => title);

test('every section has a title in a report that has something to tell in each', () => {
  // What has changed is told only of a report that is compared with others.
  const told = sectionsOf('with-crosswalks', {}).filter((section) => section !== 'trend' && section !== 'changes');
  // What is for a vendor is told in one place of two.
  expect(titles).toHaveLength(told.length - 1);
  // What those outside the firm alone get to read.
  expect(gapSections.filter((section) => !sectionsOf('with-crosswalks', {}).includes(section))).toEqual([
    'message',
    'proof',
    'met',
  ]);
});

describe('the sections stand in one order', () => {
  test.each([
    ['text', () => renderText(document, { t, width: 100, paint: plainPaint })],
    ['HTML', () => renderHtml(document, t)],
    ['Markdown', () => renderMarkdown(document, t)],
    [
      'PDF',
      async () => {
        const { bytes } = await renderPdf(withTargets, {
          t,
          fonts: await loadFonts(),
          date: model.dates.reported,
          extent: 'with-crosswalks',
        });
        return (await readPdf(bytes)).text;
      },
    ],
  ])('as %s', async (_, draw) => {
    const whole = (await draw()).replace(/[\s\\]+/g, '');
    let at = 0;
    for (const title of titles) {
      const found = whole.indexOf(title.replace(/\s+/g, ''), at);
      expect(found, title).toBeGreaterThanOrEqual(at);
      at = found + 1;
    }
  });
});

test('other frameworks are told of only where somebody asks', () => {
  const titleOf = (extent?: 'with-crosswalks') => gapDocument(withTargets, t, extent).parts.map(({ title }) => title);
  expect(titleOf()).not.toContain(t('report.mappings'));
  expect(titleOf('with-crosswalks')).toEqual(titles);
});

test('what is shown after an interview is the beginning of the report', () => {
  const short = gapDocument(withTargets, t, 'summary');
  expect(short.parts).toEqual(document.parts.slice(0, short.parts.length));
  expect(short.parts.at(-1)?.title).toBe(t('report.stage', { title: '自己評価' }));
});

test('the number of a piece of evidence stays when others are added elsewhere or after it', () => {
  const numbered = (added: number) =>
    gapParts(
      'evidence',
      reportModel({
        criteria: 12,
        change: (one, index) =>
          index < added ? { ...one, evidence: [...one.evidence, { title: '足した記録' }] } : one,
      }),
      t,
    )
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'list' ? block.items : []));
  const before = numbered(0);
  expect(before.length).toBeGreaterThan(2);
  const after = numbered(12);
  expect(after).toEqual(expect.arrayContaining([...before]));
  expect(new Set(after.map((item) => item.split(' ')[0])).size).toBe(after.length);
});

test('what is missing stands before what was asked, where something is open', () => {
  const entries = gapParts('open', reportModel({ criteria: 30 }), t)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'criteria' ? block.criteria : []));
  expect(entries.length).toBeGreaterThan(5);
  for (const { question, details } of entries) {
    expect(question).toBeUndefined();
    expect(details[0]?.kind).toBe('list');
    expect(details.at(-1)).toMatchObject({ kind: 'facts', facts: [[t('report.table.question'), expect.any(String)]] });
  }
});
