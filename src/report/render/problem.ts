import { isMessageKey, type MessageKey, type Translate } from '../../i18n/t.ts';
import type { Paint } from '../paint.ts';

/** What ended a command or the work on a file. */
export interface ToldProblem {
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly backup?: string;
}

/** One clear block: what went wrong, and the way out. */
export function renderProblem(
  { code, args, backup }: ToldProblem,
  { t, paint }: { readonly t: Translate; readonly paint: Paint },
): string {
  const told = `error.${code}`;
  const hints: MessageKey[] = [
    `error.${code}.hint`,
    ...(backup === undefined ? [] : (['error.file-invalid.backup'] as const)),
  ].filter((key) => isMessageKey(key));
  const known = { ...args, ...(backup === undefined ? {} : { backup }) };
  return [
    `${paint.bad(`${t('error.title')} ${code}`)}  ${isMessageKey(told) ? t(told, args) : code}`,
    ...hints.map((key) => `  ${t('hint', { text: t(key, known) })}`),
  ].join('\n');
}
