import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CannotDecrypt, decrypt, TooCostly } from '../../src/exchange/age.ts';

/**
 * A folder with age's public test vectors (`age/testdata` of C2SP/CCTV). Where none is named, what is refused is known by
 * our own tests alone.
 */
const vectors = process.env['AGE_VECTORS'] ?? '';

interface Vector {
  /** What age prescribes of opening it. */
  readonly expected: string;
  readonly passphrases: readonly string[];
  readonly payload: string | undefined;
  readonly bytes: Uint8Array;
}

function vectorAt(path: string): Vector {
  const file = readFileSync(path);
  const end = file.indexOf('\n\n');
  const head = file
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(': ') as [string, string]);
  const all = (key: string) => head.filter(([name]) => name === key).map(([, value]) => value);
  const bytes = file.subarray(end + 2);
  return {
    expected: all('expect')[0] ?? '',
    passphrases: all('passphrase'),
    payload: all('payload')[0],
    bytes: all('compressed')[0] === 'zlib' ? inflateSync(bytes) : bytes,
  };
}

describe.skipIf(vectors === '')("age's public test vectors (AGE_VECTORS)", () => {
  const names = vectors === '' ? [] : readdirSync(vectors);

  test('are there', () => {
    expect(names.filter((name) => name.startsWith('scrypt')).length).toBeGreaterThan(20);
  });

  test.each(names)('%s', async (name) => {
    const { expected, passphrases, payload, bytes } = vectorAt(join(vectors, name));
    // One for keys is for none of ours to open, whether it is good or not.
    const isOpened = passphrases.length > 0 && expected === 'success';
    for (const passphrase of passphrases.length > 0 ? passphrases : ['password']) {
      const content = await decrypt(bytes, passphrase).catch((error: unknown) => error);
      if (isOpened)
        expect(
          createHash('sha256')
            .update(content as Uint8Array)
            .digest('hex'),
        ).toBe(payload);
      else expect([CannotDecrypt, TooCostly]).toContain((content as object).constructor);
    }
  });
});
