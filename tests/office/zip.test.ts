import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openArchive, withPart, writeArchive } from '../../src/office/zip.ts';

const limits = { entries: 100, totalBytes: 1_000_000, entryBytes: 1_000_000 };
const parts = fc.uniqueArray(
  fc.record({
    path: fc.string({ minLength: 1, unit: 'grapheme' }).map((name) => `xl/${name}`),
    content: fc.uint8Array({ maxLength: 2000 }),
    isPacked: fc.boolean(),
  }),
  { selector: ({ path }) => path, minLength: 1, maxLength: 8 },
);

describe('an archive that we write', () => {
  test('is read as it was by others and by ourselves', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const bytes = writeArchive(given);
        const others = unzipSync(bytes);
        const own = openArchive({ name: 'a.zip', bytes }, limits);
        expect(Object.keys(others)).toHaveLength(given.length);
        for (const { path, content } of given) {
          expect(Buffer.from(others[path] ?? [])).toEqual(Buffer.from(content));
          expect(Buffer.from(own.read(path) ?? [])).toEqual(Buffer.from(content));
        }
      }),
      { numRuns: 50 },
    );
  });

  test('shows from its bytes alone what is not packed', () => {
    const content = new TextEncoder().encode('ここに名前');
    const bytes = writeArchive([{ path: 'a', content, isPacked: false }]);
    expect(Buffer.from(bytes).includes(Buffer.from(content))).toBe(true);
  });

  test('can have a part of it exchanged', () => {
    const content = new Uint8Array(500);
    const bytes = writeArchive(['a', 'b', 'c'].map((path) => ({ path, content, isPacked: path !== 'b' })));
    const changed = withPart({ name: 'a.zip', bytes }, 'b', Uint8Array.of(1, 2, 3), limits);
    expect(unzipSync(changed)).toEqual({ a: content, b: Uint8Array.of(1, 2, 3), c: content });
  });
});
