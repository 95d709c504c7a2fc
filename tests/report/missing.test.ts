import { describe, expect, test } from 'vitest';
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
import { readPdf } from '../helpers/readPdf.ts';
import { reportModel } from '../helpers/reportModel.ts';

const metWhen = ['役員に知らせている', '派遣社員に知らせている', '記録を残している'];

/** A report whose only open criterion is partly met. */
function modelWith(change: Partial<CriterionReport>) {
  return reportModel({
    criteria: 6,
    states: ['met'],
    change: (criterion, index) => (index === 2 ? { ...criterion, state: 'partial', metWhen, ...change } : criterion),
    with: { actions: [] },
  });
}

const languages = { ja: translator(ja), en: translator(en) };
const fonts = await loadFonts();

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  const t = languages[language];
  const unrecorded = language === 'ja' ? '未記録' : 'recorded';
  const squeezed = (text: string) => text.replace(/[\s\\]+/g, '');
  const formats = {
    text: (model) => renderText(gapDocument(model, t), { t, width: 80, paint: plainPaint }),
    markdown: (model) => renderMarkdown(gapDocument(model, t), t),
    html: (model) => renderHtml(gapDocument(model, t), t),
    pdf: async (model) => (await readPdf((await renderPdf(model, { t, fonts, date: '2026-11-29' })).bytes)).text,
  } satisfies Record<string, (model: ReturnType<typeof modelWith>) => string | Promise<string>>;

  test.each(Object.entries(formats))('%s names the missing conditions and no other', async (_, draw) => {
    const drawn = squeezed(await draw(modelWith({ missing: [2] })));
    expect(drawn).toContain(squeezed(t('report.open.conditions.missing')));
    expect(metWhen.map((text) => drawn.includes(text))).toEqual([false, true, false]);
  });

  test.each(Object.entries(formats))('%s says that nobody has said which, and shows all', async (format, draw) => {
    const drawn = squeezed(await draw(modelWith({})));
    // A narrow column breaks the title anywhere.
    if (format !== 'pdf') expect(drawn).toContain(unrecorded);
    expect(metWhen.map((text) => drawn.includes(text))).toEqual([true, true, true]);
  });

  test.each(Object.entries(formats))('%s shows a single condition as it is', async (_, draw) => {
    const drawn = squeezed(await draw(modelWith({ metWhen: metWhen.slice(0, 1), missing: [1] })));
    expect(drawn).toContain(metWhen[0]);
    expect(drawn).not.toContain(`(1)${metWhen[0]}`);
    expect(drawn).not.toContain(unrecorded);
  });
});
