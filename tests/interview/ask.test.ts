import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../src/domain/edit.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { limits } from '../../src/formats/limits.ts';
import { digitsOf, evidenceEdit, keysOf, noteEdit, readRow, replyEdit, writtenOf } from '../../src/interview/ask.ts';
import type { Proposal } from '../../src/interview/proposals.ts';
import { startSession } from '../../src/interview/session.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const empty = emptyAssessment(catalogue);
const ID = '1-2-1-1';
const answered: Assessment = { ...empty, answers: { [ID]: { state: 'met', owner: '総務' } } };
const proposal: Proposal = { criterion: ID, state: 'met', from: 'sa-1', relation: 'equal', reason: '同じ' };
const after = (assessment: Assessment, ...edits: readonly Parameters<typeof applyEdit>[1][]) =>
  edits.reduce(applyEdit, assessment);

describe('the keys of a question', () => {
  test('are those that do something at this moment', () => {
    const none = keysOf(startSession(catalogue, empty), ID, undefined);
    expect(none).toEqual(['1', '2', '3', '4', '5', '?', 'b', 's', 'n', 'e', 'o', 'd', 'j', 'a', 'q']);
    expect(keysOf(startSession(catalogue, empty), ID, proposal)).toEqual([...none, '+']);
    expect(keysOf(startSession(catalogue, answered), ID, undefined)).toEqual([...none, 'enter']);
    const asked = reviewedAssessment({ views: 1, said: () => ({ question: 'どこですか' }) });
    expect(keysOf(startSession(catalogue, asked), ID, undefined)).toContain('r');
  });
});

describe('what is written beside a question', () => {
  test('says nothing of its state, answered or not', () => {
    for (const assessment of [empty, answered]) {
      const edit = noteEdit(assessment, ID, 'メモ');
      const { answers } = after(assessment, edit);
      expect(answers[ID]?.state).toBe(assessment.answers[ID]?.state);
      expect(writtenOf(after(assessment, edit), ID).note).toBe('メモ');
    }
  });

  test('goes as if it had never been there', () => {
    for (const assessment of [empty, answered]) {
      const written = after(assessment, noteEdit(assessment, ID, 'メモ'));
      expect(after(written, noteEdit(written, ID, ''))).toEqual(assessment);
    }
  });

  test('is never more evidence than a file takes', () => {
    let assessment = empty;
    for (let number = 1; number <= limits.evidence; number++) {
      const edit = evidenceEdit(assessment, ID, { title: `証拠${number}` });
      if (edit === undefined) throw new Error(`refused at ${number}`);
      assessment = after(assessment, edit);
    }
    expect(writtenOf(assessment, ID).evidence).toHaveLength(limits.evidence);
    expect(evidenceEdit(assessment, ID, { title: '1つ多い' })).toBeUndefined();
  });

  test('a reply goes into the view that asked, and nowhere where nothing is asked', () => {
    const asked = reviewedAssessment({ views: 1, said: () => ({ question: 'どこですか' }) });
    const edit = replyEdit(asked, ID, '棚です', '2026-11-21');
    if (edit === undefined) throw new Error('no reply');
    expect(after(asked, edit).reviews?.[ID]?.at(-1)).toMatchObject({
      question: 'どこですか',
      reply: '棚です',
      repliedOn: '2026-11-21',
    });
    expect(replyEdit(empty, ID, '棚です', '2026-11-21')).toBeUndefined();
  });
});

describe('a row of keys', () => {
  const ids = ['a', 'b', 'c'];
  const offered: Proposal = { ...proposal, criterion: 'b' };
  const all = digitsOf(catalogue);
  const counted = digitsOf(shippedCatalogue('security-action-25'));

  test('is read however it is typed', () => {
    const key = fc.constantFrom('1', '2', '3', '4', '5', '-');
    const hyphens = fc.constantFrom('-', 'ー', '−', '‐', '―', 'ｰ', '－');
    const digits: Readonly<Record<string, string>> = { '1': '１', '2': '２', '3': '３', '4': '４', '5': '５' };
    fc.assert(
      fc.property(
        fc.tuple(key, key, key),
        hyphens,
        fc.boolean(),
        fc.constantFrom('', ' ', '　'),
        (row, hyphen, wide, gap) => {
          const typed = row.map((one) => (one === '-' ? hyphen : wide ? digits[one] : one)).join(gap);
          expect(readRow(typed, ids, [], all)).toEqual(row);
          expect(readRow(typed, ids, [], counted)).toEqual(row.includes('5') ? 'wrong' : row);
        },
      ),
    );
  });

  test('takes a proposal only where there is one, and nothing that is no row', () => {
    expect(readRow('-+-', ids, [offered], all)).toEqual(['-', '+', '-']);
    expect(readRow('+--', ids, [offered], all)).toBe('no-proposal');
    for (const typed of ['1', '11', '1111', '1x1', '161', '1１'])
      expect(readRow(typed, ids, [offered], all)).toBe('wrong');
    expect(readRow(' 　', ids, [], all)).toEqual([]);
  });
});
