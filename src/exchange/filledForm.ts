import { answerBecomes, answerGiven, answerOf, belongsTo, draftOf, lackOf } from '../domain/answer.ts';
import { isSame } from '../domain/canonical.ts';
import type { Answer, AnswerState, Assessment, Draft, Evidence } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import { limits } from '../formats/limits.ts';
import { sanitizeLine, sanitizeText } from '../text/sanitize.ts';
import type { HandedOut } from './handout.ts';
import { partsOf, withParts } from './handoutParts.ts';

/** What the fields of a form hold for one criterion; an empty field is an empty text. */
export interface FormEntry {
  readonly state: AnswerState | undefined;
  /** Whether who hands out does not know, and nobody has answered since: that is a question, and no answer to show. */
  readonly isAsked: boolean;
  /** Numbers of the conditions that are not in place. */
  readonly missing: readonly number[];
  readonly options: readonly string[];
  readonly reason: string;
  /** YYYY-MM-DD. */
  readonly lastDone: string;
  readonly note: string;
  /** Names of evidence, one a line. */
  readonly evidence: string;
  readonly owner: string;
  /** YYYY-MM-DD. */
  readonly due: string;
  readonly reply: string;
  /** Whether a field for a day holds what is none, or not all of one: the browser gives nothing for it. */
  readonly isUnread?: boolean;
}

/** Who fills in a form, and when. */
export interface FormGiven {
  /** YYYY-MM-DD. */
  readonly on: string;
  /** As typed; an empty text is nobody. */
  readonly by: string;
}

/** What a form still has to be told of a criterion. */
export type FormLack = 'options' | 'reason' | 'future' | 'answer' | 'day' | 'long';

/**
 * What the fields show of a hand-out, or of a form that was filled in before.
 * @param made the hand-out as it went out, where somebody is to be asked.
 */
export function entryOf(handout: Assessment, id: string, made?: Assessment): FormEntry {
  const { answer, draft, reply = '' } = partsOf(handout, id);
  const { note = '', evidence = [], owner = '', due = '' } = answer ?? draft ?? {};
  const isAsked =
    made !== undefined && answer?.state === 'unknown' && isSame(wordIn(answer), wordIn(answerOf(made, id)));
  return {
    state: isAsked ? undefined : answer?.state,
    isAsked,
    missing: answer?.missing ?? [],
    options: answer?.options ?? [],
    reason: answer?.reason ?? '',
    lastDone: answer?.lastDone ?? '',
    note,
    evidence: evidence.map(({ title }) => title).join('\n'),
    owner,
    due,
    reply,
  };
}

/** What was answered, by whom and when. */
function wordIn({ state, answeredOn, answeredBy, asked }: Partial<Answer> = {}) {
  return { state, answeredOn, answeredBy, asked };
}

/** The criterion as a form asks it. */
export type FormCriterion = Pick<Criterion, 'options'>;

/** The sentences that the script of a form puts together, with places to fill: `{count}`. */
export const formWords = [
  'progress',
  'progress.given',
  'progress.open',
  'found',
  'saved',
  'saved.open',
  'nameless',
  'opened',
  'replace',
  'not-ours',
  'too-large',
  'changed',
  'lack.options',
  'lack.reason',
  'lack.future',
  'lack.answer',
  'lack.day',
  'lack.long',
] as const;
export type FormWord = (typeof formWords)[number];

/** What a form carries beside what it shows: the hand-out, and what its script has to know. */
export interface FormData {
  readonly handout: HandedOut;
  readonly criteria: Readonly<Record<string, FormCriterion>>;
  readonly words: Readonly<Record<FormWord, string>>;
}

/**
 * What is not said yet, or cannot be so. What keeps an answer from standing is the rule of every face.
 * @param today the last day on which something can have been done, YYYY-MM-DD.
 */
export function lacksOf(criterion: FormCriterion, entry: FormEntry, today: string): readonly FormLack[] {
  const { state, isAsked, lastDone, isUnread = false } = entry;
  const wrong = [...(isUnread ? (['day'] as const) : []), ...(isTooLong(entry) ? (['long'] as const) : [])];
  if (state === undefined) return [...(isWritten(entry) && !isAsked ? (['answer'] as const) : []), ...wrong];
  const lack = lackOf(criterion, answerBecomes(undefined, state, boundIn(entry)));
  const isAhead = state === 'met' && lastDone > today;
  return [...(lack === undefined ? [] : [lack]), ...(isAhead ? (['future'] as const) : []), ...wrong];
}

/** What the sentence about a lack is filled with. */
export function lackArgs({ options }: FormCriterion): Readonly<Record<string, number>> {
  const { text, line, evidence } = limits;
  return { count: options?.atLeast ?? 1, text, line, evidence };
}

/** Whether something is longer than a file takes: one that is too long would keep all the others from coming home. */
function isTooLong(entry: FormEntry): boolean {
  const { state, note, reason, reply } = entry;
  const titles = titlesIn(entry);
  const why = state !== undefined && belongsTo('reason', state) ? reason : '';
  return (
    [note, why, reply].some((text) => sanitizeText(text).length > limits.text) ||
    [entry.owner, ...titles].some((line) => sanitizeLine(line).length > limits.line) ||
    titles.length > limits.evidence
  );
}

/** As much of a text as a file takes, without half a sign at its end. */
function fitting(text: string, most: number): string {
  return text
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}

function titlesIn({ evidence }: FormEntry): readonly string[] {
  return [...new Set(evidence.split('\n').map(sanitizeLine))].filter((title) => title !== '');
}

function isWritten({ note, evidence, owner, due }: FormEntry): boolean {
  return [note, evidence, owner, due].some((text) => text.trim() !== '');
}

/**
 * The hand-out with what a form holds for one of its criteria; as it was where nothing was changed. An answer that was
 * touched is the word of whoever fills in the form, whatever it rested on before.
 */
export function withEntry(handout: HandedOut, id: string, filled: FormEntry, { on, by }: FormGiven): HandedOut {
  const { isUnread: _, ...entry } = filled;
  const { isAsked } = entry;
  const before = { ...entryOf(handout, id), ...(isAsked ? { state: undefined, isAsked } : {}) };
  if (isSame(before, entry)) return handout;
  const [answer, written] = [answerOf(handout, id), writtenIn(entry, handout, id)];
  const reply = textIn(entry.reply);
  const parts = { reply: reply === '' ? undefined : reply };
  const state = entry.state ?? (isAsked ? answer?.state : undefined);
  if (state === undefined) {
    const draft = Object.values(written).some((value) => value !== undefined) ? defined(written) : undefined;
    return withParts(handout, id, { ...parts, answer: undefined, draft });
  }
  const bound = boundIn(entry);
  const isAsWas = isSame(boundIn(before), bound) && before.state === entry.state;
  const name = sanitizeLine(by);
  const next = isAsWas && answer !== undefined ? answer : answerGiven(answer, state, { on, ...(name && { by: name }) });
  const whole = answerBecomes(next, state, { ...bound, ...written });
  return withParts(handout, id, { ...parts, answer: whole, draft: undefined });
}

/** What belongs to the state that is chosen: a field of another one may still hold what was typed there. */
function boundIn({ state, missing, options, reason, lastDone }: FormEntry) {
  const own = (detail: Parameters<typeof belongsTo>[0]) => state !== undefined && belongsTo(detail, state);
  const why = textIn(reason);
  return {
    missing: own('missing') && missing.length > 0 ? [...missing] : undefined,
    options: own('options') && options.length > 0 ? [...options] : undefined,
    reason: own('reason') && why !== '' ? why : undefined,
    lastDone: own('lastDone') && lastDone !== '' ? lastDone : undefined,
  } satisfies { readonly [key in keyof Answer]?: Answer[key] | undefined };
}

/** What stands beside any state. Evidence that was there keeps all that is known of it. */
function writtenIn(entry: FormEntry, handout: Assessment, id: string) {
  const { due } = entry;
  const known = [...(answerOf(handout, id)?.evidence ?? []), ...(draftOf(handout, id)?.evidence ?? [])];
  const titles = titlesIn(entry).slice(0, limits.evidence);
  const pieces = [...new Set(titles.map((title) => fitting(title, limits.line)))].map(
    (title): Evidence => known.find((one) => one.title === title) ?? { title },
  );
  const [text, who] = [textIn(entry.note), fitting(sanitizeLine(entry.owner), limits.line)];
  return {
    note: text === '' ? undefined : text,
    evidence: pieces.length === 0 ? undefined : pieces,
    owner: who === '' ? undefined : who,
    due: due === '' ? undefined : due,
  } satisfies { readonly [key in keyof Draft]?: Draft[key] | undefined };
}

function textIn(typed: string): string {
  return fitting(sanitizeText(typed), limits.text);
}

function defined(draft: { readonly [key in keyof Draft]?: Draft[key] | undefined }): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}
