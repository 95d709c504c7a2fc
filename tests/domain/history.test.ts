import { expect, test } from 'vitest';
import { historyLine, readHistory } from '../../src/domain/history.ts';
import { sampleAssessment } from '../helpers/sample.ts';

test.each([1, 10_000_000, 10_000_001, Number.MAX_SAFE_INTEGER])(
  'what is written below a line that says it is number %i can be read',
  (n) => {
    const before = sampleAssessment({ 'A-1-1-1': 'unmet' });
    const after = sampleAssessment({ 'A-1-1-1': 'met' });
    const planted = JSON.stringify({ n, at: '2026-11-30T09:00:00+09:00', did: [], file: `sha256:${'0'.repeat(64)}` });
    const lines = [planted];
    for (const [from, to] of [
      [before, after],
      [after, before],
    ] as const)
      lines.push(historyLine({ before: from, after: to, at: '2026-11-30T10:00:00+09:00' }, lines));
    const { entries } = readHistory(lines.join('\n'), before);
    expect(entries.slice(-2).map(({ did }) => did.length)).toEqual([1, 1]);
  },
);

test('a line longer than any save writes is not read, and the next one goes below it', () => {
  const [before, after] = [sampleAssessment({ 'A-1-1-1': 'unmet' }), sampleAssessment({ 'A-1-1-1': 'met' })];
  const lineOf = (changes: number) =>
    JSON.stringify({
      n: 7,
      at: '2026-11-30T09:00:00+09:00',
      did: Array.from({ length: changes }, () => ({ what: 'scope' })),
      file: `sha256:${'0'.repeat(64)}`,
    });
  const read = (...lines: readonly string[]) => readHistory(`${lines.join('\n')}\n`, after);
  expect(read(lineOf(200_000)).problems).toEqual([]);
  const long = lineOf(250_000);
  const line = historyLine({ before, after, at: '2026-11-30T10:00:00+09:00' }, [long]);
  const { entries, problems } = read(long, line);
  expect(entries.map(({ n }) => n)).toEqual([1]);
  expect(problems).toEqual([{ line: 1, why: 'unreadable' }]);
});
