import type { ReportModel } from '../formats/outputs/report.ts';
import { headline, restOfCounts } from '../report/words/count.ts';
import { disclaimer } from '../report/words/head.ts';
import { closingLines, toDo } from '../report/words/plan.ts';
import { wrap } from '../text/wrap.ts';
import type { ScreenOptions } from './screens.ts';

/** As many as somebody keeps in mind until Monday. */
const FIRST_ACTIONS = 3;

/**
 * Where the firm stands and what it does first, as much of it as there is room for over the menu: whoever has answered
 * everything looks for just this, and does not scroll back for it.
 * @param room lines
 */
export function endScreen(model: ReportModel, room: number, options: ScreenOptions): readonly string[] {
  const { t, width, paint } = options;
  const { total, unanswered } = model.summary.criteria;
  const done = unanswered === 0 ? ['', ...wrap(t('ask.end.done', { total }), width)] : [];
  const notice = wrap(disclaimer(model, t), width).map(paint.dim);
  const counts = wrap(restOfCounts(model, t), width);
  const verdict = verdictLines(model, options);
  const steps = firstLines(model, 'step', options);
  const layouts = [
    [...done, ...notice, '', ...verdict, ...counts, '', ...steps],
    [...notice, '', ...verdict, ...counts, ...steps],
    [...notice, ...verdict, ...steps],
    [...notice, ...verdict, ...firstLines(model, 'title', options)],
  ];
  const least = [...verdict, ...firstLines(model, 'title', options)];
  return layouts.find(({ length }) => length <= room) ?? least;
}

/** The verdict by itself: whoever comes back to the menu has seen the rest. */
export function verdictLines(model: ReportModel, { t, width, paint }: ScreenOptions): readonly string[] {
  return wrap(headline(model, t), width).map(paint.bold);
}

/** What to do first, one thing after the other, or what is left where nothing is open. */
function firstLines(model: ReportModel, by: 'step' | 'title', { t, width, paint }: ScreenOptions): readonly string[] {
  const actions = model.actions.slice(0, FIRST_ACTIONS).map((action, index) => {
    const title = action.title ?? action.requirementTitle;
    const what = by === 'title' ? title : toDo({ ...action, title }, t);
    return t('ask.end.action', { number: index + 1, id: action.criterion, what });
  });
  const told = actions.length > 0 ? actions : closingLines(model, t);
  if (told.length === 0) return [];
  return [
    ...wrap(t('report.actions'), width).map(paint.accent),
    ...told.flatMap((line) => wrap(line, width, { indent: '  ', hang: '     ' })),
  ];
}

/** The pages of a text between whose parts stands an empty line. */
export function partsOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/\n(?=\n)/)
    .map((part) => part.split('\n'))
    .filter((lines) => lines.some((line) => line !== ''));
}
