import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { StarterKind } from './shipped.ts';

/** A kind of file that we write and a person may open. */
export type SchemaKind = StarterKind | 'baseline';

/**
 * Where an editor finds the schema of a new file in `folder`, as a path from there: in the package beside the file, else
 * in the checkout that runs.
 * @param root where the running package lies
 * @returns undefined where neither is: a file made by npx or a global command names none. It is sent to others, whose
 * editors would ask an address for it, and what an address holds may change.
 */
export function editorSchema(kind: SchemaKind, folder: string, root: string): string | undefined {
  const file = `controls/schema/${kind}.schema.json`;
  return installedNear(folder, `node_modules/scs-check/${file}`) ?? checkedOut(folder, file, root);
}

function installedNear(folder: string, file: string, way = ''): string | undefined {
  if (existsSync(join(folder, file))) return `${way === '' ? './' : way}${file}`;
  const parent = dirname(folder);
  return parent === folder ? undefined : installedNear(parent, file, `${way}../`);
}

function checkedOut(folder: string, file: string, root: string): string | undefined {
  if (/[\\/]node_modules[\\/]/.test(root)) return undefined;
  const way = relative(folder, join(root, file)).replaceAll('\\', '/');
  // What an editor reads as the end of the path, or would lead out of the comment.
  return isAbsolute(way) || /[\s\p{Cc}#]/u.test(way) ? undefined : way;
}
