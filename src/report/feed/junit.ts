import type { CheckedCriterion, CheckedDiagnostic, JudgedFile, UnreadFile } from '../../formats/outputs/check.ts';
import type { LintedFile } from '../../formats/outputs/lint.ts';
import type { Translate } from '../../i18n/t.ts';
import { sanitize, sanitizeLine } from '../../text/sanitize.ts';
import type { FedFile, Feed } from '../check/reporter.ts';
import { describeDiagnostic } from '../diagnosticWords.ts';
import { problemSentence } from '../problemWords.ts';
import {
  aim,
  criterionSentence,
  excludedSentence,
  hasKnown,
  knownSentence,
  outcomeSentence,
  placed,
  waivedSentence,
} from '../say/checkWords.ts';

type Ending = 'passed' | 'failure' | 'skipped' | 'error';

interface Case {
  readonly name: string;
  readonly group: string;
  readonly path: string;
  readonly line?: number | undefined;
  readonly ending: Ending;
  readonly message?: string;
}

/** JUnit XML: a suite per file and a case per criterion, for whatever shows the results of tests. */
export const junit: Feed = ({ files }, { t }) => {
  const suites = files.map((file) => ({ file, cases: casesOf(file, t) }));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="scs-check" ${totals(suites.flatMap(({ cases }) => cases))}>`,
    ...suites.flatMap(({ file, cases }) => suite(file, cases, t)),
    '</testsuites>',
    '',
  ].join('\n');
};

function casesOf(file: FedFile, t: Translate): readonly Case[] {
  if (file.outcome === 'linted') return linted(file, t);
  return file.outcome === 'judged' ? judged(file, t) : unread(file, t);
}

/** The criteria, and after them the level itself: a criterion that does not apply is skipped and can still keep it open. */
function judged(file: JudgedFile, t: Translate): readonly Case[] {
  const { path } = file;
  const group = groupOf(path);
  const verdict = outcomeSentence(file, t);
  const message = [
    verdict,
    ...(file.excluded.length > 0 ? [excludedSentence(file, t)] : []),
    ...(file.waived.length > 0 ? [waivedSentence(file, t)] : []),
    ...(hasKnown(file) ? [knownSentence(file, t)] : []),
  ].join(' ');
  return [
    ...file.criteria.map((criterion) => ({
      name: `${criterion.id} ${criterion.question}`,
      group,
      path,
      line: criterion.range?.start.line,
      ending: endingOf(criterion),
      message: placed(criterionSentence(criterion, t), file, t),
    })),
    ...blockingIn(file, t),
    {
      name: file.level.title,
      group,
      path,
      ending: file.passed ? 'passed' : 'failure',
      message: placed(message, file, t),
    },
  ];
}

/** What is wrong in a file, and where nothing is, the file itself as a case that passes: an empty suite looks like no test. */
function linted(file: LintedFile, t: Translate): readonly Case[] {
  const cases = blockingIn(file, t);
  return cases.length > 0 ? cases : [{ name: file.file, group: groupOf(file.path), path: file.path, ending: 'passed' }];
}

function unread(file: UnreadFile, t: Translate): readonly Case[] {
  const message = placed(problemSentence(file.problem, t), file, t);
  return [
    ...blockingIn(file, t),
    { name: file.problem.code, group: groupOf(file.path), path: file.path, ending: 'error', message },
  ];
}

/** One class a firm. A dot would begin another package, where readers make a tree of the names. */
function groupOf(path: string): string {
  return path.replace(/\.ya?ml$/i, '').replaceAll('.', '_');
}

/** Named by what they are about and by no line: a history of tests ends where a name changes. */
function blockingIn(file: Pick<FedFile, 'diagnostics' | 'path'>, t: Translate): readonly Case[] {
  const seen = new Map<string, number>();
  return file.diagnostics
    .filter(({ blocks, repeated }) => blocks && !repeated)
    .map((diagnostic) => {
      const name = [diagnostic.code, diagnostic.path?.join('.')].filter(Boolean).join(' ');
      const occurrence = (seen.get(name) ?? 0) + 1;
      seen.set(name, occurrence);
      return {
        name: occurrence === 1 ? name : `${name} (${occurrence})`,
        group: groupOf(file.path),
        path: diagnostic.filePath,
        line: diagnostic.range?.start.line,
        ending: 'failure',
        message: placed(describeDiagnostic(t, diagnostic), diagnostic, t),
      };
    });
}

function endingOf({ state, standing }: CheckedCriterion): Ending {
  if (state === 'not-applicable' || standing === 'waived' || standing === 'known') return 'skipped';
  return standing === 'closed' ? 'passed' : 'failure';
}

function suite(file: FedFile, cases: readonly Case[], t: Translate): readonly string[] {
  const warnings = file.diagnostics.filter(({ blocks }) => !blocks);
  return [
    `  <testsuite name="${attribute(file.path)}" ${totals(cases)}>`,
    ...(file.outcome === 'judged' ? [`    <properties>`, ...propertiesOf(file, t), `    </properties>`] : []),
    ...cases.map(testcase),
    ...(warnings.length > 0
      ? [`    <system-out>${warnings.map((one) => warningLine(one, t)).join('\n')}</system-out>`]
      : []),
    '  </testsuite>',
  ];
}

function propertiesOf(file: JudgedFile, t: Translate): readonly string[] {
  const { catalogue, level } = file;
  const disclaimer = t('report.disclaimer', { title: catalogue.title });
  return Object.entries({
    catalogue: catalogue.id,
    edition: catalogue.edition,
    level: level.id,
    aim: aim(file, t),
    disclaimer,
  }).map(([name, value]) => `      <property name="${name}" value="${attribute(value)}"/>`);
}

function warningLine(diagnostic: CheckedDiagnostic, t: Translate): string {
  const line = diagnostic.range ? `:${diagnostic.range.start.line}` : '';
  return attribute(`${diagnostic.file}${line} ${diagnostic.code} ${describeDiagnostic(t, diagnostic)}`);
}

function testcase({ name, group, path, line, ending, message = '' }: Case): string {
  const place = line === undefined ? '' : ` line="${line}"`;
  const head = `    <testcase classname="${attribute(group)}" name="${attribute(name)}" file="${attribute(path)}"${place}`;
  if (ending === 'passed') return `${head}/>`;
  const said = attribute(message);
  // Jenkins shows the attribute, GitLab the text; a skipped test has none in either schema.
  if (ending === 'skipped') return `${head}><skipped message="${said}"/></testcase>`;
  return `${head}><${ending} message="${said}" type="${attribute(kindOf(name))}">${said}</${ending}></testcase>`;
}

/** The first word of a name: an id, or a code. */
function kindOf(name: string): string {
  return name.split(' ')[0] ?? name;
}

function totals(cases: readonly Case[]): string {
  const count = (wanted: Ending) => cases.filter(({ ending }) => ending === wanted).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function attribute(text: string): string {
  return content(sanitizeLine(text));
}

function content(text: string): string {
  return sanitize(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/##(?=\[|vso\[)/gi, '#&#35;');
}
