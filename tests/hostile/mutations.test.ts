import { expect, test } from 'vitest';
import { dice } from '../helpers/random.ts';
import { mutated } from './mutations.ts';

test('a file is made of every throw of the dice, and none that is too large to be written', () => {
  const entry = [[[{ id: '1-2-1-1', fields: ['note', 'x'.repeat(2000)] }]]];
  const good = Buffer.from(`${JSON.stringify(entry)}\n`.repeat(2));
  const sizes = Array.from({ length: 150 }, (_, n) => mutated(dice(1, n), { as: 'lines' }, good, [good]).length);
  expect(Math.max(...sizes)).toBeLessThan(20_000_000);
});
