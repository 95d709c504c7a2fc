import { type Answer, type Assessment, states } from '../../src/formats/assessment.ts';

/** The n-th answer of a long sitting: which criterion it is about, and what it says. */
export function nthAnswer(n: number, ids: readonly string[]): { readonly id: string; readonly answer: Answer } {
  const id = ids[(n * 37) % ids.length] ?? '';
  const state = states[n % states.length] ?? 'unknown';
  const note = `${n}回目の答え: 「${id}」 # ${state}\n${'長いメモ。'.repeat((n * 61) % 400)}`;
  return { id, answer: { state, note, ...(n % 3 === 0 ? { owner: `担当${n}` } : {}), answeredOn: '2026-11-21' } };
}

/** All answers after the first `count` of them. */
export function answersAfter(count: number, ids: readonly string[]): Assessment['answers'] {
  const given = Array.from({ length: count }, (_, n) => nthAnswer(n, ids));
  return Object.fromEntries(given.map(({ id, answer }) => [id, answer]));
}
