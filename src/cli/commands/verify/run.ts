import { resolve } from 'node:path';
import { daysAfter } from '../../../domain/calendar.ts';
import { isSame } from '../../../domain/canonical.ts';
import { allCriteria, narrowToLevel } from '../../../domain/catalogue.ts';
import { isRewritten } from '../../../domain/stamp.ts';
import { signedText } from '../../../domain/statement.ts';
import { isWordless, type Standing, standingOn } from '../../../domain/view.ts';
import { UserError, wrongUse } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { type SignedStatement, type Statement, signedStatementSchema } from '../../../formats/outputs/signed.ts';
import type { Verdict } from '../../../formats/states.ts';
import type { Tag } from '../../../i18n/t.ts';
import { packageVersion } from '../../../io/packageRoot.ts';
import { readFile } from '../../../io/readFile.ts';
import { fingerprintIn, fingerprintOf, isSignatureOf, MOST_OF_A_KEY } from '../../../io/signature.ts';
import { statementOf } from '../../../report/statement.ts';
import { sentencesBeside } from '../../../report/words/count.ts';
import { changeSentences, splitLines, viewCounts } from '../../../report/words/view.ts';
import { criterionStates } from '../../../scoring/result.ts';
import { countViews } from '../../../scoring/views.ts';
import { namesKeyTwice } from '../../../text/jsonKeys.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { isWholeDigest } from '../../../text/typed.ts';
import { loadAssessment } from '../../../workspace/assessment.ts';
import { buyersReportOf, viewsIn } from '../../../workspace/buyersReport.ts';
import { findShipped, isNamedAsShipped } from '../../../workspace/catalogue.ts';
import { reviewedFiles } from '../../../workspace/evidenceFiles.ts';
import { scoreAsAsked } from '../../../workspace/score.ts';
import { inLanguage } from '../../../workspace/translation.ts';
import { type Context, speakingOf } from '../../context.ts';
import { hinting } from '../../failure.ts';
import { noteOutdated, reportFor } from '../../judged.ts';
import { addsUp } from './addsUp.ts';
import { readCopy } from './copy.ts';
import { type Claim, type Say, sayClaim, sayIn } from './say.ts';
import { verifyCopy } from './verifyCopy.ts';

/** A report of the largest catalogue, with a note on every criterion, is a tenth of this. */
const MOST_OF_A_REPORT = 16 * 1024 * 1024;

/** A signed result is a page. */
const MOST_OF_A_RESULT = 1024 * 1024;

export interface VerifyOptions {
  /** A signed result, a report that somebody was given, or an assessment whose views are to be looked at. */
  readonly file: string;
  /** The signed result that a report is to belong to. */
  readonly signed?: string;
  /** The digest that stands on a paper, to compare a signed result with. */
  readonly digest?: string;
  /** The official workbook that a report was made with. */
  readonly official?: string;
  /** The public key that is expected. */
  readonly publicKey?: string;
  /** The assessment that was signed, for those who have it. */
  readonly assessment?: string;
}

/**
 * Says whether a signed result is as it was signed, by the key that is expected; of a report, whether it belongs to such
 * a result or to an assessment and is as it was made; or, of an assessment, which views still hold. Exit code 1 where not, and where nobody has said which key to expect: anybody can sign anything with a key of
 * their own.
 */
export async function verify(options: VerifyOptions, context: Context): Promise<number> {
  const { file, signed, assessment, publicKey, official } = options;
  const { cwd } = context.environment;
  if (/\.ya?ml$/i.test(file)) {
    refuseBeside(options, ['signed', 'digest', 'official', 'publicKey', 'assessment'], context);
    return verifyViews(file, context);
  }
  const { bytes } = hinting('other', () => readFile(resolve(cwd, file), file, MOST_OF_A_REPORT));
  const copy = await readCopy(bytes);
  if (copy === undefined) {
    if (!mayBeSigned(bytes)) throw new UserError('not-a-report', { file });
    refuseBeside(options, ['signed', 'official'], context);
    const isGood = verifySigned(options, signedIn(bytes, file), context);
    context.print(context.t('verify.limits.signed'));
    return isGood ? exitCodes.passed : exitCodes.gateNotPassed;
  }
  refuseBeside(options, ['digest'], context);
  if (signed === undefined && assessment === undefined)
    throw wrongUse(context.t('usage.verify-copy', { file }), 'scs-check verify');
  // A key is of a signed result: a report by itself has none.
  if (signed === undefined) refuseBeside(options, ['publicKey'], context);
  const read = signed === undefined ? undefined : readSigned(signed, cwd);
  const signedResult = read && {
    file: signed ?? '',
    statement: read.statement,
    levelIn: (language: Tag) => levelTitle(read.statement, language),
    isGood: verifySigned({ publicKey }, read, context),
  };
  const code = await verifyCopy(copy, { file, signed: signedResult, assessment, official }, context);
  context.print(context.t('verify.limits.copy'));
  return code;
}

/** Whether a file may be a signed result: OSCAL is data, too, and begins with a name of its own. */
function mayBeSigned(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 200));
  return (
    /^\s*(?:[{["]|$)/.test(text) &&
    !/^\s*\{\s*"(?:assessment-results|plan-of-action-and-milestones|catalog)"/.test(text)
  );
}

/** What is told beside a file, as it is typed. */
const flags = {
  signed: '--signed',
  digest: '--digest',
  official: '--official',
  publicKey: '--public-key',
  assessment: '--assessment',
} as const satisfies Partial<Record<keyof VerifyOptions, string>>;

/** What belongs to another kind of file is no wish that could be kept. */
function refuseBeside(options: VerifyOptions, others: readonly (keyof typeof flags)[], { t }: Context): void {
  const other = others.find((name) => options[name] !== undefined);
  if (other === undefined) return;
  throw wrongUse(t('usage.not-together', { option: flags[other], other: options.file }), 'scs-check verify');
}

/** Whether a signed result is as it was signed, by the key that is expected and of what was named beside it. */
function verifySigned(
  { publicKey, assessment, digest }: Readonly<Partial<Record<keyof VerifyOptions, string | undefined>>>,
  signed: SignedStatement,
  outside: Context,
): boolean {
  const { statement, signature } = signed;
  const context = speakingOf(statement, outside);
  const { t, print } = context;
  const tell = sayIn(context);
  const say: SayWhether = (isGood, claim, args = {}) => sayClaim(isGood, claim, args, tell, t);
  const isSigned = isSignatureOf(signedText(statement), signature);
  // Nobody is to take for a fact what is refuted further down.
  if (!isSigned) print(t('verify.not-signed'));
  for (const line of statementLines(statement, context)) print(sanitizeLine(line));
  const early = daysToCome(statement, outside.environment.today());
  const found = [
    say(isSigned, 'signature'),
    // Whoever looks at the file by eye would take this one for the key.
    say(signature.fingerprint === fingerprintIn(signature), 'fingerprint'),
    say(addsUp(statement), 'counts'),
    ...early.map((date) => tell('bad', t('verify.day', { date }))),
    ...answersAfter(statement).flatMap((date) =>
      early.includes(date) ? [] : tell('bad', t('verify.day.after', { date })),
    ),
    ...(publicKey === undefined ? [] : [sayKey(publicKey, signed, say, context)]),
    ...(digest === undefined ? [] : [say(statement.answers.startsWith(digest), digestClaim(digest), { digest })]),
    ...(assessment === undefined ? [] : [sayAssessment(assessment, statement, tell, context)]),
  ];
  if (statement.basis === undefined) print(t('verify.older'));
  // Anybody may give a catalogue of their own the name of ours.
  const isMisnamed = !isOurs(statement) && isNamedAsShipped(statement.catalogue.id);
  if (isMisnamed) tell('open', t('verify.catalogue'));
  else if (!isOurs(statement) && assessment === undefined) {
    tell('open', t('verify.catalogue.other', statement.catalogue));
  }
  const figures = digest === undefined ? viewCounts(viewsIn(statement), t) : figureLines(statement, context);
  for (const line of figures) print(sanitizeLine(line));
  // A signature is only as good as what is known of its key.
  if (publicKey === undefined) {
    tell('open', t('verify.key.unknown', { fingerprint: fingerprintIn(signature) }));
  }
  return publicKey !== undefined && !isMisnamed && found.every(Boolean);
}

/** The days in it that have come nowhere yet: where the signer is, it may be tomorrow. */
function daysToCome({ reportedOn, answered }: Statement, today: string): readonly string[] {
  return [...new Set([reportedOn, answered?.last ?? reportedOn])].filter((day) => day > daysAfter(today, 1));
}

/** The day of the last answer, where the result is of a day before. */
function answersAfter({ reportedOn, answered }: Statement): readonly string[] {
  return answered !== undefined && answered.last > reportedOn ? [answered.last] : [];
}

/** Whether it was judged by a catalogue of this package, and by its text as it is here. */
function isOurs({ catalogue: { id, hash } }: Statement): boolean {
  return findShipped(id)?.hash === hash;
}

/** What else a paper says that can be compared with what was signed; nothing where the report cannot be made of it. */
function figureLines(statement: Statement, { t, language }: Context): readonly string[] {
  const made = buyersReportOf(statement, language, packageVersion());
  if ('not' in made) return [];
  const categories = made.categories.map(({ title, counts }) => {
    const told = criterionStates.filter((state) => counts[state] > 0);
    const states = told.map((state) => t('report.summary.state', { state: t(`state.${state}`), count: counts[state] }));
    return t('verify.figures.category', { title, states: states.join(t('list.comma')) });
  });
  return [t('verify.figures'), ...categories, ...viewCounts(made.summary.views, t)];
}

/** What was typed of a digest; the beginning of one tells two results apart at a glance, and is no proof. */
function digestClaim(digest: string) {
  return isWholeDigest(digest) ? 'digest' : 'digest.short';
}

/** Whether one thing is right. */
type SayWhether = (isGood: boolean, claim: Claim, args?: Readonly<Record<string, string>>) => boolean;

function sayKey(name: string, { signature }: SignedStatement, say: SayWhether, { environment }: Context): boolean {
  const expected = hinting('public', () =>
    fingerprintOf(readFile(resolve(environment.cwd, name), name, MOST_OF_A_KEY).bytes, name),
  );
  return say(fingerprintIn(signature) === expected, 'key', { file: name, fingerprint: expected });
}

/**
 * Judged anew as of the day that was signed: a report of another day is the same result. Whoever has other evidence files
 * than the one who signed, or none, counts views otherwise, though all that was said is the same.
 */
function sayAssessment(name: string, statement: Statement, say: Say, context: Context): boolean {
  const opened = loadAssessment(name, context.environment.cwd);
  const asked = { catalogue: statement.catalogue.id, level: statement.level, asOf: statement.reportedOn };
  const { model } = reportFor(opened, asked, context);
  const now = { ...statementOf(model, opened.assessment, statement.signer), lapsed: model.summary.lapsed };
  const made = comparable(now, statement);
  if (isSame(made, statement)) return say('good', context.t('verify.assessment', { file: name }));
  const { views, agreed } = statement;
  const counted = { views, ...(agreed === undefined ? {} : { agreed }) };
  const isOtherInViews = views !== undefined && isSame({ ...made, ...counted }, statement);
  return isOtherInViews
    ? say('open', context.t('verify.assessment.views', { file: name }))
    : say('bad', wrongAssessment(name, [now.organization, statement.organization], context));
}

/** That a file does not give the signed result; where it is of another firm, of which. */
function wrongAssessment(
  file: string,
  [here, signed]: readonly [here: string, signed: string],
  { t }: Context,
): string {
  if (here === signed) return t('verify.assessment.bad', { file });
  const nobody = t('report.organization.missing');
  return t('verify.assessment.bad.firm', { file, here: here || nobody, signed: signed || nobody });
}

/** A result tells today what others did not tell, and tells no more what they told: only what the signed one tells. */
function comparable(now: Statement, signed: Statement): Statement {
  const { lapsed, withoutOption, otherText, agreed, basis, requirements, categories, answered, ...rest } = now;
  const later = { withoutOption, otherText, agreed, basis, requirements, categories, answered };
  return { ...rest, ...toldIn(signed, { ...later, lapsed: toldIn(signed.lapsed, lapsed) }) };
}

/** Of what is known, the fields that something signed has, too. */
function toldIn(signed: object = {}, known: object = {}): Readonly<Record<string, unknown>> {
  const fields = Object.entries(known).filter(([field, value]) => value !== undefined && Object.hasOwn(signed, field));
  return Object.fromEntries(fields);
}

function readSigned(name: string, cwd: string): SignedStatement {
  return signedIn(hinting('other', () => readFile(resolve(cwd, name), name, MOST_OF_A_RESULT)).bytes, name);
}

/** @throws UserError not-a-signed-result */
function signedIn(bytes: Uint8Array, name: string): SignedStatement {
  const content = bytes.length > MOST_OF_A_RESULT ? undefined : parseJson(bytes);
  const parsed = signedStatementSchema().safeParse(content);
  // What is passed over here, as `__proto__` is, somebody else would read.
  if (!parsed.success || !isSame(parsed.data, content)) throw new UserError('not-a-signed-result', { file: name });
  return parsed.data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    // What a person reads first in it may be the one that nobody has signed.
    return namesKeyTwice(text, value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** As its catalogue calls it; undefined where its text is not ours. */
function levelTitle(statement: Statement, language: Tag): string | undefined {
  const { catalogue, level } = statement;
  const shipped = isOurs(statement) ? findShipped(catalogue.id) : undefined;
  const levels = shipped === undefined ? [] : inLanguage(shipped, language).catalogue.levels;
  return levels.find(({ id }) => id === level)?.title;
}

function statementLines(statement: Statement, { t, language }: Context): readonly string[] {
  const { organization, catalogue, criteria, points, reportedOn, signer } = statement;
  const level = levelTitle(statement, language) ?? statement.level;
  const states = criterionStates.map((state) =>
    t('report.summary.state', { state: t(`state.${state}`), count: criteria[state] ?? 0 }),
  );
  return [
    t('verify.statement', { organization, id: catalogue.id, edition: catalogue.edition, level, date: reportedOn }),
    t('verify.answers', { label: t('report.digest'), digest: statement.answers }),
    t('report.summary.breakdown', { states: states.join(t('list.comma')) }),
    ...sentencesBeside(statement, t),
    ...(points ? [t('verify.points', { ...points })] : []),
    ...(signer === undefined ? [] : [t('verify.signer', { name: signer })]),
  ];
}

/** Which views still hold, which something has changed under, which are not what was stamped, and which differ. */
function verifyViews(file: string, context: Context): number {
  const { environment, t, print } = context;
  const opened = loadAssessment(file, environment.cwd);
  const { assessment } = opened;
  const { chosen, result } = scoreAsAsked(opened, {}, context.workplace);
  noteOutdated(opened, chosen, result.outdated, context);
  const criteria = allCriteria(narrowToLevel(chosen.catalogue, result.level.id));
  const files = reviewedFiles(opened, result);
  const looks = criteria.map((criterion) => ({ id: criterion.id, ...standingOn(criterion, assessment, files) }));
  const say = (text: string) => print(sanitizeLine(text));
  if (assessment.reviews === undefined) {
    say(t('verify.no-views'));
    return exitCodes.passed;
  }
  viewCounts(countViews(criteria, assessment, files), t).forEach(say);
  say(t('review.view.unproven'));
  splitLines(splitOf(looks), t).forEach(say);
  const isWas = ({ earlier, verdict }: Look) => verdict !== 'rewritten' && earlier.some(isRewritten);
  for (const [key, found] of [
    ['verify.rewritten', looks.filter(({ verdict }) => verdict === 'rewritten')],
    ['verify.rewritten.earlier', looks.filter(isWas)],
    ['verify.changed', looks.filter(({ verdict }) => verdict === 'changed')],
    ['verify.unshown', looks.filter(({ verdict }) => verdict === 'unshown')],
    ['verify.wordless', looks.filter(({ last }) => last.some((one) => one.isCurrent && isWordless(one.review)))],
    ['verify.short', looks.filter(({ last }) => last.some(({ isShort }) => isShort))],
  ] as const) {
    if (found.length > 0) say(t(key, { count: found.length, ids: found.map(({ id }) => id).join(' ') }));
  }
  const broken = looks.filter((look) => broke.some((verdict) => verdict === look.verdict) || isWas(look));
  for (const { id, last } of broken) {
    for (const { review, reviewer, changes } of last) {
      const told = changeSentences(changes, t);
      if (told.length > 0) {
        say(
          t('verify.change', { id, name: reviewer.name, on: review.on, changes: told.join(t('sentence.separator')) }),
        );
      }
    }
  }
  return broken.length === 0 ? exitCodes.passed : exitCodes.gateNotPassed;
}

type Look = Standing & { readonly id: string };

/** What no view is counted for that was given. */
const broke = ['rewritten', 'changed', 'unshown'] as const satisfies readonly Verdict[];

function splitOf(looks: readonly Look[]) {
  return looks
    .filter(({ verdict }) => verdict === 'split')
    .map(({ id, last }) => ({ id, said: last.map(({ review, reviewer }) => ({ view: review.view, reviewer })) }));
}
