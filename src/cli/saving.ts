import type { Edit } from '../domain/edit.ts';
import { UserError } from '../errors.ts';
import type { Assessment } from '../formats/assessment.ts';
import { exitCodes } from '../formats/exitCodes.ts';
import type { Translate } from '../i18n/t.ts';
import { wrap } from '../text/wrap.ts';
import type { Store } from '../workspace/store.ts';
import type { Context } from './context.ts';
import { reportFailure } from './failure.ts';
import { Interrupted } from './interrupted.ts';
import type { Prompts } from './prompts.ts';
import { hintOf, keyLines } from './screens.ts';

/** A person has given up on writing something, or was interrupted while it could not be written. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';

  constructor(
    readonly edits: readonly Edit[],
    readonly problem: UserError,
    readonly exitCode: number,
  ) {
    super();
  }
}

/** Where a person sits who may be asked what to do about a file that cannot be written. */
export interface Seat {
  readonly prompts: Pick<Prompts, 'key'>;
  readonly context: Context;
}

/**
 * Does what writes a file. Where that fails, says why, keeps what is to be written, and lets the person try again for as
 * long as they like.
 * @param edits what is not on disk before `save` has returned.
 * @throws NotSaved where the person gives up
 */
export async function untilSaved<T>(save: () => T, edits: readonly Edit[], seat: Seat): Promise<T> {
  for (;;) {
    try {
      return save();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      // What was to be saved is; only the record of it is missing, and trying again would not bring it back.
      if (error.code === 'history-not-written') reportFailure(error, seat.context);
      else await askAgain(error, edits, seat);
    }
  }
}

/**
 * Writes edits, as `untilSaved` does. A history that cannot be written is told, and the sitting goes on: the edits are
 * saved.
 * @throws NotSaved where the person gives up
 */
export async function saveEdits(store: Pick<Store, 'save'>, edits: readonly Edit[], seat: Seat): Promise<void> {
  const save = () => {
    try {
      store.save(...edits);
    } catch (error) {
      if (!(error instanceof UserError && error.code === 'history-not-written')) throw error;
      reportFailure(error, seat.context);
    }
  };
  await untilSaved(save, edits, seat);
}

async function askAgain(problem: UserError, edits: readonly Edit[], { prompts, context }: Seat): Promise<void> {
  const { t, note, width } = context;
  note('');
  reportFailure(problem, context);
  if (edits.length > 0) note(wrap(t('save.waiting', { what: whatOf(edits, t) }), width).join('\n'));
  note(keyLines(t('save.keys'), width).join('\n'));
  const keys = [
    { key: 'enter', label: t('key.save-again') },
    { key: 'q', label: t('key.give-up') },
  ] as const;
  try {
    const key = await prompts.key(keys, { hint: hintOf(keys, t), enter: 'enter' });
    if (key === 'q') throw new NotSaved(edits, problem, exitCodes.usage);
  } catch (error) {
    throw error instanceof Interrupted ? new NotSaved(edits, problem, exitCodes.interrupted) : error;
  }
}

/**
 * Says what is not on disk, with the words that were typed for it: they are on the screen and nowhere else.
 * @param onDisk what is saved, and the words for it.
 */
export function noteNotSaved(
  { edits, problem }: NotSaved,
  onDisk: { readonly assessment: Assessment; readonly words: string },
  { t, note, width }: Context,
): void {
  const say = (text: string) => note(wrap(text, width).join('\n'));
  note('');
  if (edits.length > 0) say(t('save.not-saved', { what: whatOf(edits, t) }));
  const kept = JSON.stringify(onDisk.assessment);
  const lost = edits.flatMap(typedIn).filter((text) => text !== '' && !kept.includes(JSON.stringify(text)));
  for (const text of lost) say(t('save.text', { text }));
  // Who has spoilt the file may have spoilt the rest of it, too.
  if (problem.code !== 'file-changed') say(onDisk.words);
}

/** 「1-2-1-1 の答え（○ できている）」 */
function whatOf(edits: readonly Edit[], t: Translate): string {
  const words = edits.map((edit) => {
    switch (edit.type) {
      case 'answer': {
        const { state } = edit.answer;
        return t('save.what.answer', { id: edit.id, state: `${t(`mark.${state}`)} ${t(`state.${state}`)}` });
      }
      case 'draft':
      case 'glance':
      case 'target':
      case 'reviews':
        return t(`save.what.${edit.type}`, { id: edit.id });
      case 'asking':
        return t('save.what.reviews', { id: edit.id });
      default:
        return t(`save.what.${edit.type}`);
    }
  });
  return [...new Set(words)].join(t('list.comma'));
}

/** What a person may have written in their own words, the newest of each kind. */
function typedIn(edit: Edit): readonly string[] {
  switch (edit.type) {
    case 'organization':
      return [edit.name];
    case 'answer':
    case 'draft': {
      const { note, evidence = [] } = (edit.type === 'answer' ? edit.answer : edit.draft) ?? {};
      const reason = edit.type === 'answer' ? edit.answer.reason : undefined;
      return [note, reason, evidence.at(-1)?.title].filter((text) => text !== undefined);
    }
    case 'reviews': {
      const { reason, advice, question, reply } = edit.reviews.at(-1) ?? {};
      return [reason, advice, question, reply].filter((text) => text !== undefined);
    }
    case 'asking':
      return [edit.asking.reply].filter((text) => text !== undefined);
    default:
      return [];
  }
}
