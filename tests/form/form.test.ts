import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { root } from '../../scripts/project.mjs';
import type { Assessment } from '../../src/formats/assessment.ts';
import { hasBrowser, openFile, startBrowser, violationsIn } from '../helpers/browser.ts';
import { readPdf } from '../helpers/readPdf.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const sample = join(root, 'templates', 'sample.assessment.yaml');
const TITLE = { ja: '聞き取り票', en: 'hand-out' } as const;

let browser: Browser;
beforeAll(async () => {
  if (hasBrowser) browser = await startBrowser();
});
afterAll(() => browser?.close());

/** A folder with the sample, or what is written there, and the form of everything in it. */
async function formOf(change?: (assessment: Assessment) => unknown, flags: readonly string[] = []) {
  const cwd = testFolder();
  const file = join(cwd, 'assessment.yaml');
  if (change === undefined) copyFileSync(sample, file);
  else writeFileSync(file, stringify(change(parse(readFileSync(sample, 'utf8')))));
  const all = ['--ids', '1,2,3,4,5,6,7', '-o', 'form.html', ...flags];
  const made = await run(['handout', ...all], { cwd });
  return { cwd, made, page: join(cwd, 'form.html') };
}

const openedIn = (path: string, options: BrowserContextOptions = {}) => openFile(browser, path, options);

async function saved(page: Page, cwd: string) {
  if ((await page.inputValue('#by')) === '') await page.click('#save');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  const name = download.suggestedFilename();
  await download.saveAs(join(cwd, name));
  return name;
}

/** Ticks what is there for each of these questions, as a mouse does. */
function click(page: Page, ids: readonly string[], value: string): Promise<void> {
  return page.locator('.question').evaluateAll(
    (all, [wanted, what]) => {
      for (const one of all) {
        if (!wanted.includes(one.getAttribute('data-id') ?? '')) continue;
        one.querySelector<HTMLInputElement>(`input[value="${what}"]`)?.click();
      }
    },
    [ids, value] as const,
  );
}

/** Types the same into a field of each of these questions. */
function fill(page: Page, ids: readonly string[], field: string, text: string): Promise<void> {
  return page.locator(`[data-field="${field}"]`).evaluateAll(
    (all, [wanted, typed]) => {
      for (const one of all) {
        if (!(one instanceof HTMLTextAreaElement)) continue;
        if (!wanted.includes(one.closest('.question')?.getAttribute('data-id') ?? '')) continue;
        one.value = typed;
        one.dispatchEvent(new Event('input', { bubbles: true }));
      }
    },
    [ids, text] as const,
  );
}

/** The smallest distance between two things to press or to type into above the questions, in pixels. */
function smallestGap(page: Page): Promise<number> {
  return page.locator('.tools :is(button, .button, select, [type="search"])').evaluateAll((all) => {
    const boxes = all.map((one) => one.getBoundingClientRect());
    const gaps = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .map((b) => Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom)),
    );
    return Math.min(...gaps);
  });
}

const counted = (page: Page) => page.locator('#counted').textContent();
const question = (page: Page, id: string) => page.locator(`[data-id="${id}"]`);

describe.skipIf(!hasBrowser)('the hand-out in a browser', () => {
  test('all of ★3 is answered, interrupted, gone on with, saved, gone on with again, and comes home', async () => {
    const { cwd, made, page: path } = await formOf((firm) => ({ ...firm, answers: {} }));
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining('scs-check merge form-kaitou.json')]);
    const { page, heard, close } = await openedIn(path);
    expect(await counted(page)).toBe('81問のうち0問に答えました');
    const ids = await page
      .locator('.question')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-id') ?? ''));
    expect(ids).toHaveLength(81);
    const named = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(named).size).toBe(named.length);
    await page.fill('#by', '総務 太郎');
    await click(page, ids.slice(0, 40), 'unmet');
    await page.reload();
    expect(await counted(page)).toBe('81問のうち40問に答えました');
    expect(await page.inputValue('#by')).toBe('総務 太郎');
    const half = await saved(page, cwd);
    await close();

    const again = await openedIn(path);
    await again.page.setInputFiles('#open', join(cwd, half));
    await again.page.waitForFunction(() => document.querySelector('#counted')?.textContent?.includes('40問に'));
    await click(again.page, ids.slice(40), 'not-applicable');
    expect(await counted(again.page)).toBe('81問のうち40問に答えました 足りないものがある答え: 41問');
    await fill(again.page, ids.slice(40), 'reason', '機器がない');
    const [first = '', second = ''] = ids;
    await question(again.page, first).locator('input[value="partial"]').check();
    await question(again.page, first).locator('[data-field="missing"]').first().check();
    await question(again.page, second).locator('[data-field="note"]').fill('1行目\n2行目 「」');
    await again.page.fill('#by', '総務 太郎');
    const whole = await saved(again.page, cwd);
    expect(await again.page.locator('#told').textContent()).toContain(whole);
    expect([heard, again.heard]).toEqual([[], []]);
    await again.close();

    const merged = await run(['merge', whole], { cwd });
    expect([merged.code, merged.stderr]).toEqual([0, expect.not.stringContaining('書き換え')]);
    const { answers } = parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
    expect(Object.keys(answers)).toHaveLength(81);
    expect(answers[first]).toMatchObject({ state: 'partial', missing: [1], answeredBy: '総務 太郎' });
    expect(answers[second]).toMatchObject({ state: 'unmet', note: '1行目\n2行目 「」' });
    expect(answers[ids[80] ?? '']).toMatchObject({ state: 'not-applicable', reason: '機器がない' });
  }, 180_000);

  // All 81 of them are drawn by one function: each state and each kind of field once is all that there is to see.
  test('axe finds nothing at three widths, light and dark, and nothing lies beside the page', async () => {
    const stamp = `sha256:${'1'.repeat(64)}`;
    const { page: path } = await formOf(
      (firm) => ({
        ...firm,
        answers: {
          '1-2-1-2': { state: 'partial', missing: [2], note: '一部' },
          '1-2-1-3': { state: 'met', lastDone: '2026-04-01' },
          '4-1-5-3': { state: 'met', options: ['a'] },
          '4-1-1-2': { state: 'not-applicable' },
        },
        reviewers: { senmonka: { name: '見本の専門家', relation: 'outside' } },
        reviews: {
          '1-2-1-2': [
            { by: 'senmonka', on: '2026-11-01', view: 'cannot-tell', advice: '表に', question: 'だれですか', stamp },
          ],
        },
      }),
      ['--ids', '1-2-1-1,1-2-1-2,1-2-1-3,4-1-1-2,4-1-5-3', '--until', '2026-12-04'],
    );
    const { page, close } = await openedIn(path, { bypassCSP: true });
    await page.locator('.question').first().locator('summary').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [360, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        // Between the widths is nothing new, and in the dark nothing but the colours.
        const rules = colorScheme === 'light' ? undefined : ['color-contrast'];
        if (width !== 768) expect([width, await violationsIn(page, rules)]).toEqual([width, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
        expect([width, await smallestGap(page)]).toEqual([width, expect.toSatisfy((gap: number) => gap >= 4)]);
      }
    }
    await close();
  });

  test('on paper, a day that is not given is a line to write on, and one that is given is printed', async () => {
    const { page: path } = await formOf(
      (firm) => ({ ...firm, answers: { '1-2-1-3': { state: 'met', lastDone: '2026-04-01', note: '見ました' } } }),
      ['--ids', '1-2-1-3'],
    );
    const { page, close } = await openedIn(path);
    await page.emulateMedia({ media: 'print' });
    const inks = () =>
      page
        .locator('input[type="date"]')
        .evaluateAll((all) => all.map((one) => [one.dataset['field'], getComputedStyle(one).color]));
    expect(await inks()).toEqual([
      ['lastDone', 'rgb(0, 0, 0)'],
      ['due', 'rgba(0, 0, 0, 0)'],
    ]);
    await question(page, '1-2-1-3').locator('[data-field="lastDone"]').fill('');
    expect(await inks()).toEqual([
      ['lastDone', 'rgba(0, 0, 0, 0)'],
      ['due', 'rgba(0, 0, 0, 0)'],
    ]);
    await close();
  });

  test('a form that takes the place of another leaves alone what was written in that one', async () => {
    const formFor = (name: string) =>
      formOf((firm) => ({ ...firm, organization: { name }, answers: {} }), ['--ids', '1-2-1-1']);
    const { page: path } = await formFor('一社');
    const { page: other } = await formFor('二社');
    const { page, close } = await openedIn(path);
    const note = question(page, '1-2-1-1').locator('[data-field="note"]');
    const first = readFileSync(path);
    await note.fill('一社の答え');
    copyFileSync(other, path);
    await page.reload();
    expect(await note.inputValue()).toBe('');
    await note.fill('二社の答え');
    writeFileSync(path, first);
    await page.reload();
    expect(await note.inputValue()).toBe('一社の答え');
    await close();
  });

  test('on paper, a long note is there to its last word, and leaves no page half empty before it', async () => {
    const { page: path } = await formOf((firm) => ({ ...firm, answers: {} }), ['--ids', '1-2-1-1']);
    const { page, close } = await openedIn(path);
    await question(page, '1-2-1-1')
      .locator('[data-field="note"]')
      .fill(Array.from({ length: 400 }, (_, index) => `word${index};`).join(' '));
    // As a browser does that does not let a field grow with what it holds.
    await page.addStyleTag({ content: 'textarea { field-sizing: fixed !important; }' }).catch(() => undefined);
    const { pages } = await readPdf(await page.pdf({ format: 'A4' }));
    await close();
    const written = pages.map(({ text }) => text.match(/word\d+;/g)?.length ?? 0);
    expect([pages[0]?.text.includes('word0;'), written.reduce((sum, count) => sum + count, 0)]).toEqual([true, 400]);
  });

  test('magnified to twice its size on a low screen, what stays in sight leaves the questions most of it', async () => {
    const { page: path } = await formOf(undefined, ['--ids', '1']);
    const { page, close } = await openedIn(path, { viewport: { width: 640, height: 360 } });
    await page.locator('.question').last().scrollIntoViewIfNeeded();
    const bottom = await page.locator('.tools').evaluate((one) => one.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThan(90);
    await close();
  });

  test('on paper, what is asked stands on one page, with something of what follows', async () => {
    const { page: path } = await formOf((firm) => ({ ...firm, answers: {} }), ['--ids', '1,2,3']);
    const { page, close } = await openedIn(path);
    // In words that a browser writes as they are: of a sign in Japanese, it may write another that looks the same.
    const count = await page.locator('.question h3').evaluateAll((all) => {
      for (const [index, one] of all.entries()) one.textContent = `begin${index}; ${'word '.repeat(30)} end${index};`;
      return all.length;
    });
    const { pages } = await readPdf(await page.pdf({ format: 'A4' }));
    await close();
    const isWhole = (index: number) =>
      pages.some(({ text }) => text.includes(`begin${index};`) && new RegExp(`end${index};.`).test(text));
    const parted = Array.from({ length: count }, (_, index) => index).filter((index) => !isWhole(index));
    expect(count).toBeGreaterThan(20);
    expect(parted).toEqual([]);
  }, 60_000);

  test('searching and filtering leave what fits; the keyboard reaches everything', async () => {
    const { page: path } = await formOf((firm) => ({ ...firm, answers: {} }));
    const { page, close } = await openedIn(path);
    await page.fill('#search', '４－１－２－３ ');
    expect(
      await page.locator('.question:visible').evaluateAll((all) => all.map((one) => one.getAttribute('data-id'))),
    ).toEqual(['4-1-2-3']);
    expect(await page.locator('#found').textContent()).toBe('1問を表示しています');
    // Read aloud, the number is a word of its own.
    expect(await question(page, '4-1-2-3').locator('h3').textContent()).toMatch(/^4-1-2-3 \S/);
    await question(page, '4-1-2-3').locator('input[value="met"]').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    expect(await question(page, '4-1-2-3').getAttribute('data-state')).toBe('partial');
    await page.fill('#search', '');
    await page.check('#filter');
    expect(await page.locator('.question:visible').count()).toBe(80);
    await page.locator('#jump').focus();
    await page.keyboard.press('End');
    const heading = page.locator('.group h2').last();
    await expect.poll(() => heading.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await heading.evaluate((one) => one.getBoundingClientRect().top < window.innerHeight)).toBe(true);
    await close();
  });

  test('whoever closes it is asked first, as long as something is in it that no file has', async () => {
    const { cwd, page: path } = await formOf(
      (firm) => ({ ...firm, answers: {} }),
      ['--ids', '1-2-1-1', '--to', '総務'],
    );
    const { page, close } = await openedIn(path);
    const asked: string[] = [];
    page.on('dialog', (dialog) => asked.push(dialog.type()));
    await page.reload();
    await question(page, '1-2-1-1').locator('input[value="unmet"]').check();
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await saved(page, cwd);
    await page.reload();
    expect(asked).toEqual(['beforeunload']);
    await close();
  });

  test('what is pasted too long, and a day that is not typed to its end, is told; the rest comes home', async () => {
    const { cwd, page: path } = await formOf(
      (firm) => ({ ...firm, answers: {} }),
      ['--ids', '1-2-1-1,1-2-1-2,1-2-1-3', '--to', '総務'],
    );
    const { page, close } = await openedIn(path);
    const lackOf = (id: string) => question(page, id).locator('.lack').textContent();
    await click(page, ['1-2-1-1', '1-2-1-2', '1-2-1-3'], 'met');
    await question(page, '1-2-1-1').locator('summary').click();
    await question(page, '1-2-1-1').locator('[data-field="evidence"]').fill('証'.repeat(350));
    await question(page, '1-2-1-2').locator('[data-field="note"]').focus();
    await page.keyboard.insertText('字'.repeat(5000));
    expect((await question(page, '1-2-1-2').locator('[data-field="note"]').inputValue()).length).toBe(5000);
    for (const id of ['1-2-1-1', '1-2-1-2']) expect(await lackOf(id)).toContain('長すぎます');
    const day = question(page, '1-2-1-3').locator('[data-field="lastDone"]');
    await day.focus();
    await page.keyboard.press('ArrowUp');
    await page.locator('#by').focus();
    expect([await day.inputValue(), await lackOf('1-2-1-3')]).toEqual(['', expect.stringContaining('年から')]);
    await day.fill('0026-04-01');
    expect(await lackOf('1-2-1-3')).toContain('年から');
    await day.fill('2026-04-01');
    expect(await lackOf('1-2-1-3')).toBe('');
    const merged = await run(['merge', await saved(page, cwd)], { cwd });
    await close();
    expect(merged.code).toBe(0);
    const { answers } = parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
    expect(Object.keys(answers)).toEqual(['1-2-1-1', '1-2-1-2', '1-2-1-3']);
    expect(answers['1-2-1-2'].note).toBe('字'.repeat(4000));
  });

  test('a file that is opened takes the place of nothing unsaved unasked, and stays through a reload', async () => {
    const { cwd, page: path } = await formOf(
      (firm) => ({ ...firm, answers: {} }),
      ['--ids', '1-2-1-1', '--to', '総務'],
    );
    const { page, close } = await openedIn(path);
    const note = question(page, '1-2-1-1').locator('[data-field="note"]');
    await note.fill('はじめ');
    const name = await saved(page, cwd);
    await note.fill('あと');
    const asked: string[] = [];
    page.removeAllListeners('dialog');
    let isTaken = false;
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void (isTaken ? dialog.accept() : dialog.dismiss());
    });
    await page.setInputFiles('#open', join(cwd, name));
    await expect.poll(() => asked).toEqual(['confirm']);
    expect(await note.inputValue()).toBe('あと');
    isTaken = true;
    await page.setInputFiles('#open', join(cwd, name));
    await expect.poll(() => note.inputValue()).toBe('はじめ');
    for (const _ of [1, 2]) {
      await page.reload();
      await page.click('h1');
      expect(await note.inputValue()).toBe('はじめ');
    }
    expect(asked).toEqual(['confirm', 'confirm']);
    await close();
  });

  test('what who hands out does not know is open, and stays as it is until it is answered', async () => {
    const { cwd, page: path } = await formOf(
      (firm) => ({
        ...firm,
        answers: { '1-2-1-1': { state: 'unknown', note: '総務に聞く' }, '1-2-1-2': { state: 'unmet' } },
      }),
      ['--ids', '1-2-1-1,1-2-1-2', '--to', '総務'],
    );
    const { page, close } = await openedIn(path);
    expect(await counted(page)).toBe('2問のうち1問に答えがあります（1問は渡されたときから、0問はここで書いたもの）');
    expect(await question(page, '1-2-1-1').textContent()).toContain('渡した人は「わからない」と答えています');
    await page.check('#filter');
    expect(await page.locator('.question:visible').count()).toBe(1);
    const untouched = JSON.parse(readFileSync(join(cwd, await saved(page, cwd)), 'utf8'));
    expect(untouched.answers['1-2-1-1']).toEqual({ state: 'unknown', note: '総務に聞く' });
    await question(page, '1-2-1-1').locator('input[value="unknown"]').check();
    expect(await counted(page)).toBe('2問のうち2問に答えがあります（1問は渡されたときから、1問はここで書いたもの）');
    await page.reload();
    expect(await counted(page)).toBe('2問のうち2問に答えがあります（1問は渡されたときから、1問はここで書いたもの）');
    await close();
  });

  test('what a stranger wrote is shown and never runs, in the page as in a file that is opened', async () => {
    const bad = '</script><script>document.title="x"</script><img src=x onerror="document.title=\'x\'"><!--';
    const { cwd, page: path } = await formOf((firm) => ({
      ...firm,
      organization: { name: bad },
      answers: { '1-2-1-1': { state: 'unmet', note: `${bad}\u202e` } },
    }));
    const { page, heard, close } = await openedIn(path);
    expect(await page.title()).toBe(TITLE.ja);
    expect(await page.locator('.facts').textContent()).toContain(bad);
    expect(await question(page, '1-2-1-1').locator('[data-field="note"]').inputValue()).toContain(bad);
    const name = await saved(page, cwd);
    const file = JSON.parse(readFileSync(join(cwd, name), 'utf8'));
    for (const content of [{ ...file, handout: { ...file.handout, madeOn: '2020-01-01' } }, { answers: bad }, 'x']) {
      writeFileSync(join(cwd, 'bad.json'), JSON.stringify(content));
      await page.setInputFiles('#open', join(cwd, 'bad.json'));
      await page.waitForFunction(() =>
        document.querySelector('#told')?.textContent?.includes('この聞き取り票の答えではありません'),
      );
      await page.evaluate(() => document.querySelector('#told')?.replaceChildren());
    }
    expect([heard, await page.title()]).toEqual([[], TITLE.ja]);
    await close();
  });

  test('a file that was changed after it was saved is told, in the page and when it comes home', async () => {
    const { cwd, page: path } = await formOf();
    const { page, close } = await openedIn(path);
    await question(page, '1-2-1-1').locator('input[value="unmet"]').check();
    const name = await saved(page, cwd);
    const text = readFileSync(join(cwd, name), 'utf8').replace('"unmet"', '"unknown"');
    writeFileSync(join(cwd, 'changed.json'), text);
    await page.setInputFiles('#open', join(cwd, 'changed.json'));
    await page.waitForFunction(() => document.querySelector('#told')?.textContent?.includes('書き換えられています'));
    const { stderr } = await run(['merge', 'changed.json', '--dry-run'], { cwd });
    expect(stderr).toContain('書き換えられています');
    await close();
  });

  test('who has written nothing of themselves is asked once; who is in charge is not taken away by an empty field', async () => {
    const { cwd, page: path } = await formOf(
      (firm) => ({ ...firm, answers: { '1-2-1-1': { state: 'unmet', owner: '総務部長', due: '2027-03-31' } } }),
      ['--ids', '1-2-1-1'],
    );
    const { page, close } = await openedIn(path);
    await question(page, '1-2-1-1').locator('[data-field="owner"]').fill('');
    await question(page, '1-2-1-1').locator('[data-field="note"]').fill('見ました');
    await page.click('#save');
    expect(await page.locator('#told').textContent()).toContain('「書いた人」が空です');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('by');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
    await download.saveAs(join(cwd, 'back.json'));
    await close();
    const { code, stderr } = await run(['merge', 'back.json'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringContaining('担当か期限が消してあります')]);
    expect(parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers['1-2-1-1']).toMatchObject({
      owner: '総務部長',
      due: '2027-03-31',
      note: '見ました',
    });
  });

  test('it holds nothing but what the sheet needs, and is as small as a page may be', async () => {
    const { made, page: path } = await formOf((firm) => ({
      ...firm,
      answers: {
        ...firm.answers,
        '1-2-1-1': { state: 'met', evidence: [{ title: '極秘の体制表' }] },
      },
    }));
    expect(made.code).toBe(0);
    const html = readFileSync(path, 'utf8');
    expect(html).not.toContain('極秘の体制表');
    expect(html.length).toBeLessThan(400_000);
  });

  test('an answer that lacks something, or tells of a day to come, is told and left out when it comes home', async () => {
    const { cwd, page: path } = await formOf((firm) => ({ ...firm, answers: {} }));
    const { page, close } = await openedIn(path);
    await click(page, ['1-2-1-1'], 'not-applicable');
    await click(page, ['1-2-1-2'], 'unmet');
    await click(page, ['1-2-1-3'], 'met');
    await question(page, '1-2-1-3').locator('[data-field="lastDone"]').fill('2999-01-01');
    const { stderr } = await run(['merge', await saved(page, cwd)], { cwd });
    await close();
    expect(stderr).not.toContain('書き換えられています');
    const told = stderr.replace(/\n/g, '');
    expect(told).toMatch(/1-2-1-1（.+）の答えは取り込みません: 当てはまらない理由を書いてください/);
    expect(told).toMatch(/1-2-1-3（.+）の答えは取り込みません: 最後に行った日が、まだ来ていない日です/);
    expect(Object.keys(parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers)).toEqual(['1-2-1-2']);
  });

  test('English says the same', async () => {
    const { page: path } = await formOf(undefined, ['--lang', 'en']);
    const { page, close } = await openedIn(path);
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
    expect(await counted(page)).toBe('73 of 81 questions have an answer (73 came with the form, 0 written here)');
    await close();
  });
});
