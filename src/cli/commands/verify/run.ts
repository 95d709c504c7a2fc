import { resolve } from 'node:path';
import { outdatedAnswers } from '../../../assessment/migrate.ts';
import { canonicalJson } from '../../../domain/canonical.ts';
import { allCriteria, narrowToLevel } from '../../../domain/catalogue.ts';
import { signedText } from '../../../domain/statement.ts';
import { reviewOf } from '../../../domain/view.ts';
import { UserError } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { type SignedStatement, type Statement, signedStatementSchema } from '../../../formats/outputs/signed.ts';
import { readFile } from '../../../io/readFile.ts';
import { fingerprintIn, fingerprintOf, isSignatureOf } from '../../../io/signature.ts';
import { lapsedSentences, viewCounts } from '../../../report/sentences.ts';
import { statementOf } from '../../../report/statement.ts';
import { criterionStates } from '../../../scoring/result.ts';
import { countViews } from '../../../scoring/views.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { loadAssessment } from '../../../workspace/assessment.ts';
import { findShipped } from '../../../workspace/catalogue.ts';
import { scoreAsAsked } from '../../../workspace/report.ts';
import type { Context } from '../../context.ts';
import { noteOutdated, reportFor } from '../../outdated.ts';

/** A signed result is a page. */
const MOST_OF_A_RESULT = 1024 * 1024;

export interface VerifyOptions {
  /** A signed result, or an assessment whose views are to be looked at. */
  readonly file: string;
  /** The public key that is expected. */
  readonly publicKey?: string;
  /** The assessment that was signed, for those who have it. */
  readonly assessment?: string;
}

/**
 * Says whether a signed result is as it was signed, by the key that is expected; or, of an assessment, which views still
 * hold. Exit code 1 where not, and where nobody has said which key to expect: anybody can sign anything with a key of
 * their own.
 */
export async function verify(options: VerifyOptions, context: Context): Promise<number> {
  return /\.ya?ml$/i.test(options.file) ? verifyViews(options.file, context) : verifySigned(options, context);
}

function verifySigned({ file, publicKey, assessment }: VerifyOptions, context: Context): number {
  const { environment, t, print, paint } = context;
  const signed = readSigned(file, environment.cwd);
  const { statement, signature } = signed;
  for (const line of statementLines(statement, context)) print(sanitizeLine(line));
  const say = (isGood: boolean, text: string) => {
    print(`${isGood ? paint.stdout.good(t('verify.good')) : paint.stdout.bad(t('verify.bad'))}  ${sanitizeLine(text)}`);
    return isGood;
  };
  const found = [
    say(isSignatureOf(signedText(statement), signature), t('verify.signature')),
    // Whoever looks at the file by eye would take this one for the key.
    say(signature.fingerprint === fingerprintIn(signature), t('verify.fingerprint')),
    say(addsUp(statement), t('verify.counts')),
    ...(publicKey === undefined ? [] : [sayKey(publicKey, signed, say, context)]),
    ...(assessment === undefined ? [] : [sayAssessment(assessment, statement, say, context)]),
  ];
  // A signature is only as good as what is known of its key.
  if (publicKey === undefined) {
    print(
      `${paint.stdout.bad(t('verify.open'))}  ${t('verify.key.unknown', { fingerprint: fingerprintIn(signature) })}`,
    );
  }
  return publicKey !== undefined && found.every(Boolean) ? exitCodes.passed : exitCodes.gateNotPassed;
}

/** Whether the counts make up their totals, and as many criteria as the level has in the catalogue where it is ours. */
function addsUp({ catalogue, level, criteria, views }: Statement): boolean {
  const sum = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).reduce((total, [key, count]) => (key === 'total' ? total : total + count), 0);
  const shipped = findShipped(catalogue.id);
  const known = shipped?.hash === catalogue.hash ? shipped.catalogue : undefined;
  const isKnownLevel = known?.levels.some(({ id }) => id === level);
  const expected = known && isKnownLevel ? allCriteria(narrowToLevel(known, level)).length : criteria['total'];
  const totals = [criteria['total'], sum(criteria), ...(views === undefined ? [] : [views['total'], sum(views)])];
  return totals.every((total) => total === expected);
}

type Say = (isGood: boolean, text: string) => boolean;

function sayKey(name: string, { signature }: SignedStatement, say: Say, { environment, t }: Context): boolean {
  const expected = fingerprintOf(readFile(resolve(environment.cwd, name), name).bytes, name);
  return say(fingerprintIn(signature) === expected, t('verify.key', { file: name, fingerprint: expected }));
}

/** Judged anew as of the day that was signed: a report of another day is the same result. */
function sayAssessment(name: string, statement: Statement, say: Say, context: Context): boolean {
  const opened = loadAssessment(name, context.environment.cwd);
  const asked = { catalogue: statement.catalogue.id, level: statement.level, asOf: statement.reportedOn };
  const now = statementOf(reportFor(opened, asked, context).model, opened.assessment, statement.signer);
  const isSame = canonicalJson(comparable(now, statement)) === canonicalJson(statement);
  return say(isSame, context.t('verify.assessment', { file: name }));
}

/** Results that were signed before they told what had run out do not tell it. */
function comparable({ lapsed, ...now }: Statement, signed: Statement): Statement {
  return signed.lapsed === undefined || lapsed === undefined ? now : { ...now, lapsed };
}

function readSigned(name: string, cwd: string): SignedStatement {
  const { bytes } = readFile(resolve(cwd, name), name, MOST_OF_A_RESULT);
  const parsed = signedStatementSchema().safeParse(parseJson(bytes));
  if (!parsed.success) throw new UserError('not-a-signed-result', { file: name });
  return parsed.data;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function statementLines(statement: Statement, { t }: Context): readonly string[] {
  const { organization, catalogue, level, criteria, lapsed, points, reportedOn, signer } = statement;
  const states = criterionStates.map((state) =>
    t('report.summary.state', { state: t(`state.${state}`), count: criteria[state] ?? 0 }),
  );
  return [
    t('verify.statement', { organization, id: catalogue.id, edition: catalogue.edition, level, date: reportedOn }),
    t('report.summary.breakdown', { states: states.join(t('list.comma')) }),
    ...(lapsed ? lapsedSentences(lapsed, t) : []),
    ...(points ? [t('verify.points', { ...points })] : []),
    ...(signer === undefined ? [] : [t('verify.signer', { name: signer })]),
  ];
}

/** Which views still hold, and which something has changed under. */
function verifyViews(file: string, context: Context): number {
  const { environment, t, print } = context;
  const opened = loadAssessment(file, environment.cwd);
  const { chosen, result } = scoreAsAsked(opened, {}, context.workplace);
  noteOutdated(opened, chosen, outdatedAnswers(opened.assessment, chosen.catalogue), context);
  const criteria = allCriteria(narrowToLevel(chosen.catalogue, result.level.id));
  const changed = criteria.filter((criterion) => reviewOf(criterion, opened.assessment)?.isCurrent === false);
  const counts = viewCounts(opened.assessment.reviews && countViews(criteria, opened.assessment), t);
  for (const line of counts.length > 0 ? counts : [t('verify.no-views')]) print(sanitizeLine(line));
  if (changed.length === 0) return exitCodes.passed;
  print(sanitizeLine(t('verify.changed', { count: changed.length, ids: changed.map(({ id }) => id).join(' ') })));
  return exitCodes.gateNotPassed;
}
