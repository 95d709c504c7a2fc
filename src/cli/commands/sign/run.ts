import { resolve } from 'node:path';
import { answerOf } from '../../../domain/answer.ts';
import { evidenceState } from '../../../domain/evidence.ts';
import { signedText } from '../../../domain/statement.ts';
import { UserError, wrongUse } from '../../../errors.ts';
import type { Assessment } from '../../../formats/assessment.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { SignedStatement } from '../../../formats/outputs/signed.ts';
import type { Translate } from '../../../i18n/t.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { currentStamp, readFile, readFileIfThere } from '../../../io/readFile.ts';
import { refuseLinks } from '../../../io/regularFile.ts';
import {
  fingerprintIn,
  fingerprintOf,
  isLockedKey,
  MOST_OF_A_KEY,
  newKey,
  privateKeyOf,
  publicPemOf,
  signText,
} from '../../../io/signature.ts';
import { statementOf } from '../../../report/statement.ts';
import { sentencesBeside } from '../../../report/words/count.ts';
import type { Result } from '../../../scoring/result.ts';
import { parseBoundedJson } from '../../../text/boundedJson.ts';
import { escapeUnsafe, sanitizeLine } from '../../../text/sanitize.ts';
import { quoted } from '../../../text/shell.ts';
import { wrap } from '../../../text/wrap.ts';
import { type LoadedAssessment, loadAssessment } from '../../../workspace/assessment.ts';
import { evidenceFiles } from '../../../workspace/evidenceFiles.ts';
import { nameBeside } from '../../../workspace/names.ts';
import type { Aimed, AsOf } from '../../../workspace/score.ts';
import { noteCommand } from '../../commandLine.ts';
import { type Context, speakingOf } from '../../context.ts';
import { refuseOverwriting } from '../../deliver.ts';
import { hinting } from '../../failure.ts';
import { reportFor } from '../../judged.ts';
import { commandFor, evidenceCommand } from '../../nextCommand.ts';
import { outputFormat } from '../../outputFormat.ts';
import { ownFiles } from '../../ownFiles.ts';
import { maybePassphrase, type PassphraseSource, passphraseFor } from '../../passphrase.ts';

export interface SignOptions extends Aimed, AsOf, PassphraseSource {
  readonly file: string;
  /** A private key that is there. */
  readonly key?: string;
  /** Where to make one; it stays where the person wants it, and nothing of ours keeps it. */
  readonly newKey?: string;
  /** Where to write the public half of the key, again. */
  readonly publicKey?: string;
  readonly output?: string;
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean;
  /** How the one who signs wants to be called. */
  readonly name?: string;
}

/**
 * Signs the result, so that whoever gets it can tell that nobody has changed it. All that can be refused is refused
 * before there is a new key.
 */
export async function sign(options: SignOptions, outside: Context): Promise<number> {
  const { environment } = outside;
  const { file, name, output = nameBeside(file, '.signed.json'), force } = options;
  outputFormat({ command: 'scs-check sign', formats: ['json'], output }, outside.t);
  if (options.asOf !== undefined && options.asOf > environment.today())
    throw wrongUse(outside.t('usage.day-to-come', { option: '--as-of', value: options.asOf }), 'scs-check sign');
  const { key, publicName, isNew } = keyOf(options, outside.t);
  for (const made of [isNew ? key : undefined, publicName])
    outputFormat({ command: 'scs-check sign', formats: ['pem'], output: made }, outside.t);
  const opened = loadAssessment(file, environment.cwd);
  const context = speakingOf(opened.loaded.catalogue, outside);
  const { t, note } = context;
  await refuseOverwriting({ output, force, isOurs: ownFiles.sign.json }, [opened.path], context);
  const pathOf = (named: string) => resolve(environment.cwd, named);
  if (
    [isNew ? key : undefined, publicName]
      .flatMap((named) => (named === undefined ? [] : pathOf(named)))
      .includes(pathOf(output))
  ) {
    throw wrongUse(t('usage.written-twice', { file: output }), 'scs-check sign');
  }
  const { model, result } = reportFor(opened, options, context);
  refuseEarlier(options.asOf, [model.dates.lastAnswer ?? '', ...daysOfViews(opened.assessment)], t);
  const statement = statementOf(model, opened.assessment, name);
  for (const line of sentencesBeside(model.summary, t)) note(wrap(line, context.width).join('\n'));
  sayEvidence(opened, result, model.dates.reported, context);
  const known = isNew ? await makeKey(key, output, options, context) : undefined;
  const { bytes } = hinting('other', () => readFile(pathOf(key), key, MOST_OF_A_KEY));
  const passphrase = isLockedKey(bytes) ? (known ?? (await passphraseFor(key, options, context))) : undefined;
  const privateKey = privateKeyOf(bytes, key, passphrase);
  const pem = publicPemOf(privateKey);
  refuseOtherSigner(options, output, fingerprintOf(Buffer.from(pem), key), context);
  if (publicName !== undefined) writePublic({ name: publicName, pem }, key, options, context);
  const signature = signText(signedText(statement), privateKey);
  const signed: SignedStatement = { schemaVersion: 1, statement, signature };
  replaceFile(pathOf(output), `${escapeUnsafe(JSON.stringify(signed, null, 2))}\n`, { name: output });
  note(t('sign.written', { file: output, fingerprint: signature.fingerprint }));
  return exitCodes.passed;
}

/**
 * What somebody has signed with another key is theirs: a specialist who signs beside the firm takes nothing from it.
 * @param fingerprint of the key that signs now; undefined for one that is still to be made
 * @throws UserError signed-by-other
 */
function refuseOtherSigner(
  { file, force = false }: SignOptions,
  output: string,
  fingerprint: string | undefined,
  { environment: { cwd } }: Context,
): void {
  const bytes = force ? undefined : readFileIfThere(resolve(cwd, output), output);
  if (bytes === undefined || bytes.length === 0) return;
  const signed = parseBoundedJson(new TextDecoder().decode(bytes)) as Partial<SignedStatement>;
  const { publicKey = '' } = signed.signature ?? {};
  if (fingerprintIn({ publicKey: String(publicKey) }) === fingerprint) return;
  throw new UserError('signed-by-other', { file: output, other: nameBeside(file, '-2.signed.json') });
}

/**
 * A result of a day on which its answers had not been given would show a firm further than it was.
 * @throws UserError usage
 */
function refuseEarlier(asOf: string | undefined, days: readonly string[], t: Translate): void {
  const late = days.find((day) => asOf !== undefined && day > asOf);
  if (late !== undefined)
    throw wrongUse(t('usage.day-too-early', { option: '--as-of', value: asOf ?? '', date: late }), 'scs-check sign');
}

function daysOfViews({ reviews = {} }: Assessment): readonly string[] {
  return Object.values(reviews).flatMap((views) => views.map(({ on }) => on));
}

/** So many pieces of evidence are named. */
const MOST_TOLD = 5;

/** Which evidence files are not as they were written down: the counts that are signed say nothing of them. */
function sayEvidence(opened: LoadedAssessment, result: Result, asOf: string, context: Context): void {
  const { t, note, width, language } = context;
  const files = evidenceFiles(opened, result);
  const bad = result.criteria.flatMap(({ id }) =>
    (answerOf(opened.assessment, id)?.evidence ?? []).flatMap((item, index) => {
      const state = evidenceState(item, asOf, item.file === undefined ? undefined : files.get(item.file));
      return state === 'missing' || state === 'changed' ? [{ id, number: index + 1, state }] : [];
    }),
  );
  if (bad.length === 0) return;
  const say = (text: string, indent = '') => note(wrap(sanitizeLine(text), width, { indent }).join('\n'));
  say(t('sign.evidence', { count: bad.length }));
  for (const { id, number, state } of bad.slice(0, MOST_TOLD)) {
    say(t('sign.evidence.row', { id, number, state: t(`evidence.state.${state}`) }), '  ');
  }
  if (bad.length > MOST_TOLD) say(t('handout.cell.more', { count: bad.length - MOST_TOLD }), '  ');
  noteCommand(t('sign.evidence.hint', { command: evidenceCommand('check', opened.name, language) }), context);
}

/** @throws UserError usage, unless there is one key to sign with */
function keyOf({ key, newKey: made, publicKey }: SignOptions, t: Translate) {
  if (key !== undefined && made !== undefined)
    throw wrongUse(t('usage.not-together', { option: '--key', other: '--new-key' }), 'scs-check sign');
  const named = key ?? made;
  if (named === undefined)
    throw wrongUse(t('usage.missing-argument', { value: '--key / --new-key' }), 'scs-check sign');
  const isNew = made !== undefined;
  return { key: named, publicName: publicKey ?? (isNew ? publicNameOf(named) : undefined), isNew };
}

/**
 * Makes a private key; its public half is written from it, as it is for a key that has lost its own.
 * @returns the passphrase that locks it, if any
 * @throws UserError key-exists: a key is never written over, whatever is asked for; signed-by-other
 */
async function makeKey(
  name: string,
  output: string,
  options: SignOptions,
  context: Context,
): Promise<string | undefined> {
  const path = resolve(context.environment.cwd, name);
  const publicName = options.publicKey ?? publicNameOf(name);
  for (const file of [name, publicName]) {
    if (currentStamp(resolve(context.environment.cwd, file)) !== undefined)
      throw keyExists(file, { key: name, publicKey: publicName }, options, context);
    refuseLinks(resolve(context.environment.cwd, file), file);
  }
  refuseOtherSigner(options, output, undefined, context);
  const passphrase = await maybePassphrase(options, context);
  replaceFile(path, newKey(passphrase).privateKey, { name });
  context.note(context.t(passphrase === undefined ? 'sign.key.open' : 'sign.key.locked', { file: name }));
  return passphrase;
}

/** That a key is there, and the command that signs with it and writes its public half again. */
function keyExists(
  file: string,
  { key, publicKey }: { readonly key: string; readonly publicKey: string },
  options: SignOptions,
  { language }: Context,
): UserError {
  const words = ['--key', quoted(key), '--public-key', quoted(publicKey)];
  return new UserError('key-exists', { file, command: commandFor('sign', options.file, language, ...words) });
}

/** @throws UserError key-exists, where another key is there */
function writePublic(
  { name, pem }: { readonly name: string; readonly pem: string },
  key: string,
  options: SignOptions,
  context: Context,
): void {
  const { environment, t, note } = context;
  const path = resolve(environment.cwd, name);
  const fingerprint = fingerprintOf(Buffer.from(pem), name);
  if (currentStamp(path) !== undefined) {
    const { bytes } = readFile(path, name, MOST_OF_A_KEY);
    if (Buffer.from(bytes).toString('utf8') !== pem) {
      const other = name.replace(/(?:\.pub)?(?:\.pem)?$/i, (ending) => `-2${ending}`);
      throw keyExists(name, { key, publicKey: other }, options, context);
    }
  } else {
    refuseLinks(path, name);
    replaceFile(path, pem, { name, isPublic: true });
  }
  note(t('sign.key.public', { file: name, fingerprint }));
}

/** `kagi.pem` → `kagi.pub.pem` */
function publicNameOf(name: string): string {
  return `${name.replace(/\.pem$/i, '')}.pub.pem`;
}
