import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/formats/assessment.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { openAssessment, report } from '../../src/index.ts';
import { loadFonts } from '../../src/io/fonts.ts';
import { type PdfFonts, renderPdf } from '../../src/report/render/pdf/index.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const t = translator(ja);
const catalogue = shippedCatalogue();
let fonts: PdfFonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

/** What is left free of a page, from the last line of text above the footer. */
const FOOTER = 60;
const TOP = 788;

async function pagesOf(text: string) {
  const model = report(openAssessment({ text }), { asOf: '2026-11-29' });
  const { bytes } = await renderPdf(model, { t, fonts, date: '2026-11-29' });
  const { pages } = await readPdf(bytes);
  const filled = pages.map(({ pieces }) => {
    const lowest = Math.min(...pieces.map(({ baseline }) => baseline).filter((baseline) => baseline > FOOTER));
    return (TOP - lowest) / (TOP - FOOTER);
  });
  const { unmet, partial } = model.summary.criteria;
  const title = squeezed(t('report.open', { count: unmet + partial }));
  return {
    count: pages.length,
    filled: filled.slice(
      pages.findIndex((page) => page.text.startsWith(title)),
      -1,
    ),
  };
}

/** Every criterion of ★3 in the same state. */
function all(state: Answer['state']): string {
  const answers = Object.fromEntries(
    catalogue.requirements.flatMap(({ criteria }) =>
      criteria
        .filter(({ level }) => level === 'star3')
        .map(({ id, options }) => [
          id,
          {
            state,
            answeredOn: '2026-11-02',
            ...(state === 'met' && options ? { options: options.choices.map((choice) => choice.id) } : {}),
          },
        ]),
    ),
  );
  return JSON.stringify({ ...emptyAssessment(catalogue, 'star3'), answers });
}

const sample = readFileSync(join(import.meta.dirname, '..', '..', 'templates', 'sample.assessment.yaml'), 'utf8');

test.each([
  ['of the sample', sample, 15],
  ['of which nothing is done', all('unmet'), 30],
  ['of which nothing is known', all('unknown'), 15],
  ['of which all is done', all('met'), 6],
] as const)('a report %s has no more pages than somebody reads, and they are full', async (_, text, most) => {
  const { count, filled } = await pagesOf(text);
  expect(count).toBeLessThanOrEqual(most);
  // The owner's page, the plan and the vendor's sheet end where they end; so does the last page.
  expect(filled.length).toBeGreaterThan(1);
  for (const share of filled) expect(share).toBeGreaterThan(2 / 3);
});
