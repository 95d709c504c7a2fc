import { type AnswerPart, shortDigest } from '../domain/answerParts.ts';
import type { Edit } from '../domain/edit.ts';
import type { Answer, Fact, Glance, Review } from '../formats/assessment.ts';

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
  /** What the same specialist said later: the view comes in as an earlier one, and takes the place of none. */
  readonly stays?: Side;
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
  /** Answers that somebody decided here of what came back unclear, and who, as far as that is known: not who sent them. */
  readonly chosenHere?: { readonly ids: ReadonlySet<string>; readonly by?: string | undefined };
  /** The day for answers that come back without one, YYYY-MM-DD. */
  readonly on?: string | undefined;
  /** What an answer keeps of the criterion it answers, for those that come back without it. */
  readonly asked?: (id: string, missing: readonly number[] | undefined) => string | undefined;
  /** Whether the file here may hold this criterion. */
  readonly knows: (id: string) => boolean;
  /** Whether it may hold what is said of this requirement at a glance. */
  readonly knowsRequirement?: (id: string) => boolean;
}

export interface Outcome {
  readonly edits: readonly Edit[];
  readonly taken: readonly Difference[];
  readonly conflicts: readonly Difference[];
}

export const nothing: Outcome = { edits: [], taken: [], conflicts: [] };

/** What several parts of a merge come to together, in their order. */
export function joined(outcomes: readonly Outcome[]): Outcome {
  return {
    edits: outcomes.flatMap(({ edits }) => edits),
    taken: outcomes.flatMap(({ taken }) => taken),
    conflicts: outcomes.flatMap(({ conflicts }) => conflicts),
  };
}

type Verdict = 'same' | 'ours' | 'theirs' | 'conflict';

/** Who has changed something since `base`; undefined is nothing. */
export function verdictOf(base: string | undefined, ours: unknown, theirs: unknown): Verdict {
  const [here, back] = [shortDigest(ours), shortDigest(theirs)];
  if (here === back) return 'same';
  if (back === base) return 'ours';
  return here === base ? 'theirs' : 'conflict';
}
