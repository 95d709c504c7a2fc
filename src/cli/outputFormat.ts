import { UserError, wrongUse } from '../errors.ts';
import type { Translate } from '../i18n/t.ts';
import { documentFormats, forEachDocumentFormat } from '../report/formats.ts';
import { endingOf } from '../text/ending.ts';
import { whyNoName } from '../text/fileName.ts';
import { normalized } from '../text/normalized.ts';
import type { ReporterName, ReporterTarget } from './defaults.ts';

/** How the name of a file ends that holds a format. */
const endings = {
  ...forEachDocumentFormat((name) => documentFormats[name].endings),
  json: ['.json'],
  oscal: ['.oscal.json', '.json'],
  'oscal-poam': ['.oscal-poam.json', '.json'],
  csv: ['.csv'],
  ics: ['.ics'],
  pdf: ['.pdf'],
  xlsx: ['.xlsx'],
  yaml: ['.yaml', '.yml'],
  age: ['.age'],
  pem: ['.pem'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A format that the name of a file tells. */
export type OutputFormat = keyof typeof endings;

/** How the name of a file ends that is to hold a format. */
export function endingFor(format: OutputFormat): string {
  return endings[format][0];
}

const reporterEndings: Readonly<Record<ReporterName, readonly string[]>> = {
  text: endings.text,
  compact: endings.text,
  json: endings.json,
  sarif: ['.sarif', ...endings.json],
  github: endings.text,
  gitlab: endings.json,
  azure: endings.text,
  junit: ['.xml'],
  markdown: endings.markdown,
  comment: endings.markdown,
  badge: endings.json,
};

/** How the names of files end that other programs make and that nobody should find our text in. */
const foreignEndings: ReadonlySet<string> = new Set(
  [
    'doc docx docm odt rtf pages xls xlsm xlsb ods numbers ppt pptx odp xps eml msg',
    'zip 7z gz tgz bz2 xz tar rar lzh png jpg jpeg gif svg webp bmp tif tiff heic',
    'mht mhtml epub ps tex vsd vsdx mdb accdb sqlite sql ndjson jsonl ipynb',
    'tsv toml ini bak',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => `.${name}`),
);

/** What a command was told of where to write, and as what. */
export interface AskedOutput<F extends OutputFormat> {
  /** As typed: `scs-check report`. */
  readonly command: string;
  /** What it can write; the first where nothing says otherwise. */
  readonly formats: readonly [F, ...F[]];
  /** What `--format` says. */
  readonly format?: F | undefined;
  /** What `-o` says. */
  readonly output?: string | undefined;
}

/**
 * How the name of a file ends, where that names a format, ours or another program's; '' where it names none: the year
 * of `報告.2026` and the number of `ver1.2` are parts of a name.
 */
export function formatEndingOf(file: string): string {
  const longer = longerEndingOf(file);
  if (longer !== undefined) return longer;
  const ending = endingOf(file);
  return isOurs(ending) || foreignEndings.has(ending) ? ending : '';
}

/**
 * The format to write: by the name of the file, else by `--format`, else the usual one. Asked before anything is read,
 * so that nothing is done for a file that would hold something else than its name says.
 * @throws UserError usage where the command cannot write what the name says, `--format` says something else, or no file
 * can be called so
 */
export function outputFormat<F extends OutputFormat>(
  { command, formats, format, output }: AskedOutput<F>,
  t: Translate,
): F {
  if (output === undefined) return format ?? formats[0];
  refuseNoName(output, command, t);
  const ending = formatEndingOf(output);
  if (ending === '') return format ?? formats[0];
  const known = formats.filter((one) => fits(ending, endings[one]));
  const byName = known.find((one) => one === format) ?? known[0];
  const fail = (detail: string, more = {}) => new UserError('usage', { detail, command, ...more });
  if (byName === undefined) {
    throw fail(
      t('usage.ending', {
        file: output,
        ending,
        endings: listed(
          formats.flatMap((one) => endings[one]),
          t,
        ),
      }),
      tableFor(ending, output, formats),
    );
  }
  if (format !== undefined && format !== byName) {
    throw fail(t('usage.other-ending', { file: output, byName, format, endings: listed(endings[format], t) }));
  }
  return byName;
}

/**
 * Refuses a file of `--reporter` whose name says another format. An ending that belongs to no format says nothing: the
 * reporter is named beside it.
 * @param command as typed: `scs-check check`
 * @throws UserError usage
 */
export function refuseOtherEnding({ name, file }: ReporterTarget, command: string, t: Translate): void {
  if (file === undefined) return;
  refuseNoName(file, command, t);
  const ending = formatEndingOf(file);
  const own = reporterEndings[name];
  if (ending === '' || fits(ending, own)) return;
  throw wrongUse(t('usage.reporter-ending', { file, ending, name, endings: listed(own, t) }), command);
}

/**
 * Refuses a file for a copy of another one whose name says another format than the name of that one.
 * @throws UserError usage
 */
export function refuseOtherCopy(file: string, of: string, command: string, t: Translate): void {
  refuseNoName(file, command, t);
  const [ending, own] = [formatEndingOf(file), formatEndingOf(of)];
  if (ending === '' || own === '' || ending === own) return;
  const alike = Object.values(endings).find((known) => fits(own, known)) ?? [own];
  if (!fits(ending, alike)) throw wrongUse(t('usage.ending', { file, ending, endings: listed(alike, t) }), command);
}

/**
 * What is the name of a folder or of nothing, and `-`, which means the output elsewhere, would end up as odd files; what
 * Windows has no file for, as none or another one.
 */
function refuseNoName(file: string, command: string, t: Translate): void {
  const name = normalized(file, 'NFKC').trim();
  if (name === '-' || /(?:^|[/\\])\.{0,2}$/.test(name)) throw wrongUse(t('usage.no-file-name', { file }), command);
  const why = whyNoName(file);
  if (why !== undefined) throw wrongUse(t(`usage.no-name.${why}`, { file }), command);
}

/** An ending that says more than its last part: `.oscal.json`. */
function longerEndingOf(file: string): string | undefined {
  const name = normalized(file, 'NFKC').toLowerCase();
  const longer: readonly string[] = Object.values(endings)
    .flat()
    .filter((one) => one.lastIndexOf('.') > 0);
  return longer.find((one) => name.endsWith(one));
}

/** The way to a table for Excel: as CSV where the command makes that, else by other commands. */
function tableFor(
  ending: string,
  file: string,
  formats: readonly string[],
): { readonly hint?: string; readonly file?: string } {
  if (fits(ending, endings.xlsx) && formats.includes('csv')) {
    return { hint: 'as-csv', file: `${file.slice(0, -ending.length)}.csv` };
  }
  const hint = (['xlsx', 'csv'] as const).find((one) => fits(ending, endings[one]));
  return hint === undefined ? {} : { hint, file };
}

/** Whether some command makes files whose names end so. */
function isOurs(ending: string): boolean {
  return [...Object.values(endings), ...Object.values(reporterEndings)].some((one) => fits(ending, one));
}

function fits(ending: string, known: readonly string[]): boolean {
  return known.includes(ending);
}

function listed(known: readonly string[], t: Translate): string {
  return [...new Set(known)].join(t('list.comma'));
}
