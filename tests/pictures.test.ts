import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, hashFile, hashOf, languages, mostBytes, reportOf, shownPages } from '../scripts/pictures.mjs';
import { root } from '../scripts/project.mjs';
import { run } from './helpers/runCli.ts';

const nameOf = (page: string, language: string) => `${page}.${language}.png`;

describe('the pictures of the README', () => {
  test.each(languages)('were made of what the report of the sample says now (%s)', async (language) => {
    const markdown = async (...words: readonly string[]) =>
      (await run([...reportOf(language), '--format', 'markdown', ...words])).stdout;
    const hash = hashOf(await markdown('--profile', 'summary'), await markdown());
    expect(JSON.parse(readFileSync(hashFile, 'utf8'))[language], 'npm run pictures draws them anew').toBe(hash);
  });

  test('know of a change in the words that they show, and of no other', async () => {
    const summary = '# 報告\n';
    const card = (id: string) => `### ${id} 見出し\n\n質問\n\n`;
    const report = `${summary}\n## 対応\n\n${['1-1-1-1', '1-1-1-2', '1-1-1-3', '1-1-1-4', '1-1-1-5'].map(card).join('')}`;
    const hash = hashOf(summary, report);
    expect(hashOf(summary, report.replace('1-1-1-5', '1-1-1-6'))).toBe(hash);
    expect(hashOf(summary, report.replace('質問', '問い'))).not.toBe(hash);
    expect(hashOf('# 別\n', report)).not.toBe(hash);
  });

  test('are small, and all there are', () => {
    const pictures = languages.flatMap((language) => shownPages.map((page) => nameOf(page, language)));
    expect(readdirSync(folder).toSorted()).toEqual([...pictures, basename(hashFile)].toSorted());
    for (const name of pictures) {
      const bytes = readFileSync(join(folder, name));
      expect([bytes.subarray(1, 4).toString('latin1'), bytes.length <= mostBytes]).toEqual(['PNG', true]);
    }
  });

  test.each([
    ['README.md', 'ja'],
    ['README.en.md', 'en'],
  ])('stand in %s, each with what it shows in words', (file, language) => {
    const page = readFileSync(join(root, file), 'utf8');
    const shown = [...page.matchAll(/<img src="docs\/pictures\/(?<name>[^"]+)" width="49%" alt="(?<alt>[^"]{40,})">/g)];
    expect(shown.map(({ groups }) => groups?.['name'])).toEqual(shownPages.map((one) => nameOf(one, language)));
  });
});
