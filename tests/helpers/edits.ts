import fc from 'fast-check';
import type { Edit } from '../../src/domain/edit.ts';
import { evidenceKinds, lookedAt, relations, states, views } from '../../src/formats/assessment.ts';

/** Signs that mean something in YAML, or in a terminal, or nothing good at all. */
export function hostile(): fc.Arbitrary<string> {
  const signs = ['\n', ' ', '  ', '\t', ': ', ':', ' #', '#', "'", '"', '- ', '---', '...', '|', '>', '%', '\\', '\r'];
  const more = [
    '[',
    ']',
    '{',
    '}',
    ',',
    '&a',
    '*a',
    '!',
    '?',
    '@',
    '`',
    '\u0000',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u007f',
  ];
  const words = ['a', 'b c', 'あ', '\u3000', '𠮷', '🗻', 'か\u3099', '👨‍👩‍👧'];
  const whole = [
    '',
    'true',
    'null',
    '~',
    '2026-01-01',
    '0x1f',
    '1e3',
    '.inf',
    '<<',
    '---',
    'no',
    '1_000',
    '=',
    '12:30',
  ];
  return fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit: fc.constantFrom(...signs, ...more, ...words), maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom(...whole, 'あ'.repeat(3999), `${'x '.repeat(1900)}\n- y`) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  );
}

export function hostileLine(): fc.Arbitrary<string> {
  return hostile().map((text) => text.slice(0, 300) || 'x');
}

/** Criteria of the SCS catalogue. */
const someIds = ['1-2-1-1', '1-2-1-2', '1-3-1-1', '3-1-1-1'];

/** One edit of a firm's file, with texts of any kind. */
export function anyEdit(criteria: readonly string[] = someIds): fc.Arbitrary<Edit> {
  const line = hostileLine();
  const date = fc.constantFrom('2026-01-01', '2024-02-29');
  const hash = fc.constant('0a'.repeat(32));
  const file = fc.constantFrom('a.pdf', 'shoko/体制表 2026.xlsx');
  const evidence = fc.record(
    {
      title: line,
      kind: fc.constantFrom(...evidenceKinds),
      reference: line,
      date,
      validUntil: date,
      file,
      sha256: hash,
    },
    { requiredKeys: ['title'] },
  );
  const content = {
    state: fc.constantFrom(...states),
    options: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
    reason: hostile(),
    note: hostile(),
    lastDone: date,
    evidence: fc.array(evidence, { maxLength: 3 }),
    owner: line,
    due: date,
    answeredOn: date,
    waiver: fc.record({ reason: hostile(), until: date }, { requiredKeys: ['reason'] }),
  };
  const ids = fc.constantFrom(...criteria);
  const names = fc.array(line, { maxLength: 3 });
  return fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(ids, fc.record(content, { requiredKeys: ['state'] }))
        .map(([id, own]): Edit => ({ type: 'answer', id, answer: own })),
    },
    fc
      .tuple(ids, fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }))
      .map(([id, level]): Edit => ({ type: 'target', id, level })),
    line.map((name): Edit => ({ type: 'organization', name })),
    fc.constantFrom(true, false, 'unknown' as const).map((value): Edit => ({ type: 'fact', id: 'has-servers', value })),
    fc
      .record({ companies: names, sites: names, systems: names }, { requiredKeys: [] })
      .map((scope): Edit => ({ type: 'scope', scope })),
  );
}

/** One edit that a specialist makes. */
export function anyReviewEdit(criteria: readonly string[] = someIds): fc.Arbitrary<Edit> {
  const line = hostileLine();
  const reviewer = fc.record({ name: line, organization: line, relation: fc.constantFrom(...relations) });
  const review = fc.record(
    {
      by: fc.constantFrom('a', 'b'),
      on: fc.constantFrom('2026-01-01', '2024-02-29'),
      view: fc.constantFrom(...views),
      lookedAt: fc.subarray([...lookedAt]),
      advice: hostile(),
      question: hostile(),
      reply: hostile(),
      stamp: fc.constant(`sha256:${'0a'.repeat(32)}`),
    },
    { requiredKeys: ['by', 'on', 'view', 'stamp'] },
  );
  const ids = fc.constantFrom(...criteria);
  return fc.oneof(
    reviewer.map((one): Edit => ({ type: 'reviewer', id: 'a', reviewer: one })),
    fc
      .tuple(ids, fc.array(review, { minLength: 1, maxLength: 3 }))
      .map(([id, reviews]): Edit => ({ type: 'reviews', id, reviews })),
  );
}
