import { answerBecomes, answerOf, draftOf } from '../domain/answer.ts';
import {
  type AnswerPart,
  answerParts,
  draftParts,
  handedBase,
  handedParts,
  partIn,
  shortDigest,
} from '../domain/answerParts.ts';
import { canonicalJson, isSame } from '../domain/canonical.ts';
import { shortDigestOf } from '../domain/digest.ts';
import { applyEdit, type Edit, withDraft } from '../domain/edit.ts';
import { reviewerTag } from '../domain/reviewer.ts';
import { type Asking, replied } from '../domain/view.ts';
import type { Answer, Assessment, Draft, Evidence, Fact, Glance, Review, Reviewer } from '../formats/assessment.ts';
import { limits } from '../formats/limits.ts';

/** What is merged as one: a part of an answer, a reply, a view, something the firm says of itself. */
export type Subject = Exclude<AnswerPart, 'given'> | 'reply' | 'view' | 'fact' | 'target' | 'glance' | 'draft';

/** One thing that differs, as it is here and as it comes back. */
export interface Difference {
  /** Tells it from every other difference of the two files. */
  readonly key: string;
  readonly id: string;
  readonly subject: Subject;
  readonly ours: Side;
  readonly theirs: Side;
  /** Whether a hand-out says it of what it was never made for: nobody here has asked, so somebody here has to agree. */
  readonly isUnasked?: true;
  /** What other specialists said last of it here, which stays as it is. */
  readonly beside?: readonly Side[];
}

/** What one side says, by what it is; nothing of it where that side says nothing. */
export interface Side {
  readonly answer?: Partial<Answer> | undefined;
  readonly reply?: string | undefined;
  readonly view?: Review | undefined;
  readonly fact?: Fact | undefined;
  readonly target?: number | undefined;
  readonly glance?: Glance | undefined;
  /** Who said it and when, as far as the file knows. */
  readonly by?: string | undefined;
  readonly on?: string | undefined;
}

export type Decision = 'ours' | 'theirs';

export interface MergeOptions {
  /** What was decided of conflicts, by key; the others stay as they are here. */
  readonly decisions?: ReadonlyMap<string, Decision>;
  /** Who gave the answers that come back without a name; the hand-out's own `to` where nobody says. */
  readonly by?: string | undefined;
  /** The day for answers that come back without one, YYYY-MM-DD. */
  readonly on?: string | undefined;
  /** What an answer keeps of the criterion it answers, for those that come back without it. */
  readonly asked?: (id: string, missing: readonly number[] | undefined) => string | undefined;
  /** Whether the file here may hold this criterion. */
  readonly knows: (id: string) => boolean;
  /** Whether it may hold what is said of this requirement at a glance. */
  readonly knowsRequirement?: (id: string) => boolean;
}

export interface Merge {
  readonly merged: Assessment;
  /** What makes `merged` of the assessment here. */
  readonly edits: readonly Edit[];
  readonly taken: readonly Difference[];
  /** Changed on both sides in different ways; undecided ones stay as they are here. */
  readonly conflicts: readonly Difference[];
  /** Criteria that come back and that the catalogues here do not know. */
  readonly strangers: readonly string[];
  /** Criteria of which a hand-out says something as a specialist that nobody has said here: it brings no view home. */
  readonly forged: readonly string[];
}

interface Outcome {
  readonly edits: readonly Edit[];
  readonly taken: readonly Difference[];
  readonly conflicts: readonly Difference[];
}

const nothing: Outcome = { edits: [], taken: [], conflicts: [] };

/**
 * Brings back what others answered: three-way where the file knows what it was made from, else both sides' additions.
 * Name, scope, aim and what was put aside stay those of the file here.
 */
export function mergeAssessment(ours: Assessment, theirs: Assessment, options: MergeOptions): Merge {
  const { drafts = {}, asks = {}, reviews = {}, handout } = theirs;
  const { knowsRequirement = () => false } = options;
  const ids = [...new Set([theirs.answers, drafts, asks, reviews].flatMap((record) => Object.keys(record)))];
  const known = ids.filter(options.knows);
  const isHandout = handout !== undefined;
  const seated = isHandout ? undefined : seat(ours, theirs);
  const answers = known.map((id) => (isAskedIn(theirs, id) ? mergeAnswer : mergeUnasked)(id, ours, theirs, options));
  const answered = answers.flatMap(({ edits }) => edits).reduce(applyEdit, ours);
  const outcomes = [
    mergeFacts(ours, theirs, options),
    mergeTargets(ours, theirs, options),
    mergeGlances(ours, theirs, options),
    ...answers,
    ...known.map((id) => (isAskedIn(theirs, id) ? mergeDraft : mergeUnaskedDraft)(id, answered, theirs, options)),
    ...known.map((id) =>
      seated === undefined ? mergeAsking(id, ours, theirs, options) : mergeReviews(id, seated, theirs, options),
    ),
  ];
  // That somebody is new shows with what they say.
  const edits = [...(seated?.edits ?? []), ...outcomes.flatMap((outcome) => outcome.edits)];
  return {
    merged: edits.reduce(applyEdit, ours),
    edits,
    taken: outcomes.flatMap((outcome) => outcome.taken),
    conflicts: outcomes.flatMap((outcome) => outcome.conflicts),
    strangers: [
      ...ids.filter((id) => !options.knows(id)),
      ...Object.keys(theirs.overview ?? {}).filter((id) => !knowsRequirement(id)),
    ],
    forged: isHandout ? known.filter((id) => isForged(id, ours, theirs)) : [],
  };
}

type Base = NonNullable<ReturnType<typeof handedBase>>;
type Verdict = 'same' | 'ours' | 'theirs' | 'conflict';

/** Who has changed something since `base`; undefined is nothing. */
function verdictOf(base: string | undefined, ours: unknown, theirs: unknown): Verdict {
  const [here, back] = [shortDigest(ours), shortDigest(theirs)];
  if (here === back) return 'same';
  if (back === base) return 'ours';
  return here === base ? 'theirs' : 'conflict';
}

/** Whether a criterion was part of what went out; of a whole file all of it is. */
function isAskedIn({ handout }: Assessment, id: string): boolean {
  return handout === undefined || handout.ids.includes(id);
}

/** All of an answer that nobody has asked for, as one thing to agree to. */
function mergeUnasked(id: string, ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
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

function mergeAnswer(id: string, ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
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

type Charge = Pick<Draft, 'owner' | 'due'>;

/** Who is in charge and until when, as far as it is said and wanted. */
function chargeIn({ owner, due }: Charge = {}, isWanted: (part: keyof Charge) => boolean = () => true): Charge {
  return {
    ...(owner === undefined || !isWanted('owner') ? {} : { owner }),
    ...(due === undefined || !isWanted('due') ? {} : { due }),
  };
}

function withCharge({ owner: _, due: __, ...rest }: Draft, charge: Charge): Draft {
  return { ...rest, ...charge };
}

/**
 * What was written there before an answer goes beside what is here: two notes are no conflict, both are kept. Of two
 * owners or due dates one stays: the one that was changed, where only one side has changed what was handed out.
 */
function mergeDraft(id: string, ours: Assessment, theirs: Assessment, { by, decisions }: MergeOptions): Outcome {
  const returned = draftOf(theirs, id);
  if (returned === undefined) return nothing;
  const answer = answerOf(ours, id);
  const here: Draft = Object.assign({}, ...draftParts.map((part) => partIn(answer ?? draftOf(ours, id), part)));
  const base = handedBase(theirs, id) ?? {};
  const verdict = (part: keyof Charge | 'note') => verdictOf(base[part], partIn(here, part), partIn(returned, part));
  const { note, evidence, ...rest } = returned;
  const added = addedBy(evidence, here.evidence, base);
  const draft: Draft = {
    ...withCharge(
      rest,
      chargeIn(returned, (part) => verdict(part) !== 'ours'),
    ),
    ...(note === undefined || verdict('note') === 'ours' ? {} : { note }),
    ...(added.length === 0 ? {} : { evidence: added }),
  };
  const isNoteChanged = base.note !== undefined && verdict('note') === 'theirs';
  const { note: own, ...kept } = here;
  const both = withDraft(
    {
      ...kept,
      ...(own === undefined || isNoteChanged ? {} : { note: own }),
      ...chargeIn(returned, (part) => verdict(part) === 'theirs'),
    },
    draft,
  );
  if (both !== undefined && isSame(both, here)) return nothing;
  const difference: Difference = {
    key: `${id} draft`,
    id,
    subject: 'draft',
    ours: { answer: here },
    theirs: { answer: draft, by: by ?? theirs.handout?.to },
  };
  const written = (whole: Draft): Edit =>
    answer === undefined
      ? { type: 'draft', id, draft: whole }
      : { type: 'answer', id, answer: { ...answer, ...whole } };
  if (both !== undefined) return { edits: [written(both)], taken: [difference], conflicts: [] };
  const named = [partIn(draft, 'owner'), partIn(draft, 'due')];
  const theirsFirst = withDraft(Object.assign({}, here, ...named), draft) ?? { ...here, ...draft };
  const edits = decisions?.get(difference.key) === 'theirs' ? [written(theirsFirst)] : [];
  return { edits, taken: [], conflicts: [difference] };
}

function mergeUnaskedDraft(id: string, ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const { edits, taken, conflicts } = mergeDraft(id, ours, theirs, options);
  const differences = [...taken, ...conflicts].map((one): Difference => ({ ...one, isUnasked: true }));
  const isAgreed = differences.every(({ key }) => options.decisions?.get(key) === 'theirs');
  return { edits: isAgreed ? edits : [], taken: [], conflicts: differences };
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
  if (part === 'evidence') {
    const all = [...(here?.evidence ?? []), ...addedBy(back.evidence, here?.evidence, base)];
    if (all.length === (here?.evidence ?? []).length) return { part, from: 'ours', isSame: true };
    if (all.length <= limits.evidence) {
      const taken = { ...difference, theirs: sideOf(part, back, { evidence: all }) };
      return { part, from: 'theirs', isSame: false, value: { evidence: all }, difference: told(taken, false) };
    }
    const from = decisions?.get(key) ?? 'ours';
    return { part, from, isSame: false, difference: told(difference, true) };
  }
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

function told(difference: Difference, isConflict: boolean) {
  return { difference, isConflict };
}

/** A part of an answer; whoever answered, and when, need not have written the note, the charge and the evidence beside it. */
function sideOf(subject: AnswerPart, answer: Partial<Answer> | undefined, part: Partial<Answer> | undefined): Side {
  return subject === 'state' ? { answer: part, by: answer?.answeredBy, on: answer?.answeredOn } : { answer: part };
}

/**
 * What they show beside what is here: neither what was only lent, nor the bare name of a piece that is here, nor what has
 * become confidential here since.
 */
function addedBy(
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

/** Whether somebody has answered since a hand-out was made; whoever sends a whole file has. */
function isFresh(returned: Answer, { given }: Base): boolean {
  return shortDigest(partIn(returned, 'given')) !== given;
}

/** An answer given since a hand-out was made bears the name of whom it was made for, and never that of before. */
function named(
  id: string,
  returned: Answer,
  lent: Base,
  { handout }: Assessment,
  { by, on, asked: askedNow }: MergeOptions,
): Answer {
  if (handout === undefined) return returned;
  const name = by ?? handout.to;
  const isNew = isFresh(returned, lent);
  if (!isNew && shortDigest(partIn(returned, 'state')) === lent.state) return returned;
  const { answeredBy, answeredOn, asked: askedThen, derivedFrom, ...rest } = returned;
  const [who, when] = isNew ? [answeredBy ?? name, answeredOn ?? on] : [name, on];
  const asked = (isNew ? askedThen : undefined) ?? askedNow?.(id, rest.missing);
  return {
    ...rest,
    ...(who === undefined ? {} : { answeredBy: who }),
    ...(when === undefined ? {} : { answeredOn: when }),
    ...(asked === undefined ? {} : { asked }),
    ...(isNew && derivedFrom !== undefined ? { derivedFrom } : {}),
  };
}

/** By day, then by content, so that it does not matter which file is merged first. */
function rankOf(answer: Answer | undefined): string {
  return `${answer?.answeredOn ?? ''} ${canonicalJson(partIn(answer, 'given') ?? {})}`;
}

interface Entry {
  readonly side: Side;
  readonly edit: Edit;
}

function mergeFacts(ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const entryOf = (id: string, fact: Fact): Entry => ({ side: { fact }, edit: { type: 'fact', id, value: fact } });
  return mergeRecord('fact', ours.profile, theirs.profile, entryOf, options, theirs.handout);
}

function mergeTargets(ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const entryOf = (id: string, level: number): Entry => ({
    side: { target: level },
    edit: { type: 'target', id, level },
  });
  const known = Object.entries(theirs.targets ?? {}).filter(([id]) => options.knows(id));
  return mergeRecord('target', ours.targets, Object.fromEntries(known), entryOf, options, theirs.handout);
}

function mergeGlances(ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const entryOf = (id: string, glance: Glance): Entry => ({ side: { glance }, edit: { type: 'glance', id, glance } });
  const known = Object.entries(theirs.overview ?? {}).filter(([id]) => options.knowsRequirement?.(id));
  return mergeRecord('glance', ours.overview, Object.fromEntries(known), entryOf, options, theirs.handout);
}

/** Only what one side lacks is taken over by itself, and from a hand-out, which asks for none of it, nothing. */
function mergeRecord<T>(
  subject: 'fact' | 'target' | 'glance',
  ours: Readonly<Record<string, T>> = {},
  theirs: Readonly<Record<string, T>> = {},
  entryOf: (id: string, value: T) => Entry,
  { decisions }: MergeOptions,
  handout: Assessment['handout'],
): Outcome {
  const outcomes = Object.entries(theirs).map(([id, value]): Outcome => {
    const own = Object.hasOwn(ours, id) ? ours[id] : undefined;
    if (own === value) return nothing;
    const key = `${id} ${subject}`;
    const { side, edit } = entryOf(id, value);
    const difference: Difference = {
      key,
      id,
      subject,
      ours: own === undefined ? {} : entryOf(id, own).side,
      theirs: side,
      ...(handout === undefined ? {} : { isUnasked: true }),
    };
    if (own === undefined && handout === undefined) return { edits: [edit], taken: [difference], conflicts: [] };
    return { edits: decisions?.get(key) === 'theirs' ? [edit] : [], taken: [], conflicts: [difference] };
  });
  return joined(outcomes);
}

function joined(outcomes: readonly Outcome[]): Outcome {
  return {
    edits: outcomes.flatMap(({ edits }) => edits),
    taken: outcomes.flatMap(({ taken }) => taken),
    conflicts: outcomes.flatMap(({ conflicts }) => conflicts),
  };
}

/**
 * Who of the other side is who here, by the tags there. A tag is no person: two files give the first specialist of each the
 * same one. Whoever is not here yet gets a tag of their own.
 */
function seat(ours: Assessment, theirs: Assessment): Seated {
  return Object.entries(theirs.reviewers ?? {}).reduce<Seated>(
    ({ assessment, edits, tags }, [there, reviewer]) => {
      const id = reviewerTag(assessment, reviewer, there);
      const isNew = reviewerOf(assessment, id) === undefined;
      const edit: Edit = { type: 'reviewer', id, reviewer };
      return {
        assessment: isNew ? applyEdit(assessment, edit) : assessment,
        edits: isNew ? [...edits, edit] : edits,
        tags: new Map([...tags, [there, id]]),
      };
    },
    { assessment: ours, edits: [], tags: new Map() },
  );
}

interface Seated {
  readonly assessment: Assessment;
  readonly edits: readonly Edit[];
  readonly tags: ReadonlyMap<string, string>;
}

/** A view under the tag that its specialist has here; the one it was stamped with stays with it. */
function underTag({ wasBy, ...review }: Review, tags: Seated['tags']): Review {
  const by = tags.get(review.by) ?? review.by;
  const stampedBy = wasBy ?? review.by;
  return { ...review, by, ...(stampedBy === by ? {} : { wasBy: stampedBy }) };
}

function reviewerOf({ reviewers = {} }: Assessment, id: string): Reviewer | undefined {
  return Object.hasOwn(reviewers, id) ? reviewers[id] : undefined;
}

/** The reply to a question that a hand-out asked, into the view that asks it here. */
function mergeAsking(id: string, ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const own = reviewsOf(ours, id);
  const asking = theirs.asks && Object.hasOwn(theirs.asks, id) ? theirs.asks[id] : undefined;
  const known = own.find(({ stamp }) => stamp === asking?.stamp);
  if (asking === undefined || known === undefined) return nothing;
  const base = handedBase(theirs, id);
  const lent = base?.review === shortDigest(asking.stamp) ? base?.reply : undefined;
  const { review, ...found } = mergeReply(id, known, asking, lent, theirs, options);
  if (review === undefined) return { edits: [], ...found };
  return { edits: [{ type: 'reviews', id, reviews: own.map((one) => (one === known ? review : one)) }], ...found };
}

interface MergedReply extends Pick<Outcome, 'taken' | 'conflicts'> {
  /** The view with the reply, where it has become another. */
  readonly review?: Review;
}

/** @param lent the digest of the reply that went out with a hand-out. */
function mergeReply(
  id: string,
  known: Review,
  back: Asking,
  lent: string | undefined,
  theirs: Assessment,
  options: MergeOptions,
): MergedReply {
  // Who has a reply of their own name on it keeps it; else it is whoever the hand-out was made for.
  const by = back.repliedBy ?? options.by ?? theirs.handout?.to;
  const on = back.repliedOn ?? options.on;
  const key = `${id} reply ${back.stamp}`;
  const difference: Difference = {
    key,
    id,
    subject: 'reply',
    ours: { reply: known.reply },
    theirs: { reply: back.reply, by, on },
  };
  const verdict = verdictOf(lent, known.reply, back.reply);
  const isTaken = verdict === 'theirs' || (verdict === 'conflict' && options.decisions?.get(key) === 'theirs');
  return {
    taken: verdict === 'theirs' ? [difference] : [],
    conflicts: verdict === 'conflict' ? [difference] : [],
    ...(isTaken ? { review: replied(known, { reply: back.reply, by, on }) } : {}),
  };
}

/** Whether views stand there that are not here, or not in these words, or as said by somebody else. */
function isForged(id: string, ours: Assessment, theirs: Assessment): boolean {
  const said = (assessment: Assessment, { reply: _, repliedBy: __, repliedOn: ___, ...view }: Review) =>
    canonicalJson([view, reviewerOf(assessment, view.by)]);
  const own = new Set(reviewsOf(ours, id).map((review) => said(ours, review)));
  return reviewsOf(theirs, id).some((review) => !own.has(said(theirs, review)));
}

/** Views are never changed: those with a stamp we have are ours, with a reply that may come back; the others are added. */
function mergeReviews(
  id: string,
  { assessment: ours, tags }: Seated,
  theirs: Assessment,
  options: MergeOptions,
): Outcome {
  const own = reviewsOf(ours, id);
  const theirReviews = reviewsOf(theirs, id).map((review) => underTag(review, tags));
  let reviews = own;
  const found: { taken: Difference[]; conflicts: Difference[] } = { taken: [], conflicts: [] };
  theirReviews.forEach((review, index) => {
    const at = reviews.findIndex(({ stamp }) => stamp === review.stamp);
    const known = reviews[at];
    if (known !== undefined) {
      const outcome = mergeReply(id, known, review, undefined, theirs, options);
      found.taken.push(...outcome.taken);
      found.conflicts.push(...outcome.conflicts);
      if (outcome.review !== undefined) reviews = reviews.with(at, outcome.review);
      return;
    }
    const difference: Difference = {
      key: `${id} view ${review.stamp}`,
      id,
      subject: 'view',
      ours: {},
      theirs: viewSide(review, ours),
    };
    if (reviews.length >= limits.reviews) {
      found.conflicts.push(difference);
      return;
    }
    reviews = inserted(reviews, review, theirReviews.slice(0, index));
    const before = reviews.slice(0, reviews.indexOf(review)).findLast(({ by }) => by === review.by);
    const others = own.filter(({ by }, at) => by !== review.by && own.findLastIndex((one) => one.by === by) === at);
    found.taken.push({
      ...difference,
      ...(before === undefined ? {} : { ours: viewSide(before, ours) }),
      ...(others.length === 0 ? {} : { beside: others.map((one) => viewSide(one, ours)) }),
    });
  });
  return { edits: reviews === own ? [] : [{ type: 'reviews', id, reviews }], ...found };
}

function reviewsOf({ reviews = {} }: Assessment, id: string): readonly Review[] {
  return Object.hasOwn(reviews, id) ? (reviews[id] ?? []) : [];
}

function viewSide(review: Review, assessment: Assessment): Side {
  return { view: review, by: reviewerOf(assessment, review.by)?.name ?? review.by, on: review.on };
}

/** After everything it followed where it comes from, and among the rest by day. */
function inserted(reviews: readonly Review[], review: Review, before: readonly Review[]): readonly Review[] {
  const earlier = new Set(before.map(({ stamp }) => stamp));
  const from = reviews.findLastIndex(({ stamp }) => earlier.has(stamp)) + 1;
  const last = reviews.findLastIndex((one) => orderOf(one) <= orderOf(review)) + 1;
  return reviews.toSpliced(Math.max(from, last), 0, review);
}

function orderOf({ on, stamp }: Review): string {
  return `${on} ${stamp}`;
}
