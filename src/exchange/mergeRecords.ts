import type { Edit } from '../domain/edit.ts';
import type { Assessment, Fact, Glance } from '../formats/assessment.ts';
import { type Difference, joined, type MergeOptions, nothing, type Outcome, type Side } from './mergeDifference.ts';

interface Entry {
  readonly side: Side;
  readonly edit: Edit;
}

/** The facts about the firm that came back. */
export function mergeFacts(ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const entryOf = (id: string, fact: Fact): Entry => ({ side: { fact }, edit: { type: 'fact', id, value: fact } });
  return mergeRecord('fact', ours.profile, theirs.profile, entryOf, options, theirs.handout);
}

/** The targets that came back, of criteria that are known here. */
export function mergeTargets(ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const entryOf = (id: string, level: number): Entry => ({
    side: { target: level },
    edit: { type: 'target', id, level },
  });
  const known = Object.entries(theirs.targets ?? {}).filter(([id]) => options.knows(id));
  return mergeRecord('target', ours.targets, Object.fromEntries(known), entryOf, options, theirs.handout);
}

/** The looks at whole requirements that came back, of those that are known here. */
export function mergeGlances(ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
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
