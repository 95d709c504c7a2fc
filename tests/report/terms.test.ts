import { describe, expect, test } from 'vitest';
import type { Term } from '../../src/formats/catalogue.ts';
import type { CriterionReport } from '../../src/formats/outputs/report.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { loadFonts } from '../../src/io/fonts.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { renderHtml } from '../../src/report/render/html.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { renderPdf } from '../../src/report/render/pdf/index.ts';
import { renderText } from '../../src/report/render/text.ts';
import { gapDocument } from '../../src/report/say/gap.ts';
import { openTerms } from '../../src/report/terms.ts';
import { readPdf } from '../helpers/readPdf.ts';
import { reportModel } from '../helpers/reportModel.ts';

const terms: Term[] = [
  { id: 'rule', term: '決まり', gloss: 'みんなで守ること' },
  { id: 'gateway', term: 'ゲートウェイ', gloss: '出入り口の装置' },
  { id: 'server', term: 'サーバ', gloss: 'みんなで使う機械' },
  { id: 'log', term: 'ログ', gloss: '通信の記録' },
  { id: 'alert', term: 'アラート', gloss: '異常の知らせ' },
];

/** One criterion of each kind that matters: in place, open, partly open, not known. */
const changed: readonly Partial<CriterionReport>[] = [
  { state: 'met', question: 'サーバの決まりがありますか', metWhen: ['ある'] },
  { state: 'unmet', question: '決まりがありますか', metWhen: ['ゲートウェイの決まりがある'] },
  { state: 'partial', question: '決まりを守っていますか', metWhen: ['ログがある', '記録がある'], missing: [2] },
  { state: 'unknown', question: 'アラートが出ますか', metWhen: ['サーバからアラートが出る'] },
];
const model = reportModel({
  criteria: changed.length,
  change: ({ options: _, ...criterion }, index) => ({ ...criterion, ...changed[index] }),
  with: { terms, actions: [] },
});

test('what helps to do it has its words explained, too', () => {
  const shown = reportModel({
    criteria: 2,
    states: ['unmet', 'met'],
    change: ({ guidance = {}, ...criterion }, index) => ({
      ...criterion,
      guidance: {
        ...guidance,
        firstStep: index === 0 ? 'ログを見ます。' : 'アラートを見ます。',
        evidence: ['サーバの台帳'],
      },
    }),
    with: { terms },
  });
  expect(openTerms(shown, translator(ja)).map(({ term }) => term)).toEqual(expect.arrayContaining(['ログ', 'サーバ']));
  expect(openTerms(shown, translator(ja)).map(({ term }) => term)).not.toContain('アラート');
});

const languages = { ja: translator(ja), en: translator(en) };
const fonts = await loadFonts();

describe.each(['ja', 'en'] as const)('a report in %s', (language) => {
  const t = languages[language];
  const formats = {
    text: (shown) => renderText(gapDocument(shown, t), { t, width: 80, paint: plainPaint }),
    markdown: (shown) => renderMarkdown(gapDocument(shown, t), t),
    html: (shown) => renderHtml(gapDocument(shown, t), t),
    pdf: async (shown) => (await readPdf((await renderPdf(shown, { t, fonts, date: '2026-11-29' })).bytes)).text,
  } satisfies Record<string, (shown: typeof model) => string | Promise<string>>;
  const squeezed = (text: string) => text.replace(/[\s\\]+/g, '');
  const times = (whole: string, part: string) => whole.split(part).length - 1;

  test.each(Object.entries(formats))(
    'as %s explains each word of what is open once, and no other',
    async (format, draw) => {
      const whole = squeezed(await draw(model));
      expect(terms.map(({ term, gloss }) => [term, times(whole, gloss)])).toEqual([
        ['決まり', 1],
        ['ゲートウェイ', 1],
        // Only in what is in place, or in a condition that is not shown.
        ['サーバ', 0],
        ['ログ', 0],
        ['アラート', 1],
      ]);
      // Where there are contents, they name it, too.
      expect(times(whole, squeezed(t('terms.title')))).toBe(format === 'pdf' || format === 'html' ? 2 : 1);
    },
  );

  test.each(Object.entries(formats))('as %s has no such part where nothing has to be explained', async (_, draw) => {
    expect(squeezed(await draw({ ...model, terms: [] }))).not.toContain(squeezed(t('terms.title')));
  });
});
