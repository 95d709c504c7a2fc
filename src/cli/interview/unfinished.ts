import { answerOf } from '../../domain/answer.ts';
import { limits } from '../../formats/limits.ts';
import { noteEdit, writtenOf } from '../../interview/ask.ts';
import { Interrupted } from '../interrupted.ts';
import type { Desk } from './desk.ts';

/**
 * Asks for a text that only counts whole. What of it was typed is kept as a note where somebody leaves in the middle and
 * no answer changes by that, or the window is gone and nobody could be told.
 * @param of what was being written, where the words alone would not tell
 */
export async function keepingTyped(
  desk: Desk,
  id: string,
  asked: Promise<string>,
  of?: 'owner' | 'due' | 'lastDone' | 'evidence.date',
): Promise<string> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Interrupted) || error.typed === '') throw error;
    const { isUnheard } = error;
    if (!isUnheard && desk.answerNow(id) !== undefined) throw error;
    const typed = of === undefined ? error.typed : desk.t(`ask.unfinished.${of}`, { text: error.typed });
    const note = [writtenOf(desk.assessmentNow(), id).note, typed].filter((text) => text !== undefined).join('\n');
    if (note.length > limits.text) throw error;
    desk.say('');
    await desk.save(noteEdit(desk.assessmentNow(), id, note));
    sayKept(desk, id, desk.t('ask.unfinished.kept', { text: typed }));
    throw new Interrupted('', isUnheard);
  }
}

/** Says what has been kept, and whether there is an answer that it belongs to. */
export function sayKept(desk: Desk, id: string, saved: string): void {
  const isAnswered = answerOf(desk.session.assessment, id) !== undefined;
  desk.sayWrapped(isAnswered ? saved : `${saved}${desk.t('ask.kept-for-answer')}`);
}
