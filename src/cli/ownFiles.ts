import { errorCodes } from '../errors.ts';
import { OSCAL_NAMESPACE } from '../formats/oscalNames.ts';
import { languages, loadMessages, type MessageKey, type Translate, translator } from '../i18n/t.ts';
import { forEachDocumentFormat } from '../report/formats.ts';
import { between } from '../text/between.ts';
import { parseBoundedJson } from '../text/boundedJson.ts';
import type {
  DiffFormat,
  Format,
  LintReporterName,
  PortfolioFormat,
  ReporterName,
  SheetFormat,
  SheetKind,
} from './defaults.ts';

const NAME = 'scs-check';

/** Whether what is in a file was made by one command in one format; `all` speak the languages it may be written in. */
export type Recogniser = (content: string, all: readonly Translate[]) => boolean;

interface Recognisers extends Record<SheetKind, Readonly<Record<SheetFormat, Recogniser>>> {
  readonly report: Readonly<Record<Format, Recogniser>>;
  readonly diff: Readonly<Record<DiffFormat, Recogniser>>;
  readonly portfolio: Readonly<Record<PortfolioFormat, Recogniser>>;
  readonly check: Readonly<Record<ReporterName, Recogniser>>;
  readonly lint: Readonly<Record<LintReporterName, Recogniser>>;
  readonly sign: Readonly<Record<'json', Recogniser>>;
}

/** What `check` and `lint` write for programs alike. */
const feeds = {
  compact: (content: string) => /^[^\n]+: (?:error|warning|note): /.test(content),
  sarif: isSarif,
  github: (content: string) => /^::(?:error|warning|notice) file=/.test(content),
  gitlab: isCodeQuality,
  azure: (content: string) => /^##(?:vso\[task\.logissue type=\w+;sourcepath=|\[debug\])/.test(content),
  junit: (content: string) => content.includes(`<testsuites name="${NAME}"`),
};

/** The sentences that end the text of `lint`. */
const lintEndings = ['lint.clean', 'lint.found', 'lint.unread', 'lint.unread.found', 'lint.none'] as const;

/** By who reads it. */
const reportTitles = ['report.title', 'report.title.specialist', 'report.title.buyer'] as const;

/**
 * What each output always holds, whatever the firm, the catalogue and the language. Text, Markdown and HTML have nothing
 * but their words: the title and the line that it is no evaluation, which no output is without.
 */
export const ownFiles: Recognisers = {
  report: {
    ...forEachDocumentFormat(() => eitherOf(...reportTitles.map((title) => says(title, 'report.disclaimer')))),
    json: eitherOf(isData('requirements', 'actions'), isData('audience', 'digest', 'categories')),
    ics: (content) => content.startsWith('BEGIN:VCALENDAR') && content.includes(`PRODID:-//${NAME}//`),
    pdf: eitherOf(...reportTitles.map(isPdf)),
    xlsx: eitherOf(...reportTitles.map(isWorkbook)),
    oscal: isOscal('assessment-results'),
    'oscal-poam': isOscal('plan-of-action-and-milestones'),
  },
  diff: {
    ...forEachDocumentFormat(() =>
      eitherOf(says('changes.title.files', 'report.disclaimer'), says('changes.title.days', 'report.disclaimer')),
    ),
    json: isData('before', 'after', 'criteria'),
  },
  portfolio: {
    text: says('portfolio.legend.review', 'portfolio.legend.disclaimer', 'portfolio.totals'),
    json: isData('totals', 'rows'),
    csv: begins('portfolio.firm', 'portfolio.file', 'portfolio.catalogue'),
    html: says('portfolio.title', 'portfolio.legend.disclaimer'),
  },
  check: {
    ...feeds,
    text: eitherOf(tellsVerdict, tellsProblem),
    json: isData('exitCode', 'terms', 'files'),
    markdown: isOverview,
    comment: isOverview,
    badge: (content) => hasKeys(parsed(content), ['schemaVersion', 'label', 'message', 'color']),
  },
  lint: {
    ...feeds,
    text: eitherOf(...lintEndings.map((key) => says(key))),
    json: isData('exitCode', 'files', 'skipped'),
    markdown: isLintOverview,
    comment: isLintOverview,
  },
  sign: { json: (content) => hasKeys(parsed(content), ['schemaVersion', 'statement', 'signature']) },
  confirmation: sheetOf('sheet.confirmation', 'sheet.confirmation.notice'),
  findings: sheetOf('sheet.findings', 'sheet.findings.notice'),
  declaration: sheetOf('sheet.declaration', 'sheet.declaration.notice'),
};

/** Whether a file is one that `isOurs` knows, in whatever language it was made. */
export async function isOwnFile(bytes: Uint8Array, isOurs: Recogniser): Promise<boolean> {
  const all = await Promise.all(languages.map(async (language) => translator(await loadMessages(language))));
  const ofItems = all.flatMap(({ forItems }) => forItems ?? []);
  return isOurs(Buffer.from(bytes).toString('utf8'), [...all, ...ofItems]);
}

function sheetOf(title: MessageKey, notice: MessageKey): Readonly<Record<SheetFormat, Recogniser>> {
  return {
    markdown: says(title, notice),
    pdf: isPdf(title),
    xlsx: isWorkbook(title),
  };
}

function says(...keys: readonly MessageKey[]): Recogniser {
  return (content, all) => {
    const text = squeezed(content);
    return all.some((t) => holds(text, keys.map((key) => t(key)).join('{}')));
  };
}

function begins(...columns: readonly MessageKey[]): Recogniser {
  return (content, all) => all.some((t) => content.startsWith(`\ufeff${columns.map((key) => t(key)).join(',')},`));
}

function isLintOverview(content: string, all: readonly Translate[]): boolean {
  return all.some((t) => content.startsWith(`## ${t('lint.markdown.title')}\n`));
}

function isOverview(content: string, all: readonly Translate[]): boolean {
  return all.some((t) => {
    const head = [t('check.markdown.file'), t('check.markdown.level'), t('check.markdown.verdict')];
    return content.startsWith(`## ${t('check.markdown.title')}\n\n| ${head.join(' | ')} |`);
  });
}

/** The line that ends what is told of a file: the verdict, and what it is about. */
function tellsVerdict(content: string, all: readonly Translate[]): boolean {
  return all.some((t) => {
    const about = t('check.file');
    const end = about.slice(about.lastIndexOf('}') + 1);
    return someLine(content, (line) => line.includes('  ') && line.endsWith(end) && holds(squeezed(line), about));
  });
}

/** All there is to say of a file that cannot be read. */
function tellsProblem(content: string, all: readonly Translate[]): boolean {
  const heads = all.flatMap((t) => errorCodes.map((code) => `${t('error.title')} ${code}  `));
  return someLine(content, (line) => heads.some((head) => line.startsWith(head)));
}

/** One line after the other: all at once they would take many times the room of the text. */
function someLine(content: string, isIt: (line: string) => boolean): boolean {
  for (let start = 0; start <= content.length; ) {
    const found = content.indexOf('\n', start);
    const end = found === -1 ? content.length : found;
    if (isIt(content.slice(start, end))) return true;
    start = end + 1;
  }
  return false;
}

function eitherOf(...recognisers: readonly Recogniser[]): Recogniser {
  return (content, all) => recognisers.some((isOurs) => isOurs(content, all));
}

function isPdf(title: MessageKey): Recogniser {
  return (content, all) => {
    if (!content.startsWith('%PDF-') || !content.includes(`<xmp:CreatorTool>${NAME} `)) return false;
    const titled = titleIn(content);
    return all.some((t) => holds(squeezed(titled), t(title)));
  };
}

/** Gone once Excel has saved it: what a person has typed into a sheet is theirs. */
function isWorkbook(title: MessageKey): Recogniser {
  return (content, all) => {
    if (!content.startsWith('PK') || !content.includes(`<Application>${NAME}</Application>`)) return false;
    const titled = titleIn(content);
    return all.some((t) => holds(squeezed(titled), t(title)));
  };
}

function titleIn(content: string): string {
  return between(content, '<dc:title>', '</dc:title>') ?? '';
}

function isData(...keys: readonly string[]): Recogniser {
  return (content) => {
    const data = parsed(content);
    return hasKeys(data, ['schemaVersion', 'tool', ...keys]) && hasKeys(data.tool, ['name']) && data.tool.name === NAME;
  };
}

function isOscal(kind: string): Recogniser {
  return (content) => {
    const data = parsed(content);
    if (!hasKeys(data, [kind]) || !hasKeys(data[kind], ['metadata'])) return false;
    const { metadata } = data[kind];
    return hasKeys(metadata, ['props']) && JSON.stringify(metadata.props).includes(`"${OSCAL_NAMESPACE}"`);
  };
}

function isSarif(content: string): boolean {
  const data = parsed(content);
  if (!hasKeys(data, ['version', 'runs']) || !Array.isArray(data.runs)) return false;
  return data.runs.every(
    (run) =>
      hasKeys(run, ['tool']) &&
      hasKeys(run.tool, ['driver']) &&
      hasKeys(run.tool.driver, ['name']) &&
      run.tool.driver.name === NAME,
  );
}

function isCodeQuality(content: string): boolean {
  // A report that found nothing has no place for a name, and nothing to lose.
  if (content === '[]\n') return true;
  const data = parsed(content);
  if (!Array.isArray(data) || data.length === 0) return false;
  return data.every((one) => hasKeys(one, ['engine_name']) && one.engine_name === NAME);
}

function parsed(content: string): unknown {
  try {
    return parseBoundedJson(content);
  } catch {
    return undefined;
  }
}

function hasKeys<K extends string>(value: unknown, keys: readonly K[]): value is Readonly<Record<K, unknown>> {
  return typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));
}

/** Whether the words of a message stand in a text in their order, whatever stands for its placeholders. */
function holds(text: string, message: string): boolean {
  let at = 0;
  for (const words of message.split(/\{[^{}]*\}/).map(squeezed)) {
    const found = text.indexOf(words, at);
    if (found === -1) return false;
    at = found + words.length;
  }
  return true;
}

/** Without what breaks lines and quotes: where a line ends depends on the width of a terminal. */
function squeezed(text: string): string {
  return text.replace(/[\s\\]+/g, '');
}
