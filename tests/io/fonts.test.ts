import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { loadFonts } from '../../src/io/fonts.ts';
import { packageRoot } from '../../src/io/packageRoot.ts';

/** The first four bytes of a TrueType font. */
const TRUETYPE = [0, 1, 0, 0];

test('the package finds itself from wherever its code lies', () => {
  expect(existsSync(join(packageRoot(), 'package.json'))).toBe(true);
});

test('the shipped fonts are TrueType once unpacked', async () => {
  const { regular, bold, loadFallback } = await loadFonts();
  for (const font of [regular, bold, loadFallback()]) expect([...font.subarray(0, 4)]).toEqual(TRUETYPE);
});

test('a missing font is named', async () => {
  const root = mkdtempSync(join(tmpdir(), 'scs-check-'));
  const file = join(root, 'dist', 'fonts', 'BIZUDPGothic-Regular.ttf.br');
  await expect(loadFonts(root)).rejects.toThrow(new UserError('font-missing', { file }));
});
