import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { translate } from '../../src/catalogue/translate.ts';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { languages } from '../../src/i18n/t.ts';
import { readPdf } from '../helpers/readPdf.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { englishOf } from '../helpers/translations.ts';

const japanese = shippedCatalogue();
const catalogues = {
  ja: japanese,
  en: translate({ catalogue: japanese, guidance: undefined }, englishOf('scs-20260327')).catalogue,
};

/** By which the same answers can be drawn again. */
const seed = Date.now() % 1_000_000;

/** Criteria of ★3 of which an answer can say which conditions are missing: many of them, each with any that are. */
const [partial = []] = fc.sample(
  fc
    .tuple(
      ...allCriteria(japanese)
        .filter(({ level, metWhen }) => level === 'star3' && metWhen.length >= 2)
        .map(({ id, metWhen }) => {
          const numbers = metWhen.map((_, at) => at + 1);
          const missing = fc.subarray(numbers, { minLength: 1 });
          return fc.option(fc.record({ id: fc.constant(id), missing }), { freq: 4, nil: undefined });
        }),
    )
    .map((drawn) => drawn.filter((one) => one !== undefined)),
  { seed, numRuns: 1 },
);

const file = [
  'formatVersion: 1',
  'organization: { name: サンプル製作所 }',
  'scope: { sites: [本社] }',
  'catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }',
  'answers:',
  ...partial.map(({ id, missing }) => `  ${id}: { state: partial, missing: [${missing.join(', ')}], owner: 総務 }`),
  '',
].join('\n');

/** Without blanks, and without signs that some format has to write otherwise. */
const squeezed = (text: string) =>
  text.replace(/&(?:amp|apos|quot|lt|gt|#\d+);|%25/g, '').replace(/[\s\\"'&<>%]+/g, '');

/** What each format says of a criterion: the text in which its conditions would be named. */
const formats: Readonly<Record<string, (output: string, id: string) => string>> = {
  json: (output, id) => {
    const one = JSON.parse(output).files[0].criteria.find((criterion: { id: string }) => criterion.id === id);
    return JSON.stringify(one.missing);
  },
  sarif: (output, id) => {
    const results: readonly { ruleId: string; message: { text: string } }[] = JSON.parse(output).runs[0].results;
    return results.find(({ ruleId }) => ruleId.endsWith(`/${id}`))?.message.text ?? '';
  },
  junit: (output, id) => new RegExp(`<testcase [^>]*name="${id} [\\s\\S]*?</testcase>`).exec(output)?.[0] ?? '',
  gitlab: (output, id) => {
    const issues: readonly { check_name: string; description: string }[] = JSON.parse(output);
    return issues.find(({ check_name: name }) => name.endsWith(`/${id}`))?.description ?? '';
  },
  github: lineWith,
  azure: lineWith,
  compact: lineWith,
  markdown: (output, id) => output.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '',
};

function lineWith(output: string, id: string): string {
  return (
    output
      .split('\n')
      .find((line) => new RegExp(`(?:^|[^\\d-])${id}[^\\d-]`).test(line) && /一部だけ|partly/.test(line)) ?? ''
  );
}

/** All that stands in the cells of a workbook. */
function cellsOf(bytes: Uint8Array): string {
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part).replace(/<[^>]*>/g, ' '))
    .join(' ');
}

describe.each(languages)(`in %s, of answers drawn by ${seed}`, (language) => {
  const conditions = new Map(allCriteria(catalogues[language]).map(({ id, metWhen }) => [id, metWhen]));
  const expectExactly = (id: string, missing: readonly number[], said: string) => {
    const found = (conditions.get(id) ?? []).flatMap((text, index) =>
      squeezed(said).includes(squeezed(`(${index + 1}) ${text}`)) ? [index + 1] : [],
    );
    expect([id, found]).toEqual([id, missing]);
  };

  test.each(Object.entries(formats))(
    'check as %s names the missing conditions and no other',
    async (format, saidOf) => {
      const cwd = testFolder();
      writeFileSync(join(cwd, 'assessment.yaml'), file);
      const { stdout } = await run(['check', '--reporter', format, '--lang', language], { cwd });
      for (const { id, missing } of partial) {
        const said = saidOf(stdout, id);
        if (format === 'json') {
          const named = missing.map((number) => ({ number, text: conditions.get(id)?.[number - 1] }));
          expect([id, JSON.parse(said)]).toEqual([id, named]);
        } else expectExactly(id, missing, said);
      }
    },
  );

  const questions = allCriteria(catalogues[language]).map(({ question }) => squeezed(question));
  const named = partial.flatMap(({ id, missing }) =>
    missing.map((number) => squeezed(conditions.get(id)?.[number - 1] ?? '')),
  );
  const others = partial
    .flatMap(({ id, missing }) => conditions.get(id)?.filter((_, index) => !missing.includes(index + 1)) ?? [])
    .map(squeezed)
    .filter((text) => ![...named, ...questions].some((one) => one.includes(text)));

  test.each(['text', 'markdown', 'html', 'pdf', 'xlsx', 'oscal', 'oscal-poam'])(
    'the report as %s names the missing conditions of all criteria and no other',
    async (format) => {
      const cwd = testFolder();
      writeFileSync(join(cwd, 'assessment.yaml'), file);
      const { stdout, bytes } = await run(['report', '--format', format, '--lang', language], { cwd });
      const said = squeezed(
        format === 'pdf'
          ? (await readPdf(bytes)).text
          : format === 'xlsx'
            ? cellsOf(bytes)
            : stdout.replace(format === 'html' ? /<[^>]*>/g : '', ''),
      );
      expect(named.filter((one) => !said.includes(one))).toEqual([]);
      expect(others.filter((one) => said.includes(one))).toEqual([]);
    },
  );

  test('the report as JSON has their numbers', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), file);
    const { stdout } = await run(['report', '--json', '--lang', language], { cwd });
    const report: { requirements: { criteria: { id: string; missing?: number[] }[] }[] } = JSON.parse(stdout);
    const said = report.requirements.flatMap(({ criteria }) => criteria.filter(({ missing }) => missing !== undefined));
    expect(said.map(({ id, missing }) => ({ id, missing }))).toEqual(partial);
  });

  test('a hand-out of YAML names them beside the answer, and still merges', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), file);
    mkdirSync(join(cwd, 'out'));
    const ids = partial.map(({ id }) => id).join(',');
    const argv = ['handout', '--ids', ids, '-o', 'out/handout.yaml', '--lang', language];
    expect((await run(argv, { cwd })).code).toBe(0);
    const text = readFileSync(join(cwd, 'out', 'handout.yaml'), 'utf8');
    expect(parse(text).answers[partial[0]?.id ?? ''].missing).toEqual(partial[0]?.missing);
    for (const { id, missing } of partial) {
      const said = new RegExp(`^  ${id}:\\n(?: {4}.*\\n)+`, 'm').exec(text)?.[0] ?? '';
      expectExactly(id, missing, said.replaceAll('#', ''));
    }
    expect((await run(['merge', 'out/handout.yaml', '--dry-run', '--lang', language], { cwd })).code).toBe(0);
  });
});
