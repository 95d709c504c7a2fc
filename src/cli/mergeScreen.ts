import { shownEvidence } from '../domain/evidence.ts';
import type { Difference, Merge, Side } from '../exchange/merge.ts';
import type { Assessment, Review } from '../formats/assessment.ts';
import type { Translate } from '../i18n/t.ts';
import { evidenceName } from '../report/evidence.ts';
import type { Paint } from '../report/paint.ts';
import { missingLine } from '../report/sentences.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { wrap } from '../text/wrap.ts';

interface ScreenOptions {
  readonly t: Translate;
  readonly paint: Paint;
  readonly width: number;
}

/** What becomes of one file: what is taken, and what both sides have changed. */
export function mergeScreen(file: string, theirs: Assessment, merge: Merge, options: ScreenOptions): string {
  const { t, paint, width } = options;
  const { taken, conflicts, strangers } = merge;
  return [
    ...wrap(fileLine(file, theirs, t), width).map(paint.bold),
    ...(taken.length === 0 ? [] : [`  ${t('merge.taken', { count: taken.length })}`]),
    ...taken.flatMap((one) => wrap(changeLine(one, t), width, { indent: '    ', hang: '      ' })),
    ...(conflicts.length === 0 ? [] : [paint.middling(`  ${t('merge.conflicts', { count: conflicts.length })}`)]),
    ...conflicts.flatMap((one) => conflictLines(one, options)),
    ...(strangers.length === 0
      ? []
      : wrap(t('merge.strangers', { count: strangers.length, ids: strangers.join(t('list.comma')) }), width, {
          indent: '  ',
        })),
    ...(taken.length + conflicts.length === 0 ? [`  ${t('merge.nothing')}`] : []),
  ].join('\n');
}

function fileLine(file: string, { handout }: Assessment, t: Translate): string {
  if (handout === undefined) return t('merge.file', { file });
  const { to, madeOn } = handout;
  if (to === undefined) return t('merge.file.handout', { file, date: madeOn });
  return t('merge.file.handout.to', { file, date: madeOn, to: sanitizeLine(to) });
}

function changeLine(difference: Difference, t: Translate): string {
  const { ours, theirs } = difference;
  const named = namesOf(difference, t);
  return t('merge.change', { ...named, before: saidBy(difference, ours, t), after: sideOf(difference, theirs, t) });
}

function namesOf({ id, subject }: Difference, t: Translate) {
  return { id: sanitizeLine(id), subject: t(`merge.subject.${subject}`) };
}

/** Both versions, one above the other, with who and when. */
export function conflictLines(difference: Difference, { t, paint, width }: ScreenOptions): string[] {
  const { ours, theirs } = difference;
  const within = { indent: '      ', hang: '              ' };
  return [
    ...wrap(t('merge.item', namesOf(difference, t)), width, { indent: '    ' }).map(paint.accent),
    ...wrap(t('merge.ours', { value: sideOf(difference, ours, t) }), width, within),
    ...wrap(t('merge.theirs', { value: sideOf(difference, theirs, t) }), width, within),
  ];
}

function sideOf(difference: Difference, side: Side, t: Translate): string {
  const about = [side.by, side.on].filter((part) => part !== undefined).map(sanitizeLine);
  const said = saidBy(difference, side, t);
  return about.length === 0 ? said : said + t('text.aside', { text: about.join(t('list.comma')) });
}

/** What one side says, on one line. */
function saidBy({ subject }: Difference, side: Side, t: Translate): string {
  const words = [
    ...answerWords(side.answer, t),
    side.reply,
    ...viewWords(side.view, t),
    ...Object.values(side.reviewer ?? {}),
    ...(side.fact === undefined ? [] : [t(`fact.${side.fact}`)]),
    side.target === undefined ? undefined : String(side.target),
  ].filter((word) => word !== undefined);
  if (words.length === 0) return t(subject === 'state' ? 'state.unanswered' : 'merge.none');
  return sanitizeLine(words.join(t('list.comma')));
}

function answerWords(part: Side['answer'] = {}, t: Translate): readonly (string | undefined)[] {
  const { state, options, reason, lastDone, note, evidence = [], owner, due, waiver } = part;
  return [
    ...(state === undefined ? [] : [t(`state.${state}`)]),
    options?.join(t('list.separator')),
    ...missingLine(part, t),
    ...[reason, lastDone, note, owner, due, waiver?.reason, waiver?.until],
    ...evidence.map((item) => evidenceName(shownEvidence(item), t)),
  ];
}

function viewWords(review: Review | undefined, t: Translate): readonly (string | undefined)[] {
  return review === undefined ? [] : [t(`merge.view.${review.view}`), review.advice, review.question];
}
