import { InternalError } from '../errors.ts';
import type { Tag } from '../i18n/t.ts';
import { editorSchema, type SchemaKind } from '../io/editorSchema.ts';
import { packageRoot, packageVersion } from '../io/packageRoot.ts';
import type { StarterKind } from '../io/shipped.ts';
import { starterIn } from './translation.ts';

const MODELINE = /^# yaml-language-server: \$schema=\S+/;

/**
 * The commented file that a new assessment or catalogue starts from. Its first line names the schema by which editors
 * complete and explain: that of the starter fits where the starter lies, not where the new file will.
 */
export function starterFor(folder: string, kind: StarterKind, language: Tag): string {
  const starter = starterIn(language, kind);
  if (!MODELINE.test(starter)) throw new InternalError(`the starter file of ${kind} names no schema`);
  return starter.replace(MODELINE, () => `# ${modelineFor(folder, kind)}`);
}

/** The line, without its `#`, that names the schema of a file in `folder` to an editor. */
export function modelineFor(folder: string, kind: SchemaKind): string {
  return `yaml-language-server: $schema=${editorSchema(kind, folder, { root: packageRoot(), version: packageVersion() })}`;
}
