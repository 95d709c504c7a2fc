import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newKey } from '../../src/io/signature.ts';

/** Puts a new key into a folder, as `NAME.pem` and `NAME.pub.pem`. */
export function writeKey(folder: string, name: string): void {
  const { privateKey, publicKey } = newKey();
  writeFileSync(join(folder, `${name}.pem`), privateKey);
  writeFileSync(join(folder, `${name}.pub.pem`), publicKey);
}
