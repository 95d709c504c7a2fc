import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Portfolio, ReadRow } from '../../src/formats/outputs/portfolio.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import type { Part } from '../../src/report/document.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { portfolioRenderers } from '../../src/report/portfolio/index.ts';
import { renderHtml } from '../../src/report/render/html.ts';
import { gapDocument } from '../../src/report/say/gap.ts';
import { portfolioTotals } from '../../src/scoring/portfolio.ts';
import { hasBrowser, openFile, startBrowser, violationsIn } from '../helpers/browser.ts';
import { readPdf } from '../helpers/readPdf.ts';
import { reportModel } from '../helpers/reportModel.ts';
import { testFolder } from '../helpers/runCli.ts';

const t = translator(ja);
const total = 16;
const bad = '</script><script>document.title="x"</script><img src=x onerror="document.title=\'x\'"><!--';
/** A report in which a criterion is in each state, and somebody has written what should not run. */
const model = reportModel({
  criteria: total,
  change: (criterion, index) => (index === 2 ? { ...criterion, note: bad, owner: bad, when: 'week' } : criterion),
  with: { terms: [{ id: 'rule', term: '決まり', gloss: 'みんなで守ること' }] },
});
const title = t('report.title', { level: model.level.title });

let browser: Browser;
beforeAll(async () => {
  if (hasBrowser) browser = await startBrowser();
});
afterAll(() => browser?.close());

/** With two parts that tell of criteria, as the copy for a specialist has. */
function opened(options: BrowserContextOptions = {}, words = t) {
  const path = join(testFolder(), 'report.html');
  const { parts, ...head } = gapDocument(model, words);
  const tells = ({ blocks }: Part) => blocks.some(({ kind }) => kind === 'criteria');
  const twice = parts.flatMap((part) => (tells(part) ? [part, structuredClone(part)] : [part]));
  writeFileSync(path, renderHtml({ ...head, parts: twice }, words));
  return openFile(browser, path, options);
}

const found = (page: Page) => page.locator('#found').textContent();
const words = (count: number) => t('page.filter.found', { total, count });
const lines = (page: Page) => page.locator('table.criteria').last().locator('tr[data-f]:visible').count();

/** How wide what a reader with a telephone reads is, of the screen: a table to write on, and each question. */
const shares = (page: Page) =>
  page.evaluate<readonly (readonly number[])[]>(`[
    [...document.querySelectorAll('.scroll:has(.room)')].map((one) => one.scrollWidth / innerWidth),
    [...document.querySelectorAll('.criteria .question, td:has(+ .room)')].map((one) => one.clientWidth / innerWidth),
  ]`);

describe.skipIf(!hasBrowser)('the gap report in a browser', () => {
  test.each([
    ['light', t],
    ['dark', translator(en)],
  ] as const)('axe finds nothing in %s, and nothing lies beside the page', async (colorScheme, language) => {
    const { page, heard, close } = await opened({ colorScheme, bypassCSP: true }, language);
    await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      if (width === 360) {
        const [sheets = [], questions = []] = await shares(page);
        expect([sheets.length > 0, Math.max(...sheets) <= 1]).toEqual([true, true]);
        expect(Math.min(...questions)).toBeGreaterThan(0.8);
      }
      // In the dark nothing is new but the colours, which are the same at every width.
      const rules = colorScheme === 'light' ? undefined : ['color-contrast'];
      if (width === 1280 || colorScheme === 'light')
        expect([width, await violationsIn(page, rules)]).toEqual([width, []]);
    }
    expect(heard).toEqual([]);
    await close();
  });

  test('the keyboard filters by state, person and words, hears how many are left, and shows all again', async () => {
    const { page, heard, close } = await opened();
    expect(await page.title()).toBe(title);
    expect([await found(page), await lines(page)]).toEqual([words(total), total]);
    expect(await page.getByRole('status').textContent()).toBe(words(total));
    await page.getByLabel(t('report.table.state')).focus();
    await page.keyboard.press('ArrowDown');
    const met = model.summary.criteria.met;
    expect([await found(page), await lines(page)]).toEqual([words(met), met]);
    expect(await page.locator('.card:visible').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect([await found(page), await lines(page)]).toEqual([words(0), 0]);
    await page.getByRole('button', { name: t('page.filter.clear') }).press('Enter');
    expect([await found(page), await lines(page)]).toEqual([words(total), total]);
    await page.getByLabel(t('page.search')).focus();
    await page.keyboard.type('ＯＮＥＲＲＯＲ');
    expect([await found(page), await lines(page)]).toEqual([words(1), 1]);
    await page.keyboard.type(' そんな文はない');
    expect([await found(page), await lines(page)]).toEqual([words(0), 0]);
    expect([heard, await page.title()]).toEqual([[], title]);
    await close();
  });

  test('a link shows what the filter has left out, and unfolds it', async () => {
    const { page, close } = await opened();
    await page.getByLabel(t('report.table.state')).selectOption({ index: 1 });
    const card = page.locator('.card').first();
    expect(await card.isVisible()).toBe(false);
    await page.evaluate(`location.hash = '${await card.getAttribute('id')}'`);
    await card.locator('dl').first().waitFor();
    expect(await found(page)).toBe(words(total));
    await close();
  });

  test('what is told of each criterion is folded and unfolded, one and all of its part', async () => {
    const { page, close } = await opened();
    const open = () => page.locator('.card details[open]').count();
    const first = page.locator('.part:has(.card)').first();
    const cards = await first.locator('.card').count();
    expect(await open()).toBe(0);
    await first.locator('summary').first().press('Enter');
    expect(await open()).toBe(1);
    await first.getByRole('button', { name: t('page.close-all') }).press('Enter');
    expect(await open()).toBe(0);
    await first.getByRole('button', { name: t('page.open-all') }).press('Enter');
    expect(await open()).toBe(cards);
    await close();
  });

  test('paper shows all of it and none of the controls, whatever is filtered or folded', async () => {
    const { page, close } = await opened();
    await page.getByLabel(t('report.table.state')).selectOption({ index: 1 });
    const { text } = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    // The fonts of a browser tell some signs of Japanese by others that look alike.
    const plain = (one: string) => one.normalize('NFKC').replace(/\s+/g, '');
    const paper = plain(text);
    const shown = model.requirements.flatMap(({ criteria }) => criteria);
    const steps = shown.flatMap(({ state, guidance }) =>
      state === 'unmet' || state === 'partial' ? (guidance?.firstStep ?? []) : [],
    );
    const wanted = [...shown.map(({ id }) => id), ...steps, bad].map(plain);
    expect(wanted.filter((one) => !paper.includes(one))).toEqual([]);
    for (const key of ['page.filter', 'page.open-all', 'report.contents.back', 'page.about'] as const) {
      expect(paper).not.toContain(plain(t(key)));
    }
    await close();
  });

  test('without script all of it can be read, and no control is there that does nothing', async () => {
    const { page, heard, close } = await opened({ javaScriptEnabled: false });
    const cards = page.locator('.card');
    expect(await cards.locator('details[open]').count()).toBe(await cards.count());
    expect(await cards.locator('ul').first().isVisible()).toBe(true);
    expect(await page.locator('button:visible, select:visible, input:visible').count()).toBe(0);
    expect(heard).toEqual([]);
    await close();
  });
});

/** The table of all firms has more columns than any other. */
describe.skipIf(!hasBrowser)('the table of firms in a browser', () => {
  test.each([
    [360, false, 'ja'],
    [768, false, 'ja'],
    [1280, true, 'ja'],
    [1280, true, 'en'],
    [1920, true, 'ja'],
  ] as const)(
    'at %i px nothing lies beside the page, the firm stays in view, and all of it is seen: %s, in %s',
    async (width, isWhole, language) => {
      const path = join(testFolder(), 'portfolio.html');
      const row: ReadRow = {
        file: 'firm-1.yaml',
        outcome: 'read',
        firm: 'サンプル精密機械工業株式会社 第二工場',
        catalogue: { id: 'a', title: 'SCS評価制度 ★3・★4', edition: '2026-03-27', method: 'all-of' },
        level: { id: 'star3', title: '★3' },
        criteria: { met: 31, partial: 2, unmet: 3, unknown: 4, unanswered: 35, 'not-applicable': 6, total: 81 },
        lapsed: { met: 1, duty: 2, evidence: 1, waiver: 3, due: 1, date: 0 },
        errors: { evidence: 1, duty: 2, waiver: 3, other: 4, total: 10 },
        due: { past: 1, earliest: '2026-01-01', next: '2027-01-01' },
        views: { agrees: 1, other: 2, changed: 3, rewritten: 1, unshown: 1, none: 13 },
        questions: { firm: 1, specialist: 2 },
        lastAnswered: '2026-11-01',
        nextReview: { on: '2026-12-01', because: 'due' },
      };
      const portfolio: Portfolio = {
        schemaVersion: 1,
        tool: { name: 'scs-check', version: '0.0.0' },
        terms: { asOf: '2026-11-21', evidence: false, sort: 'name' },
        totals: portfolioTotals([row]),
        rows: [row],
      };
      writeFileSync(
        path,
        portfolioRenderers.html(portfolio, {
          t: translator(language === 'ja' ? ja : en),
          width: 78,
          paint: plainPaint,
        }),
      );
      const { page, heard, close } = await openFile(browser, path, {
        bypassCSP: true,
        viewport: { width, height: 900 },
      });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
      const [seen, whole, left] = await page.evaluate<readonly number[]>(`(() => {
      const box = document.querySelector('.scroll');
      box.scrollLeft = box.scrollWidth;
      const firm = document.querySelector('tbody th').getBoundingClientRect();
      return [box.clientWidth, box.scrollWidth, Math.floor(Math.abs(firm.left - box.getBoundingClientRect().left))];
    })()`);
      expect([(whole ?? 0) <= (seen ?? 0), left]).toEqual([isWhole, 0]);
      expect([heard, await violationsIn(page)]).toEqual([[], []]);
      await close();
    },
  );
});
