import { Argument, type Command, Option } from 'commander';
import { isFarAhead } from '../domain/calendar.ts';
import { wrongUse } from '../errors.ts';
import type { HelpKey, TranslateHelp } from '../i18n/t.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import {
  type DaySide,
  findTypedId,
  isDayWithoutYear,
  typedDay,
  typedDayNear,
  typedDigest,
  typedNumber,
} from '../text/typed.ts';
import { DEFAULT_FILE } from '../workspace/names.ts';
import {
  assuranceNames,
  audienceNames,
  profileNames,
  type ReporterName,
  type ReporterTarget,
  reporterTarget,
} from './defaults.ts';

/** The assessment, as most commands take it. */
export const file = (t: TranslateHelp) => [argument(`[${t('argument.file')}]`, t('help.file')).default(DEFAULT_FILE)];

/** An argument that a command names by itself. */
export const argument = (flags: string, description: string) => new Argument(flags, description);

/** By which catalogue, where it is not the one of the file. */
export const catalogueOption = (t: TranslateHelp, description: HelpKey = 'help.catalogue-option') =>
  new Option(`--catalogue <${t('argument.catalogue')}>`, t(description));

/** At which level, where it is not the one of the file. */
export const levelOption = (t: TranslateHelp, description: HelpKey = 'help.level') =>
  new Option(`--level <${t('argument.level')}>`, t(description));

/** How much of the report. */
export const profileOption = (t: TranslateHelp) =>
  choice(new Option(`--profile <${t('argument.profile')}>`, t('help.report.profile')), profileNames, t);

/** Who reads it. */
export const audienceOption = (t: TranslateHelp) =>
  choice(new Option(`--audience <${t('argument.audience')}>`, t('help.report.audience')), audienceNames, t);

/** The reader's own copy of the official workbook. */
export const officialOption = (t: TranslateHelp) =>
  new Option(`--official <${t('argument.workbook')}>`, t('help.official'));

/** The digest that a copy is held against. */
export const digestOption = (t: TranslateHelp) =>
  takes(new Option(`--digest <${t('argument.digest')}>`, t('help.verify.digest')), t, typedDigest, 'sha256:0123…');

/** The assessment, where a command has other arguments. */
export const assessmentOption = (t: TranslateHelp) =>
  new Option(`--file <${t('argument.file')}>`, t('help.evidence.file')).default(DEFAULT_FILE);

/** Where the passphrase stands, where nobody is asked for it. */
export const passphraseOption = (t: TranslateHelp) =>
  new Option(`--passphrase-file <${t('argument.file')}>`, t('help.passphrase-file'));

/** How far "met" has to reach. */
export const assuranceOption = (t: TranslateHelp) =>
  choice(
    new Option(
      `--assurance <${t('argument.assurance')}>`,
      t('help.check.assurance', {
        names: assuranceNames.map((name) => `${name}: ${t(`help.check.assurance.${name}`)}`).join(' / '),
      }),
    ),
    assuranceNames,
    t,
  );

/** From which target level on the criteria count, 1 to 9. */
export const targetOption = (t: TranslateHelp) =>
  takes(
    new Option(`--target <${t('argument.target')}>`, t('help.check.target')),
    t,
    (given) => [typedNumber(given)].find((number) => number !== undefined && number <= 9),
    '1, 2, 3, …',
  );

/** The day that an output is about, with its year. */
export const asOfOption = (t: TranslateHelp) => new DayOption('as-of', undefined, t('help.check.as-of'), t);

/** An option that takes as many words as follow; commander sees that by itself only where its placeholder is in Latin letters. */
export function variadic(option: Option): Option {
  option.variadic = true;
  return option;
}

/**
 * An option that takes a day there is, in whatever way it is written; without a year, the nearest one on its side. One
 * that may lie on either side needs its year.
 */
export class DayOption extends Option {
  #readNear: (given: string) => string | undefined = typedDay;
  readonly #side: DaySide | undefined;
  readonly #t: TranslateHelp;

  constructor(name: string, side: DaySide | undefined, description: string, t: TranslateHelp) {
    super(`--${name} <${t('argument.date')}>`, description);
    this.#side = side;
    this.#t = t;
    const read = (given: string) => {
      if (side === undefined && isDayWithoutYear(given))
        throw wrongUse(t('usage.day-without-year', { option: `--${name}`, value: sanitizeLine(given) }), 'scs-check');
      return this.#readNear(given) || undefined;
    };
    takes(this, t, read, 'YYYY-MM-DD');
  }

  /**
   * Lets it know which day it is, YYYY-MM-DD.
   * @param say tells which day was meant where the year was left out, and that a day is likely a slip.
   */
  knows(today: () => string, say: (text: string) => void): void {
    const t = this.#t;
    const side = this.#side;
    if (side === undefined) return;
    this.#readNear = (given) => {
      const date = typedDayNear(given, today(), side) || undefined;
      const told = { option: `--${this.name()}`, value: sanitizeLine(given), date: date ?? '' };
      if (date !== undefined && typedDay(given) === undefined) say(t('usage.day-read', told));
      if (date !== undefined && side === 'ahead' && isFarAhead(date, today())) say(t('usage.day-far', told));
      return date;
    };
  }
}

/** An option or argument that takes one of a few words. */
export function choice<Taker extends Option | Argument>(
  taker: Taker,
  words: readonly string[],
  t: TranslateHelp,
): Taker {
  taker.choices(words);
  return takes(taker, t, (given) => findTypedId(given, words), words.join(', '));
}

/** Adds `--format`, and `--json` as a short word for the JSON among the formats. Of several, the last one holds. */
export function withFormats(
  command: Command,
  formats: readonly string[],
  t: TranslateHelp,
  description: HelpKey = 'help.format',
): Command {
  const flags = `--format <${t('argument.format')}>`;
  command.addOption(choice(new Option(flags, t(description, { formats: formats.join(t('list.comma')) })), formats, t));
  return formats.includes('json') ? command.addOption(new ShortFor('format', 'json', t('help.json'))) : command;
}

/** A word for one value of another option: `--json` is as if `--format json` had been typed. */
class ShortFor extends Option {
  readonly #option: string;

  constructor(option: string, word: string, description: string) {
    super(`--${word}`, description);
    this.#option = option;
    this.preset(word);
  }

  override attributeName(): string {
    return this.#option;
  }
}

/** How to tell what was found: `--reporter` and `--json`, each as often as wanted and beside each other. */
export function reporterOptions<Name extends ReporterName>(
  names: readonly Name[],
  t: TranslateHelp,
): readonly [Option, Option] {
  const read = (word: string, before: readonly ReporterTarget<Name>[] = []) => {
    const target = reporterTarget(word, names);
    return target && [...before, target];
  };
  const allowed = names.join(', ');
  const description = t('help.check.reporter', { names: names.join(t('list.comma')) });
  return [
    takes(new Option(`--reporter <${t('argument.reporter')}>`, description), t, read, allowed),
    takes(new ShortFor('reporter', 'json', t('help.check.json')), t, read, allowed),
  ];
}

/**
 * An option or argument with a reading of its own. What it cannot read is refused in our own words, which commander
 * hands on as they are.
 * @param read undefined where it cannot be read; `before` is what the same option was given earlier
 * @param allowed what could be, as the complaint shows it
 */
export function takes<Taker extends Option | Argument, Value>(
  taker: Taker,
  t: TranslateHelp,
  read: (given: string, before: Value | undefined) => Value | undefined,
  allowed: string,
): Taker {
  taker.argParser((given: string, before: Value | undefined) => {
    const value = read(given, before);
    if (value !== undefined) return value;
    const name = taker instanceof Option ? taker.flags : taker.name();
    throw wrongUse(t('usage.invalid-argument', { option: name, value: given, allowed }), 'scs-check');
  });
  return taker;
}
