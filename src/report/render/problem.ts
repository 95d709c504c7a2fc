import { isMessageKey } from '../../i18n/keys.ts';
import type { MessageKey, Translate } from '../../i18n/t.ts';
import { wrap } from '../../text/wrap.ts';
import type { Paint } from '../paint.ts';
import { problemSentence, type ToldProblem } from '../words/problem.ts';

/**
 * One clear block: what went wrong, and the way out.
 * @param options.width columns of the terminal that it goes to; where it goes to none, no line is broken.
 */
export function renderProblem(
  { code, args, backup }: ToldProblem,
  { t, paint, width = Infinity }: { readonly t: Translate; readonly paint: Paint; readonly width?: number },
): string {
  const hints: MessageKey[] = [
    hintKey(code, args),
    ...(backup === undefined ? [] : (['error.file-invalid.backup'] as const)),
  ].filter((key) => isMessageKey(key));
  const known = { ...args, ...(backup === undefined ? {} : { backup }) };
  return [
    ...wrap(`${paint.bad(`${t('error.title')} ${code}`)}  ${problemSentence({ code, args }, t)}`, width, {
      hang: '  ',
    }),
    ...hints.flatMap((key) => hintLines(t(key, known), t, width)),
  ].join('\n');
}

/** The way out of what went wrong, where we have one. */
export function problemHint({ code, args }: Pick<ToldProblem, 'code' | 'args'>, t: Translate): string | undefined {
  const key = hintKey(code, args);
  return isMessageKey(key) ? t(key, args) : undefined;
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

/** A way out under what is wrong. */
export function hintLines(text: string, t: Translate, width = Infinity): readonly string[] {
  return wrap(t('hint', { text }), width, { indent: '  ' });
}
