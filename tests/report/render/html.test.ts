import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { criteria, reviewedAssessment } from '../../helpers/reviewed.ts';
import { run, testFolder } from '../../helpers/runCli.ts';

const hostile = `<script>alert(1)</script>" onload='x' &amp; javascript:x`;
const [first] = criteria.map(({ id }) => id);

/** The gap report of a firm that writes markup wherever it may write. */
async function page(...argv: readonly string[]): Promise<string> {
  const cwd = testFolder();
  const assessment = reviewedAssessment({
    views: 2,
    organization: hostile,
    answer: (index) => ({ state: index % 2 === 0 ? 'unmet' : 'met', note: hostile, owner: hostile }),
    said: () => ({ advice: hostile }),
  });
  writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(assessment));
  const { code, stdout, stderr } = await run(['report', 'assessment.yaml', '--format', 'html', ...argv], { cwd });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

describe('the gap report as a page', () => {
  test('loads nothing, runs nothing and says so', async () => {
    const html = await page();
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)[^>]*>/gi)].map(([tag]) => tag);
    expect(html).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;;`);
    expect(tags.filter((tag) => /^<(?:script|link|img|iframe|object|form|a|base)\b/i.test(tag))).toEqual([]);
    expect(tags.filter((tag) => /\b(?:src|href|on\w+)=/i.test(tag))).toEqual([]);
  });

  test('shows what a firm wrote as text, and nothing of it as more', async () => {
    const html = await page();
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp;amp;');
    expect(html).not.toContain(hostile);
  });

  test('says the state of a criterion in words and with its mark', async () => {
    expect(await page()).toContain(`<span class="state">× まだ</span>`);
    expect(await page('--lang', 'en')).toMatch(/^<!DOCTYPE html>\n<html lang="en/);
  });

  test('is the same for the same file', async () => {
    expect(await page()).toBe(await page());
  });

  test('has each criterion that is open under a heading', async () => {
    expect(await page()).toContain(`<h3>${first} `);
  });
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
