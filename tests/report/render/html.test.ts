import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CriterionReport } from '../../../src/formats/outputs/report.ts';
import { en } from '../../../src/i18n/en/index.ts';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import type { Part } from '../../../src/report/document.ts';
import { renderHtml } from '../../../src/report/render/html.ts';
import { gapDocument } from '../../../src/report/say/gap.ts';
import { reportModel } from '../../helpers/reportModel.ts';
import { reviewedAssessment } from '../../helpers/reviewed.ts';
import { run, testFolder } from '../../helpers/runCli.ts';

const languages = { ja: translator(ja), en: translator(en) };
const t = languages.ja;

/** A report in which a firm writes the same text wherever it may write. */
function pageWith(text: string, language: keyof typeof languages = 'ja'): string {
  const change = (criterion: CriterionReport): CriterionReport => ({
    ...criterion,
    note: text,
    owner: text,
    reason: text,
    evidence: [{ title: text, reference: text }],
  });
  const model = reportModel({ criteria: 12, change, with: { organization: text, scope: { sites: [text] } } });
  return renderHtml(gapDocument(model, languages[language]), languages[language]);
}

/** A report that says everything twice, once for the whole and once for some day. */
function pageOfTwo(): string {
  const { parts, ...head } = gapDocument(reportModel({ criteria: 12 }), t);
  const again = parts.map(({ blocks }) => ({
    title: '前の日',
    blocks: structuredClone(blocks).map((block) => (block.kind === 'bars' ? { ...block, addsUp: undefined } : block)),
  }));
  return renderHtml({ ...head, parts: [...parts, ...again] as readonly Part[] }, t);
}

const tagsOf = (html: string) => [...html.matchAll(/<\/?([a-z0-9]+)[^>]*>/gi)].map(([tag]) => tag);
const inside = (html: string, name: string) => [...html.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))];

describe('the gap report as a page', () => {
  const html = pageWith('総務');

  test.each([
    ['（1）そろえる', true],
    ['(12) Collect it', true],
    ['a. Nobody shares one', true],
    ['総務（2）', false],
    ['2026-11-01 総務', false],
    ['2名', false],
    ['Aさん', false],
  ])('%s in a list has one mark', (item, isMarked) => {
    const head = { title: '題', facts: [], notices: [] };
    const page = renderHtml({ ...head, parts: [{ blocks: [{ kind: 'list', items: [item] }] }] }, t);
    expect(page.includes('<li class="marked">')).toBe(isMarked);
    expect(page).toContain('li.marked { list-style: none; }');
  });

  test('loads nothing, runs and looks like nothing but what stands in it, and says so', () => {
    const hashes = ['style', 'script'].flatMap((name) =>
      inside(html, name).map(([, text = '']) => createHash('sha256').update(text).digest('base64')),
    );
    const [style, script] = hashes;
    expect(hashes).toHaveLength(2);
    expect(html).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${style}&#39;; script-src &#39;sha256-${script}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
    const tags = tagsOf(html);
    expect(tags.filter((tag) => /^<(?:link|img|iframe|object|form|base)\b/i.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /\b(?:src|style|on\w+)=/i.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /href="(?!#\w+")/i.test(tag))).toEqual([]);
    expect(html).not.toMatch(/https?:|@import|url\((?!#)/i);
  });

  test.each([
    ['once', html],
    ['twice', pageOfTwo()],
  ])('every link of a report that says all %s leads somewhere, and every name stands once', (_, html) => {
    const names = [...html.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, name]) => name);
    expect(links.filter((name) => !names.includes(name))).toEqual([]);
  });

  test('sums stand above the bars that add up, and above no others', () => {
    const legends = [...pageOfTwo().matchAll(/<ul class="legend">(.*?)<\/ul>/gs)].map(([, legend = '']) => legend);
    const numbers = legends.map((legend) =>
      [...legend.matchAll(/<strong>(\d+)</g)].map(([, number]) => Number(number)),
    );
    expect(numbers.map((all) => all.reduce((sum, number) => sum + number, 0))).toEqual([12, 0]);
  });

  test('the contents lead to every part and each part back; a criterion to its line and the line to it', () => {
    const parts = [...html.matchAll(/<section class="part[^"]*" id="(p\d+)">/g)].map(([, name]) => name);
    const [[, contents = ''] = []] = [...html.matchAll(/<nav(.*?)<\/nav>/gs)];
    expect([...contents.matchAll(/href="#(p\d+)"/g)].map(([, name]) => name)).toEqual(parts);
    expect(html.split('href="#contents"')).toHaveLength(parts.length + 1);
    const cards = [...html.matchAll(/<article class="card" id="(c\d+)".*?href="#(l\d+)"/gs)];
    expect(cards.length).toBeGreaterThan(0);
    for (const [, card, line] of cards) expect(html).toMatch(new RegExp(`<tr[^>]* id="${line}".*?href="#${card}"`));
  });

  test('what it says of other languages is said', () => {
    expect(pageWith('see the manual of our vendor')).toContain('<span lang="en">see the manual of our vendor</span>');
    expect(pageWith('Windows')).not.toContain('<span lang="en">Windows<');
    expect(pageWith('総務部', 'en')).toContain('<span lang="ja">総務部</span>');
    expect(pageWith('総務部', 'en')).toMatch(/^<!DOCTYPE html>\n<html lang="en/);
  });

  test('tells whoever hears what unfolds of which criterion it is', () => {
    const page = renderHtml(gapDocument(reportModel({ criteria: 12, states: ['unmet'] }), t), t);
    const cards = page.split('<article class="card"').slice(1);
    const names = cards.map((card) => /<summary><span class="unseen">([^<]+) <\/span>/.exec(card)?.[1]);
    expect(cards).toHaveLength(12);
    expect(new Set(names).size).toBe(12);
  });

  test('the first page alone has nothing to filter, and nothing runs', () => {
    const short = renderHtml(gapDocument(reportModel({ criteria: 12 }), t, 'summary'), t);
    expect(short).not.toMatch(/<script|<select|data-f=/);
    expect(short).toContain(`<h2>${t('report.summary')}</h2>`);
  });

  test('has on every page of paper whose it is, and how to handle it', () => {
    const [, foot = ''] = /@bottom-left \{ content: "([^"]*)"/.exec(pageWith('総務 "</style>')) ?? [];
    const shown = foot.replace(/\\([0-9a-f]+) /g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
    expect(shown).toMatch(/^総務 "<\/style>　2026-03-27版・sha256:[0-9a-f]{12}　取扱注意$/);
  });

  test('breaks no date and no number of evidence over two lines', () => {
    for (const uncut of ['2027-03-31', 'E-1-2-1-1/1', '□ わからない']) {
      const html = renderHtml(
        { title: '', facts: [], notices: [], parts: [{ blocks: [{ kind: 'text', text: `期限 ${uncut}` }] }] },
        t,
      );
      expect(html).toContain(`期限 <span class="uncut">${uncut}</span>`);
    }
  });

  test('is the same for the same report', () => {
    expect(pageWith('総務')).toBe(html);
  });
});

describe('what a firm wrote', () => {
  const typed = fc.oneof(
    fc.constantFrom(
      `<script>alert(1)</script>" onload='x' &amp; javascript:x`,
      '</style></script></title><!-- ]]> <img src=x onerror=e>',
      '##[command] ##vso[x] ::error::',
      '1-1-1-1 c1 #c1" autofocus',
      '\u001b[31m\u202eabc \u2028 def',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.constantFrom('<', '>', '"', "'", '&', '/', '-', '1-1-1-1', 'a b c d', '式', ' ', '\n'))
      .map((all) => all.join('')),
  );

  test('is text, and never changes what the page is made of', () => {
    // Ids become links or stay on one line, and words of another language say which it is: what else there is stays.
    const shape = (html: string) =>
      tagsOf(
        html
          .replace(/<span (?:lang="\w+"|class="uncut")>(.*?)<\/span>/g, '$1')
          .replace(/<a href="#c\d+">([^<]*)<\/a>/g, '$1')
          .replace(/style-src &#39;sha256-[^&]+/, ''),
      );
    const footer = /@bottom-left \{ content: "(?:[\p{L}\p{N} \u3000・、。]|\\[0-9a-f]+ )*"/u;
    const looks = (html: string) => inside(html, 'style').map(([, rules = '']) => rules.replace(footer, ''));
    const plain = shape(pageWith('x'));
    const plainLooks = looks(pageWith('x'));
    fc.assert(
      fc.property(
        typed.filter((text) => text.trim() !== ''),
        (text) => {
          const html = pageWith(`x${text}`);
          expect(shape(html)).toEqual(plain);
          expect(looks(html)).toEqual(plainLooks);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
          expect(html).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e]|##\[|##vso\[/i);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test.each([
  ['SECURITY ACTION', ['--catalogue', 'security-action-25'], 25, '25項目のうち25項目'],
  ['SSDF', ['--catalogue', 'ssdf-1.1'], 42, '42基準のうち42基準'],
  ['★3', [], 81, '81基準のうち81基準'],
  ['★4', ['--level', 'star4'], 153, '153基準のうち153基準'],
] as const)('every criterion of %s can be found', async (_, flags, count, told) => {
  const cwd = testFolder();
  expect((await run(['init', 'a.yaml', ...flags], { cwd })).code).toBe(0);
  const { stdout } = await run(['report', 'a.yaml', '--format', 'html'], { cwd });
  const found = new Set([...stdout.matchAll(/data-f="(n\d+) /g)].map(([, name]) => name));
  expect(found.size).toBe(count);
  expect(stdout).toContain(told);
});

test('a name that ends with .html is enough', async () => {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(reviewedAssessment({ views: 0 })));
  // Twice: what is there is known to be ours.
  for (const _ of [1, 2]) {
    const { code } = await run(['report', 'assessment.yaml', '-o', 'report.html'], { cwd });
    expect(code).toBe(0);
  }
});
