import { canonicalJson, isSame } from '../../domain/canonical.ts';
import { shownEvidence } from '../../domain/evidence.ts';
import type { Answer, Evidence, Review, Reviewer } from '../../formats/assessment.ts';
import type { Criterion, TargetLevel } from '../../formats/catalogue.ts';
import type { Path } from '../../formats/diagnostic.ts';
import type { EvidenceChange, FieldChange, FieldValue, NamedEvidence } from '../../formats/outputs/diff.ts';
import {
  type AnswerField,
  answerFields,
  type EvidenceField,
  evidenceFields,
  viewFields,
} from '../../formats/outputs/diffFields.ts';
import { type Pair, pairUp } from './pairs.ts';

/** An answer as one side has it, with what a person set for the criterion beside it. */
export interface AnswerSide {
  readonly answer: Answer | undefined;
  readonly target: number | undefined;
  /** What specialists say of the answer. */
  readonly views: readonly { readonly review: Review; readonly reviewer: Reviewer | undefined }[];
  /** Whether the text at a path below the answer looks like it holds a secret. */
  readonly isSecret: (path: Path) => boolean;
}

/** The fields of an answer that differ, but for its state and its evidence. */
export function changedFields(
  before: AnswerSide,
  after: AnswerSide,
  words: { readonly criterion: Criterion; readonly targets: readonly TargetLevel[] },
): readonly FieldChange<AnswerField>[] {
  return answerFields.flatMap((field) => {
    const path = field.split('.');
    const isWithheld = before.isSecret(path) || after.isSecret(path);
    const values = isOfView(field)
      ? { before: saidApart(before, after, field), after: saidApart(after, before, field) }
      : { before: valueIn(before, field), after: valueIn(after, field) };
    return changed(field, values, isWithheld).map((change) => ({ ...change, ...labelsOf(change, words) }));
  });
}

type ViewField = (typeof viewFields)[number];

function isOfView(field: AnswerField): field is ViewField {
  return viewFields.some((one) => one === field);
}

/** What was said beside views on one side alone, each with who said it and when: the rest of a long list is no change. */
function saidApart(side: AnswerSide, other: AnswerSide, field: ViewField): readonly string[] | undefined {
  const known = saidBeside(other, field);
  return listed(saidBeside(side, field).filter((text) => !known.includes(text)));
}

function saidBeside({ views }: AnswerSide, field: ViewField): readonly string[] {
  const part = field.slice('views.'.length) as 'reason' | 'advice' | 'question' | 'reply';
  return views.flatMap(({ review, reviewer }) => {
    const text = review[part];
    return text === undefined ? [] : [`${review.on} ${personOf(review, reviewer)}: ${text}`];
  });
}

function valueIn(
  { answer, target, views }: AnswerSide,
  field: Exclude<AnswerField, ViewField>,
): FieldValue | undefined {
  switch (field) {
    case 'target':
      return target;
    case 'views':
      return listed(views.map(({ review, reviewer }) => `${review.on} ${personOf(review, reviewer)}: ${review.view}`));
    case 'waiver.reason':
      return answer?.waiver?.reason;
    case 'waiver.until':
      return answer?.waiver?.until;
    case 'options':
      return listed(answer?.options);
    case 'missing':
      return listed(answer?.missing?.map(String));
    default:
      return answer?.[field];
  }
}

/** Who it is, and not under which tag: two files may give two people the same one. */
function personOf({ by }: Review, reviewer: Reviewer | undefined): string {
  if (reviewer === undefined) return by;
  const { name, registration, organization, relation } = reviewer;
  const known = [name, registration, organization].filter((part) => part !== undefined);
  return `${known.join(' ')} (${relation})`;
}

/** An empty list says no more than none. */
export function listed(values: readonly string[] | undefined): readonly string[] | undefined {
  return values === undefined || values.length === 0 ? undefined : values;
}

/** The change of one field; nothing where it is the same, whatever the order of a list. */
export function changed<Field extends string>(
  field: Field,
  { before, after }: { readonly before: FieldValue | undefined; readonly after: FieldValue | undefined },
  isWithheld = false,
): readonly FieldChange<Field>[] {
  if (isSame(inOrder(before), inOrder(after))) return [];
  if (isWithheld) return [{ field, withheld: true }];
  return [{ field, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function inOrder(value: FieldValue | undefined): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}

function labelsOf(
  { field, before, after }: FieldChange<AnswerField>,
  { criterion, targets }: { readonly criterion: Criterion; readonly targets: readonly TargetLevel[] },
): Pick<FieldChange<AnswerField>, 'labels'> {
  const named = [before, after].flatMap((value) => value ?? []);
  const known = signsOf(field, criterion, targets);
  const labels = known.filter(([sign]) => named.includes(sign));
  return labels.length === 0 ? {} : { labels: Object.fromEntries(labels) };
}

/** What stands for a text in a field: the letter of an option, the number of a condition, a target level. */
function signsOf(
  field: AnswerField,
  criterion: Criterion,
  targets: readonly TargetLevel[],
): readonly (readonly [sign: string | number, text: string])[] {
  switch (field) {
    case 'options':
      return (criterion.options?.choices ?? []).map(({ id, text }) => [id, text]);
    case 'missing':
      return criterion.metWhen.map((text, index) => [String(index + 1), text]);
    case 'target':
      return targets.map(({ level, title }) => [level, title]);
    default:
      return [];
  }
}

interface Numbered {
  readonly item: Evidence;
  readonly number: number;
}

/** By what a piece of evidence is known again when something else of it has changed. */
const names = ['file', 'title', 'reference'] as const;

/** The evidence that came, went or changed, by its place in the new answer, then by its place in the old. */
export function changedEvidence(before: AnswerSide, after: AnswerSide): readonly EvidenceChange[] {
  return evidencePairs(before.answer, after.answer)
    .toSorted((a, b) => place(a) - place(b))
    .flatMap((pair): EvidenceChange[] => {
      if (isHidden(pair)) return hidden(pair);
      const fields = evidenceFields.flatMap((field) =>
        changed(
          field,
          { before: pair.before?.item[field], after: pair.after?.item[field] },
          isWithheld(pair.before, before, field) || isWithheld(pair.after, after, field),
        ),
      );
      if (fields.length === 0) return [];
      return [
        {
          ...(pair.before === undefined ? {} : { before: named(pair.before, before) }),
          ...(pair.after === undefined ? {} : { after: named(pair.after, after) }),
          fields,
        },
      ];
    });
}

/** The numbers that pieces have on each side of which one side, at least, keeps back what they are. */
export function hiddenEvidence(
  before: Answer | undefined,
  after: Answer | undefined,
): Readonly<Record<keyof Pair<Numbered>, readonly number[]>> {
  const pairs = evidencePairs(before, after).filter(isHidden);
  const numbersOn = (side: keyof Pair<Numbered>) => pairs.flatMap((pair) => pair[side]?.number ?? []);
  return { before: numbersOn('before'), after: numbersOn('after') };
}

function evidencePairs(before: Answer | undefined, after: Answer | undefined): readonly Pair<Numbered>[] {
  const known = [
    ({ item }: Numbered) => canonicalJson(item),
    ...names.map(
      (name) =>
        ({ item }: Numbered) =>
          item[name],
    ),
  ];
  return matched(numbered(before), numbered(after), known);
}

function isHidden({ before, after }: Pair<Numbered>): boolean {
  return [before, after].some((one) => one !== undefined && shownEvidence(one.item).confidential);
}

/** Which piece it is, and on which sides it is there. */
function hidden({ before, after }: Pair<Numbered>): EvidenceChange[] {
  if (isSame(before?.item, after?.item)) return [];
  return [
    {
      ...(before === undefined ? {} : { before: { number: before.number } }),
      ...(after === undefined ? {} : { after: { number: after.number } }),
      confidential: true,
      fields: [],
    },
  ];
}

function numbered(answer: Answer | undefined): readonly Numbered[] {
  return (answer?.evidence ?? []).map((item, index) => ({ item, number: index + 1 }));
}

/** Those that the first name knows again, then of the rest those that the next one does; what has no name is in no pair. */
function matched(
  before: readonly Numbered[],
  after: readonly Numbered[],
  [nameOf, ...others]: readonly ((one: Numbered) => string | undefined)[],
): readonly Pair<Numbered>[] {
  if (nameOf === undefined) return [...after.map((one) => ({ after: one })), ...before.map((one) => ({ before: one }))];
  const isNamed = (one: Numbered) => nameOf(one) !== undefined;
  const pairs = pairUp(before.filter(isNamed), after.filter(isNamed), (one) => nameOf(one) ?? '').filter(
    (pair) => pair.before !== undefined && pair.after !== undefined,
  );
  const left = (side: 'before' | 'after', all: readonly Numbered[]) =>
    all.filter((one) => !pairs.some((pair) => pair[side] === one));
  return [...pairs, ...matched(left('before', before), left('after', after), others)];
}

/** What is gone comes after all that is there. */
function place({ before, after }: Pair<Numbered>): number {
  return after?.number ?? 1000 + (before?.number ?? 0);
}

function isWithheld(one: Numbered | undefined, { isSecret }: AnswerSide, field: EvidenceField): boolean {
  return one !== undefined && isSecret(['evidence', one.number - 1, field]);
}

function named(one: Numbered, side: AnswerSide): NamedEvidence {
  const { number, item } = one;
  return isWithheld(one, side, 'title') ? { number } : { number, title: item.title };
}
