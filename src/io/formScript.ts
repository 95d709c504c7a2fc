import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './packageRoot.ts';

/** What runs in the form for the browser, as the build made it. */
export function loadFormScript(root: string = packageRoot()): string {
  return readFileSync(join(root, 'dist', 'form.js'), 'utf8');
}

/** How a policy of a page names the text of a script or style that it allows: `sha256-…`. */
export function policyHash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
