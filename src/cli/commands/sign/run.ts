import { resolve } from 'node:path';
import { signedText } from '../../../domain/statement.ts';
import { UserError } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import type { SignedStatement } from '../../../formats/outputs/signed.ts';
import type { Translate } from '../../../i18n/t.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { currentStamp, readFile } from '../../../io/readFile.ts';
import { refuseLink } from '../../../io/regularFile.ts';
import { fingerprintOf, newKey, signText } from '../../../io/signature.ts';
import { lapsedSentences } from '../../../report/sentences.ts';
import { statementOf } from '../../../report/statement.ts';
import { escapeUnsafe } from '../../../text/sanitize.ts';
import { loadAssessment } from '../../../workspace/assessment.ts';
import { noFiles } from '../../../workspace/evidenceFiles.ts';
import type { Aimed, AsOf } from '../../../workspace/report.ts';
import type { Context } from '../../context.ts';
import { refuseOverwriting } from '../../deliver.ts';
import { reportFor } from '../../outdated.ts';
import { outputFormat } from '../../outputFormat.ts';
import { ownFiles } from '../../ownFiles.ts';

/** A private key is a few hundred bytes. */
const MOST_OF_A_KEY = 64 * 1024;

export interface SignOptions extends Aimed, AsOf {
  readonly file: string;
  /** A private key that is there. */
  readonly key?: string;
  /** Where to make one; it stays where the person wants it, and nothing of ours keeps it. */
  readonly newKey?: string;
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
export async function sign(options: SignOptions, context: Context): Promise<number> {
  const { environment, t, note } = context;
  const { file, name, output = `${file.replace(/\.ya?ml$/i, '')}.signed.json`, force } = options;
  outputFormat({ command: 'scs-check sign', formats: ['json'], output }, t);
  const { key, isNew } = keyOf(options, t);
  const opened = loadAssessment(file, environment.cwd);
  await refuseOverwriting({ output, force, isOurs: ownFiles.sign.json }, [opened.path], context);
  const pathOf = (named: string) => resolve(environment.cwd, named);
  if (isNew && [key, publicNameOf(key)].map(pathOf).includes(pathOf(output))) {
    throw wrongUse(t('usage.written-twice', { file: output }));
  }
  const { model } = reportFor(opened, options, context, noFiles);
  const statement = statementOf(model, opened.assessment, name);
  for (const line of lapsedSentences(model.summary.lapsed, t)) note(line);
  if (isNew) makeKey(key, context);
  const { bytes } = readFile(pathOf(key), key, MOST_OF_A_KEY);
  const signature = signText(signedText(statement), bytes, key);
  const signed: SignedStatement = { schemaVersion: 1, statement, signature };
  replaceFile(pathOf(output), `${escapeUnsafe(JSON.stringify(signed, null, 2))}\n`, { name: output });
  note(t('sign.written', { file: output, fingerprint: signature.fingerprint }));
  return exitCodes.passed;
}

/** @throws UserError usage, unless there is one key to sign with */
function keyOf({ key, newKey: made }: SignOptions, t: Translate): { readonly key: string; readonly isNew: boolean } {
  if (key !== undefined && made !== undefined) {
    throw wrongUse(t('usage.not-together', { option: '--key', other: '--new-key' }));
  }
  const named = key ?? made;
  if (named === undefined) throw wrongUse(t('usage.missing-argument', { value: '--key / --new-key' }));
  return { key: named, isNew: made !== undefined };
}

function wrongUse(detail: string): UserError {
  return new UserError('usage', { detail, command: 'scs-check sign' });
}

/** @throws UserError file-exists: a key is never written over, whatever is asked for */
function makeKey(name: string, { environment, t, note }: Context): void {
  const publicName = publicNameOf(name);
  for (const file of [name, publicName]) {
    if (currentStamp(resolve(environment.cwd, file)) !== undefined) throw new UserError('file-exists', { file });
    refuseLink(resolve(environment.cwd, file), file);
  }
  const { privateKey, publicKey } = newKey();
  replaceFile(resolve(environment.cwd, name), privateKey, { name });
  replaceFile(resolve(environment.cwd, publicName), publicKey, { name: publicName });
  note(
    t('sign.key', {
      file: name,
      publicFile: publicName,
      fingerprint: fingerprintOf(Buffer.from(publicKey), publicName),
    }),
  );
}

/** `kagi.pem` → `kagi.pub.pem` */
function publicNameOf(name: string): string {
  return `${name.replace(/\.pem$/i, '')}.pub.pem`;
}
