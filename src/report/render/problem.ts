import { isMessageKey, type MessageKey, type Translate } from '../../i18n/t.ts';
import type { Paint } from '../paint.ts';

/** What ended a command or the work on a file. */
export interface ToldProblem {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly backup?: string;
}

/** What went wrong, in one sentence. */
export function problemSentence({ code, args }: Pick<ToldProblem, 'code' | 'args'>, t: Translate): string {
  const kind = kindOf(args, t);
  if (kind !== undefined) return t('error.file-kind', { ...args, kind });
  const key = `error.${code}`;
  const sentence = isMessageKey(key) ? t(key, args) : code;
  const { suggestion } = args;
  return suggestion === undefined
    ? sentence
    : sentence + t('text.aside', { text: t('usage.did-you-mean', { suggestion }) });
}

/** What lies where a file was meant, if that is what went wrong. */
function kindOf({ fileKind }: ToldProblem['args'], t: Translate): string | undefined {
  const key = `file-kind.${fileKind}`;
  return isMessageKey(key) ? t(key) : undefined;
}

/** One clear block: what went wrong, and the way out. */
export function renderProblem(
  { code, args, backup }: ToldProblem,
  { t, paint }: { readonly t: Translate; readonly paint: Paint },
): string {
  const hints: MessageKey[] = [
    kindOf(args, t) === undefined ? `error.${code}.hint` : 'error.file-kind.hint',
    ...(backup === undefined ? [] : (['error.file-invalid.backup'] as const)),
  ].filter((key) => isMessageKey(key));
  const known = { ...args, ...(backup === undefined ? {} : { backup }) };
  return [
    `${paint.bad(`${t('error.title')} ${code}`)}  ${problemSentence({ code, args }, t)}`,
    ...hints.map((key) => `  ${t('hint', { text: t(key, known) })}`),
  ].join('\n');
}
