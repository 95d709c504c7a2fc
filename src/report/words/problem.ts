import { isMessageKey } from '../../i18n/keys.ts';
import type { Translate } from '../../i18n/t.ts';
import { meantWords } from './meant.ts';

/** What ended a command or the work on a file. */
export interface ToldProblem {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly backup?: string;
}

/** What went wrong, in one sentence. */
export function problemSentence({ code, args }: Pick<ToldProblem, 'code' | 'args'>, t: Translate): string {
  const kind = fileKind(args, t);
  if (kind !== undefined) return t('error.file-kind', { ...args, kind });
  const key = [`error.${code}.${args['special']}`, `error.${code}`].find(isMessageKey);
  const sentence = key === undefined ? code : t(key, { ...args, ...age(args, t), ...kinds(args, t) });
  const { suggestion } = args;
  return suggestion === undefined
    ? sentence
    : sentence +
        t('text.aside', {
          text: t('usage.did-you-mean', { suggestion: meantWords(String(suggestion), Object.values(args), t) }),
        });
}

/** The way out of what went wrong, where we have one. */
export function problemHint({ code, args }: Pick<ToldProblem, 'code' | 'args'>, t: Translate): string | undefined {
  const key = hintKey(code, args);
  return isMessageKey(key) ? t(key, args) : undefined;
}

/** All ways out: that of the kind, and a copy of the file where one lies beside it. */
export function waysOut(problem: ToldProblem, t: Translate): readonly string[] {
  const { args, backup } = problem;
  const hint = problemHint(problem, t);
  return [
    ...(hint === undefined ? [] : [hint]),
    ...(backup === undefined ? [] : [t('error.file-invalid.backup', { ...args, backup })]),
  ];
}

/** The way out that fits what was being done, where there is one; what has no name of an assessment is none. */
function hintKey(code: string, { hint, file, fileKind, found }: ToldProblem['args']): string {
  // A folder that is to be written to has to go, one that is to be read has files in it.
  if (fileKind !== undefined)
    return `error.file-kind.hint${code === 'file-not-readable' && fileKind === 'folder' ? '.folder' : ''}`;
  if (hint === 'other-separator') return 'error.other-separator.hint';
  const general = `error.${code}.hint`;
  const isOther = hint !== undefined || (file !== undefined && !/\.ya?ml$/i.test(String(file)));
  const fitting = [`${general}.${hint}`, `${general}.${found}`, ...(isOther ? [`${general}.other`] : [])];
  return fitting.find(isMessageKey) ?? general;
}

/** What lies where a file was meant, if that is what went wrong. */
function fileKind({ fileKind }: ToldProblem['args'], t: Translate): string | undefined {
  const key = `file-kind.${fileKind}`;
  return isMessageKey(key) ? t(key) : undefined;
}

/** What a file is and what it was taken for, in words. */
function kinds({ found, expected }: ToldProblem['args'], t: Translate): Readonly<Record<string, string>> {
  const [foundKey, expectedKey] = [`found.${found}`, `expected.${expected}`];
  return isMessageKey(foundKey) && isMessageKey(expectedKey) ? { found: t(foundKey), expected: t(expectedKey) } : {};
}

/** How long something has lasted, in the largest unit that fits. */
function age({ ageMinutes }: ToldProblem['args'], t: Translate): { readonly age?: string } {
  if (typeof ageMinutes !== 'number') return {};
  if (ageMinutes < 1) return { age: t('lock.age.now') };
  if (ageMinutes < 60) return { age: t('lock.age.minutes', { count: ageMinutes }) };
  if (ageMinutes < 48 * 60) return { age: t('lock.age.hours', { count: Math.floor(ageMinutes / 60) }) };
  return { age: t('lock.age.days', { count: Math.floor(ageMinutes / (24 * 60)) }) };
}
