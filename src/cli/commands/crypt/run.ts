import { resolve } from 'node:path';
import { UserError, wrongUse } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { currentStamp, readFile } from '../../../io/readFile.ts';
import { kindOf } from '../../../workspace/fileKind.ts';
import { isWorkbook } from '../../../workspace/returnedTable.ts';
import type { Context } from '../../context.ts';
import { hinting } from '../../failure.ts';
import { outputFormat, refuseOtherCopy } from '../../outputFormat.ts';
import {
  asCostlyError,
  asDecryptError,
  newPassphrase,
  type PassphraseSource,
  passphraseFor,
} from '../../passphrase.ts';

export interface CryptOptions extends PassphraseSource {
  readonly files: readonly string[];
  /** For one file alone. */
  readonly output?: string;
  readonly force?: boolean;
}

/** Writes a file beside each one given that the same passphrase opens; those given stay. */
export async function encryptFiles(options: CryptOptions, context: Context): Promise<number> {
  const { environment, t, note } = context;
  const pairs = pairsOf(options, (file) => `${file}.age`, 'scs-check encrypt', context);
  for (const { output } of pairs) outputFormat({ command: 'scs-check encrypt', formats: ['age'], output }, t);
  const { encrypt, isEncrypted } = await import('../../../exchange/age.ts');
  const plain = readAll(pairs, options, context);
  for (const { file, bytes } of plain) if (isEncrypted(bytes)) throw new UserError('encrypted-already', { file });
  const passphrase = await newPassphrase(options, context);
  const told = progressOf(plain.length, t);
  for (const [index, { output, path, bytes }] of plain.entries()) {
    replaceFile(path, await encrypt(bytes, passphrase, environment.workFactor), { name: output });
    note(told('crypt.encrypted', output, index));
  }
  const [first] = plain;
  if (first !== undefined) {
    const { length: count } = plain;
    note(count === 1 ? t('crypt.plain-stays', { file: first.file }) : t('crypt.plain-stays.all', { count }));
  }
  return exitCodes.passed;
}

/** Writes what is in encrypted files, for the owner alone to read: all of them, or none where one cannot be opened. */
export async function decryptFiles(options: CryptOptions, context: Context): Promise<number> {
  const { t, note } = context;
  const command = 'scs-check decrypt';
  const nameOf = (file: string) => file.replace(/\.age$/i, '');
  const pairs = pairsOf(options, nameOf, command, context);
  for (const { file, output } of pairs) refuseOtherCopy(output, nameOf(file), command, t);
  const unnamed = pairs.find(({ file, output }) => output === file);
  if (unnamed !== undefined) {
    await refusePlain(read(unnamed.file, context), unnamed.file);
    throw wrongUse(t('crypt.output'), command);
  }
  let passphrase: Promise<string> | undefined;
  const ask = (file: string) => (passphrase ??= passphraseFor(file, options, context));
  const plain: { readonly output: string; readonly path: string; readonly content: Uint8Array }[] = [];
  for (const { file, output, path, bytes } of readAll(pairs, options, context)) {
    plain.push({ output, path, content: await openedWith(bytes, file, ask) });
  }
  const told = progressOf(plain.length, t);
  for (const [index, { output, path, content }] of plain.entries()) {
    replaceFile(path, content, { name: output });
    note(told('crypt.decrypted', output, index));
  }
  return exitCodes.passed;
}

/** What is said of each file, with how far it has come where there are several: each takes a while. */
function progressOf(total: number, t: Context['t']) {
  return (key: 'crypt.encrypted' | 'crypt.decrypted', file: string, index: number) =>
    total === 1 ? t(key, { file }) : t('crypt.progress', { position: index + 1, total, text: t(key, { file }) });
}

interface Pair {
  readonly file: string;
  readonly output: string;
}

/** @throws UserError usage, where one name is to be that of several files */
function pairsOf(
  { files, output }: CryptOptions,
  nameOf: (file: string) => string,
  command: string,
  { t }: Context,
): readonly Pair[] {
  if (output !== undefined && files.length > 1) throw wrongUse(t('crypt.one-output'), command);
  return [...new Set(files)].map((file) => ({ file, output: output ?? nameOf(file) }));
}

/** All of them before anything is asked or written. */
function readAll(pairs: readonly Pair[], options: CryptOptions, context: Context) {
  return pairs.map(({ file, output }) => {
    const path = freePath(output, options, context);
    return { file, output, path, bytes: read(file, context) };
  });
}

function read(file: string, { environment }: Context): Uint8Array {
  return hinting('other', () => readFile(resolve(environment.cwd, file), file)).bytes;
}

/** Whoever opens what nobody has closed needs no other name for it, and no other copy. */
async function refusePlain(bytes: Uint8Array, file: string): Promise<void> {
  const { isEncrypted } = await import('../../../exchange/age.ts');
  if (isEncrypted(bytes)) return;
  const isReadable = kindOf(bytes) !== undefined || isWorkbook(bytes);
  throw new UserError('not-decryptable', { file, ...(isReadable ? { special: 'plain', hint: 'plain' } : {}) });
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
  return openedWith(bytes, file, () => passphraseFor(file, source, context));
}

async function openedWith(
  bytes: Uint8Array,
  file: string,
  passphraseOf: (file: string) => Promise<string>,
): Promise<Uint8Array> {
  const { CannotDecrypt, decrypt, refuseCostly, TooCostly } = await import('../../../exchange/age.ts');
  await refusePlain(bytes, file);
  try {
    refuseCostly(bytes);
    return await decrypt(bytes, await passphraseOf(file));
  } catch (error) {
    if (error instanceof TooCostly) throw asCostlyError(error, file);
    throw error instanceof CannotDecrypt ? asDecryptError(error, file) : error;
  }
}
