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
  switch (edit.type) {
    case 'organization':
      return { ...assessment, organization: { ...assessment.organization, name: edit.name } };
    case 'scope':
      return { ...assessment, scope: edit.scope };
    case 'aim':
      return { ...assessment, ...aimedAt(assessment, edit.aim) };
    case 'fact':
      return { ...assessment, profile: { ...assessment.profile, [edit.id]: edit.value } };
    case 'answer': {
      const whole = withDraft(edit.answer, draftOf(assessment, edit.id));
      const answers = { ...assessment.answers, [edit.id]: whole ?? edit.answer };
      return whole === undefined ? { ...assessment, answers } : withoutDraft({ ...assessment, answers }, edit.id);
    }
    case 'draft':
      if (edit.draft === undefined) return withoutDraft(assessment, edit.id);
      return { ...assessment, drafts: { ...assessment.drafts, [edit.id]: edit.draft } };
    case 'glance':
      return { ...assessment, overview: { ...assessment.overview, [edit.id]: edit.glance } };
    case 'target': {
      const { [edit.id]: _, ...others } = assessment.targets ?? {};
      return withTargets(assessment, edit.level === undefined ? others : { ...others, [edit.id]: edit.level });
    }
    case 'reviewer':
      return { ...assessment, reviewers: { ...assessment.reviewers, [edit.id]: edit.reviewer } };
    case 'reviews':
      return { ...assessment, reviews: { ...assessment.reviews, [edit.id]: [...edit.reviews] } };
    case 'asking':
      return { ...assessment, asks: { ...assessment.asks, [edit.id]: edit.asking } };
    case 'migrate':
      return migrated(assessment, edit);
  }
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

/** A record without a draft is none. */
function withoutDraft({ drafts, ...rest }: Assessment, id: string): Assessment {
  const { [id]: _, ...others } = drafts ?? {};
  return Object.keys(others).length === 0 ? rest : { ...rest, drafts: others };
}

/** A record without a target is none. */
function withTargets({ targets: _, ...rest }: Assessment, targets: NonNullable<Assessment['targets']>): Assessment {
  return Object.keys(targets).length === 0 ? rest : { ...rest, targets };
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
  const { earlier, profile, ...rest } = assessment;
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
  const moved = {
    ...rest,
    ...migratedAims(assessment, migration),
    ...(profile === undefined ? {} : { profile: Object.fromEntries(facts) }),
    answers: Object.fromEntries(answers),
    ...(retired.length === 0 ? {} : { retired }),
  };
  const { drafts, reviews, ...kept } = [...left.drafts].reduce(
    withoutDraft,
    withTargets(moved, Object.fromEntries(targets)),
  );
  return {
    ...kept,
    ...(drafts === undefined ? {} : { drafts: renumbered(migration, drafts) }),
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
