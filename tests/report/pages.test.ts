import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { openAssessment, report } from '../../src/index.ts';
import { loadFonts } from '../../src/io/fonts.ts';
import { type PdfFonts, renderPdf } from '../../src/report/render/pdf/index.ts';
import { plan } from '../../src/report/say/gapPlan.ts';
import { criterionStates } from '../../src/scoring/result.ts';
import { readPdf, squeezed } from '../helpers/readPdf.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const t = translator(ja);
const catalogue = shippedCatalogue();
let fonts: PdfFonts;
beforeAll(async () => {
  fonts = await loadFonts();
});

/** The lowest and the highest line that text of a page stands on. */
const FOOTER = 55;
const TOP = 788;

async function pagesOf(text: string, language: 'ja' | 'en' = 'ja') {
  const model = report(openAssessment({ text }), { asOf: '2026-11-29', language });
  const words = language === 'ja' ? t : translator(en);
  const { bytes } = await renderPdf(model, { t: words, fonts, date: '2026-11-29' });
  const { pages } = await readPdf(bytes);
  const filled = pages.map(({ pieces }) => {
    const lowest = Math.min(...pieces.map(({ baseline }) => baseline).filter((baseline) => baseline > FOOTER));
    return (TOP - lowest) / (TOP - FOOTER);
  });
  const begins = (title: string) => pages.findIndex((page) => page.text.startsWith(squeezed(title)));
  const sheet = begins(words('report.vendor'));
  // A page ends where it ends before what begins one of its own: the sheet, and what then fills the back before it.
  const own = sheet === -1 ? [] : [sheet, sheet - 1, begins(words('report.assumptions'))];
  const exempt = new Set([...own.filter((page) => page > 0).map((page) => page - 1), pages.length - 1]);
  const full = filled.filter((_, page) => page > 0 && !exempt.has(page));
  const texts = pages.map((page) => page.text);
  const blank = filled.flatMap((share, page) => (Number.isFinite(share) ? [] : [page]));
  return {
    count: pages.length,
    end: filled.at(-1),
    full,
    sheet,
    leaf: sheet === -1 ? [] : texts.slice(sheet),
    blank,
    texts,
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

/** Everything done but these, each in another state. */
function allBut(...ids: readonly string[]): string {
  const assessment: Assessment = JSON.parse(all('met'));
  const states = ['unmet', 'unknown', 'partial'] as const;
  const open = ids.map((id, index) => [id, { state: states[index % states.length], answeredOn: '2026-11-02' }]);
  return JSON.stringify({ ...assessment, answers: { ...assessment.answers, ...Object.fromEntries(open) } });
}

const sample = readFileSync(join(import.meta.dirname, '..', '..', 'templates', 'sample.assessment.yaml'), 'utf8');

/** The same answers, with everything that may stand on the first page as long as it gets. */
function crowded(level: 'star3' | 'star4', names: 'long' | 'short'): string {
  const long = names === 'long';
  const states = ['met', 'partial', 'unmet', 'unknown', 'unanswered', 'met'] as const;
  const criteria = catalogue.requirements.flatMap((requirement) => requirement.criteria);
  const answers = Object.fromEntries(
    criteria.flatMap(({ id, cadence }, index): [string, Answer][] => {
      const state = states[index % states.length] ?? 'unanswered';
      if (state === 'unanswered') return [];
      const own = {
        owner: '情報システム部'.repeat(long ? 20 : 1),
        due: '2026-01-01',
        evidence: [{ title: '記録', validUntil: '2026-01-01' }],
      };
      return [[id, { state, answeredOn: '2026-11-02', ...own, ...(cadence ? { lastDone: '2020-01-01' } : {}) }]];
    }),
  );
  const assessment = emptyAssessment(catalogue, level);
  return JSON.stringify({
    ...assessment,
    organization: { name: 'サンプル製作所'.repeat(long ? 14 : 1) },
    scope: { sites: Array.from({ length: long ? 60 : 3 }, (_, index) => `第${index}工場`) },
    ...(long ? { overview: Object.fromEntries(catalogue.requirements.map(({ id }) => [id, 'mostly'])) } : {}),
    answers,
  });
}

/** The sample, with this many of its open criteria past their due days, each on another day. */
function overdue(count: number): string {
  const assessment = parse(sample);
  const open = Object.entries<Answer>(assessment.answers).filter(([, { state }]) => state !== 'met');
  const unanswered = catalogue.requirements
    .flatMap(({ criteria }) => criteria.filter(({ level }) => level === 'star3'))
    .flatMap(({ id }) => (assessment.answers[id] === undefined ? [[id, { state: 'unmet' }] as const] : []));
  const late = [...open.filter(([, { state }]) => state !== 'not-applicable'), ...unanswered].slice(0, count);
  const days = late.map(([id, answer], index) => [
    id,
    { ...answer, due: `2026-${String((index % 9) + 1).padStart(2, '0')}-${String(28 - Math.floor(index / 9))}` },
  ]);
  return JSON.stringify({ ...assessment, answers: { ...assessment.answers, ...Object.fromEntries(days) } });
}

describe.each(['ja', 'en'] as const)('the first page in %s', (language) => {
  const words = translator(language === 'ja' ? ja : en);
  const inLanguage = async (text: string, extent: 'full' | 'summary' = 'full') => {
    const model = report(openAssessment({ text }), { asOf: '2026-11-29', language });
    const { bytes } = await renderPdf(model, { t: words, fonts, date: '2026-11-29', extent });
    return { model, ...(await readPdf(bytes)) };
  };

  test.each([
    ['the sample', sample],
    ['much that is overdue', crowded('star3', 'short')],
    ['much for ★4', crowded('star4', 'short')],
    ['and with long names, a wide scope and a glance at the rest', crowded('star4', 'long')],
  ] as const)('ends before the contents and says what the owner needs: %s', async (_, text) => {
    const { model, pages } = await inLanguage(text);
    const [first, second] = pages;
    expect(second?.text.startsWith(squeezed(words('report.contents')))).toBe(true);
    expect(first?.text).toContain(squeezed(words('report.actions')));
    // Names of any length leave no room for it; then it is on the next page.
    const way = squeezed(words('report.stage', { title: model.level.title }));
    expect(text.includes('第59工場') ? `${first?.text}${second?.text}` : first?.text).toContain(way);
    expect(first?.text.includes(squeezed(words('report.lapses')))).toBe(text !== sample);
  });

  test.each([4, 12, 35])(
    'names what is overdue with its day, where that is %i, and costs no section',
    async (count) => {
      const { model, pages } = await inLanguage(overdue(count));
      const [first] = pages;
      const late = model.requirements
        .flatMap(({ criteria }) => criteria.filter(({ lapses = [] }) => lapses.length > 0))
        .map(({ id, due = '' }) => ({ id, due }))
        .toSorted((a, b) => a.due.localeCompare(b.due));
      expect(late).toHaveLength(count);
      const aside = (due: string) => squeezed(words('text.aside', { text: due }));
      const isNamed = ({ id, due }: { id: string; due: string }) => first?.text.includes(`${id}${aside(due)}`);
      // What is over longest, in any case.
      const named = late.filter(isNamed);
      expect(late.slice(0, 4).filter((one) => !isNamed(one))).toEqual([]);
      expect(named.length === count || count > 12).toBe(true);
      for (const title of [words('report.stage', { title: model.level.title }), words('report.categories')])
        expect(first?.text).toContain(squeezed(title));
    },
  );

  test('takes back what it gave up where a whole section has left it', async () => {
    const glances = Object.fromEntries(catalogue.requirements.map(({ id }) => [id, 'some']));
    const { model, pages } = await inLanguage(
      JSON.stringify({ ...emptyAssessment(catalogue, 'star3'), overview: glances }),
    );
    const [first, second] = pages;
    expect(second?.text).toContain(squeezed(words('report.overview')));
    // How sure the steps are and where the catalogue is from would go first.
    for (const { note } of model.stages) if (note !== undefined) expect(first?.text).toContain(squeezed(note));
    expect(first?.text).toContain(squeezed(words('report.source')));
  });

  test('is the only one of a summary, which says where the rest is', async () => {
    const { pages } = await inLanguage(crowded('star4', 'long'), 'summary');
    expect(pages).toHaveLength(1);
    expect(pages[0]?.text).toContain(squeezed(words('report.summary.rest')));
  });
});

describe.each(['ja', 'en'] as const)('a report in %s', (language) => {
  const words = translator(language === 'ja' ? ja : en);

  test.each([
    ['of the sample', sample, 15],
    ['of which nothing is done', all('unmet'), 30],
    ['of which nothing is known', all('unknown'), 15],
    ['of which all is done', all('met'), 6],
    ['of which two are left, both for a vendor', allBut('4-5-1-3', '4-4-4-2'), 6],
    ['of which five are left', allBut('4-5-1-3', '4-4-4-2', '1-2-1-2', '3-1-4-1', '6-1-1-1'), 7],
    [
      'of which twelve are left',
      allBut(
        ...['4-5-1-3', '4-4-4-2', '1-2-1-2', '3-1-4-1', '6-1-1-1', '4-1-1-1'],
        ...['4-1-2-1', '4-1-3-1', '4-2-2-1', '3-1-1-1', '3-1-1-2', '2-1-1-1'],
      ),
      12,
    ],
    ['for ★4, with much that is overdue', crowded('star4', 'short'), 40],
  ] as const)('%s has no more pages than somebody reads, and they are full', async (_, text, most) => {
    const { count, end, full, sheet, leaf, blank, texts } = await pagesOf(text, language);
    expect(count).toBeLessThanOrEqual(most);
    expect(full.length).toBeGreaterThan(1);
    expect(blank).toEqual([]);
    for (const share of full) expect(share).toBeGreaterThan(2 / 3);
    expect(end, 'no line or two alone on the last page').toBeGreaterThan(1 / 8);
    // The firm has typed none: quotation marks are those of print.
    expect(texts.flatMap((page) => page.match(/.{0,20}["'].{0,20}/g) ?? [])).toEqual([]);
    if (sheet === -1) return;
    // A vendor signs below questions, not alone on a page.
    const signed = squeezed(words('report.vendor.name'));
    const page = texts.find((one) => one.includes(signed)) ?? '';
    expect(page.split(signed)[0]?.match(/\d(?:-\d+){3}/g)?.length).toBeGreaterThan(1);
    // Printed on both sides, what is torn off shows nothing of what the firm lacks.
    expect(sheet % 2).toBe(0);
    const told = (['partial', 'unmet', 'unknown'] as const).map(
      (state) => words(`mark.${state}`) + squeezed(words(`state.${state}`)),
    );
    for (const own of leaf) for (const state of told) expect(own).not.toContain(state);
  });
});

describe.each(['ja', 'en'] as const)('the plan in %s', (language) => {
  test.each([
    ['of the sample', sample],
    ['of which nothing is done', all('unmet')],
    ['of which nothing is known', all('unknown')],
    ['of which five are left', allBut('4-5-1-3', '4-4-4-2', '1-2-1-2', '3-1-4-1', '6-1-1-1')],
    ['for ★4, with much that is overdue', crowded('star4', 'short')],
  ] as const)('says on paper all of what is to be done: %s', async (_, text) => {
    const model = report(openAssessment({ text }), { asOf: '2026-11-29', language });
    const { texts } = await pagesOf(text, language);
    const titles = plan(model, translator(language === 'ja' ? ja : en))
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'steps' ? block.groups : [])))
      .flatMap(({ steps }) => steps.map(({ id, title }) => squeezed(`${id}${title}`)));
    // The state stands between the number and what to do.
    const shown = texts
      .slice(1)
      .join('')
      .replace(/[○△×？?―—・]/g, '');
    const bare = titles.map((title) => title.replace(/[○△×？?―—・]/g, ''));
    expect(bare.length).toBeGreaterThan(4);
    expect(bare.filter((title) => !shown.includes(title))).toEqual([]);
  });
});

test('a page before the sheet for a vendor is not without a word', async () => {
  const { texts, sheet } = await pagesOf(crowded('star4', 'short'), 'en');
  expect(texts[sheet - 1]).toContain(squeezed(translator(en)('report.vendor.back')));
});

test.each(['ja', 'en'] as const)('each part of a bar has its number: %s', async (language) => {
  const model = report(openAssessment({ text: sample }), { asOf: '2026-11-29', language });
  const words = translator(language === 'ja' ? ja : en);
  const { bytes } = await renderPdf(model, { t: words, fonts, date: '2026-11-29', extent: 'summary' });
  const { pages } = await readPdf(bytes);
  const told = (pages[0]?.pieces ?? []).filter(({ tag }) => tag === 'Figure').map(({ text }) => text.trim());
  const numbers = told.filter((text) => /^(?:[^/]* )?\d+$/.test(text));
  const parts = model.categories.flatMap(({ counts }) => criterionStates.filter((state) => counts[state] > 0));
  expect(numbers).toHaveLength(parts.length);
});

test('whoever hears the English report hears words, and headings apart from states', async () => {
  const words = translator(en);
  const model = report(openAssessment({ text: sample }), { asOf: '2026-11-29', language: 'en' });
  const { bytes } = await renderPdf(model, { t: words, fonts, date: '2026-11-29' });
  const { pages } = await readPdf(bytes);
  const spoken = pages
    .map((page) => page.spoken)
    .join(' ')
    .replace(/\s+/g, ' ');
  const open = model.requirements.flatMap(({ title, criteria }) =>
    criteria.filter(({ state }) => state === 'unmet' || state === 'partial').map((one) => ({ title, ...one })),
  );
  expect(open.length).toBeGreaterThan(20);
  for (const { id, title, state, question, guidance } of open) {
    expect(spoken).toContain(
      `${id} ${title} ${words(`mark.${state}`)} ${words(`state.${state}`)}`.replace(/\s+/g, ' '),
    );
    for (const text of [question, guidance?.firstStep ?? '']) expect(spoken).toContain(text.replace(/\s+/g, ' '));
  }
  // Cells of a row are apart as well.
  for (const { criteria } of model.requirements)
    for (const { id, state } of criteria) if (state === 'met') expect(spoken).toContain(`${id} `);
});
