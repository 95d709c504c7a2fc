import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ReporterName, reporterNames } from '../../../src/cli/defaults.ts';
import type { CheckedCriterion, CheckReport } from '../../../src/formats/outputs/check.ts';
import { ja } from '../../../src/i18n/ja/index.ts';
import { translator } from '../../../src/i18n/t.ts';
import { reporters } from '../../../src/report/check/index.ts';
import { plainPaint } from '../../../src/report/paint.ts';
import { sourcesOf } from '../../../src/report/render/sources.ts';
import type { CriterionState } from '../../../src/scoring/result.ts';
import { sanitizeLine } from '../../../src/text/sanitize.ts';
import { checkFolder } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';

/** What one format or another might act upon. */
const NASTY = [
  '\u001b[31mred\u001b]0;title\u0007 \u009b2J \u202eabc',
  '</testcase></testsuite><failure message="x"/> ]]>',
  '| a | `b` [c](javascript:d) <img src=x onerror=e> --> </details> @everyone',
  '::error file=x::boo',
  'own <br> and <br/> of a person',
].join('\n');
const quoted = JSON.stringify(NASTY).replace(
  /[\u007f-\uffff]/g,
  (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
);
/** As names come in from the command line. */
const ONE_LINE = sanitizeLine(NASTY);
/** Where a file may hold only one line. */
const quotedLine = quoted.replaceAll('\\n', ' ');

/** A catalogue and an assessment with the like of it wherever a person may write, and another name for the file. */
function hostileFolder(): string {
  const cwd = checkFolder();
  const catalogue = {
    formatVersion: 1,
    id: 'hostile',
    edition: '1',
    lang: 'ja',
    method: 'all-of',
    levels: [{ id: 'basic', title: '$LINE', promises: { requirements: 1, criteria: 2 } }],
    title: '$LINE',
    source: { document: '$LINE', publisher: '$LINE', published: '2026-04-01' },
    profileFacts: [],
    categories: [{ id: '1', title: '$LINE', sections: [{ id: '1-1', title: '$LINE' }] }],
    requirements: [
      {
        id: '1-1-1',
        section: '1-1',
        title: '$LINE',
        criteria: ['1-1-1-1', '1-1-1-2'].map((id) => ({ id, level: 'basic', question: '$TEXT', metWhen: ['$TEXT'] })),
      },
    ],
  };
  const assessment = {
    formatVersion: 1,
    organization: { name: '$LINE' },
    scope: {},
    catalogue: { id: 'hostile', edition: '1', level: 'basic', file: 'hostile.yaml' },
    answers: { '1-1-1-1': { state: 'unmet', note: '$TEXT' }, '1-1-1-2': { state: 'not-applicable' } },
  };
  const write = (name: string, data: unknown) =>
    writeFileSync(
      join(cwd, name),
      JSON.stringify(data, null, 2).replaceAll('"$TEXT"', quoted).replaceAll('"$LINE"', quotedLine),
    );
  write('hostile.yaml', catalogue);
  write('a.yaml', assessment);
  write('::error::b,|<b>.yaml', assessment);
  write('c.yaml', { ...assessment, answers: { '1-1-1-1': { state: '$TEXT' }, $LINE: { state: 'met' } } });
  return cwd;
}

/** The same as the reporters would get it if no reader before them had refused any of it. */
function hostileReport(): CheckReport {
  const at = { line: 3, column: 5 };
  const range = { start: at, end: at };
  const criterion = (id: string, state: CriterionState, standing: CheckedCriterion['standing']): CheckedCriterion => ({
    id: `${id} ${NASTY}`,
    question: NASTY,
    state,
    standing,
    range,
  });
  const counts = { met: 0, partial: 0, unmet: 1, unknown: 0, unanswered: 0, 'not-applicable': 1, total: 2 };
  const requirements = {
    fulfilled: 0,
    'to-confirm': 0,
    'not-fulfilled': 1,
    undetermined: 0,
    'not-judged': 0,
    total: 1,
  };
  const named = { file: `f ${NASTY}`, path: `f ${NASTY}` };
  const lapsed = { met: 0, duty: 0, evidence: 0, waiver: 0, due: 0, date: 0 };
  return {
    schemaVersion: 1,
    tool: { name: 'scs-check', version: '0.0.0' },
    passed: false,
    exitCode: 2,
    terms: { asOf: '2026-11-21', failOn: 'error', allowNotApplicable: false, assurance: 'self', baseline: NASTY },
    files: [
      {
        ...named,
        outcome: 'judged',
        passed: false,
        catalogue: { id: NASTY, title: NASTY, edition: NASTY, publisher: NASTY },
        level: { id: NASTY, title: NASTY },
        summary: { method: 'all-of', judgement: 'not-fulfilled', criteria: counts, lapsed, requirements },
        open: [NASTY],
        excluded: [NASTY],
        unassured: [NASTY],
        waived: [NASTY],
        known: [NASTY],
        improved: [NASTY],
        criteria: [
          criterion('1-1-1-1', 'unmet', 'open'),
          criterion('1-1-1-2', 'not-applicable', 'excluded'),
          { ...criterion('1-1-1-3', 'unmet', 'waived'), waivedUntil: NASTY },
          { ...criterion('1-1-1-4', 'met', 'unassured'), lacks: 'evidenced' },
          criterion('1-1-1-5', 'unmet', 'known'),
        ],
        diagnostics: [
          {
            code: 'unknown-key',
            args: { key: NASTY, value: NASTY },
            severity: 'error',
            file: named.file,
            filePath: named.path,
            range,
            blocks: true,
          },
          {
            code: 'value-not-allowed',
            args: { value: NASTY },
            severity: 'warning',
            file: named.file,
            filePath: named.path,
            allowed: [NASTY],
            blocks: false,
          },
        ],
      },
      {
        ...named,
        outcome: 'unread',
        passed: false,
        problem: { code: 'file-invalid', args: { file: ONE_LINE, count: 1 }, backup: ONE_LINE },
        diagnostics: [
          {
            code: 'value-not-allowed',
            args: { value: NASTY },
            severity: 'error',
            file: named.file,
            filePath: named.path,
            range,
            blocks: true,
          },
        ],
      },
    ],
  };
}

function toldDirectly(name: ReporterName, files: number): string {
  const report = hostileReport();
  const options = { t: translator(ja), paint: plainPaint, sources: sourcesOf(new Map([[`f ${NASTY}`, NASTY]])) };
  return reporters[name]({ ...report, files: report.files.slice(0, files) }, options);
}

/** What comes out of the command, and of the reporter alone. */
async function outputs(name: ReporterName): Promise<readonly string[]> {
  const cwd = hostileFolder();
  const { stdout, code } = await run(['check', 'a.yaml', '::error::b,|<b>.yaml', 'c.yaml', '--reporter', name], {
    cwd,
  });
  expect(code).toBe(2);
  return [stdout, toldDirectly(name, 2), toldDirectly(name, 1)];
}

describe('what a person typed stays text', () => {
  test.each(reporterNames)('no terminal escape and no turned text in %s', async (name) => {
    for (const text of await outputs(name)) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these must not come through
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e]/);
    }
  });

  test.each(reporterNames.filter((name) => name !== 'github'))('no workflow command in %s', async (name) => {
    for (const text of await outputs(name)) expect(text).not.toMatch(/^\s*::/m);
  });

  test('no workflow command in github but ours', async () => {
    const lines = (await outputs('github')).flatMap((text) => text.trimEnd().split('\n'));
    expect(lines.length).toBeGreaterThan(8);
    // Properties end at the first comma or colon: none of a person's may be there.
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|warning|notice) (?:(?:file|line|col|title)=[^,:]*,?)+::/);
  });

  test('no logging command in azure but ours', async () => {
    const lines = (await outputs('azure')).flatMap((text) => text.trimEnd().split('\n'));
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) {
      expect(line).toMatch(
        /^##(?:\[debug\]|vso\[task\.logissue (?:(?:type|sourcepath|linenumber|columnnumber|code)=[^;\]]*;)+\])/,
      );
      expect(line.slice(2)).not.toMatch(/##(?:\[|vso\[)/i);
    }
  });

  test('no element of a person in junit', async () => {
    const known = /^(?:testsuites|testsuite|properties|property|testcase|failure|skipped|error|system-out)$/;
    for (const xml of await outputs('junit')) {
      const tags = [...xml.matchAll(/<\/?(?<name>[\w:-]+)/g)].map(({ groups }) => groups?.['name'] ?? '');
      expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
      const open = [...xml.matchAll(/<testcase\b[^<>]*[^/]>/g)].length;
      expect([...xml.matchAll(/<\/testcase>/g)].length).toBe(open);
      expect(xml).not.toContain(']]>');
    }
  });

  test('no markup of a person in markdown', async () => {
    const told = await outputs('markdown');
    expect(told.join('')).toContain('own &lt;br&gt; and &lt;br/&gt; of a person');
    for (const text of told) {
      const tags = [...text.matchAll(/<\/?[a-z]+/gi)].map(([tag]) => tag);
      // A break between two lines is ours; one that was typed is text.
      expect(text).not.toMatch(/<br(?!>)|own <br/);
      expect(tags.filter((tag) => !/^(?:<\/?(?:details|summary)|<br)$/.test(tag))).toEqual([]);
      expect(text).not.toMatch(/(?<!<!-- )-->|@everyone|[^\\]\[c\]\(/);
      const rows = text.split('\n').filter((line) => line.startsWith('| 1-1-1'));
      const bars = (row: string) => row.match(/(?<!\\)\|/g)?.length;
      for (const row of rows) expect(bars(row)).toBe(row.startsWith('| 1-1-1-3') ? 5 : 4);
    }
    expect(toldDirectly('markdown', 1)).toMatch(/^\| 1-1-1-1/m);
  });

  test.each(['json', 'sarif', 'badge'] as const)('%s can be read', async (name) => {
    for (const text of await outputs(name)) expect(typeof JSON.parse(text)).toBe('object');
  });
});
