import type { CheckedCriterion, CheckedDiagnostic, JudgedFile, UnreadFile } from '../../formats/outputs/check.ts';
import type { LintedFile } from '../../formats/outputs/lint.ts';
import type { Translate } from '../../i18n/t.ts';
import { sanitize, sanitizeLine } from '../../text/sanitize.ts';
import type { FedFile, Feed } from '../check/reporter.ts';
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
import { adviseOn, adviseOnProblem } from '../words/advice.ts';

type Ending = 'passed' | 'failure' | 'skipped' | 'error';

interface Case {
  readonly name: string;
  /** What sort of test it is: a code, or what it looks at. */
  readonly kind: string;
  readonly path: string;
  readonly line?: number | undefined;
  readonly ending: Ending;
  readonly message?: string;
}

/**
 * JUnit XML: a suite per file and a case per criterion, for whatever shows the results of tests. It holds to the schema of
 * Jenkins' xUnit plugin (junit-10.xsd), in which a case has no place of its own: the suite names the file, and the text of
 * what failed begins with the line.
 */
export const junit: Feed = ({ files }, { t }) => {
  const classes = classesOf(files);
  const suites = files.map((file, index) => ({ file, group: classes[index] ?? '', cases: casesOf(file, t) }));
  const counts = countsOf(suites.flatMap(({ cases }) => cases));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="scs-check" tests="${counts.tests}" failures="${counts.failure}" errors="${counts.error}">`,
    ...suites.flatMap(({ file, group, cases }) => suite(file, group, cases, t)),
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
  const verdict = outcomeSentence(file, t);
  const message = [
    verdict,
    ...(file.excluded.length > 0 ? [excludedSentence(file, t)] : []),
    ...(file.waived.length > 0 ? [waivedSentence(file, t)] : []),
    ...(hasKnown(file) ? [knownSentence(file, t)] : []),
  ].join(' ');
  return [
    ...file.criteria.map((criterion) => ({
      name: `${criterion.id} ${criterion.title ?? criterion.question}`,
      kind: 'criterion',
      path,
      line: criterion.range?.start.line,
      ending: endingOf(criterion),
      message: placed(criterionSentence(criterion, t), file, t),
    })),
    ...blockingIn(file, t),
    {
      name: file.level.title,
      kind: 'level',
      path,
      ending: file.passed ? 'passed' : 'failure',
      message: placed(message, file, t),
    },
  ];
}

/** What is wrong in a file, and where nothing is, the file itself as a case that passes: an empty suite looks like no test. */
function linted(file: LintedFile, t: Translate): readonly Case[] {
  const cases = blockingIn(file, t);
  return cases.length > 0 ? cases : [{ name: file.file, kind: 'file', path: file.path, ending: 'passed' }];
}

function unread(file: UnreadFile, t: Translate): readonly Case[] {
  const message = placed(adviseOnProblem(file.problem, t), file, t);
  return [
    ...blockingIn(file, t),
    { name: file.problem.code, kind: file.problem.code, path: file.path, ending: 'error', message },
  ];
}

/** One class a firm. A dot would begin another package, where readers make a tree of the names. */
function classesOf(files: readonly FedFile[]): readonly string[] {
  return numbered(files.map(({ path }) => path.replace(/\.ya?ml$/i, '').replaceAll('.', '_')));
}

/** GitLab takes the first of two tests with one name, and leaves the other out without a word. */
function numbered(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const occurrence = (seen.get(name) ?? 0) + 1;
    seen.set(name, occurrence);
    return occurrence === 1 ? name : `${name} (${occurrence})`;
  });
}

/** Named by what they are about and by no line: a history of tests ends where a name changes. */
function blockingIn(file: Pick<FedFile, 'diagnostics'>, t: Translate): readonly Case[] {
  const blocking = file.diagnostics.filter(({ blocks, repeated }) => blocks && !repeated);
  const names = numbered(blocking.map(({ code, path }) => [code, path?.join('.')].filter(Boolean).join(' ')));
  return blocking.map((diagnostic, index) => ({
    name: names[index] ?? diagnostic.code,
    kind: diagnostic.code,
    path: diagnostic.filePath,
    line: diagnostic.range?.start.line,
    ending: 'failure',
    message: placed(adviseOn(diagnostic, t), diagnostic, t),
  }));
}

function endingOf({ state, standing }: CheckedCriterion): Ending {
  if (state === 'not-applicable' || standing === 'waived' || standing === 'known') return 'skipped';
  return standing === 'closed' ? 'passed' : 'failure';
}

function suite(file: FedFile, group: string, cases: readonly Case[], t: Translate): readonly string[] {
  const warnings = file.diagnostics.filter(({ blocks }) => !blocks);
  const path = attribute(file.path);
  const { tests, failure, error, skipped } = countsOf(cases);
  const counts = `tests="${tests}" failures="${failure}" errors="${error}" skipped="${skipped}"`;
  return [
    `  <testsuite name="${path}" file="${path}" ${counts}>`,
    ...(file.outcome === 'judged' ? [`    <properties>`, ...propertiesOf(file, t), `    </properties>`] : []),
    ...cases.map((one) => testcase(one, group)),
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
  return attribute(`${diagnostic.file}${line} ${diagnostic.code} ${adviseOn(diagnostic, t)}`);
}

function testcase({ name, kind, path, line, ending, message = '' }: Case, group: string): string {
  const head = `    <testcase classname="${attribute(group)}" name="${attribute(name)}"`;
  if (ending === 'passed') return `${head}/>`;
  const place = line === undefined ? path : `${path}:${line}`;
  const isNamed = line === undefined && message.includes(path);
  // Jenkins shows the attribute, and GitLab nothing but the text.
  const text = isNamed ? message : `${place} ${message}`;
  const said = `message="${attribute(message)}" type="${attribute(kind)}">${attribute(text)}`;
  return `${head}><${ending} ${said}</${ending}></testcase>`;
}

function countsOf(cases: readonly Case[]) {
  const count = (wanted: Ending) => cases.filter(({ ending }) => ending === wanted).length;
  return { tests: cases.length, failure: count('failure'), error: count('error'), skipped: count('skipped') };
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
