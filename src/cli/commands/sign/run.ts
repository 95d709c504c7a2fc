import { resolve } from 'node:path';
import { signedText } from '../../../domain/statement.ts';
import { UserError } from '../../../errors.ts';
import type { SignedStatement } from '../../../formats/outputs/signed.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { currentStamp, readFile } from '../../../io/readFile.ts';
import { fingerprintOf, newKey, signText } from '../../../io/signature.ts';
import { statementOf } from '../../../report/statement.ts';
import { loadAssessment } from '../../../workspace/assessment.ts';
import type { Aimed } from '../../../workspace/report.ts';
import type { Context } from '../../context.ts';
import { refuseOverwriting } from '../../deliver.ts';
import { exitCodes } from '../../exitCodes.ts';
import { reportFor } from '../../outdated.ts';
import { outputFormat } from '../../outputFormat.ts';
import { ownFiles } from '../../ownFiles.ts';

/** A private key is a few hundred bytes. */
const MOST_OF_A_KEY = 64 * 1024;

export interface SignOptions extends Aimed {
  readonly file: string;
  readonly key: string;
  readonly output?: string;
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean;
  /** How the one who signs wants to be called. */
  readonly name?: string;
}

export interface KeygenOptions {
  readonly file: string;
}

/** Signs the result, so that whoever gets it can tell that nobody has changed it. */
export async function sign(options: SignOptions, context: Context): Promise<number> {
  const { environment, t, note } = context;
  const { file, key, name, output = `${file.replace(/\.ya?ml$/i, '')}.signed.json`, force } = options;
  outputFormat({ command: 'scs-check sign', formats: ['json'], output }, t);
  const opened = loadAssessment(file, environment.cwd);
  await refuseOverwriting({ output, force, isOurs: ownFiles.sign.json }, [opened.path], context);
  const statement = statementOf(reportFor(opened, options, context).model, opened.assessment, name);
  const { bytes } = readFile(resolve(environment.cwd, key), key, MOST_OF_A_KEY);
  const signature = signText(signedText(statement), bytes, key);
  const signed: SignedStatement = { schemaVersion: 1, statement, signature };
  replaceFile(resolve(environment.cwd, output), `${JSON.stringify(signed, null, 2)}\n`, { name: output });
  note(t('sign.written', { file: output, fingerprint: signature.fingerprint }));
  return exitCodes.passed;
}

/** Makes a key for `sign`; it stays where the person wants it, and nothing of ours keeps it. */
export async function keygen({ file: name }: KeygenOptions, { environment, t, note }: Context): Promise<number> {
  const publicName = `${name.replace(/\.pem$/i, '')}.pub.pem`;
  for (const file of [name, publicName]) {
    if (currentStamp(resolve(environment.cwd, file)) !== undefined) throw new UserError('file-exists', { file });
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
  return exitCodes.passed;
}
