import type { Range } from '../../formats/diagnostic.ts';
import type { CriterionState } from '../../formats/states.ts';
import { isMessageKey } from '../../i18n/keys.ts';
import { ourLanguageFor, type Translate } from '../../i18n/t.ts';
import { escapeUnsafe, sanitize, sanitizeLine } from '../../text/sanitize.ts';
import type { FedReport, Feed, ReporterOptions } from '../check/reporter.ts';
import { withEllipses } from '../words/diagnostic.ts';
import { nextStep } from '../words/plan.ts';
import { type Finding, type Fingerprinted, findingsOf } from './findings.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * What GitHub takes of a run, shows of it, and takes of the text of a rule (docs.github.com, "SARIF support for code
 * scanning"). That of a message is ours: the conditions of the longest criterion fit in, whichever are missing.
 */
const limits = { results: 25_000, shown: 5000, text: 1024, message: 4000 };

/** SARIF 2.1.0, with what GitHub code scanning asks for. */
export const sarif: Feed = (report, options) => {
  const hasBaseline = report.terms?.baseline !== undefined;
  const all = findingsOf(report, options.t);
  const findings = withinLimits(all);
  const rules = rulesOf(findings);
  const states = statesOf(findings);
  const notices = noticesOf(all.length, options.t);
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driverOf(report, [...rules.values()], states, options) },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.files.every(({ outcome }) => outcome !== 'unread'),
            exitCode: report.exitCode,
            ...(notices.length > 0 ? { toolExecutionNotifications: notices } : {}),
          },
        ],
        results: resultsOf(findings, [...rules.keys()], hasBaseline),
      },
    ],
  };
  return `${escapeUnsafe(JSON.stringify(log, null, 2))}\n`;
};

/** What did not find room, and what will not be seen: a list that ends without a word looks complete. */
function noticesOf(total: number, t: Translate) {
  if (total <= limits.shown) return [];
  const text =
    total > limits.results
      ? t('rule.left-out', { total, most: limits.results, count: total - limits.results })
      : t('rule.shown', { total, most: limits.shown });
  return [{ level: 'warning', message: { text } }];
}

/** The most severe ones where there are too many, in the order they had. */
function withinLimits(findings: readonly Fingerprinted[]): readonly Fingerprinted[] {
  if (findings.length <= limits.results) return findings;
  const kept = new Set(
    levels.flatMap((level) => findings.filter((finding) => finding.level === level)).slice(0, limits.results),
  );
  return findings.filter((finding) => kept.has(finding));
}

/** From the loudest. */
const levels = ['error', 'warning', 'note'] as const;

/** The rules that occur, sorted by id, each with its loudest finding. */
function rulesOf(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const rules = new Map<string, Finding>();
  for (const finding of findings) {
    const before = rules.get(finding.rule);
    if (before === undefined || levels.indexOf(finding.level) < levels.indexOf(before.level))
      rules.set(finding.rule, finding);
  }
  return new Map([...rules].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** How the criterion that a rule is stands in the files of a run. */
type States = ReadonlyMap<string, readonly CriterionState[]>;

function statesOf(findings: readonly Finding[]): States {
  const states = new Map<string, readonly CriterionState[]>();
  for (const { rule, criterion } of findings)
    if (criterion !== undefined) states.set(rule, [...new Set([...(states.get(rule) ?? []), criterion.state])]);
  return states;
}

function driverOf({ tool, files }: FedReport, rules: readonly Finding[], states: States, options: ReporterOptions) {
  const { t, homepage } = options;
  const titles = new Set(files.flatMap((file) => (file.outcome === 'judged' ? [file.catalogue.title] : [])));
  const disclaimers = [...titles].map((title) => sanitize(t('report.disclaimer', { title })));
  return {
    name: tool.name,
    semanticVersion: tool.version,
    ...(homepage === undefined ? {} : { informationUri: homepage }),
    ...(disclaimers.length > 0 ? { fullDescription: { text: disclaimers.join(t('sentence.separator')) } } : {}),
    language: t('language.tag'),
    rules: rules.map((finding) => ruleFor(finding, states, options)),
  };
}

/** A rule as GitHub shows it: the title heads an alert, the help stands beside it. */
function ruleFor(finding: Finding, states: States, options: ReporterOptions) {
  const { rule: id, level } = finding;
  const { title, full, help, tags } = wordsOf(finding, states, options);
  const markdown = help.map((part) => (typeof part === 'string' ? escapeMarkdown(part) : section(part))).join('\n\n');
  const text = help.map((part) => (typeof part === 'string' ? part : plainSection(part))).join('\n');
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: shortened(title, limits.text) },
    fullDescription: { text: shortened(full, limits.text) },
    help: { text: plainMessage(text), markdown: plainMessage(markdown) },
    defaultConfiguration: { level },
    properties: { tags, 'problem.severity': level === 'note' ? 'recommendation' : level },
    ...(options.homepage === undefined ? {} : { helpUri: helpUri(finding, options.homepage, options.t) }),
  };
}

interface RuleWords {
  readonly title: string;
  readonly full: string;
  readonly help: readonly (string | Section)[];
  readonly tags: readonly string[];
}

interface Section {
  readonly title: string;
  readonly items: readonly string[];
}

function wordsOf({ rule, criterion }: Finding, states: States, { t, criteria }: ReporterOptions): RuleWords {
  if (criterion !== undefined) {
    const { metWhen = [], firstStep, who, evidence = [] } = criteria?.get(rule) ?? {};
    const steps = (states.get(rule) ?? []).flatMap((state) => nextStep({ state, who, firstStep }, t));
    const { id, question } = criterion;
    const title = `${id} ${criterion.title ?? question}`;
    return {
      title,
      full: `${question} ${t('rule.criterion')}`,
      help: [
        title,
        ...(criterion.title === undefined ? [] : [question]),
        { title: t('report.open.conditions'), items: metWhen },
        ...[...new Map(steps)].map(([label, step]) => ({ title: label, items: [step] })),
        { title: t('report.open.evidence'), items: evidence },
        t('rule.criterion'),
      ].filter((part) => typeof part === 'string' || part.items.length > 0),
      tags: ['self-check', 'criterion'],
    };
  }
  const isError = rule.startsWith('error/');
  const key = isError ? 'rule.unread' : `rule.title.${rule}`;
  const title = isMessageKey(key) ? t(key) : rule;
  const code = rule.replace('error/', '');
  // Of other arguments than a title it knows nothing: a hint with holes in it would be no help.
  const hintKey = `${isError ? 'error' : 'diagnostic'}.${code}.hint`;
  const hint = isMessageKey(hintKey) ? t(hintKey) : '';
  const isWhole = hint !== '' && withEllipses(hint) === hint;
  return {
    title,
    full: `${title} (${code})`,
    help: [`${title} (${code})`, ...(isWhole ? [hint] : [])],
    tags: ['self-check', rule.startsWith('scs/') ? 'upkeep' : 'file'],
  };
}

function section({ title, items }: Section): string {
  return [`### ${escapeMarkdown(title)}`, '', ...items.map((item) => `- ${escapeMarkdown(item)}`)].join('\n');
}

function plainSection({ title, items }: Section): string {
  return [title, ...items.map((item) => `- ${sanitizeLine(item)}`)].join('\n');
}

/** Words of a catalogue are words, and never a link, a picture or a tag. */
function escapeMarkdown(text: string): string {
  return sanitizeLine(text).replace(/[\\`*_[\]<>#|~!&]/g, '\\$&');
}

/** `scs/owner-missing` → ScsOwnerMissing: a name for programs, which is no repetition of the id. */
function nameOf(id: string): string {
  const words = id.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  // Numbers run into each other where letters do not: 1-12 is not 11-2.
  const name = joined.replace(/(?<=\p{N}) (?=\p{N})/gu, '_').replaceAll(' ', '');
  return name === id ? `Rule${name}` : shortened(name, 255);
}

/** Without what SARIF reads as a place for an argument or as a link into the log (3.11.5, 3.11.6). */
function plainMessage(text: string): string {
  const message = sanitize(text).replace(/\{(\d+)\}/g, '{{$1}}');
  return message.includes('](') ? message.replace(/(?<!\\)\[/g, '\\[') : message;
}

function shortened(text: string, most: number): string {
  const line = plainMessage(text);
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
}

function resultsOf(findings: readonly Fingerprinted[], rules: readonly string[], hasBaseline: boolean) {
  const places = new Map(rules.map((rule, index) => [rule, index]));
  return findings.map(({ rule, level, message, path, range, fingerprint, known }) => ({
    ruleId: rule,
    ruleIndex: places.get(rule),
    level,
    ...(hasBaseline ? { baselineState: known ? 'unchanged' : 'new' } : {}),
    message: { text: shortened(message, limits.message) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: regionOf(range) } }],
    // The one fingerprint GitHub looks at. Its own, made from the line, would take all unanswered criteria for one.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
  }));
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

/** Where the documentation says more. */
function helpUri({ rule, criterion }: Finding, homepage: string, t: Translate): string {
  const page = rule.startsWith('error/') ? 'errors' : 'diagnostics';
  // GitHub leaves everything out of an anchor but letters, digits, `_` and `-`.
  const anchor = `#${rule.replace('error/', '').replace(/[^\w-]/g, '')}`;
  const ending = ourLanguageFor(t('language.tag')) === 'ja' ? 'md' : 'en.md';
  const place = criterion === undefined ? `${page}.${ending}${anchor}` : `ci.${ending}`;
  const [repository = ''] = homepage.split('#');
  return `${repository.replace(/\/$/, '')}/blob/HEAD/docs/${place}`;
}
