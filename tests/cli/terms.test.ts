import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { termLines } from '../../src/cli/screens.ts';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { termsOfCriteria } from '../../src/domain/terms.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { widthOf } from '../../src/text/width.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { inLanguage } from '../../src/workspace/translation.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const times = (whole: string, part: string) => whole.split(part).length - 1;
const squeezed = (text: string) => text.replace(/\s+/g, '');

describe.each(['ja', 'en'] as const)('the words under a question, in %s', (language) => {
  const t = translator(language === 'ja' ? ja : en);
  const { catalogue } = inLanguage(loadShipped('scs-20260327'), language);
  const options = { t, paint: plainPaint, width: 80 };
  const criteria = allCriteria(narrowToLevel(catalogue, 'star3'));
  const lines = criteria.map((criterion) => termLines(catalogue, [criterion], options));

  test('are each explained once, within the width of the screen', () => {
    for (const [index, criterion] of criteria.entries()) {
      const whole = squeezed(lines[index]?.join('') ?? '');
      for (const term of termsOfCriteria(catalogue, [criterion])) {
        expect(times(whole, squeezed(t('terms.item', { ...term }))), `${criterion.id} ${term.term}`).toBe(1);
      }
      for (const line of lines[index] ?? []) expect(widthOf(line)).toBeLessThanOrEqual(80);
    }
  });

  test('leave room for the question on a screen of 24 rows', () => {
    const long = criteria.filter((_, index) => (lines[index]?.length ?? 0) > 6);
    expect(long.length).toBeLessThanOrEqual(2);
    expect(lines.flat().length).toBeGreaterThan(criteria.length / 2);
  });

  test('are no lines where there is none', () => {
    const [criterion] = criteria;
    if (criterion) expect(termLines({}, [criterion], options)).toEqual([]);
  });
});

describe('with a file', () => {
  const catalogue = loadShipped('scs-20260327').catalogue;
  const malware = catalogue.terms?.find(({ id }) => id === 'malware');
  const gloss = malware?.gloss ?? '';
  const plain = catalogue.requirements.find(({ id }) => id === '4-4-5')?.plain ?? '';

  async function withFile(): Promise<string> {
    const cwd = testFolder();
    await run(['init', 'assessment.yaml', '--name', 'サンプル製作所'], { cwd });
    return cwd;
  }

  test('explain says once what a word means, and what the whole requirement asks', async () => {
    const cwd = await withFile();
    const { stdout } = await run(['explain', '4-4-5-2'], { cwd });
    expect(times(squeezed(stdout), squeezed(`マルウェア … ${gloss}`))).toBe(1);
    expect(squeezed(stdout)).toContain(squeezed(plain));
    const { stdout: whole } = await run(['explain', '4-4-5'], { cwd });
    expect(squeezed(whole)).toContain(squeezed(plain));
    const { stdout: english } = await run(['--lang', 'en', 'explain', '4-4-5-2'], { cwd });
    expect(english).toContain('What the words mean');
    expect(english).toContain('What the whole requirement asks for');
  });

  test('the catalogue is shown with each plain sentence, and with all its words', async () => {
    const cwd = await withFile();
    const { stdout } = await run(['catalogue', 'show', 'scs-20260327'], { cwd });
    for (const requirement of catalogue.requirements) {
      expect(squeezed(stdout)).toContain(squeezed(requirement.plain ?? 'none'));
    }
    for (const term of catalogue.terms ?? []) expect(times(stdout, `- ${term.term} … `)).toBe(1);
    const { stdout: json } = await run(['catalogue', 'show', 'scs-20260327', '--json'], { cwd });
    expect(JSON.parse(json)).toMatchObject({ terms: catalogue.terms });
  });

  test('a report has the words and plain sentences as data', async () => {
    const cwd = await withFile();
    const { terms, requirements } = JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout);
    const narrowed = narrowToLevel(catalogue, 'star3');
    expect(terms).toEqual(termsOfCriteria(narrowed, allCriteria(narrowed)));
    expect(requirements.map(({ plain: said }: { plain: string }) => said)).toEqual(
      narrowed.requirements.map((requirement) => requirement.plain),
    );
  });

  test('a hand-out as a workbook has a sheet of its words beside the one to fill in, and comes home', async () => {
    const cwd = await withFile();
    await run(['handout', '--ids', '4-4-5', '-o', 'h.xlsx'], { cwd });
    const { sheets } = readXlsx({ name: 'h.xlsx', bytes: readFileSync(join(cwd, 'h.xlsx')) });
    expect(sheets.map(({ name }) => name)).toEqual(['はじめに', '聞き取り票', 'ことばの説明', 'scs-check']);
    const words = sheets[2]?.read();
    const cells = words?.rows.map((row) => [words.cellAt(1, row)?.text, words.cellAt(2, row)?.text]);
    expect(cells?.filter(([term]) => term === 'マルウェア')).toEqual([['マルウェア', gloss]]);
    expect((await run(['merge', 'h.xlsx'], { cwd })).code).toBe(0);
  });

  test('a sheet says what the words of its questions mean', async () => {
    const cwd = await withFile();
    const { stdout } = await run(['sheet', 'confirmation', '--format', 'markdown'], { cwd });
    expect(times(squeezed(stdout), squeezed(`マルウェア … ${gloss}`))).toBe(1);
  });
});
