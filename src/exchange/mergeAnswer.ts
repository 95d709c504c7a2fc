import { answerBecomes, answerOf, draftOf } from '../domain/answer.ts';
import { type AnswerPart, answerParts, handedBase, handedParts, partIn, shortDigest } from '../domain/answerParts.ts';
import { canonicalJson, isSame } from '../domain/canonical.ts';
import { shortDigestOf } from '../domain/digest.ts';
import type { Answer, Assessment, Draft, Evidence } from '../formats/assessment.ts';
import { limits } from '../formats/limits.ts';
import {
  type Decision,
  type Difference,
  type MergeOptions,
  nothing,
  type Outcome,
  type Side,
  verdictOf,
} from './mergeDifference.ts';

/** All of an answer that nobody has asked for, as one thing to agree to. */
export function mergeUnasked(id: string, ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const [here, returned] = [answerOf(ours, id), answerOf(theirs, id)];
  if (returned === undefined || isSame(here, returned)) return nothing;
  const key = `${id} unasked`;
  const back = named(id, returned, {}, theirs, options);
  const difference: Difference = {
    key,
    id,
    subject: 'state',
    isUnasked: true,
    ours: sideOf('state', here, here),
    theirs: sideOf('state', back, back),
  };
  const isAgreed = options.decisions?.get(key) === 'theirs';
  const parts = answerParts.map((part) => [`${id} ${part}`, 'theirs'] as const);
  const agreed = () => mergeAnswer(id, ours, theirs, { ...options, decisions: new Map(parts) });
  return { edits: isAgreed ? agreed().edits : [], taken: [], conflicts: [difference] };
}

/** One answer that came back beside the one here: taken over where only they changed it, else a conflict. */
export function mergeAnswer(id: string, ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const here = answerOf(ours, id);
  const returned = answerOf(theirs, id);
  if (returned === undefined) return nothing;
  const lent = handedBase(theirs, id) ?? {};
  // What was only lent does not come back as new where it has been taken away here meanwhile.
  const isUntouched = shortDigest(partIn(returned, 'state')) === lent.state && !isFresh(returned, lent);
  if (here === undefined && isUntouched && lent.state !== undefined) return nothing;

  // Before there is an answer, who is in charge and until when may be written beside the question.
  const draft = here === undefined ? draftOf(ours, id) : undefined;
  const own: Partial<Answer> = here ?? chargeIn(draft);
  const base = here === undefined ? chargeIn(lent) : lent;
  const back = named(id, returned, lent, theirs, options);
  const judged = answerParts.map(
    (part): Judged => judge(part, id, base, { here: own, back, isHandout: theirs.handout !== undefined }, options),
  );
  const state = judged.find(({ part }) => part === 'state');
  const fields = judged.map(({ part, from, value }) => {
    if (part !== 'given') return value ?? partIn(from === 'theirs' ? back : own, part);
    const isAgain = returned.answeredOn !== undefined && isFresh(returned, lent);
    const isConfirmed = state?.isSame === true && isAgain && rankOf(back) > rankOf(here);
    return partIn(state?.from === 'theirs' || isConfirmed ? back : here, part);
  });
  const both: Answer = Object.assign({ state: returned.state }, ...fields);
  // What is theirs may have been typed anywhere; what is ours stays as it is here.
  const merged = state?.from === 'theirs' ? answerBecomes(both, both.state) : both;
  const isChanged = here === undefined || !isSame(here, merged);
  const charge = chargeIn(merged);
  const isMoved = draft !== undefined && !isSame(chargeIn(draft), charge);
  const differences = judged.flatMap(({ difference }) => difference ?? []);
  return {
    edits: [
      // An answer takes along what is written beside the question only where both name the same.
      ...(isMoved ? [{ type: 'draft', id, draft: withCharge(draft, charge) } as const] : []),
      ...(isChanged ? [{ type: 'answer', id, answer: merged } as const] : []),
    ],
    taken: differences.filter(({ isConflict }) => !isConflict).map(({ difference }) => difference),
    conflicts: differences.filter(({ isConflict }) => isConflict).map(({ difference }) => difference),
  };
}

interface Sides {
  readonly here: Partial<Answer> | undefined;
  readonly back: Answer;
  readonly isHandout: boolean;
}

interface Judged {
  readonly part: AnswerPart;
  readonly from: Decision;
  readonly isSame: boolean;
  /** What both sides give together, where neither has it all. */
  readonly value?: Partial<Answer>;
  readonly difference?: { readonly difference: Difference; readonly isConflict: boolean };
}

function judge(
  part: AnswerPart,
  id: string,
  base: Base,
  { here, back, isHandout }: Sides,
  { decisions }: MergeOptions,
): Judged {
  if (part === 'given') return { part, from: 'ours', isSame: true };
  const [own, theirs] = [partIn(here, part), partIn(back, part)];
  const key = `${id} ${part}`;
  const difference: Difference = {
    key,
    id,
    subject: part,
    ours: sideOf(part, here, own),
    theirs: sideOf(part, back, theirs),
  };
  if (part === 'evidence') return judgeEvidence(difference, here, back, base, decisions?.get(key));
  // Who hands back a sheet without it does not decide that nobody is in charge.
  const isCharge = part === 'owner' || part === 'due';
  if (isCharge && theirs === undefined && base[part] !== undefined) return { part, from: 'ours', isSame: true };
  const lent = handedParts.find((handed) => handed === part);
  const verdict = verdictOf(lent && base[lent], own, theirs);
  // That the firm waits for something is the firm's to say: a hand-out never asks for it.
  if (part === 'waiver' && isHandout && (verdict === 'theirs' || verdict === 'conflict')) {
    const from = decisions?.get(key) ?? 'ours';
    return { part, from, isSame: false, difference: told({ ...difference, isUnasked: true }, true) };
  }
  switch (verdict) {
    case 'same':
    case 'ours':
      return { part, from: 'ours', isSame: verdict === 'same' };
    case 'theirs':
      return { part, from: 'theirs', isSame: false, difference: told(difference, false) };
    case 'conflict':
      return { part, from: decisions?.get(key) ?? 'ours', isSame: false, difference: told(difference, true) };
  }
}

/**
 * The evidence of both sides, each piece once. What is said of one file in two ways, somebody has to decide: what comes
 * back may be what was here before.
 */
function judgeEvidence(
  difference: Difference,
  { evidence: ours = [] }: Partial<Answer> = {},
  back: Answer,
  base: Base,
  decision: Decision = 'ours',
): Judged {
  const part = 'evidence';
  const isOfFileHere = ({ file }: Evidence) => file !== undefined && ours.some((one) => one.file === file);
  const added = addedBy(back.evidence, ours, base);
  if (added.length === 0) return { part, from: 'ours', isSame: true };
  const all = [...ours, ...added.filter((piece) => !isOfFileHere(piece))];
  if (all.length > limits.evidence) return { part, from: decision, isSame: false, difference: told(difference, true) };
  const others = added.filter(isOfFileHere);
  const theirs = all.map((one) => others.find(({ file }) => file !== undefined && file === one.file) ?? one);
  const isConflict = others.length > 0;
  const from = isConflict ? decision : 'theirs';
  const value = { evidence: from === 'theirs' ? theirs : all };
  const sides = {
    ours: isConflict ? { ...difference.ours, answer: { evidence: all } } : difference.ours,
    theirs: { ...difference.theirs, answer: { evidence: theirs } },
  };
  return { part, from, isSame: false, value, difference: told({ ...difference, ...sides }, isConflict) };
}

function told(difference: Difference, isConflict: boolean) {
  return { difference, isConflict };
}

/** A part of an answer; whoever answered, and when, need not have written the note, the charge and the evidence beside it. */
function sideOf(subject: AnswerPart, answer: Partial<Answer> | undefined, part: Partial<Answer> | undefined): Side {
  return subject === 'state' ? { answer: part, by: answer?.answeredBy, on: answer?.answeredOn } : { answer: part };
}

/** An answer given since a hand-out was made bears the name of whom it was made for, and never that of before. */
function named(
  id: string,
  returned: Answer,
  lent: Base,
  { handout }: Assessment,
  { by, on, asked: askedNow, chosenHere }: MergeOptions,
): Answer {
  if (handout === undefined) return returned;
  const name = by ?? handout.to;
  const isNew = isFresh(returned, lent);
  if (!isNew && shortDigest(partIn(returned, 'state')) === lent.state) return returned;
  const { answeredBy, answeredOn, asked: askedThen, derivedFrom, ...rest } = returned;
  const [sent, when] = isNew ? [answeredBy ?? name, answeredOn ?? on] : [name, on];
  const who = chosenHere?.ids.has(id) ? chosenHere.by : sent;
  const asked = (isNew ? askedThen : undefined) ?? askedNow?.(id, rest.missing);
  return {
    ...rest,
    ...(who === undefined ? {} : { answeredBy: who }),
    ...(when === undefined ? {} : { answeredOn: when }),
    ...(asked === undefined ? {} : { asked }),
    ...(isNew && derivedFrom !== undefined ? { derivedFrom } : {}),
  };
}

/** Whether somebody has answered since a hand-out was made; whoever sends a whole file has. */
function isFresh(returned: Answer, { given }: Base): boolean {
  return shortDigest(partIn(returned, 'given')) !== given;
}

/** By day, then by content, so that it does not matter which file is merged first. */
function rankOf(answer: Answer | undefined): string {
  return `${answer?.answeredOn ?? ''} ${canonicalJson(partIn(answer, 'given') ?? {})}`;
}

type Base = NonNullable<ReturnType<typeof handedBase>>;

export type Charge = Pick<Draft, 'owner' | 'due'>;

/** Who is in charge and until when, as far as it is said and wanted. */
export function chargeIn({ owner, due }: Charge = {}, isWanted: (part: keyof Charge) => boolean = () => true): Charge {
  return {
    ...(owner === undefined || !isWanted('owner') ? {} : { owner }),
    ...(due === undefined || !isWanted('due') ? {} : { due }),
  };
}

/** A draft with another person in charge and another day, or with neither. */
export function withCharge({ owner: _, due: __, ...rest }: Draft, charge: Charge): Draft {
  return { ...rest, ...charge };
}

/**
 * What they show beside what is here: neither what was only lent, nor the bare name of a piece that is here, nor what has
 * become confidential here since.
 */
export function addedBy(
  theirs: readonly Evidence[] = [],
  ours: readonly Evidence[] = [],
  { evidence: lent = [] }: Base,
): Evidence[] {
  const known = new Set(ours.map(canonicalJson));
  const names = new Set(ours.map(({ title }) => canonicalJson({ title })));
  const hidden = ours.filter(({ confidential }) => confidential);
  const isHidden = ({ title, file }: Evidence) =>
    hidden.some((one) => one.title === title || (file !== undefined && one.file === file));
  return theirs.filter((piece) => {
    const json = canonicalJson(piece);
    return !known.has(json) && !names.has(json) && !isHidden(piece) && !lent.includes(shortDigestOf(piece));
  });
}
