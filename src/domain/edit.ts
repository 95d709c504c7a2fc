import type {
  Aim,
  Answer,
  Assessment,
  Draft,
  Fact,
  Glance,
  Retired,
  Review,
  Reviewer,
  Scope,
} from '../formats/assessment.ts';
import { limits } from '../formats/limits.ts';
import { draftOf } from './answer.ts';
import { canonicalJson } from './canonical.ts';
import type { Asking } from './reply.ts';

/** One change of an assessment, small enough to be written to disk at once. */
export type Edit =
  | { readonly type: 'organization'; readonly name: string }
  | { readonly type: 'scope'; readonly scope: Scope }
  | { readonly type: 'aim'; readonly aim: Aim }
  | { readonly type: 'fact'; readonly id: string; readonly value: Fact }
  | { readonly type: 'answer'; readonly id: string; readonly answer: Answer }
  /** What is written beside a criterion that has no answer yet; without it, nothing is. */
  | { readonly type: 'draft'; readonly id: string; readonly draft: Draft | undefined }
  /** How far the firm is with a requirement, at a glance. */
  | { readonly type: 'glance'; readonly id: string; readonly glance: Glance }
  /** Without a level, the target is taken back. */
  | { readonly type: 'target'; readonly id: string; readonly level: number | undefined }
  | { readonly type: 'reviewer'; readonly id: string; readonly reviewer: Reviewer }
  /** All views on one criterion, the newest last. */
  | { readonly type: 'reviews'; readonly id: string; readonly reviews: readonly Review[] }
  /** What a specialist says to the firm in a hand-out, with its reply. */
  | { readonly type: 'asking'; readonly id: string; readonly asking: Asking }
  | ({ readonly type: 'migrate' } & Migration);

/** The move of a file from one edition of a catalogue to another. */
export interface Migration {
  /** The id of the catalogue that is left. */
  readonly from: string;
  readonly aim: Aim;
  /** What leaves `answers`, `profile` and `targets`, with all it said. */
  readonly retired: readonly Retired[];
  /** What the answers that stay are answers to from now on, by their new numbers. */
  readonly asked: Readonly<Record<string, string>>;
  /** The new numbers of criteria of which only the number changed: all that is kept about them moves there. */
  readonly moved: Readonly<Record<string, string>>;
}

/** The assessment as data after the edit. */
export function applyEdit(assessment: Assessment, edit: Edit): Assessment {
  return applyEdits(assessment, [edit]);
}

/** The same after many edits, for which each record is copied once and not for each of them. */
export function applyEdits(assessment: Assessment, edits: readonly Edit[]): Assessment {
  const own: Own = new WeakSet();
  return tidied(
    edits.reduce((done, edit) => applied(done, edit, own), assessment),
    own,
  );
}

/** Records that were made for these edits: nobody has seen them, so they may be written to. */
type Own = WeakSet<object>;

function applied(assessment: Assessment, edit: Edit, own: Own): Assessment {
  switch (edit.type) {
    case 'organization':
      return { ...assessment, organization: { ...assessment.organization, name: edit.name } };
    case 'scope':
      return { ...assessment, scope: edit.scope };
    case 'aim':
      return { ...assessment, ...aimedAt(assessment, edit.aim) };
    case 'fact':
      return { ...assessment, profile: withEntry(assessment.profile, edit.id, edit.value, own) };
    case 'answer': {
      const whole = withDraft(edit.answer, draftOf(assessment, edit.id));
      const answers = withEntry(assessment.answers, edit.id, whole ?? edit.answer, own);
      return whole === undefined ? { ...assessment, answers } : withoutDraft({ ...assessment, answers }, edit.id, own);
    }
    case 'draft':
      if (edit.draft === undefined) return withoutDraft(assessment, edit.id, own);
      return { ...assessment, drafts: withEntry(assessment.drafts, edit.id, edit.draft, own) };
    case 'glance':
      return { ...assessment, overview: withEntry(assessment.overview, edit.id, edit.glance, own) };
    case 'target': {
      const { targets, ...rest } = assessment;
      const others = withoutEntry(targets, edit.id, own);
      return { ...rest, targets: edit.level === undefined ? others : withEntry(others, edit.id, edit.level, own) };
    }
    case 'reviewer':
      return { ...assessment, reviewers: withEntry(assessment.reviewers, edit.id, edit.reviewer, own) };
    case 'reviews':
      return { ...assessment, reviews: withEntry(assessment.reviews, edit.id, [...edit.reviews], own) };
    case 'asking':
      return { ...assessment, asks: withEntry(assessment.asks, edit.id, edit.asking, own) };
    case 'migrate':
      return migrated(assessment, edit);
  }
}

function withEntry<T>(record: Readonly<Record<string, T>> | undefined, id: string, value: T, own: Own) {
  // Set like this, an id such as `__proto__` is an entry like any other.
  return Object.defineProperty(ownCopy(record, own), id, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function withoutEntry<T>(record: Readonly<Record<string, T>> | undefined, id: string, own: Own) {
  const copy = ownCopy(record, own);
  delete copy[id];
  return copy;
}

function ownCopy<T>(record: Readonly<Record<string, T>> = {}, own: Own): Record<string, T> {
  if (own.has(record)) return record;
  const copy = { ...record };
  own.add(copy);
  return copy;
}

/** A record of drafts or targets of which nothing is left is none. */
function tidied(assessment: Assessment, own: Own): Assessment {
  const { drafts, targets, ...rest } = assessment;
  const isGone = (record: object | undefined) =>
    record !== undefined && own.has(record) && Object.keys(record).length === 0;
  if (!isGone(drafts) && !isGone(targets)) return assessment;
  return {
    ...rest,
    ...(drafts === undefined || isGone(drafts) ? {} : { drafts }),
    ...(targets === undefined || isGone(targets) ? {} : { targets }),
  };
}

/**
 * With what was written before there was an answer: whoever answers loses nothing of it.
 * @returns undefined where both together are more than a file takes, or name two owners or two due dates.
 */
export function withDraft<T extends Draft>(kept: T, draft: Draft = {}): T | undefined {
  const { owner = draft.owner, due = draft.due } = kept;
  if ((draft.owner ?? owner) !== owner || (draft.due ?? due) !== due) return undefined;
  const isNoteKept = kept.note?.includes(draft.note ?? '') === true;
  const notes = [isNoteKept ? undefined : draft.note, kept.note].filter((note) => note !== undefined);
  const isKept = new Set(kept.evidence?.map(canonicalJson));
  const note = notes.join('\n');
  const evidence = [
    ...(kept.evidence ?? []),
    ...(draft.evidence ?? []).filter((item) => !isKept.has(canonicalJson(item))),
  ];
  if (note.length > limits.text || evidence.length > limits.evidence) return undefined;
  return {
    ...kept,
    ...(notes.length === 0 ? {} : { note }),
    ...(evidence.length === 0 ? {} : { evidence }),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
  };
}

function withoutDraft(assessment: Assessment, id: string, own: Own): Assessment {
  const { drafts, ...rest } = assessment;
  return drafts === undefined ? assessment : { ...rest, drafts: withoutEntry(drafts, id, own) };
}

/** The record of the file that something was put aside from. */
export function recordOf({ answer, target, draft }: Retired): 'answers' | 'targets' | 'profile' | 'drafts' {
  if (answer !== undefined) return 'answers';
  if (draft !== undefined) return 'drafts';
  return target === undefined ? 'profile' : 'targets';
}

/** The new aim, and those left behind: their answers stay in the file. */
export function aimedAt(assessment: Assessment, aim: Aim): Pick<Assessment, 'catalogue' | 'earlier'> {
  const left = [...(assessment.earlier ?? []), assessment.catalogue].filter(({ id }) => id !== aim.id);
  return left.length === 0 ? { catalogue: aim } : { catalogue: aim, earlier: left };
}

/** The new aim in the place of the one that is left: a file is not held to two editions at once. */
export function migratedAims(
  assessment: Assessment,
  { from, aim }: Migration,
): Pick<Assessment, 'catalogue' | 'earlier'> {
  const isReplaced = ({ id }: Aim) => id === from || id === aim.id;
  const rest = (assessment.earlier ?? []).filter((earlier) => !isReplaced(earlier));
  const catalogue = isReplaced(assessment.catalogue) ? aim : assessment.catalogue;
  const earlier = catalogue === aim ? rest : [...rest, aim];
  return earlier.length === 0 ? { catalogue } : { catalogue, earlier };
}

function migrated(assessment: Assessment, migration: Migration): Assessment {
  const { earlier, profile, targets: _, drafts: __, reviews, ...rest } = assessment;
  const left = {
    answers: new Set<string>(),
    profile: new Set<string>(),
    targets: new Set<string>(),
    drafts: new Set<string>(),
  };
  for (const one of migration.retired) left[recordOf(one)].add(one.id);
  const answers = Object.entries(assessment.answers)
    .filter(([id]) => !left.answers.has(id))
    .map(([id, answer]) => {
      const now = numberNow(migration, id);
      return [now, { ...answer, ...askedNow(migration.asked, now) }];
    });
  const facts = Object.entries(profile ?? {}).filter(([id]) => !left.profile.has(id));
  const targets = Object.entries(assessment.targets ?? {})
    .filter(([id]) => !left.targets.has(id))
    .map(([id, target]) => [numberNow(migration, id), target]);
  const retired = [...(assessment.retired ?? []), ...migration.retired];
  const drafts = Object.entries(assessment.drafts ?? {}).filter(([id]) => !left.drafts.has(id));
  return {
    ...rest,
    ...migratedAims(assessment, migration),
    ...(profile === undefined ? {} : { profile: Object.fromEntries(facts) }),
    answers: Object.fromEntries(answers),
    ...(retired.length === 0 ? {} : { retired }),
    ...(targets.length === 0 ? {} : { targets: Object.fromEntries(targets) }),
    ...(assessment.drafts === undefined || (drafts.length === 0 && left.drafts.size > 0)
      ? {}
      : { drafts: renumbered(migration, Object.fromEntries(drafts)) }),
    ...(reviews === undefined ? {} : { reviews: renumbered(migration, withFormerNumbers(migration, reviews)) }),
  };
}

/** All that is said about criteria under the numbers that they have from now on. */
export function withNumbersNow(migration: Migration, assessment: Assessment): Assessment {
  const { answers, targets, drafts, reviews } = assessment;
  return {
    ...assessment,
    answers: renumbered(migration, answers),
    ...(targets === undefined ? {} : { targets: renumbered(migration, targets) }),
    ...(drafts === undefined ? {} : { drafts: renumbered(migration, drafts) }),
    ...(reviews === undefined ? {} : { reviews: renumbered(migration, reviews) }),
  };
}

/** Views of criteria that get another number, with the one they were given under: it is part of what was said. */
function withFormerNumbers(migration: Migration, reviews: NonNullable<Assessment['reviews']>) {
  return Object.fromEntries(
    Object.entries(reviews).map(([id, all]) => [
      id,
      numberNow(migration, id) === id ? all : all.map((review) => ({ ...review, was: review.was ?? id })),
    ]),
  );
}

/** The number that a criterion has from now on. */
export function numberNow({ moved }: Pick<Migration, 'moved'>, id: string): string {
  return (Object.hasOwn(moved, id) ? moved[id] : undefined) ?? id;
}

function renumbered<T>(migration: Migration, record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [numberNow(migration, id), value]));
}

function askedNow(asked: Migration['asked'], id: string): Pick<Answer, 'asked'> {
  return Object.hasOwn(asked, id) ? { asked: asked[id] } : {};
}
