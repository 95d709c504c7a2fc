import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.mjs';
import { parseAssessment } from '../../../src/assessment/parse.ts';
import { parseCatalogue } from '../../../src/catalogue/parse.ts';
import { type ReporterName, reporterNames } from '../../../src/cli/defaults.ts';
import { allCriteria } from '../../../src/domain/catalogue.ts';
import { stampOf } from '../../../src/domain/stamp.ts';
import { checkFolder } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';

const read = (name: string) => readFileSync(join(root, 'tests', 'fixtures', 'check', name), 'utf8');

/** The assessment in which all is met, but for one answer. */
function answered(id: string, answer: string, text = read('passed.yaml')): string {
  return text.replace(new RegExp(`${id}: .*`), `${id}: { ${answer} }`);
}

const waiver = (until: string) => `state: unmet, owner: 総務, waiver: { reason: 移転を待ちます, until: ${until} }`;
const waived = answered('1-1-1-3', waiver('2027-03-31'));
const open = answered('1-1-1-2', 'state: unmet, owner: 総務');

const files: Readonly<Record<string, string>> = {
  'open.yaml': open,
  'open-twice.yaml': answered('1-1-2-1', 'state: partial, owner: 総務', open),
  'unanswered.yaml': read('passed.yaml').replace(/ {2}1-1-1-2: .*\n/, ''),
  'unknown.yaml': answered('1-1-1-2', 'state: unknown, owner: 総務'),
  'excluded.yaml': answered('1-1-2-3', 'state: not-applicable, reason: 持ち出しません'),
  'waived.yaml': waived,
  'waived-and-open.yaml': answered('1-1-2-1', 'state: partial, owner: 総務', waived),
  'expired.yaml': answered('1-1-1-3', waiver('2026-11-20')),
  'with-error.yaml': answered('1-1-1-2', 'state: met, evidence: [{ title: 台帳, validUntil: 2026-11-20 }]'),
  'with-warning.yaml': answered('1-1-1-2', 'state: met'),
  'reviewed.yaml': reviewed(),
  'points.yaml': points(25),
  'points-open.yaml': points(24),
  'known.open.yaml': baseline('open.yaml', '{ 1-1-1-2: unmet }'),
  'known.open-twice.yaml': baseline('open-twice.yaml', '{ 1-1-1-2: unmet }'),
  'known.waived-and-open.yaml': baseline('waived-and-open.yaml', '{ 1-1-2-1: partial }'),
  'known.unknown.yaml': baseline('unknown.yaml', '{ 1-1-1-2: unmet }'),
  'known.passed.yaml': baseline('passed.yaml', '{ 1-1-1-2: unmet }'),
  'known.with-error.yaml': `${baseline('with-error.yaml', '{}')}    findings:
      scs/evidence-expired: [answers/1-1-1-2/evidence/0/validUntil]
`,
  'known.other.yaml': baseline('open.yaml', '{ 1-1-1-2: unmet }').replace('edition: "1"', 'edition: "0"'),
};

function baseline(file: string, gaps: string): string {
  return `formatVersion: 1
takenOn: 2026-11-01
files:
  ${file}:
    catalogue: example
    edition: "1"
    level: basic
    gaps: ${gaps}
`;
}

/** All met, and a specialist has said so of each. */
function reviewed(): string {
  const file = (name: string) => ({ name, bytes: Buffer.from(read(name)) });
  const { data: assessment } = parseAssessment(file('passed.yaml'));
  const { data: catalogue } = parseCatalogue(file('example.yaml'));
  if (assessment === undefined || catalogue === undefined) throw new Error('the fixtures parse');
  const reviewer = { name: '見本の専門家', relation: 'outside' } as const;
  const review = { by: 'senmonka', on: '2026-11-20', view: 'agrees' } as const;
  const views = allCriteria(catalogue).map((criterion) => {
    const stamp = stampOf({ criterion, answer: assessment.answers[criterion.id], reviewer, review });
    return `  ${criterion.id}: [${JSON.stringify({ ...review, stamp })}]\n`;
  });
  return `${read('passed.yaml')}reviewers: { senmonka: ${JSON.stringify(reviewer)} }\nreviews:\n${views.join('')}`;
}

/** So many of the 25 questions of SECURITY ACTION answered, most of them badly. */
function points(count: number): string {
  const answers = Array.from({ length: count }, (_, index) => `  sa-${index + 1}: { state: unmet, owner: 総務 }\n`);
  return `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: { sites: [本社] }
catalogue: { id: security-action-25, edition: "3.1", level: self-check }
answers:
${answers.join('')}`;
}

/** Every way in which a run can end that the gate, and not the command line, is the reason for. */
const outcomes: readonly (readonly [what: string, words: string, code: 0 | 1 | 2])[] = [
  ['passed', 'passed.yaml', 0],
  ['open', 'open.yaml', 1],
  ['open, of every state', 'mixed.yaml', 1],
  ['unanswered', 'unanswered.yaml', 1],
  ['unknown', 'unknown.yaml', 1],
  ['only excluded', 'excluded.yaml', 1],
  ['only excluded, and that is allowed', 'excluded.yaml --allow-not-applicable', 0],
  ['only waived', 'waived.yaml', 0],
  ['waived and open', 'waived-and-open.yaml', 1],
  ['a waiver that has run out', 'expired.yaml', 1],
  ['a waiver on its last day', 'waived.yaml --as-of 2027-03-31', 0],
  ['a waiver on the day after', 'waived.yaml --as-of 2027-04-01', 1],
  ['held by an error', 'with-error.yaml', 1],
  ['not held by a warning', 'with-warning.yaml', 0],
  ['held by a warning', 'with-warning.yaml --fail-on warning', 1],
  ['evidenced', 'passed.yaml --assurance evidenced', 0],
  ['not evidenced', 'with-warning.yaml --assurance evidenced', 1],
  ['no longer evidenced', 'with-error.yaml --assurance evidenced', 1],
  ['with no file to hold against its hash', 'passed.yaml --assurance hashed', 1],
  ['reviewed', 'reviewed.yaml --assurance reviewed', 0],
  ['not reviewed', 'passed.yaml --assurance reviewed', 1],
  ['only known', 'open.yaml --baseline known.open.yaml', 0],
  ['only a known error', 'with-error.yaml --baseline known.with-error.yaml', 0],
  ['known and waived', 'waived-and-open.yaml --baseline known.waived-and-open.yaml', 0],
  ['known and new', 'open-twice.yaml --baseline known.open-twice.yaml', 1],
  ['known and worse', 'unknown.yaml --baseline known.unknown.yaml', 1],
  ['known and mended', 'passed.yaml --baseline known.passed.yaml', 0],
  ['in a baseline that knows another file', 'unknown.yaml --baseline known.open.yaml', 1],
  ['points, all answered', 'points.yaml', 0],
  ['points, one left', 'points-open.yaml', 1],
  ['not readable', 'broken.yaml', 2],
  ['not there', 'nai.yaml', 2],
  ['no match', 'nai*.yaml', 2],
  ['of another edition than its baseline', 'open.yaml --baseline known.other.yaml', 2],
  ['passed, passed', 'passed.yaml points.yaml', 0],
  ['passed, waived', 'passed.yaml waived.yaml', 0],
  ['passed, open', 'passed.yaml open.yaml', 1],
  ['excluded, waived', 'excluded.yaml waived.yaml', 1],
  ['known, new', 'open.yaml unknown.yaml --baseline known.open.yaml', 1],
  ['passed, not readable', 'passed.yaml broken.yaml', 2],
  ['not readable, open', 'broken.yaml open.yaml', 2],
  ['not there, waived', 'nai.yaml waived.yaml', 2],
  ['of all kinds', 'nai.yaml mixed.yaml broken.yaml passed.yaml expired.yaml', 2],
];

function outcomeFolder(): string {
  const cwd = checkFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

/** Formats that say in one place whether all is passed: whoever reads only that has to come to the same end. */
const verdicts: Readonly<Partial<Record<ReporterName, (content: string) => unknown>>> = {
  json: (content) => JSON.parse(content).passed,
  sarif: (content) => JSON.parse(content).runs[0].invocations[0].exitCode === 0,
  junit: (content) => / failures="0" errors="0">/.test(content.split('\n')[1] ?? ''),
  github: (content) => !/^::error /m.test(content),
  azure: (content) => !content.includes(' type=error;'),
  badge: (content) => JSON.parse(content).color === 'blue',
};

describe.each(outcomes)('%s: %s', (_what, words, code) => {
  const argv = words.split(' ');

  test.each(reporterNames)(`ends with ${code} as %s, on standard output and in a file`, async (name) => {
    const cwd = outcomeFolder();
    const onStdout = await run(['check', ...argv, '--reporter', name], { cwd });
    const inFile = await run(['check', ...argv, '--reporter', `${name}:out`], { cwd });
    expect([onStdout.code, inFile.code, inFile.stdout]).toEqual([code, code, '']);
    for (const content of [onStdout.stdout, readFileSync(join(cwd, 'out'), 'utf8')]) {
      const verdict = verdicts[name]?.(content);
      if (verdict !== undefined) expect(verdict).toBe(code === 0);
    }
  });

  test(`ends with ${code} as all of them at once, and says so as data`, async () => {
    const cwd = outcomeFolder();
    const all = reporterNames.flatMap((name) => ['--reporter', name === 'json' ? name : `${name}:out.${name}`]);
    const { code: exitCode, stdout } = await run(['check', ...argv, ...all], { cwd });
    const report = JSON.parse(stdout);
    expect([exitCode, report.exitCode, report.passed]).toEqual([code, code, code === 0]);
    expect(report.files.every(({ passed }: { passed: boolean }) => passed)).toBe(code === 0);
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).runs[0].invocations[0].exitCode).toBe(code);
  });
});

test.each([0, 1, 2])('more than one file alone, and more than one run of several files, ends with %d', (code) => {
  const words = outcomes.filter((outcome) => outcome[2] === code).map(([, argv]) => argv.split(' '));
  const several = words.filter((argv) => argv.filter((word) => /^[^.]+\.yaml$/.test(word)).length > 1);
  expect(several.length).toBeGreaterThan(1);
  expect(words.length - several.length).toBeGreaterThan(1);
});
