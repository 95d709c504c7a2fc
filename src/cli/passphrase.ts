import { resolve } from 'node:path';
import { SHORTEST_PASSPHRASE as SHORTEST, weaknessOf } from '../domain/passphrase.ts';
import { UserError } from '../errors.ts';
import type { CannotDecrypt, TooCostly } from '../exchange/age.ts';
import { othersMayRead } from '../io/others.ts';
import { readFile } from '../io/readFile.ts';
import { utf8Of } from '../text/encoding.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { InvalidFile } from '../workspace/invalidFile.ts';
import { notUtf8 } from '../yaml/read.ts';
import type { Context } from './context.ts';

const LONGEST = 1000;

/** Where a passphrase comes from; never from the command line itself, which others on the machine can read. */
export interface PassphraseSource {
  readonly passphraseFile?: string;
}

/**
 * The passphrase to open a file with, asked for where nobody has set one.
 * @throws UserError no-passphrase, file-not-found and its like; Interrupted
 */
export async function passphraseFor(file: string, source: PassphraseSource, context: Context): Promise<string> {
  const { t } = context;
  return given(source, context) ?? (await atTerminal(context, (ask) => ask(t('passphrase.open', { file }))));
}

/**
 * A passphrase to lock a file with: asked for twice, since nobody sees what was typed.
 * @throws UserError no-passphrase, weak-passphrase, file-not-found and its like; Interrupted
 */
export async function newPassphrase(source: PassphraseSource, context: Context): Promise<string> {
  const { t } = context;
  const set = given(source, context);
  if (set !== undefined) {
    const weakness = weaknessOf(set);
    if (weakness === undefined) return set;
    throw new UserError('weak-passphrase', { count: SHORTEST, special: weakness, hint: weakness });
  }
  return atTerminal(context, (ask) => askTwice(ask, t('passphrase.new', { count: SHORTEST }), context));
}

/**
 * A passphrase to lock a file with, where the person wants one: at a terminal Enter alone is none, and elsewhere so is
 * none given.
 * @throws UserError weak-passphrase, file-not-found and its like; Interrupted
 */
export async function maybePassphrase(source: PassphraseSource, context: Context): Promise<string | undefined> {
  const isSet = source.passphraseFile !== undefined || Boolean(context.environment.variables['SCS_CHECK_PASSPHRASE']);
  if (isSet) return newPassphrase(source, context);
  if (!isAtTerminal(context)) return undefined;
  const message = context.t('passphrase.optional', { count: SHORTEST });
  const typed = await atTerminal(context, (ask) => askTwice(ask, message, context, ''));
  return typed === '' ? undefined : typed;
}

/** Until both are the same. @param none what stands for no passphrase, where there may be none. */
async function askTwice(ask: Ask, message: string, { t, note }: Context, none?: string): Promise<string> {
  for (;;) {
    const typed = await ask(message);
    if (typed === none) return typed;
    const weakness = weaknessOf(typed);
    if (weakness !== undefined) note(t(`passphrase.${weakness}`, { count: SHORTEST }));
    else if ((await ask(t('passphrase.again'))) === typed) return typed;
    else note(t('passphrase.differs'));
  }
}

function isAtTerminal({ environment }: Context): boolean {
  return environment.stdin.isTTY === true && environment.stderr.isTTY === true;
}

function given({ passphraseFile }: PassphraseSource, { environment, note, t }: Context): string | undefined {
  const set =
    passphraseFile === undefined
      ? environment.variables['SCS_CHECK_PASSPHRASE']
      : firstLineOf(passphraseFile, resolve(environment.cwd, passphraseFile));
  if (passphraseFile !== undefined && othersMayRead(resolve(environment.cwd, passphraseFile)))
    note(sanitizeLine(t('passphrase.file-open', { file: passphraseFile })));
  if (set === '' && passphraseFile !== undefined) throw new UserError('no-passphrase');
  return set === '' ? undefined : set;
}

/** Nothing is guessed: a passphrase that was read otherwise than it was written opens the file for nobody else. */
function firstLineOf(name: string, path: string): string | undefined {
  const { bytes } = readFile(path, name, 64 * 1024);
  const text = utf8Of(bytes);
  if (text === undefined) throw new InvalidFile(name, path, '', [notUtf8({ name, bytes })]);
  return text.split(/\r?\n/)[0];
}

type Ask = (message: string) => Promise<string>;

async function atTerminal<T>(context: Context, talk: (ask: Ask) => Promise<T>): Promise<T> {
  const { environment, t } = context;
  if (!isAtTerminal(context)) throw new UserError('no-passphrase');
  const { createPrompts } = await import('./prompts.ts');
  const prompts = createPrompts(environment, t, context.recent);
  try {
    return await talk((message) => prompts.secret(message, LONGEST));
  } finally {
    prompts.close();
  }
}

/** What went wrong, in the reader's words. */
export function asDecryptError({ isLocked }: CannotDecrypt, file: string): UserError {
  return new UserError(isLocked ? 'wrong-passphrase' : 'not-decryptable', { file });
}

/** The same for a file that is not even tried. */
export function asCostlyError({ workFactor, memory }: TooCostly, file: string): UserError {
  return new UserError('too-costly-to-open', { file, factor: workFactor, memory });
}
