import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { run, testFolder } from '../helpers/runCli.ts';

const firms = ['kita', 'minami', 'higashi'] as const;
const assessments = firms.map((firm) => `${firm}/assessment.yaml`);
const BASELINE = ['--baseline', 'scs-check.baseline.yaml'];

/** The words of `check` in a template, for the files of all firms. */
function wordsOf(ci: string): readonly string[] {
  const template = readFileSync(join(root, 'templates', 'ci', `${ci}.yml`), 'utf8');
  const words = /npx --yes scs-check@\S+ (check .*)$/m.exec(template)?.[1]?.split(' ') ?? [];
  return words.flatMap((word) => (word === 'assessment.yaml' ? assessments : [word]));
}

/** The `file:line` of all that one pattern finds in a log. */
function placesIn(log: string, pattern: RegExp): readonly string[] {
  return [...log.matchAll(pattern)].map(([, file, line]) => `${file}:${line}`);
}

interface Issue {
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** Where each CI shows an error, by its log or by the file it reads, and what else a template writes. */
const templates = {
  github: {
    files: ['results.sarif', 'self-check.md'],
    errors: (log: string) => placesIn(log, /^::error file=([^,]+),line=(\d+),/gm),
  },
  gitlab: {
    files: ['results.xml', 'code-quality.json'],
    errors: (_log: string, [, quality = '']: readonly string[]) =>
      (JSON.parse(quality) as readonly Issue[])
        .filter(({ severity }) => severity === 'major')
        .map(({ location: { path, lines } }) => `${path}:${lines.begin}`),
  },
  azure: {
    files: ['results.xml', 'self-check.md'],
    errors: (log: string) => placesIn(log, /type=error;sourcepath=([^;]+);linenumber=(\d+);/g),
  },
} as const;

let cwd: string;
beforeEach(async () => {
  cwd = testFolder();
  for (const firm of firms) {
    mkdirSync(join(cwd, firm));
    cpSync(join(root, 'tests', 'fixtures', 'check', 'example.yaml'), join(cwd, firm, 'example.yaml'));
    cpSync(join(root, 'tests', 'fixtures', 'check', 'mixed.yaml'), join(cwd, firm, 'assessment.yaml'));
  }
  writeFileSync(join(cwd, 'scs-check.yaml'), 'failOn: error\nrules: { scs/owner-missing: off }\n');
  const { code } = await run(['check', ...assessments, '--update-baseline', ...BASELINE], { cwd });
  expect(code).toBe(0);
});

/** Changes a file of one firm. @returns the line that is other now, from 1 */
function change(name: string, before: string, after: string): number {
  const text = readFileSync(join(cwd, name), 'utf8');
  expect(text).toContain(before);
  writeFileSync(join(cwd, name), text.replace(before, after));
  return text.slice(0, text.indexOf(before)).split('\n').length;
}

describe.each(Object.entries(templates))('three firms with a catalogue of their own, as %s runs them', (ci, shows) => {
  const check = async () => {
    const { code, screen } = await run([...wordsOf(ci), ...BASELINE], { cwd });
    const written = shows.files.map((name) => readFileSync(join(cwd, name), 'utf8'));
    return { code, screen, written, errors: shows.errors(screen, written) };
  };

  test('pass while nothing is worse than on the day of the baseline', async () => {
    const { code, screen, errors } = await check();
    expect([code, errors]).toEqual([0, []]);
    for (const file of assessments) expect(screen).toContain(file);
  });

  test('fail at the line of a regression, and only there', async () => {
    const line = change('minami/assessment.yaml', 'state: met\n    note: 体制表', 'state: unmet\n    note: 体制表');
    const { code, errors, written } = await check();
    expect([code, errors]).toEqual([1, [`minami/assessment.yaml:${line}`]]);
    expect(written.filter((text) => !text.includes('minami/assessment.yaml'))).toEqual([]);
  });

  test('end as with a wrong file at the line of a broken catalogue, and the other firms are judged', async () => {
    const line = change('kita/example.yaml', 'question:', 'qestion:');
    const { code, screen, errors, written } = await check();
    expect([code, errors]).toEqual([2, expect.arrayContaining([`kita/example.yaml:${line}`])]);
    expect(screen).toContain('higashi/assessment.yaml → ');
    expect(written.filter((text) => !text.includes('kita/example.yaml'))).toEqual([]);
  });

  test('fail at the line of a waiver that has ended', async () => {
    const line = change('higashi/assessment.yaml', 'until: 2027-03-31', 'until: 2026-11-01');
    const { code, screen, errors } = await check();
    expect([code, errors]).toEqual([1, expect.arrayContaining([`higashi/assessment.yaml:${line}`])]);
    expect(screen).toContain('scs/waiver-expired');
  });
});
