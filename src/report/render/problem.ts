import { isMessageKey } from '../../i18n/keys.ts';
import type { MessageKey, Translate } from '../../i18n/t.ts';
import type { Paint } from '../paint.ts';
import { fileKind, problemSentence, type ToldProblem } from '../problemWords.ts';

/** One clear block: what went wrong, and the way out. */
export function renderProblem(
  { code, args, backup }: ToldProblem,
  { t, paint }: { readonly t: Translate; readonly paint: Paint },
): string {
  const hints: MessageKey[] = [
    fileKind(args, t) === undefined ? `error.${code}.hint` : 'error.file-kind.hint',
    ...(backup === undefined ? [] : (['error.file-invalid.backup'] as const)),
  ].filter((key) => isMessageKey(key));
  const known = { ...args, ...(backup === undefined ? {} : { backup }) };
  return [
    `${paint.bad(`${t('error.title')} ${code}`)}  ${problemSentence({ code, args }, t)}`,
    ...hints.map((key) => `  ${t('hint', { text: t(key, known) })}`),
  ].join('\n');
}
