import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import type { StarterKind } from './shipped.ts';

/** A kind of file that we write and a person may open. */
export type SchemaKind = StarterKind | 'baseline';

/** The package that runs. */
export interface Running {
  readonly root: string;
  readonly version: string;
}

/**
 * Where an editor finds the schema of a new file in `folder`: a path from there, or a URL. The package beside the file
 * comes first, as it needs no network and is of the version in use. A file made by npx or a global command has no such
 * neighbour, and is sent to others: for it stands the package as npm has it, of the same major version, since fields
 * that a later version adds must not look wrong. Nothing here opens the URL.
 */
export function editorSchema(kind: SchemaKind, folder: string, running: Running): string {
  const file = `controls/schema/${kind}.schema.json`;
  return (
    installedNear(folder, `node_modules/scs-check/${file}`) ??
    checkedOut(folder, file, running) ??
    published(file, running)
  );
}

function installedNear(folder: string, file: string, way = ''): string | undefined {
  if (existsSync(join(folder, file))) return `${way === '' ? './' : way}${file}`;
  const parent = dirname(folder);
  return parent === folder ? undefined : installedNear(parent, file, `${way}../`);
}

/** A checkout may be ahead of what npm has. */
function checkedOut(folder: string, file: string, { root }: Running): string | undefined {
  if (/[\\/]node_modules[\\/]/.test(root)) return undefined;
  const way = relative(folder, join(root, file)).replaceAll('\\', '/');
  // What an editor reads as the end of the path, or would lead out of the comment.
  return isAbsolute(way) || /[\s\p{Cc}#]/u.test(way) ? undefined : way;
}

function published(file: string, { version }: Running): string {
  return `https://cdn.jsdelivr.net/npm/scs-check@${version.split('.')[0]}/${file}`;
}
