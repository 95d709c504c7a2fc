import { resolve } from 'node:path';
import type { Severity } from '../formats/diagnostic.ts';
import { type Audience, audiences } from '../formats/states.ts';
import { type Language, languages } from '../i18n/t.ts';
import { today } from '../io/clock.ts';
import type { RuleSettings } from '../rules/index.ts';
import type { Assurance } from '../scoring/assurance.ts';
import { typedDay } from '../text/typed.ts';
import { configShape } from '../workspace/configShape.ts';
import type { Workplace } from '../workspace/workplace.ts';

/** Where relative paths begin, and in which language texts come. */
export interface PlaceOptions {
  /** The folder that paths are seen from; that of the process where left out. */
  readonly cwd?: string;
  /** Japanese (`ja`) where left out. */
  readonly language?: Language;
}

/** What an assessment is judged by; what is left out is what the assessment itself says. */
export interface AimOptions extends PlaceOptions {
  /** The id of a catalogue of the package, or the path of one of your own. */
  readonly catalogue?: string;
  /** The level of the catalogue, such as `star3`. */
  readonly level?: string;
  /** The day that dates are seen from, as YYYY-MM-DD; today where left out. */
  readonly asOf?: string;
}

/** What a report is made by. */
export interface ReportOptions extends AimOptions {
  /** Who reads it: `internal` (where left out), `specialist` or `buyer`. Those outside the firm get what they may see. */
  readonly audience?: Audience;
}

/** The terms of a judgement, as the command `check` and its config file have them. */
export interface JudgeOptions extends AimOptions {
  /** Whether criteria that do not apply to the firm count as passed; false where left out. */
  readonly allowNotApplicable?: boolean;
  /** The least severity of a finding that keeps a file from passing; `error` where left out. */
  readonly failOn?: Severity;
  /** How far an answer "met" has to reach: `self` (where left out), `evidenced`, `hashed` or `reviewed`. */
  readonly assurance?: Assurance;
  /** The highest target level that is judged, where the catalogue only counts; whether all is answered where left out. */
  readonly target?: number;
  /** What each rule weighs, by its code; those left out keep their own weight. */
  readonly rules?: RuleSettings;
  /** The path of a file with gaps that are known. */
  readonly baseline?: string;
  /** Whether evidence files are looked at; true where left out. */
  readonly evidence?: boolean;
}

/**
 * Somewhere to work, as options say.
 * @throws TypeError where a program has given what no option takes
 */
export function workplaceOf({ cwd = '.', language = 'ja', asOf }: AimOptions): Workplace {
  if (!languages.includes(language)) throw wrongOption('language', languages.join(' / '));
  // JavaScript has days of its own, which are moments of a clock.
  const day = asOf === undefined ? today() : typeof asOf === 'string' ? typedDay(asOf) : undefined;
  if (day === undefined || day === '') throw wrongOption('asOf', 'YYYY-MM-DD');
  return { cwd: resolve(cwd), language, today: day };
}

const aimNames = ['cwd', 'language', 'catalogue', 'level', 'asOf'] as const satisfies readonly (keyof AimOptions)[];

/** @throws TypeError as above: JavaScript would take a mistyped option for none. */
export function assertNames(options: object, names: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw wrongOption(unknown, names.join(' / '));
}

/** @throws TypeError as above. */
export function assertAim(options: AimOptions, others: readonly string[] = []): void {
  assertNames(options, [...aimNames, ...others]);
  const { catalogue, level } = options;
  assertShape({ catalogue, level });
}

const termNames = [
  'allowNotApplicable',
  'failOn',
  'assurance',
  'target',
  'rules',
  'baseline',
  'evidence',
] as const satisfies readonly (keyof JudgeOptions)[];

/** @throws TypeError as above. */
export function assertTerms(options: JudgeOptions): void {
  assertAim(options, termNames);
  const { evidence = true } = options;
  if (typeof evidence !== 'boolean') throw wrongOption('evidence', 'true / false');
  const { catalogue, level, allowNotApplicable, failOn, assurance, target, rules, baseline } = options;
  assertShape({ catalogue, level, allowNotApplicable, failOn, assurance, target, rules, baseline });
}

/** What a config may say, a program may. */
function assertShape(given: Readonly<Record<string, unknown>>): void {
  const issue = configShape().safeParse(given).error?.issues[0];
  if (issue === undefined) return;
  const name = [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.');
  throw wrongOption(name, allowedBy(issue));
}

type Issue = NonNullable<ReturnType<ReturnType<typeof configShape>['safeParse']>['error']>['issues'][number];

/** What would have been right, as far as the shape of a config says so. */
function allowedBy(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.join(' / ');
    case 'invalid_type':
      return issue.expected === 'boolean' ? 'true / false' : issue.expected;
    case 'too_small':
      return `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

/** @throws TypeError as above: a mistyped audience would get what stays in the firm. */
export function assertAudience(audience: Audience | undefined): void {
  if (audience !== undefined && !audiences.includes(audience)) throw wrongOption('audience', audiences.join(' / '));
}

/** Wrong in the program that calls, not in a file of a person. */
export function wrongOption(name: string, allowed?: string): TypeError {
  return new TypeError(`scs-check does not take this ${name}${allowed === undefined ? '' : `: ${allowed}`}`);
}
