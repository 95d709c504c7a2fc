import { describe, expect, test } from 'vitest';
import { applyEdit, type Edit } from '../../src/domain/edit.ts';
import { missedEdits } from '../../src/domain/missedEdits.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const base: Assessment = emptyAssessment(shippedCatalogue());
const ID = '1-2-1-1';

/** One of every kind: a new kind of edit does not compile until it stands here. */
const kinds: { readonly [K in Edit['type']]: Extract<Edit, { readonly type: K }> } = {
  organization: { type: 'organization', name: 'サンプル製作所' },
  scope: { type: 'scope', scope: { sites: ['本社'] } },
  aim: { type: 'aim', aim: { ...base.catalogue, level: 'star4' } },
  fact: { type: 'fact', id: 'uses-cloud', value: true },
  answer: { type: 'answer', id: ID, answer: { state: 'met' } },
  draft: { type: 'draft', id: ID, draft: { note: 'メモ' } },
  glance: { type: 'glance', id: '1-2-1', glance: 'nothing' },
  target: { type: 'target', id: ID, level: 1 },
  reviewer: { type: 'reviewer', id: 'mihon', reviewer: { name: '見本', relation: 'outside' } },
  reviews: {
    type: 'reviews',
    id: ID,
    reviews: [{ by: 'mihon', on: '2026-11-10', view: 'agrees', stamp: `sha256:${'0'.repeat(64)}` }],
  },
  asking: {
    type: 'asking',
    id: ID,
    asking: { question: 'だれですか', reply: '社長です', stamp: `sha256:${'0'.repeat(64)}` },
  },
  migrate: {
    type: 'migrate',
    from: base.catalogue.id,
    aim: { ...base.catalogue, edition: '2' },
    retired: [],
    asked: {},
    moved: {},
  },
};

describe.each(Object.entries(kinds))('%s', (_, edit) => {
  test('that an editor has written over is put back', () => {
    expect(missedEdits(base, base, [edit])).toEqual([edit]);
  });

  test('that is there is left alone', () => {
    expect(missedEdits(applyEdit(base, edit), base, [edit])).toEqual([]);
  });
});

test('a glance that a person has changed by hand is left alone', () => {
  const found = applyEdit(base, { type: 'glance', id: '1-2-1', glance: 'mostly' });
  expect(missedEdits(found, base, [kinds.glance])).toEqual([]);
});
