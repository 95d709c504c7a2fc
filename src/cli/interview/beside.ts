import { answerOf } from '../../domain/answer.ts';
import type { Evidence } from '../../formats/assessment.ts';
import { limits } from '../../formats/limits.ts';
import { evidenceEdit, noteEdit, questionTo, replyEdit, writtenOf } from '../../interview/ask.ts';
import { Interrupted } from '../interrupted.ts';
import { targetScreen } from '../screens.ts';
import { askDate } from './answer.ts';
import type { Desk } from './desk.ts';

export async function askNote(desk: Desk, id: string): Promise<void> {
  const initial = writtenOf(desk.assessmentNow(), id).note;
  const keep = (note: string) => {
    desk.save(noteEdit(desk.assessmentNow(), id, note));
    sayKept(desk, id, desk.t('ask.note.saved'));
  };
  try {
    const note = await desk.prompts.text(desk.t('ask.note'), { initial, max: limits.text });
    if (note !== (initial ?? '')) keep(note);
  } catch (error) {
    if (!(error instanceof Interrupted) || error.typed === '' || error.typed.length > limits.text) throw error;
    desk.say('');
    keep(error.typed);
    throw new Interrupted('');
  }
}

export async function askReply(desk: Desk, id: string): Promise<void> {
  const known = questionTo(desk.assessmentNow(), id)?.reply ?? '';
  const reply = await desk.prompts.text(desk.t('ask.reply'), { initial: known, max: limits.text });
  const edit = reply === known ? undefined : replyEdit(desk.assessmentNow(), id, reply);
  if (edit === undefined) return;
  desk.save(edit);
  const saved = desk.answerNow(id) === undefined ? 'ask.reply.saved.unanswered' : 'ask.reply.saved';
  desk.sayWrapped(desk.t(reply === '' ? 'ask.reply.removed' : saved));
}

function sayKept(desk: Desk, id: string, saved: string): void {
  const isAnswered = answerOf(desk.session.assessment, id) !== undefined;
  desk.sayWrapped(isAnswered ? saved : `${saved}${desk.t('ask.kept-for-answer')}`);
}

export async function askEvidence(desk: Desk, id: string): Promise<void> {
  const { length: count } = writtenOf(desk.assessmentNow(), id).evidence ?? [];
  if (count >= limits.evidence) {
    desk.say(desk.t('ask.evidence.full', { count }));
    return;
  }
  const title = await desk.prompts.line(desk.t('ask.evidence.title'));
  if (title === '') return;
  let item: Evidence = { title };
  try {
    const reference = await desk.prompts.line(desk.t('ask.evidence.reference'));
    if (reference !== '') item = { ...item, reference };
    const date = await askDate(desk, 'ask.evidence.date');
    if (date !== '') item = { ...item, date };
  } finally {
    // What has been told of it is kept, whoever leaves in the middle.
    const edit = evidenceEdit(desk.assessmentNow(), id, item);
    if (edit !== undefined) desk.save(edit);
    const kept = writtenOf(desk.session.assessment, id).evidence ?? [];
    sayKept(desk, id, desk.t('ask.evidence.saved', { count: kept.length }));
  }
}

/** One key, and it is saved: a target needs no answer, and is none. */
export async function askTarget(desk: Desk, id: string): Promise<void> {
  const { targets = [] } = desk.session.catalogue;
  desk.say(targetScreen(targets, desk.screen));
  const key = await desk.key(
    ...targets.map(({ level, title }) => [String(level), title] as const),
    ['0', desk.t('key.target.none')],
    ['b', desk.t('key.stay')],
  );
  if (key === 'b') return;
  const chosen = targets.find(({ level }) => String(level) === key);
  desk.save({ type: 'target', id, level: chosen?.level });
  desk.say(desk.t(chosen ? 'ask.target.saved' : 'ask.target.removed'));
}
