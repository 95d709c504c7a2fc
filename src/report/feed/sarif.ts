import { digestOf } from '../../domain/digest.ts';
import type { Range } from '../../formats/diagnostic.ts';
import type { CheckedCriterion, JudgedFile, UnreadFile } from '../../formats/outputs/check.ts';
import { isMessageKey } from '../../i18n/keys.ts';
import type { Translate } from '../../i18n/t.ts';
import { escapeUnsafe, sanitize } from '../../text/sanitize.ts';
import type { FedFile, FedReport, Feed, ReporterOptions } from '../check/reporter.ts';
import { describeCode, describeDiagnostic, withEllipses } from '../diagnosticWords.ts';
import { problemSentence } from '../problemWords.ts';
import { criteriaOf, criterionSentence, loudnessOf, placed } from '../say/checkWords.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** Rules of ours beside the codes of diagnostics. */
const OPEN = 'scs/criterion-open';
const UNASSURED = 'scs/criterion-unassured';
const EXCLUDED = 'scs/criterion-to-confirm';
const WAIVED = 'scs/criterion-waived';

interface Finding {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly path: string;
  readonly range?: Range | undefined;
  /** What it is about, however the lines of the file move. */
  readonly subject: string;
  /** Whether the baseline has it; only where there is a baseline. */
  readonly known?: boolean | undefined;
}

/** SARIF 2.1.0, with what GitHub code scanning asks for. */
export const sarif: Feed = (report, options) => {
  const hasBaseline = report.terms?.baseline !== undefined;
  const findings = report.files.flatMap((file) => findingsOf(file, hasBaseline, options.t));
  const rules = [...new Set(findings.map(({ rule }) => rule))].toSorted();
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driverOf(report, rules, options) },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.files.every(({ outcome }) => outcome !== 'unread'),
            exitCode: report.exitCode,
          },
        ],
        results: resultsOf(findings, rules, hasBaseline),
      },
    ],
  };
  return `${escapeUnsafe(JSON.stringify(log, null, 2))}\n`;
};

function driverOf({ tool, files }: FedReport, rules: readonly string[], { t, homepage }: ReporterOptions) {
  const titles = new Set(files.flatMap((file) => (file.outcome === 'judged' ? [file.catalogue.title] : [])));
  const disclaimers = [...titles].map((title) => sanitize(t('report.disclaimer', { title })));
  return {
    name: tool.name,
    semanticVersion: tool.version,
    ...(homepage === undefined ? {} : { informationUri: homepage }),
    ...(disclaimers.length > 0 ? { fullDescription: { text: disclaimers.join(t('sentence.separator')) } } : {}),
    language: t('language.tag'),
    rules: rules.map((id) => ({
      id,
      shortDescription: { text: describeRule(id, t) },
      ...(homepage === undefined ? {} : { helpUri: helpUri(id, homepage) }),
    })),
  };
}

function findingsOf(file: FedFile, hasBaseline: boolean, t: Translate): readonly Finding[] {
  return [
    ...diagnosticsOf(file, t),
    ...(file.outcome === 'judged' ? criteriaIn(file, hasBaseline, t) : []),
    ...(file.outcome === 'unread' ? problemOf(file, t) : []),
  ];
}

function diagnosticsOf(file: FedFile, t: Translate): readonly Finding[] {
  const told = file.diagnostics.filter(({ repeated }) => !repeated);
  return told.map((diagnostic) => ({
    rule: diagnostic.code,
    level: diagnostic.severity,
    message: placed(describeDiagnostic(t, diagnostic), diagnostic, t),
    path: diagnostic.filePath,
    range: diagnostic.range,
    subject: diagnostic.path?.join('/') ?? '',
    known: diagnostic.known,
  }));
}

const standings = ['open', 'unassured', 'excluded', 'waived', 'known'] as const;

function criteriaIn(file: JudgedFile, hasBaseline: boolean, t: Translate): readonly Finding[] {
  return standings
    .flatMap((standing) => criteriaOf(file, standing))
    .map((criterion) => ({
      rule: ruleOf(criterion),
      level: loudnessOf(criterion),
      message: placed(criterionSentence(criterion, t), file, t),
      path: file.path,
      range: criterion.range,
      subject: criterion.id,
      // A waiver is nothing new to look at, either.
      ...(hasBaseline ? { known: criterion.standing === 'known' || criterion.standing === 'waived' } : {}),
    }));
}

/** What the baseline knows is of the rule it would be of without one. */
function ruleOf({ standing, state, lacks }: CheckedCriterion): string {
  if (standing === 'waived') return WAIVED;
  if (state === 'not-applicable') return EXCLUDED;
  return lacks === undefined ? OPEN : UNASSURED;
}

/** Only where no line of the file itself says what is wrong. */
function problemOf(file: UnreadFile, t: Translate): readonly Finding[] {
  const { path, problem, diagnostics } = file;
  if (diagnostics.some(({ filePath }) => filePath === path)) return [];
  const message = placed(problemSentence(problem, t), file, t);
  return [{ rule: `error/${problem.code}`, level: 'error', message, path, subject: '' }];
}

function resultsOf(findings: readonly Finding[], rules: readonly string[], hasBaseline: boolean) {
  const seen = new Map<string, number>();
  return findings.map(({ rule, level, message, path, range, subject, known }) => {
    const hash = digestOf([rule, subject, path]).replace('sha256:', '').slice(0, 32);
    const occurrence = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, occurrence);
    return {
      ruleId: rule,
      ruleIndex: rules.indexOf(rule),
      level,
      ...(hasBaseline ? { baselineState: known ? 'unchanged' : 'new' } : {}),
      message: { text: sanitize(message) },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: regionOf(range) } }],
      // The one fingerprint GitHub looks at. Its own, made from the line, would take all unanswered criteria for one.
      partialFingerprints: { primaryLocationLineHash: `${hash}:${occurrence}` },
    };
  });
}

/** GitHub wants a line even where a whole file is meant. */
function regionOf(range: Range | undefined) {
  if (range === undefined) return { startLine: 1 };
  const { start, end } = range;
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A path as a URI reference. */
function uriOf(path: string): string {
  return path.split('/').map(encodePart).join('/');
}

function encodePart(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

/** The sentence of a rule with `…` where a result has its own words. */
function describeRule(id: string, t: Translate): string {
  if (id === OPEN) return t('check.rule.open');
  if (id === UNASSURED) return t('check.rule.unassured');
  if (id === EXCLUDED) return t('check.rule.to-confirm');
  if (id === WAIVED) return t('check.rule.waived');
  if (!id.startsWith('error/')) return describeCode(t, id);
  const key = id.replace('/', '.');
  return isMessageKey(key) ? withEllipses(t(key)) : id;
}

/** Where the documentation says more. */
function helpUri(id: string, homepage: string): string {
  const page = id.startsWith('error/')
    ? 'errors'
    : [OPEN, UNASSURED, EXCLUDED, WAIVED].includes(id)
      ? 'ci'
      : 'diagnostics';
  // GitHub leaves everything out of an anchor but letters, digits, `_` and `-`.
  const anchor = page === 'ci' ? '' : `#${id.replace('error/', '').replace(/[^\w-]/g, '')}`;
  return `${homepage.replace(/#.*$/, '').replace(/\/$/, '')}/blob/HEAD/docs/${page}.md${anchor}`;
}
