import { resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { currentStamp, readFile } from '../../../io/readFile.ts';
import type { Context } from '../../context.ts';
import { hinting } from '../../failure.ts';
import { outputFormat } from '../../outputFormat.ts';
import {
  asCostlyError,
  asDecryptError,
  newPassphrase,
  type PassphraseSource,
  passphraseFor,
} from '../../passphrase.ts';

export interface CryptOptions extends PassphraseSource {
  readonly file: string;
  readonly output?: string;
  readonly force?: boolean;
}

/** Writes a file beside the one given that a passphrase opens; the one given stays. */
export async function encryptFile(options: CryptOptions, context: Context): Promise<number> {
  const { file, output = `${file}.age` } = options;
  const { environment, t, note } = context;
  outputFormat({ command: 'scs-check encrypt', formats: ['age'], output }, t);
  const path = freePath(output, options, context);
  const { bytes } = hinting('other', () => readFile(resolve(environment.cwd, file), file));
  const { encrypt, isEncrypted } = await import('../../../exchange/age.ts');
  if (isEncrypted(bytes)) throw new UserError('encrypted-already', { file });
  const passphrase = await newPassphrase(options, context);
  replaceFile(path, await encrypt(bytes, passphrase, environment.workFactor), { name: output });
  note(t('crypt.encrypted', { file: output }));
  note(t('crypt.plain-stays', { file }));
  return exitCodes.passed;
}

/** Writes what is in an encrypted file, for the owner alone to read. */
export async function decryptFile(options: CryptOptions, context: Context): Promise<number> {
  const { file, output = file.replace(/\.age$/i, '') } = options;
  const { environment, t, note } = context;
  if (output === file) throw new UserError('usage', { detail: t('crypt.output'), command: 'scs-check decrypt' });
  const path = freePath(output, options, context);
  const { bytes } = hinting('other', () => readFile(resolve(environment.cwd, file), file));
  replaceFile(path, await opened(bytes, file, options, context), { name: output });
  note(t('crypt.decrypted', { file: output }));
  return exitCodes.passed;
}

function freePath(output: string, { force = false }: CryptOptions, { environment }: Context): string {
  const path = resolve(environment.cwd, output);
  if (currentStamp(path) !== undefined && !force) throw new UserError('output-exists', { file: output });
  return path;
}

/**
 * The content of an encrypted file, in memory only.
 * @throws UserError wrong-passphrase, not-decryptable, too-costly-to-open, no-passphrase
 */
export async function opened(
  bytes: Uint8Array,
  file: string,
  source: PassphraseSource,
  context: Context,
): Promise<Uint8Array> {
  const { CannotDecrypt, decrypt, isEncrypted, refuseCostly, TooCostly } = await import('../../../exchange/age.ts');
  if (!isEncrypted(bytes)) throw new UserError('not-decryptable', { file, detail: 'age-encryption.org/v1' });
  try {
    refuseCostly(bytes);
    return await decrypt(bytes, await passphraseFor(file, source, context));
  } catch (error) {
    if (error instanceof TooCostly) throw asCostlyError(error, file);
    throw error instanceof CannotDecrypt ? asDecryptError(error, file) : error;
  }
}
