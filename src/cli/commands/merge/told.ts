import { answerOf, lackOf } from '../../../domain/answer.ts';
import { shornIn, unchargedIn } from '../../../exchange/handoutParts.ts';
import type { Merge } from '../../../exchange/merge.ts';
import type { Assessment } from '../../../formats/assessment.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import type { BroughtIn } from '../../../interview/broughtIn.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { wrap } from '../../../text/wrap.ts';
import type { Context } from '../../context.ts';
import { contradictionWords } from '../../contradictionWords.ts';
import type { Home } from './home.ts';
import { say } from './lacking.ts';

/** Tells what was taken out of a hand-out, and stays here all the same. */
export function sayEmptied(returned: Assessment, context: Context): void {
  const { t } = context;
  const emptied = { 'emptied-evidence': shornIn(returned), 'emptied-charge': unchargedIn(returned) };
  for (const about of ['emptied-evidence', 'emptied-charge'] as const) {
    if (emptied[about].length > 0) say(context, t(`merge.note.${about}`, { ids: listed(emptied[about], context) }));
  }
}

/** An answer of a file may say less than the keyboard asks for: that is told, and ask asks for it. */
export function sayIncomplete({ taken, merged }: Merge, { criteria }: Home, context: Context): void {
  const incomplete = taken.flatMap(({ id, subject }) => {
    const [criterion, answer] = [criteria.get(id), answerOf(merged, id)];
    if (subject !== 'state' || criterion === undefined || answer === undefined) return [];
    return lackOf(criterion, answer) === undefined ? [] : [id];
  });
  const { length: count } = incomplete;
  if (count > 0) say(context, context.t('merge.incomplete', { count, ids: listed(incomplete, context) }));
}

/** Says of answers that were decided here whose they are: not of who sent them. */
export function sayChosen(ids: readonly string[], by: string | undefined, context: Context): void {
  if (ids.length === 0) return;
  const list = listed([...new Set(ids)], context);
  say(context, context.t(by === undefined ? 'merge.here' : 'merge.here.by', { ids: list, ...(by && { by }) }));
}

/** More than anybody reads at once. */
const MOST_CONTRADICTIONS = 5;

/**
 * Tells what came in: dates of what is over that have not come yet, and what no longer fits together, as the keyboard
 * tells it of an answer.
 */
export function sayBroughtIn({ early, contradictions }: BroughtIn, catalogue: Catalogue, context: Context): void {
  const { t, note, width } = context;
  if (early.length > 0) say(context, t('merge.early', { count: early.length, ids: listed(early, context) }));
  if (contradictions.length === 0) return;
  const rest = contradictions.length - MOST_CONTRADICTIONS;
  const told = contradictions.slice(0, MOST_CONTRADICTIONS).map((one) => contradictionWords(catalogue, one, t));
  note(t('merge.contradictions', { count: contradictions.length }));
  for (const text of [...told, ...(rest > 0 ? [t('merge.contradictions.more', { count: rest })] : [])]) {
    note(wrap(text, width, { indent: '  ', hang: '    ' }).join('\n'));
  }
}

function listed(ids: readonly string[], { t }: Context): string {
  return ids.map(sanitizeLine).join(t('list.comma'));
}
