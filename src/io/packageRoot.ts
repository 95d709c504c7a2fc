import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InternalError } from '../errors.ts';

interface Package {
  readonly folder: string;
  readonly version: string;
  readonly homepage?: string;
}

let found: Package | undefined;

/** The folder of this package: where its `dist`, `controls` and `templates` are, whether run from source or bundled. */
export function packageRoot(): string {
  return findPackage().folder;
}

/** The version of this package. */
export function packageVersion(): string {
  return findPackage().version;
}

/** Where the package says its home is, if it does. */
export function packageHomepage(): string | undefined {
  return findPackage().homepage;
}

function findPackage(): Package {
  found ??= climb(dirname(fileURLToPath(import.meta.url)));
  return found;
}

function climb(folder: string): Package {
  const found = packageIn(folder);
  if (found !== undefined) return found;
  const parent = dirname(folder);
  if (parent === folder) throw new InternalError('package.json of scs-check not found');
  return climb(parent);
}

function packageIn(folder: string): Package | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || Reflect.get(manifest, 'name') !== 'scs-check')
      return undefined;
    const version: unknown = Reflect.get(manifest, 'version');
    const homepage: unknown = Reflect.get(manifest, 'homepage');
    if (typeof version !== 'string') return undefined;
    return { folder, version, ...(typeof homepage === 'string' ? { homepage } : {}) };
  } catch {
    return undefined;
  }
}
