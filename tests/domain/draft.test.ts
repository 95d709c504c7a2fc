import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { editDocument } from '../../src/assessment/edit.ts';
import { applyEdit, type Edit } from '../../src/domain/edit.ts';
import { changesBetween } from '../../src/domain/history.ts';
import { missedEdits } from '../../src/domain/missedEdits.ts';
import { mergeAssessment } from '../../src/exchange/merge.ts';
import type { Assessment, Draft } from '../../src/formats/assessment.ts';
import { limits } from '../../src/formats/limits.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const ID = '1-2-1-1';
const empty = emptyAssessment(shippedCatalogue());
const withDrafts = (drafts: Record<string, Draft>): Assessment => ({ ...empty, drafts });
const answer = (written: Draft = {}): Edit => ({ type: 'answer', id: ID, answer: { state: 'met', ...written } });

const written = fc.record(
  {
    note: fc.string({ minLength: 1, maxLength: 20 }),
    evidence: fc.array(fc.record({ title: fc.string({ minLength: 1, maxLength: 9 }) }), { minLength: 1, maxLength: 3 }),
    owner: fc.constantFrom('総務', '社長'),
    due: fc.constantFrom('2026-12-01', '2027-01-31'),
  },
  { requiredKeys: [] },
);

describe('a draft', () => {
  test('goes with the answer, whatever the answer brings itself, and nothing of either is lost', () => {
    fc.assert(
      fc.property(written, written, (draft, brought) => {
        const { answers, drafts } = applyEdit(withDrafts({ [ID]: draft }), answer(brought));
        const { note = '', evidence = [], owner, due } = answers[ID] ?? {};
        const isTorn = (['owner', 'due'] as const).some(
          (key) => (draft[key] ?? brought[key]) !== (brought[key] ?? draft[key]),
        );
        expect(drafts).toEqual(isTorn ? { [ID]: draft } : undefined);
        expect([owner, due]).toEqual(
          isTorn ? [brought.owner, brought.due] : [brought.owner ?? draft.owner, brought.due ?? draft.due],
        );
        for (const one of isTorn ? [brought] : [draft, brought]) {
          expect(note).toContain(one.note ?? '');
          for (const item of one.evidence ?? []) expect(evidence).toContainEqual(item);
        }
      }),
    );
  });

  test('stays where it is when both together are more than a file takes', () => {
    const draft = { note: '長'.repeat(limits.text) };
    const { answers, drafts } = applyEdit(withDrafts({ [ID]: draft }), answer({ note: '短' }));
    expect(answers[ID]).toEqual({ state: 'met', note: '短' });
    expect(drafts).toEqual({ [ID]: draft });
  });

  test('becomes the same in the file as in memory, for any edits in any order', () => {
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      written.map((draft): Edit => ({ type: 'draft', id: ID, draft })),
      fc.constant<Edit>({ type: 'draft', id: ID, draft: undefined }),
      written.map(answer),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const doc = parseDocument(stringify(empty));
        for (const one of edits) editDocument(doc, one, [ID]);
        expect(doc.toJS()).toEqual(edits.reduce(applyEdit, empty));
      }),
    );
  });

  test('that an answer has taken along is not put back over what an editor saves', () => {
    const edits: Edit[] = [{ type: 'draft', id: ID, draft: { note: 'メモ' } }, answer({ note: 'メモ' })];
    const after = edits.reduce(applyEdit, empty);
    expect(missedEdits(after, empty, edits)).toEqual([]);
    expect(missedEdits(empty, empty, edits).reduce(applyEdit, empty)).toEqual(after);
  });

  test('is told in the history, and no longer once it is part of an answer', () => {
    const draft = withDrafts({ [ID]: { note: 'メモ' } });
    expect(changesBetween(empty, draft)).toEqual([{ what: 'draft', id: ID }]);
    expect(changesBetween(draft, applyEdit(draft, answer()))).toMatchObject([{ what: 'answer', id: ID, to: 'met' }]);
  });

  test('comes home with a hand-out: beside an answer, beside another draft, or as the first word', () => {
    const theirs = withDrafts({ [ID]: { note: '戻り' } });
    const merged = (ours: Assessment) => mergeAssessment(ours, theirs, { knows: () => true }).merged;
    expect(merged(empty).drafts).toEqual({ [ID]: { note: '戻り' } });
    expect(
      merged(withDrafts({ [ID]: { note: '手元' } }))
        .drafts?.[ID]?.note?.split('\n')
        .sort(),
    ).toEqual(['戻り', '手元']);
    const answered = applyEdit(empty, answer({ note: '手元' }));
    expect(merged(answered).answers[ID]?.note?.split('\n').sort()).toEqual(['戻り', '手元']);
    expect(merged(merged(answered))).toEqual(merged(answered));
  });

  test('names one owner: of two, what was decided stays, and the notes of both', () => {
    const ours = withDrafts({ [ID]: { note: '手元', owner: '総務' } });
    const theirs = withDrafts({ [ID]: { note: '戻り', owner: '社長', due: '2026-12-01' } });
    const merge = (decisions: 'ours' | 'theirs') =>
      mergeAssessment(ours, theirs, { knows: () => true, decisions: new Map([[`${ID} draft`, decisions]]) });
    expect(merge('ours').conflicts).toMatchObject([{ subject: 'draft' }]);
    expect(merge('ours').merged.drafts).toEqual(ours.drafts);
    const { note, ...rest } = merge('theirs').merged.drafts?.[ID] ?? {};
    expect(note?.split('\n').sort()).toEqual(['戻り', '手元']);
    expect(rest).toEqual({ owner: '社長', due: '2026-12-01' });
  });

  test('of who is in charge comes home where there is nobody here', () => {
    const theirs = withDrafts({ [ID]: { owner: '社長', due: '2026-12-01' } });
    const { merged } = mergeAssessment(applyEdit(empty, answer()), theirs, { knows: () => true });
    expect(merged.answers[ID]).toEqual({ state: 'met', owner: '社長', due: '2026-12-01' });
  });
});
