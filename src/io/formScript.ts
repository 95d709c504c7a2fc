import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './packageRoot.ts';

/** What runs in the form for the browser, as the build made it. */
export function loadFormScript(root: string = packageRoot()): string {
  return readFileSync(join(root, 'dist', 'form.js'), 'utf8');
}
