import type { Aim, Answer, Assessment, Fact, Scope } from './assessment.ts';

/** One change of an assessment, small enough to be written to disk at once. */
export type Edit =
  | { readonly type: 'organization'; readonly name: string }
  | { readonly type: 'scope'; readonly scope: Scope }
  | { readonly type: 'aim'; readonly aim: Aim }
  | { readonly type: 'fact'; readonly id: string; readonly value: Fact }
  | { readonly type: 'answer'; readonly id: string; readonly answer: Answer };

/** The assessment as data after the edit. */
export function applyEdit(assessment: Assessment, edit: Edit): Assessment {
  switch (edit.type) {
    case 'organization':
      return { ...assessment, organization: { name: edit.name } };
    case 'scope':
      return { ...assessment, scope: edit.scope };
    case 'aim':
      return { ...assessment, ...aimedAt(assessment, edit.aim) };
    case 'fact':
      return { ...assessment, profile: { ...assessment.profile, [edit.id]: edit.value } };
    case 'answer':
      return { ...assessment, answers: { ...assessment.answers, [edit.id]: edit.answer } };
  }
}

/** The new aim, and those left behind: their answers stay in the file. */
export function aimedAt(assessment: Assessment, aim: Aim): Pick<Assessment, 'catalogue' | 'earlier'> {
  const left = [...(assessment.earlier ?? []), assessment.catalogue].filter(({ id }) => id !== aim.id);
  return left.length === 0 ? { catalogue: aim } : { catalogue: aim, earlier: left };
}
