import { isFarAhead } from '../../domain/calendar.ts';
import { shownEvidence } from '../../domain/evidence.ts';
import type { Evidence } from '../../formats/assessment.ts';
import { limits } from '../../formats/limits.ts';
import {
  aloneKey,
  dueEdit,
  evidenceEdit,
  noteEdit,
  ownerEdit,
  ownersOffered,
  questionTo,
  replyEdit,
  writtenOf,
} from '../../interview/ask.ts';
import { describeDiagnostic } from '../../report/words/diagnostic.ts';
import { evidenceText } from '../../report/words/record.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { quoted, quotedWord } from '../../text/shell.ts';
import { typedDayNear } from '../../text/typed.ts';
import { wrap } from '../../text/wrap.ts';
import { noteCommand } from '../commandLine.ts';
import { Interrupted } from '../interrupted.ts';
import { evidenceCommand } from '../nextCommand.ts';
import { keyLines, targetScreen } from '../screens.ts';
import { askDate } from './answer.ts';
import type { Desk } from './desk.ts';
import { keepingTyped, sayKept } from './unfinished.ts';

/** Asks for a note on a criterion, whether it is answered or not. */
export async function askNote(desk: Desk, id: string): Promise<void> {
  const initial = writtenOf(desk.assessmentNow(), id).note;
  const keep = async (note: string) => {
    await desk.save(noteEdit(desk.assessmentNow(), id, note));
    sayKept(desk, id, desk.t('ask.note.saved', { id }));
  };
  try {
    const note = await desk.prompts.text(desk.t('ask.note', { id }), { initial, max: limits.text });
    if (note !== (initial ?? '')) await keep(note);
  } catch (error) {
    if (!(error instanceof Interrupted) || error.typed === '' || error.typed.length > limits.text) throw error;
    desk.say('');
    await keep(error.typed);
    throw new Interrupted('');
  }
}

/** Asks for the reply to what a specialist has asked about a criterion. */
export async function askReply(desk: Desk, id: string): Promise<void> {
  const known = questionTo(desk.assessmentNow(), id)?.reply ?? '';
  const asked = desk.prompts.text(desk.t('ask.reply', { id }), { initial: known, max: limits.text });
  const reply = await keepingTyped(desk, id, asked);
  const edit =
    reply === known ? undefined : replyEdit(desk.assessmentNow(), id, reply, desk.context.environment.today());
  if (edit === undefined) return;
  await desk.save(edit);
  const saved = desk.answerNow(id) === undefined ? 'ask.reply.saved.unanswered' : 'ask.reply.saved';
  desk.sayWrapped(desk.t(reply === '' ? 'ask.reply.removed' : saved));
}

/** Asks for one more piece of evidence of a criterion. */
export async function askEvidence(desk: Desk, id: string): Promise<void> {
  const { length: count } = writtenOf(desk.assessmentNow(), id).evidence ?? [];
  if (count >= limits.evidence) {
    desk.sayWrapped(desk.t('ask.evidence.full', { count }));
    return;
  }
  sayEvidence(desk, id);
  const title = await keepingTyped(desk, id, desk.prompts.line(desk.t('ask.evidence.title', { id })));
  if (title === '') return;
  let item: Evidence = { title };
  try {
    const reference = await desk.prompts.line(desk.t('ask.evidence.reference')).catch((error: unknown) => {
      if (!(error instanceof Interrupted) || error.typed === '') throw error;
      item = { ...item, reference: error.typed };
      throw new Interrupted('', error.isUnheard);
    });
    if (reference !== '') item = { ...item, reference };
    const date = await askDate(desk, id, 'ask.evidence.date');
    if (date !== '') item = { ...item, date };
  } finally {
    // What has been told of it is kept, whoever leaves in the middle.
    const edit = evidenceEdit(desk.assessmentNow(), id, item);
    if (edit !== undefined) await desk.save(edit);
    const kept = writtenOf(desk.session.assessment, id).evidence ?? [];
    sayKept(desk, id, desk.t('ask.evidence.saved', { count: kept.length }));
    const file = desk.fileMeant(item.reference ?? item.title);
    if (file !== undefined && edit !== undefined) sayFile(desk, { id, number: kept.length, file });
  }
}

/** Pieces that are shown over the prompt for one more. */
const SHOWN_PIECES = 5;

/** The pieces that are there, by their numbers, and how one that has expired is replaced: what is typed here is added. */
function sayEvidence(desk: Desk, id: string): void {
  const { context, t, screen } = desk;
  const { evidence = [] } = writtenOf(desk.assessmentNow(), id);
  const expired = desk.lapsesIn(id).filter(({ about }) => about === 'evidence');
  for (const [index, piece] of evidence.entries()) {
    if (index < SHOWN_PIECES || expired.some(({ args }) => args['number'] === index + 1)) {
      const line = t('ask.evidence.piece', {
        number: index + 1,
        piece: sanitizeLine(evidenceText(shownEvidence(piece), t)),
      });
      desk.say(wrap(line, screen.width, { hang: '   ' }).join('\n'));
    }
  }
  const [first] = expired;
  if (first === undefined) return;
  const command = evidenceCommand(
    `add ${quotedWord(id)} --update ${first.args['number']} --valid-until YYYY-MM-DD`,
    desk.fileName,
    context.language,
  );
  desk.sayWrapped(describeDiagnostic(t, first));
  noteCommand(t('ask.evidence.renew', { command }), context);
}

/** A file that is only named here cannot be found changed later: the command that keeps its hash, for afterwards. */
function sayFile(
  desk: Desk,
  { id, number, file }: { readonly id: string; readonly number: number; readonly file: string },
): void {
  const { context, t } = desk;
  const command = evidenceCommand(
    `add ${quotedWord(id)} ${quoted(file)} --update ${number}`,
    desk.fileName,
    context.language,
  );
  noteCommand(t('ask.evidence.file', { command }), context);
}

/** Who is in charge: somebody named before by one key, or a name that is typed. */
export async function askOwner(desk: Desk, id: string): Promise<void> {
  const { owner = '' } = writtenOf(desk.assessmentNow(), id);
  const chosen = await chooseOwner(desk, id);
  if (chosen === undefined) return;
  const typed =
    chosen === TYPE
      ? await keepingTyped(desk, id, desk.prompts.line(desk.t('ask.owner', { id }), { initial: owner }), 'owner')
      : chosen.owner;
  if (typed === owner || aloneKey(typed) !== undefined) {
    if (typed !== owner) desk.sayWrapped(desk.t('ask.owner.kept'));
    return;
  }
  await desk.save(ownerEdit(desk.assessmentNow(), id, typed));
  if (typed !== '') desk.lastOwner = typed;
  sayKept(desk, id, typed === '' ? desk.t('ask.owner.removed') : desk.t('ask.owner.saved', { name: typed }));
}

const TYPE = 'type';

/** Undefined where the person thinks better of it. */
async function chooseOwner(desk: Desk, id: string): Promise<typeof TYPE | { readonly owner: string } | undefined> {
  const offered = ownersOffered(desk.session.assessment, id, desk.lastOwner).map((owner, index) => ({
    owner,
    key: String(index + 1),
    label: owner,
  }));
  if (offered.length === 0) return TYPE;
  const { t } = desk;
  const { width, paint } = desk.screen;
  const { owner: now } = writtenOf(desk.session.assessment, id);
  desk.say(
    [
      ...wrap(
        now === undefined ? t('ask.owner.choose', { id }) : t('ask.owner.choose.now', { id, name: now }),
        width,
      ).map(paint.accent),
      ...offered.flatMap(({ key, owner }) => wrap(`[${key}] ${sanitizeLine(owner)}`, width, { hang: '    ' })),
      ...keyLines(t('ask.owner.keys'), width),
    ].join('\n'),
  );
  const key = await desk.key<string>(
    ...offered.map(({ key: digit, label }) => [digit, label] as const),
    ['o', t('key.owner.type')],
    ['0', t('key.owner.none')],
    ['b', t('key.stay')],
  );
  if (key === 'o') return TYPE;
  if (key === '0') return { owner: '' };
  return offered.find((one) => one.key === key);
}

/** Until when it is to be done. A day that is over, or far ahead, may be meant and may be a slip: it is asked about. */
export async function askDue(desk: Desk, id: string): Promise<void> {
  const { t } = desk;
  const today = desk.context.environment.today();
  for (let known = writtenOf(desk.assessmentNow(), id).due ?? ''; ; ) {
    const asked = desk.prompts.line(t('ask.due', { id }), {
      initial: known,
      check: (text) => typedDayNear(text, today, 'ahead') !== undefined || t('ask.date.wrong', { text }),
    });
    const typed = await keepingTyped(desk, id, asked, 'due');
    const due = typedDayNear(typed, today, 'ahead') ?? '';
    if (due === (writtenOf(desk.session.assessment, id).due ?? '')) return;
    const doubt = doubtOf(due, today);
    if (doubt === undefined || (await isMeant(desk, t(doubt, { date: due })))) {
      await desk.save(dueEdit(desk.assessmentNow(), id, due));
      sayKept(desk, id, due === '' ? t('ask.due.removed') : t('ask.due.saved', { date: due }));
      return;
    }
    known = due;
  }
}

function doubtOf(due: string, today: string) {
  if (due === '') return undefined;
  if (due < today) return 'ask.due.past';
  return isFarAhead(due, today) ? 'ask.due.far' : undefined;
}

async function isMeant(desk: Desk, doubt: string): Promise<boolean> {
  const { t } = desk;
  desk.sayWrapped(doubt);
  desk.sayKeys(t('ask.due.past.keys'));
  return (await desk.key(['1', t('key.due.past')], ['2', t('key.due.again')])) === '1';
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
  await desk.save({ type: 'target', id, level: chosen?.level });
  desk.sayWrapped(desk.t(chosen ? 'ask.target.saved' : 'ask.target.removed'));
}
