import { type LintReporterName, lintReporterNames, type ReporterName, reporterNames } from '../report/check/names.ts';
import { documentFormatNames } from '../report/formats.ts';
import { findTypedId } from '../text/typed.ts';
import type { CiName } from '../workspace/ciTemplate.ts';

// Known before any command is loaded, and the same once it is.
export const formats = [...documentFormatNames, 'json', 'ics', 'pdf', 'xlsx', 'oscal', 'oscal-poam'] as const;
export type Format = (typeof formats)[number];

/** The formats of what is only listed on the screen. */
export const listFormats = ['text', 'json'] as const;
export type ListFormat = (typeof listFormats)[number];

/** The formats of one catalogue. */
export const catalogueFormats = [...listFormats, 'oscal'] as const;
export type CatalogueFormat = (typeof catalogueFormats)[number];

/** The formats of `diff`. */
export const diffFormats = [...documentFormatNames, 'json'] as const;
export type DiffFormat = (typeof diffFormats)[number];
/** The sheets that `sheet` makes, and their formats. */
export const sheetKinds = ['confirmation', 'findings', 'declaration'] as const;
export type SheetKind = (typeof sheetKinds)[number];
export const sheetFormats = ['markdown', 'pdf', 'xlsx'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

export const handoutFormats = ['yaml', 'xlsx', 'csv', 'html', 'pdf'] as const;
export type HandoutFormat = (typeof handoutFormats)[number];

export { type LintReporterName, lintReporterNames, type ReporterName, reporterNames };

/** Those that a program reads as a whole: with anything else beside them on one stream they are broken. */
export const machineReporters: readonly ReporterName[] = ['json', 'sarif', 'gitlab', 'junit', 'badge'];

/** What `init --ci` has a template for. */
export const ciNames = ['github', 'gitlab', 'azure', 'pre-commit'] as const satisfies readonly CiName[];

/** Those that there is a completion script for. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** A format and the file it goes to; standard output where there is none. */
export interface ReporterTarget<Name extends ReporterName = ReporterName> {
  readonly name: Name;
  readonly file?: string;
}

/** `sarif:C:\out.sarif` → sarif and a file; undefined where it names no format or an empty file. */
export function reporterTarget<Name extends ReporterName>(
  word: string,
  names: readonly Name[],
): ReporterTarget<Name> | undefined {
  const colon = word.search(/[:：]/);
  const name = findTypedId(colon === -1 ? word : word.slice(0, colon), names);
  if (name === undefined || colon === word.length - 1) return undefined;
  return colon === -1 ? { name } : { name, file: word.slice(colon + 1) };
}

/** Which criteria a specialist looks at; `review --only` takes one. */
export const reviewFilterNames = ['changed', 'new', 'open', 'risk', 'questions'] as const;

/** The formats of `portfolio`. */
export const portfolioFormats = ['text', 'json', 'csv', 'html'] as const;
export type PortfolioFormat = (typeof portfolioFormats)[number];

/** The orders of its rows. */
export const portfolioSorts = ['name', 'due', 'open'] as const;

/** What `--assurance`, `evidence add --kind`, `evidence list --state` and `--fail-on` take. */
export {
  assurances as assuranceNames,
  audiences as audienceNames,
  evidenceKinds as evidenceKindNames,
  evidenceStates as evidenceStateNames,
  severities,
} from '../formats/states.ts';

/** How much of a report: all of it, or the first page alone. */
export const profileNames = ['full', 'summary'] as const;
export type ProfileName = (typeof profileNames)[number];
