import { aimsOf } from '../../../domain/aims.ts';
import { evidenceIn } from '../../../domain/evidence.ts';
import { newestReview } from '../../../domain/view.ts';
import { UserError } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { ReportModel } from '../../../formats/outputs/report.ts';
import type { Statement } from '../../../formats/outputs/signed.ts';
import { ourLanguageFor, type Tag } from '../../../i18n/t.ts';
import { packageVersion } from '../../../io/packageRoot.ts';
import { forAudience } from '../../../report/audience.ts';
import { withOfficial } from '../../../report/official.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import { buyersReportOf } from '../../../workspace/buyersReport.ts';
import { reviewedFiles } from '../../../workspace/evidenceFiles.ts';
import { reportAsAsked } from '../../../workspace/report.ts';
import { type Aimed, type AsOf, scoreAsAsked } from '../../../workspace/score.ts';
import { languagesBeside } from '../../../workspace/translation.ts';
import { commandLine, noteCommand } from '../../commandLine.ts';
import type { Context } from '../../context.ts';
import { evidenceCommand } from '../../nextCommand.ts';
import { officialFor } from '../../official.ts';
import { type Compared, compareAnew, type OtherLine, type OtherLines } from './anew.ts';
import { type Copy, squeezed, type Wording } from './copy.ts';
import { type Say, sayClaim, sayIn } from './say.ts';

/** Signs of a line that are shown. */
const SHOWN_SIGNS = 60;

interface SignedResult {
  readonly file: string;
  readonly statement: Statement;
  /** What its level is called; undefined where its catalogue is not here. */
  readonly levelIn: (language: Tag) => string | undefined;
  readonly isGood: boolean;
}

/** What a report that somebody was given is compared with. */
export interface CopyOptions {
  /** As typed. */
  readonly file: string;
  readonly signed: SignedResult | undefined;
  readonly assessment?: string | undefined;
  readonly official?: string | undefined;
}

/**
 * Says whether a report belongs to a signed result or an assessment. That it names the same digest shows only what it says
 * it was made of; what is in it is compared with the report made anew.
 */
export async function verifyCopy(copy: Copy, options: CopyOptions, context: Context): Promise<number> {
  const { signed, assessment } = options;
  const say = sayIn(context);
  context.print(sanitizeLine(describe(copy, context)));
  const found = [
    ...(signed === undefined ? [] : [signed.isGood, await sayOfSigned(copy, signed, say, context)]),
    ...(assessment === undefined ? [] : [await sayOfAssessment(copy, assessment, options, say, context)]),
  ];
  return found.every(Boolean) ? exitCodes.passed : exitCodes.gateNotPassed;
}

function describe({ format, wordings, day, digest, version }: Copy, { t }: Context): string {
  const audience = wordings[0]?.audience ?? 'internal';
  const told = t('verify.copy', { format, audience: t(`audience.${audience}`), date: day, digest });
  return version === undefined ? told : told + t('text.aside', { text: `scs-check ${version}` });
}

async function sayOfSigned(
  copy: Copy,
  { file, statement, levelIn }: SignedResult,
  say: Say,
  context: Context,
): Promise<boolean> {
  const { t, print } = context;
  const isSame = copy.digest === statement.answers;
  const signed = levelIn(context.language);
  const level = isSame ? undefined : otherLevel(copy, levelIn);
  if (level !== undefined && signed !== undefined) return say('open', t('verify.copy.other-level', { level, signed }));
  if (!sayClaim(isSame, 'copy.digest', { file }, say, t)) {
    print(t('verify.copy.other'));
    return false;
  }
  const dates = { day: copy.day, signed: statement.reportedOn };
  if (copy.day !== statement.reportedOn) return say('open', t('verify.copy.other-day', dates));
  const isForBuyer = copy.wordings.some(({ audience }) => audience === 'buyer');
  if (!isForBuyer) return say('open', t('verify.copy.not-signed'));
  const version = copy.version ?? packageVersion();
  const made = buyersReportOf(statement, context.language, version);
  if ('not' in made) return say('open', t(`verify.copy.${made.not}`, { ...statement.catalogue, file }));
  const modelIn = ({ audience, language }: Wording) => {
    const model = buyersReportOf(statement, language, version);
    return audience !== 'buyer' || 'not' in model ? undefined : forAudience(model, 'buyer');
  };
  return sayContent(copy, file, await compareAnew(copy, modelIn, context), say, context);
}

/** The level of a report, where it is another than the one signed in every language that its title may be in. */
function otherLevel({ wordings }: Copy, levelIn: SignedResult['levelIn']): string | undefined {
  const others = wordings.filter(
    ({ level, language }) => level !== '' && level !== squeezed(levelIn(language) ?? level),
  );
  const [first] = others;
  return first === undefined || others.length < wordings.length ? undefined : signsFrom(first.level, 0);
}

async function sayOfAssessment(
  copy: Copy,
  file: string,
  { official }: CopyOptions,
  say: Say,
  context: Context,
): Promise<boolean> {
  const { t, print, workplace } = context;
  const opened = loadAssessment(file, workplace.cwd);
  const aim = aimOf(copy, opened, context);
  if (!sayClaim(aim !== undefined, 'copy.digest', { file }, say, t) || aim === undefined) {
    print(t('verify.copy.other'));
    return false;
  }
  const wordingOf = await officialFor(official, context);
  const asked = { ...aim, asOf: copy.day };
  const modelIn = ({ language, audience }: Wording, look = reviewedFiles): ReportModel => {
    const { model, chosen } = reportAsAsked(opened, asked, { ...workplace, language }, look);
    const whole = withOfficial(model, wordingOf?.(chosen.catalogue) ?? new Map());
    const { tool } = model;
    return forAudience({ ...whole, tool: { ...tool, version: copy.version ?? tool.version } }, audience);
  };
  const wordings = copy.wordings.flatMap((wording) => inAllTongues(wording, opened));
  const compared = await compareAnew({ ...copy, wordings }, modelIn, context);
  const count = compared === 'same' || isOfOtherVersion(copy) ? 0 : unlikeRecorded(opened, asked, context);
  if (count === 0) return sayContent(copy, file, compared, say, context);
  const ifRecorded = await compareAnew({ ...copy, wordings }, (wording) => modelIn(wording, () => new Map()), context);
  say('open', t(`verify.copy.evidence.${ifRecorded === 'same' ? 'same' : 'other'}`, { file, count }));
  if (ifRecorded !== 'same') printOtherLines(copy, ifRecorded, context);
  const command = evidenceCommand('check', file, context.language);
  noteCommand(t('sign.evidence.hint', { command }), context);
  return false;
}

/** How many of the files that views are about are not here, or not as they were written down. */
function unlikeRecorded(opened: LoadedAssessment, asked: Required<Aimed & AsOf>, { workplace }: Context): number {
  const files = reviewedFiles(opened, scoreAsAsked(opened, asked, workplace).result);
  const unlike = evidenceIn(opened.assessment, asked.asOf, files).filter(
    ({ criterion, state }) =>
      (state === 'missing' || state === 'changed') && newestReview(opened.assessment, criterion) !== undefined,
  );
  return new Set(unlike.map(({ item }) => item.file)).size;
}

/** Whoever reads a catalogue in a third language has our own sentences around it. */
function inAllTongues(wording: Wording, { loaded }: LoadedAssessment): readonly Wording[] {
  const others = languagesBeside(loaded).filter(
    (tag) => tag !== wording.language && ourLanguageFor(tag) === wording.language,
  );
  return [wording, ...others.map((language) => ({ ...wording, language }))];
}

/** The catalogue and level of a file that a report is about; undefined where no result of it has that digest. */
function aimOf(copy: Copy, opened: LoadedAssessment, { workplace }: Context): Required<Aimed> | undefined {
  for (const { id } of aimsOf(opened.assessment)) {
    for (const level of levelsOf(id, opened, workplace.cwd)) {
      const asked = { catalogue: id, level };
      if (reportAsAsked(opened, { ...asked, asOf: copy.day }, workplace).model.digest === copy.digest) return asked;
    }
  }
  return undefined;
}

/** Of a catalogue that was used before, none where it is no longer at hand. */
function levelsOf(catalogue: string, opened: LoadedAssessment, cwd: string): readonly string[] {
  try {
    const { levels } = scoreAsAsked(opened, { catalogue }, { cwd, language: 'ja' }).chosen.catalogue;
    return levels.map(({ id }) => id);
  } catch (error) {
    if (error instanceof UserError && catalogue !== opened.assessment.catalogue.id) return [];
    throw error;
  }
}

function sayContent(copy: Copy, file: string, compared: Compared, say: Say, context: Context): boolean {
  const { t, print, language } = context;
  if (compared === 'same') return sayClaim(true, 'copy.content', { file }, say, t);
  const current = packageVersion();
  const { version = current } = copy;
  if (isOfOtherVersion(copy)) {
    const command = commandLine(`npx scs-check@${version} verify`, language);
    return say('open', t('verify.copy.other-version', { version, current, command }));
  }
  sayClaim(false, 'copy.content', { file }, say, t);
  print(t(copy.version === undefined ? 'verify.copy.changed.any-version' : 'verify.copy.changed'));
  printOtherLines(copy, compared, context);
  return false;
}

function isOfOtherVersion({ version = packageVersion() }: Copy): boolean {
  return version !== packageVersion();
}

function printOtherLines({ wordings }: Copy, { count, first }: OtherLines, { t, print }: Context): void {
  if (wordings.some(({ audience }) => audience === 'internal')) print(t('verify.copy.changed.compare'));
  for (const line of first) print(sanitizeLine(lineOf(line, t)));
  if (count > first.length) print(t('verify.copy.more-lines', { count: count - first.length }));
}

function lineOf({ number, given = '', made = '' }: OtherLine, t: Context['t']): string {
  // What both begin with says nothing of how they differ.
  const from = Math.max(0, firstDifference(given, made) - SHOWN_SIGNS / 3);
  const cut = (line: string) => signsFrom(line, from).trim();
  return t('verify.copy.line', { number, given: cut(given), made: cut(made) });
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** Some signs of a line, which may be as long as the whole file: whole ones, not halves of a pair. */
function signsFrom(line: string, from: number): string {
  const start = from > 0 && line.codePointAt(from - 1) !== line.charCodeAt(from - 1) ? from - 1 : from;
  return [...line.slice(start, start + 2 * SHOWN_SIGNS)].slice(0, SHOWN_SIGNS).join('');
}
