import type { Translate } from '../../i18n/t.ts';
import { wrap } from '../../text/wrap.ts';
import type { Paint } from '../paint.ts';
import { problemSentence, type ToldProblem, waysOut } from '../words/problem.ts';

/**
 * One clear block: what went wrong, and the way out.
 * @param options.width columns of the terminal that it goes to; where it goes to none, no line is broken.
 */
export function renderProblem(
  problem: ToldProblem,
  { t, paint, width = Infinity }: { readonly t: Translate; readonly paint: Paint; readonly width?: number },
): string {
  const head = `${paint.bad(`${t('error.title')} ${problem.code}`)}  ${problemSentence(problem, t)}`;
  return [
    ...wrap(head, width, { hang: '  ' }),
    ...waysOut(problem, t).flatMap((text) => hintLines(text, t, width)),
  ].join('\n');
}

/** A way out under what is wrong. */
export function hintLines(text: string, t: Translate, width = Infinity): readonly string[] {
  return wrap(t('hint', { text }), width, { indent: '  ' });
}
